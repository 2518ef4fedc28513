/** Functions of the plane looked at for what really decides them: browsers write every gradient with transparency or repeats as one. */

/** A function of one variable behind one of two. */
export interface Planar {
  readonly kind: 'axial' | 'radial';
  /** Of an axial gradient (x0 y0 x1 y1) or a radial one (x0 y0 r0 x1 y1 r1). */
  readonly coords: readonly number[];
  /** Of the one variable: x, y, or the distance from the origin. */
  readonly domain: readonly [number, number];
  readonly at: (t: number) => number[];
}

type Run = (inputs: readonly number[]) => number[];

const PROBES = 13;
/** Colours nearer than half of what eight bits can tell are the same. */
const SAME = 1 / 512;

const alike = (a: readonly number[], b: readonly number[]): boolean => a.every((v, i) => Math.abs(v - b[i]!) < SAME);
const between = (low: number, high: number, i: number): number => low + ((high - low) * (i + 0.5)) / PROBES;

/**
 * Finds the one variable that a function of x and y depends on: x, y, or the distance from the origin, by trying it out at points of its domain.
 * @param domain least and most of x, then of y.
 * @returns null where it depends on both in another way, as a conic gradient does.
 */
export function planar(run: Run, [x0 = 0, x1 = 1, y0 = 0, y1 = 1]: readonly number[]): Planar | null {
  const probes = Array.from({ length: PROBES }, (_, i) => i);
  const depends = (at: (i: number, j: number) => number[]): boolean => probes.some((i) => {
    const first = at(i, 0);
    return probes.some((j) => !alike(first, at(i, j)));
  });
  const middleX = (x0 + x1) / 2;
  const middleY = (y0 + y1) / 2;
  if (!depends((i, j) => run([between(x0, x1, i), between(y0, y1, j)]))) {
    return { kind: 'axial', coords: [x0, 0, x1, 0], domain: [x0, x1], at: (t) => run([t, middleY]) };
  }
  if (!depends((i, j) => run([between(x0, x1, j), between(y0, y1, i)]))) {
    return { kind: 'axial', coords: [0, y0, 0, y1], domain: [y0, y1], at: (t) => run([middleX, t]) };
  }
  const reach = Math.max(...[x0, x1].flatMap((x) => [y0, y1].map((y) => Math.hypot(x, y))));
  const around = (r: number, j: number): number[] => {
    // Directions in which the circle still lies in the domain; outside it the function answers for its edge.
    const angle = (2 * Math.PI * (j + 0.25)) / PROBES;
    const [x, y] = [r * Math.cos(angle), r * Math.sin(angle)];
    return x >= x0 && x <= x1 && y >= y0 && y <= y1 ? run([x, y]) : [];
  };
  const circles = probes.map((i) => between(0, reach, i)).map((r) => probes.map((j) => around(r, j)).filter((colour) => colour.length > 0)).filter((colours) => colours.length > 1);
  if (circles.length > 2 && circles.every((colours) => colours.every((colour) => alike(colour, colours[0]!)))) {
    // Along a ray that stays inside the domain: towards its farthest corner.
    const corner = [x0, x1].flatMap((x) => [y0, y1].map((y) => [x, y] as const)).reduce((a, b) => (Math.hypot(...a) >= Math.hypot(...b) ? a : b));
    return { kind: 'radial', coords: [0, 0, 0, 0, 0, reach], domain: [0, reach], at: (t) => run([(corner[0] * t) / reach, (corner[1] * t) / reach]) };
  }
  return null;
}
