/** Path construction (ISO 32000-1, section 8.5.2), gathered in mm: its box, whether it is a plain rectangle, its outline as polygons. */
import { keepsRectangles, type Box, type Matrix } from './geometry.js';

/** Outlines with more points than this are kept as a box only: drawings are, and nobody asks for their every curve. */
const MOST_POINTS = 2000;
/** A side of a rectangle may lean by this much, mm. */
const STRAIGHT = 1e-3;

/** Polygons of flattened subpaths: x and y in turn, one array a subpath. */
export type Outline = readonly (readonly number[])[];

export interface PathShape {
  readonly box: Box;
  /** True when the path is one upright rectangle, so that `box` is exactly it. */
  readonly rectangle: boolean;
  /** Null for rectangles and for outlines too long to keep. */
  readonly outline: Outline | null;
  /** The lines that a stroke follows, rectangles too; null where too long to keep. */
  readonly lines: () => Outline | null;
}

/** Collects one path; `take` answers with it and starts the next. */
export class PathBuilder {
  private subpaths: number[][] = [];
  private current: number[] | null = null;
  private rectangles = 0;
  private others = 0;
  private upright = true;
  /** The current point in user space, for `v` curves. */
  private x = 0;
  private y = 0;

  moveTo(m: Matrix, x: number, y: number): void {
    this.current = [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
    this.subpaths.push(this.current);
    this.others += 1;
    this.x = x;
    this.y = y;
  }

  lineTo(m: Matrix, x: number, y: number): void {
    if (!this.current) return this.moveTo(m, x, y);
    this.current.push(m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
    this.x = x;
    this.y = y;
  }

  /** A Bézier curve as four chords: its box is a little too small, never by as much as matters to a reader. */
  curveTo(m: Matrix, x1: number, y1: number, x2: number, y2: number, x3: number, y3: number): void {
    const { x: x0, y: y0 } = this;
    for (let i = 1; i <= 4; i += 1) {
      const t = i / 4;
      const u = 1 - t;
      const a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
      this.lineTo(m, a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
    }
    this.x = x3;
    this.y = y3;
  }

  /** `v`: the current point is the first control point. */
  curveFromHere(m: Matrix, x2: number, y2: number, x3: number, y3: number): void {
    this.curveTo(m, this.x, this.y, x2, y2, x3, y3);
  }

  rectangle(m: Matrix, x: number, y: number, width: number, height: number): void {
    this.moveTo(m, x, y);
    this.lineTo(m, x + width, y);
    this.lineTo(m, x + width, y + height);
    this.lineTo(m, x, y + height);
    this.close();
    this.others -= 1;
    this.rectangles += 1;
    if (!keepsRectangles(m)) this.upright = false;
    this.x = x;
    this.y = y;
  }

  close(): void {
    const path = this.current;
    // A stroke goes back to the start; a fill does so anyhow.
    if (path && path.length > 4 && (path[0] !== path.at(-2) || path[1] !== path.at(-1))) path.push(path[0]!, path[1]!);
    this.current = null;
  }

  /** The path so far, null when there is none; the builder is empty afterwards. */
  take(): PathShape | null {
    const { subpaths } = this;
    const single = this.rectangles === 1 && this.others === 0 && this.upright;
    this.subpaths = [];
    this.current = null;
    this.rectangles = this.others = 0;
    this.upright = true;
    let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
    let points = 0;
    for (const path of subpaths) {
      points += path.length / 2;
      for (let i = 0; i < path.length; i += 2) {
        const x = path[i]!, y = path[i + 1]!;
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        if (y > bottom) bottom = y;
      }
    }
    if (points === 0) return null;
    const rectangle = single || (subpaths.length === 1 && isRectangle(subpaths[0]!));
    return { box: { left, top, right, bottom }, rectangle, outline: rectangle || points > MOST_POINTS ? null : subpaths, lines: () => (points > MOST_POINTS ? null : subpaths) };
  }
}

/** True for four corners (the first may be repeated) joined by upright and level sides. */
function isRectangle(p: readonly number[]): boolean {
  const closed = p.length === 10 && Math.abs(p[0]! - p[8]!) < STRAIGHT && Math.abs(p[1]! - p[9]!) < STRAIGHT;
  if (p.length !== 8 && !closed) return false;
  const level = (i: number): boolean => Math.abs(p[i * 2 + 1]! - p[((i + 1) % 4) * 2 + 1]!) < STRAIGHT;
  const upright = (i: number): boolean => Math.abs(p[i * 2]! - p[((i + 1) % 4) * 2]!) < STRAIGHT;
  return (level(0) && upright(1) && level(2) && upright(3)) || (upright(0) && level(1) && upright(2) && level(3));
}

/** True when the point lies inside by the non-zero rule, or by even-odd where `evenOdd`. */
export function insideOutline(outline: Outline, x: number, y: number, evenOdd: boolean): boolean {
  let winding = 0;
  let crossings = 0;
  for (const p of outline) {
    for (let i = 0, j = p.length - 2; i < p.length; j = i, i += 2) {
      const y0 = p[j + 1]!, y1 = p[i + 1]!;
      if (y0 <= y === y1 <= y) continue;
      if (p[j]! + ((y - y0) / (y1 - y0)) * (p[i]! - p[j]!) <= x) continue;
      crossings += 1;
      winding += y1 > y0 ? 1 : -1;
    }
  }
  return evenOdd ? crossings % 2 === 1 : winding !== 0;
}
