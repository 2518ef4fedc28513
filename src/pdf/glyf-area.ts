/** The area that a TrueType glyph's outlines enclose (OpenType 1.9, table glyf), for reckoning how much ink a letter takes. */

/** Composites inside composites beyond this depth are a loop. */
const DEEPEST = 6;

/** Flags of a point, and of a component of a composite glyph. */
const ON_CURVE = 1, X_SHORT = 2, Y_SHORT = 4, REPEAT = 8, X_SAME = 16, Y_SAME = 32;
const WORDS = 1, SCALE = 8, MORE = 32, TWO_SCALES = 64, MATRIX = 128;

/**
 * Signed area in units of the em square: outer contours one way round, holes the other. Undefined for damaged data.
 * Components of a composite that overlap count twice, which accents over letters do not.
 */
export function areaOfGlyph(view: DataView, glyph: number, dataOf: (glyph: number) => number | null | undefined, depth = 0): number | undefined {
  const at = dataOf(glyph);
  if (at === null) return 0;
  if (at === undefined || depth > DEEPEST) return undefined;
  try {
    const contours = view.getInt16(at);
    return contours >= 0 ? areaOfContours(view, at, contours) : areaOfComponents(view, at, dataOf, depth);
  } catch (error) {
    // Data that ends early: the font is damaged here, and its usual share is taken.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function areaOfComponents(view: DataView, start: number, dataOf: (glyph: number) => number | null | undefined, depth: number): number | undefined {
  let sum = 0;
  for (let at = start + 10, flags = MORE; (flags & MORE) !== 0; ) {
    flags = view.getUint16(at);
    const part = areaOfGlyph(view, view.getUint16(at + 2), dataOf, depth + 1);
    if (part === undefined) return undefined;
    at += 4 + ((flags & WORDS) !== 0 ? 4 : 2);
    const fixed = (offset: number): number => view.getInt16(at + offset) / 16384;
    let scale = 1;
    if ((flags & SCALE) !== 0) [scale, at] = [fixed(0) ** 2, at + 2];
    else if ((flags & TWO_SCALES) !== 0) [scale, at] = [fixed(0) * fixed(2), at + 4];
    else if ((flags & MATRIX) !== 0) [scale, at] = [fixed(0) * fixed(6) - fixed(2) * fixed(4), at + 8];
    sum += Math.abs(part * scale);
  }
  return sum;
}

function areaOfContours(view: DataView, start: number, contours: number): number {
  const ends = Array.from({ length: contours }, (_, i) => view.getUint16(start + 10 + 2 * i));
  const points = (ends.at(-1) ?? -1) + 1;
  let at = start + 10 + 2 * contours;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = view.getUint8(at++);
    const times = (flag & REPEAT) !== 0 ? view.getUint8(at++) + 1 : 1;
    for (let i = 0; i < times; i += 1) flags.push(flag);
  }
  const axis = (short: number, same: number): number[] => {
    let value = 0;
    return flags.slice(0, points).map((flag) => {
      if ((flag & short) !== 0) value += (flag & same) !== 0 ? view.getUint8(at++) : -view.getUint8(at++);
      else if ((flag & same) === 0) [value, at] = [value + view.getInt16(at), at + 2];
      return value;
    });
  };
  const xs = axis(X_SHORT, X_SAME);
  const ys = axis(Y_SHORT, Y_SAME);
  let sum = 0;
  for (const [i, end] of ends.entries()) {
    const from = i === 0 ? 0 : ends[i - 1]! + 1;
    sum += areaOfContour(xs.slice(from, end + 1), ys.slice(from, end + 1), flags.slice(from, end + 1));
  }
  return sum;
}

/** The polygon through all points on the curve, and a third of the triangle that each quadratic curve adds or takes away, twice over. */
function areaOfContour(xs: readonly number[], ys: readonly number[], flags: readonly number[]): number {
  const n = xs.length;
  if (n < 3) return 0;
  // Between two control points in a row stands an implied point on the curve.
  const path: [number, number, boolean][] = [];
  for (let i = 0; i < n; i += 1) {
    const on = (flags[i]! & ON_CURVE) !== 0;
    const next = (i + 1) % n;
    path.push([xs[i]!, ys[i]!, on]);
    if (!on && (flags[next]! & ON_CURVE) === 0) path.push([(xs[i]! + xs[next]!) / 2, (ys[i]! + ys[next]!) / 2, true]);
  }
  const cross = (a: readonly [number, number, boolean], b: readonly [number, number, boolean]): number => a[0] * b[1] - b[0] * a[1];
  let doubled = 0;
  const m = path.length;
  for (let i = 0; i < m; i += 1) {
    const point = path[i]!;
    const next = path[(i + 1) % m]!;
    if (!point[2]) continue;
    if (next[2]) {
      doubled += cross(point, next);
      continue;
    }
    const end = path[(i + 2) % m]!;
    const triangle = cross(point, next) + cross(next, end) + cross(end, point);
    doubled += cross(point, end) + (2 / 3) * triangle;
  }
  return doubled / 2;
}
