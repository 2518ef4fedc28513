/** Matrices and boxes. PDF matrices are `[a b c d e f]` (ISO 32000-1, section 8.3.3); boxes are in mm, y downwards. */

export type Matrix = readonly [number, number, number, number, number, number];
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** `first` applied before `then`. */
export const multiply = (first: Matrix, then: Matrix): Matrix => [
  first[0] * then[0] + first[1] * then[2],
  first[0] * then[1] + first[1] * then[3],
  first[2] * then[0] + first[3] * then[2],
  first[2] * then[1] + first[3] * then[3],
  first[4] * then[0] + first[5] * then[2] + then[4],
  first[4] * then[1] + first[5] * then[3] + then[5],
];

/** The factor by which a matrix scales lengths on average: the square root of the area it gives a unit square. */
export const scaleOf = (m: Matrix): number => Math.sqrt(Math.abs(m[0] * m[3] - m[1] * m[2]));

/** True when a rectangle stays a rectangle with upright sides. */
export const keepsRectangles = (m: Matrix): boolean => {
  const small = 1e-6 * (Math.abs(m[0]) + Math.abs(m[1]) + Math.abs(m[2]) + Math.abs(m[3]));
  return (Math.abs(m[1]) <= small && Math.abs(m[2]) <= small) || (Math.abs(m[0]) <= small && Math.abs(m[3]) <= small);
};

/** An upright box. Empty when right <= left or bottom <= top. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const intersect = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom),
});
export const unite = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left), top: Math.min(a.top, b.top), right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom),
});
/** Area, 0 for an empty box. */
export const area = (b: Box): number => (b.right > b.left && b.bottom > b.top ? (b.right - b.left) * (b.bottom - b.top) : 0);
export const contains = (b: Box, x: number, y: number): boolean => x >= b.left && x <= b.right && y >= b.top && y <= b.bottom;
/** `b` grown by `by` on every side. */
export const grow = (b: Box, by: number): Box => ({ left: b.left - by, top: b.top - by, right: b.right + by, bottom: b.bottom + by });
export const boxOf = (r: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): Box => ({
  left: r.x, top: r.y, right: r.x + r.width, bottom: r.y + r.height,
});

/** The upright box round a rectangle (given by two opposite corners) after a matrix. */
export function boxThrough(m: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const ax0 = m[0] * x0, ax1 = m[0] * x1, cy0 = m[2] * y0, cy1 = m[2] * y1;
  const bx0 = m[1] * x0, bx1 = m[1] * x1, dy0 = m[3] * y0, dy1 = m[3] * y1;
  return {
    left: Math.min(ax0, ax1) + Math.min(cy0, cy1) + m[4],
    right: Math.max(ax0, ax1) + Math.max(cy0, cy1) + m[4],
    top: Math.min(bx0, bx1) + Math.min(dy0, dy1) + m[5],
    bottom: Math.max(bx0, bx1) + Math.max(dy0, dy1) + m[5],
  };
}

/** The matrix that undoes another; null where that is impossible. */
export function invert(m: Matrix): Matrix | null {
  const d = m[0] * m[3] - m[1] * m[2];
  if (d === 0) return null;
  return [m[3] / d, -m[1] / d, -m[2] / d, m[0] / d, (m[2] * m[5] - m[3] * m[4]) / d, (m[1] * m[4] - m[0] * m[5]) / d];
}
