/** How much a TrueType glyph's outlines enclose (OpenType 1.9, table glyf), for reckoning how much ink a letter takes. */

/** Composites inside composites beyond this depth are a loop. */
const DEEPEST = 6;
/** Scan lines through a glyph. */
const LINES = 24;
/** Chords of a curve. */
const CHORDS = 4;

/** Flags of a point, and of a component of a composite glyph. */
const ON_CURVE = 1, X_SHORT = 2, Y_SHORT = 4, REPEAT = 8, X_SAME = 16, Y_SAME = 32;
const WORDS = 1, XY = 2, SCALE = 8, MORE = 32, TWO_SCALES = 64, MATRIX = 128;

/** Where a glyph's data begins; null for an empty glyph, undefined where it cannot be known. */
export type DataOf = (glyph: number) => number | null | undefined;
/** Closed polygons: x and y in turn, in units of the font. */
type Polygon = readonly number[];

/** Area by the non-zero rule in squared units of the font: strokes that cross count once. Undefined for damaged data. */
export function areaOfGlyph(view: DataView, glyph: number, dataOf: DataOf): number | undefined {
  try {
    const polygons = outlineOf(view, glyph, dataOf, 0);
    return polygons && areaOf(polygons);
  } catch (error) {
    // Data that ends early: the font is damaged here, and a usual share is taken.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function outlineOf(view: DataView, glyph: number, dataOf: DataOf, depth: number): Polygon[] | undefined {
  const at = dataOf(glyph);
  if (at === null) return [];
  if (at === undefined || depth > DEEPEST) return undefined;
  const contours = view.getInt16(at);
  return contours >= 0 ? readContours(view, at, contours) : readComponents(view, at, dataOf, depth);
}

function readComponents(view: DataView, start: number, dataOf: DataOf, depth: number): Polygon[] | undefined {
  const all: Polygon[] = [];
  for (let at = start + 10, flags = MORE; (flags & MORE) !== 0; ) {
    flags = view.getUint16(at);
    const part = outlineOf(view, view.getUint16(at + 2), dataOf, depth + 1);
    if (part === undefined) return undefined;
    const wide = (flags & WORDS) !== 0;
    // Components placed by matching points are rare, and lie near enough at their origin.
    const [dx, dy] = (flags & XY) === 0 ? [0, 0] : wide ? [view.getInt16(at + 4), view.getInt16(at + 6)] : [view.getInt8(at + 4), view.getInt8(at + 5)];
    at += wide ? 8 : 6;
    const fixed = (offset: number): number => view.getInt16(at + offset) / 16384;
    let [a, b, c, d] = [1, 0, 0, 1];
    if ((flags & SCALE) !== 0) [a, d, at] = [fixed(0), fixed(0), at + 2];
    else if ((flags & TWO_SCALES) !== 0) [a, d, at] = [fixed(0), fixed(2), at + 4];
    else if ((flags & MATRIX) !== 0) [a, b, c, d, at] = [fixed(0), fixed(2), fixed(4), fixed(6), at + 8];
    for (const p of part) all.push(p.map((v, i) => (i % 2 === 0 ? a * v + c * p[i + 1]! + dx : b * p[i - 1]! + d * v + dy)));
  }
  return all;
}

function readContours(view: DataView, start: number, contours: number): Polygon[] {
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
  return ends.map((end, i) => {
    const from = i === 0 ? 0 : ends[i - 1]! + 1;
    return flatten(xs.slice(from, end + 1), ys.slice(from, end + 1), flags.slice(from, end + 1));
  });
}

/** Quadratic curves as chords. Between two control points in a row stands an implied point on the curve. */
function flatten(xs: readonly number[], ys: readonly number[], flags: readonly number[]): Polygon {
  const n = xs.length;
  const path: (readonly [number, number, boolean])[] = [];
  for (let i = 0; i < n; i += 1) {
    const on = (flags[i]! & ON_CURVE) !== 0;
    const next = (i + 1) % n;
    path.push([xs[i]!, ys[i]!, on]);
    if (!on && (flags[next]! & ON_CURVE) === 0) path.push([(xs[i]! + xs[next]!) / 2, (ys[i]! + ys[next]!) / 2, true]);
  }
  const polygon: number[] = [];
  const m = path.length;
  for (const [i, [x, y, on]] of path.entries()) {
    if (on) polygon.push(x, y);
    else {
      const [ax, ay] = path[(i + m - 1) % m]!;
      const [bx, by] = path[(i + 1) % m]!;
      for (let k = 1; k < CHORDS; k += 1) {
        const t = k / CHORDS;
        const [p, q, r] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
        polygon.push(p * ax + q * x + r * bx, p * ay + q * y + r * by);
      }
    }
  }
  return polygon;
}

function areaOf(polygons: readonly Polygon[]): number {
  let [low, high] = [Infinity, -Infinity];
  for (const p of polygons) for (let i = 1; i < p.length; i += 2) [low, high] = [Math.min(low, p[i]!), Math.max(high, p[i]!)];
  const step = (high - low) / LINES;
  let sum = 0;
  for (let line = 0; line < LINES; line += 1) {
    const y = low + (line + 0.5) * step;
    const crossings: { x: number; up: number }[] = [];
    for (const p of polygons) {
      for (let i = 0, j = p.length - 2; i < p.length; j = i, i += 2) {
        const [ya, yb] = [p[j + 1]!, p[i + 1]!];
        if (ya <= y !== yb <= y) crossings.push({ x: p[j]! + ((y - ya) / (yb - ya)) * (p[i]! - p[j]!), up: yb > ya ? 1 : -1 });
      }
    }
    crossings.sort((a, b) => a.x - b.x);
    for (let i = 0, winding = 0; i + 1 < crossings.length; i += 1) {
      winding += crossings[i]!.up;
      if (winding !== 0) sum += (crossings[i + 1]!.x - crossings[i]!.x) * step;
    }
  }
  return sum;
}
