/** How much of each cell of a grid a shape covers: boxes exactly, outlines by scan lines, thin lines by their length. */
import { intersect, type Box, type Outline } from '../../pdf/index.js';

/** Scan lines in a row of cells. */
const LINES = 4;
/** Strokes thinner than this part of a cell are spread along their length; wider ones are filled as four-sided shapes. */
const THIN = 0.5;

/** The frame of a grid: its corner in mm, the side of a cell in mm, and how many there are. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
}

/** A frame of cells over a box. */
export const frameOver = (box: Box, cell: number): Frame => ({
  left: box.left, top: box.top, cell, columns: Math.max(1, Math.round((box.right - box.left) / cell)), rows: Math.max(1, Math.round((box.bottom - box.top) / cell)),
});

/** A sheet of cells that is written on and cleared again; only the touched part is looked at. */
export class Coverage {
  /** Row by row, 0 to 1. */
  readonly values: Float32Array;
  /** The touched cells, ends exclusive. */
  x0 = 0;
  y0 = 0;
  x1 = 0;
  y1 = 0;

  constructor(readonly frame: Frame) {
    this.values = new Float32Array(frame.columns * frame.rows);
  }

  /** Empties the touched cells. */
  clear(): void {
    for (let y = this.y0; y < this.y1; y += 1) this.values.fill(0, y * this.frame.columns + this.x0, y * this.frame.columns + this.x1);
    this.x0 = this.y0 = this.x1 = this.y1 = 0;
  }

  private touch(x0: number, y0: number, x1: number, y1: number): void {
    const none = this.x1 <= this.x0 || this.y1 <= this.y0;
    this.x0 = none ? x0 : Math.min(this.x0, x0);
    this.y0 = none ? y0 : Math.min(this.y0, y0);
    this.x1 = none ? x1 : Math.max(this.x1, x1);
    this.y1 = none ? y1 : Math.max(this.y1, y1);
  }

  /** The cells that a box reaches, ends exclusive; null for none. */
  private span(box: Box): readonly [number, number, number, number] | null {
    const { left, top, cell, columns, rows } = this.frame;
    const x0 = Math.max(0, Math.floor((box.left - left) / cell));
    const y0 = Math.max(0, Math.floor((box.top - top) / cell));
    const x1 = Math.min(columns, Math.ceil((box.right - left) / cell));
    const y1 = Math.min(rows, Math.ceil((box.bottom - top) / cell));
    return x1 > x0 && y1 > y0 ? [x0, y0, x1, y1] : null;
  }

  /** Adds a box, of which `share` is covered. Cells hold no more than all. */
  addBox(box: Box, share = 1): void {
    const span = this.span(box);
    if (!span) return;
    const [x0, y0, x1, y1] = span;
    const { left, top, cell, columns } = this.frame;
    for (let y = y0; y < y1; y += 1) {
      const tall = (Math.min(box.bottom, top + (y + 1) * cell) - Math.max(box.top, top + y * cell)) / cell;
      for (let x = x0; x < x1; x += 1) {
        const wide = (Math.min(box.right, left + (x + 1) * cell) - Math.max(box.left, left + x * cell)) / cell;
        const at = y * columns + x;
        this.values[at] = Math.min(1, this.values[at]! + wide * tall * share);
      }
    }
    this.touch(x0, y0, x1, y1);
  }

  /** Adds what polygons enclose by the non-zero rule, or by even-odd. */
  addOutline(outline: Outline, evenOdd: boolean, box: Box): void {
    const span = this.span(box);
    if (!span) return;
    const [x0, y0, x1, y1] = span;
    const { left, top, cell, columns } = this.frame;
    const crossings: { x: number; up: number }[] = [];
    for (let line = y0 * LINES; line < y1 * LINES; line += 1) {
      const y = top + ((line + 0.5) / LINES) * cell;
      crossings.length = 0;
      for (const p of outline) {
        for (let i = 0, j = p.length - 2; i < p.length; j = i, i += 2) {
          const [ya, yb] = [p[j + 1]!, p[i + 1]!];
          if (ya <= y === yb <= y) continue;
          crossings.push({ x: p[j]! + ((y - ya) / (yb - ya)) * (p[i]! - p[j]!), up: yb > ya ? 1 : -1 });
        }
      }
      crossings.sort((a, b) => a.x - b.x);
      const row = Math.floor(line / LINES) * columns;
      for (let i = 0, winding = 0; i + 1 < crossings.length; i += 1) {
        winding += crossings[i]!.up;
        if (evenOdd ? i % 2 === 0 : winding !== 0) this.addSpan(row, (crossings[i]!.x - left) / cell, (crossings[i + 1]!.x - left) / cell, x0, x1);
      }
    }
    this.touch(x0, y0, x1, y1);
  }

  /** One scan line from `from` to `to`, in cells. */
  private addSpan(row: number, from: number, to: number, x0: number, x1: number): void {
    for (let x = Math.max(x0, Math.floor(from)); x < Math.min(x1, Math.ceil(to)); x += 1) {
      const wide = Math.min(to, x + 1) - Math.max(from, x);
      if (wide > 0) this.values[row + x] = Math.min(1, this.values[row + x]! + wide / LINES);
    }
  }

  /** Adds strokes along lines, `width` mm wide. */
  addLines(lines: Outline, width: number): void {
    for (const p of lines) for (let i = 2; i < p.length; i += 2) this.addLine(p[i - 2]!, p[i - 1]!, p[i]!, p[i + 1]!, width);
  }

  private addLine(ax: number, ay: number, bx: number, by: number, width: number): void {
    const length = Math.hypot(bx - ax, by - ay);
    if (length === 0) return;
    const { left, top, cell, columns, rows } = this.frame;
    const [nx, ny] = [((ay - by) / length) * (width / 2), ((bx - ax) / length) * (width / 2)];
    if (width >= THIN * cell) {
      const box = { left: Math.min(ax, bx) - Math.abs(nx), right: Math.max(ax, bx) + Math.abs(nx), top: Math.min(ay, by) - Math.abs(ny), bottom: Math.max(ay, by) + Math.abs(ny) };
      // Upright lines are exact as boxes.
      if (ax === bx || ay === by) this.addBox(box);
      else this.addOutline([[ax + nx, ay + ny, bx + nx, by + ny, bx - nx, by - ny, ax - nx, ay - ny]], false, box);
      return;
    }
    const steps = Math.max(1, Math.ceil((2 * length) / cell));
    const each = (length / steps) * (width / (cell * cell));
    for (let i = 0; i < steps; i += 1) {
      const x = Math.floor((ax + ((i + 0.5) / steps) * (bx - ax) - left) / cell);
      const y = Math.floor((ay + ((i + 0.5) / steps) * (by - ay) - top) / cell);
      if (x < 0 || y < 0 || x >= columns || y >= rows) continue;
      this.values[y * columns + x] = Math.min(1, this.values[y * columns + x]! + each);
      this.touch(x, y, x + 1, y + 1);
    }
  }

  /** Leaves of what is covered the part inside a box. */
  limitTo(box: Box): void {
    const { left, top, cell, columns } = this.frame;
    const inner = intersect(box, { left: left + this.x0 * cell, top: top + this.y0 * cell, right: left + this.x1 * cell, bottom: top + this.y1 * cell });
    for (let y = this.y0; y < this.y1; y += 1) {
      const tall = Math.max(0, Math.min(inner.bottom, top + (y + 1) * cell) - Math.max(inner.top, top + y * cell)) / cell;
      for (let x = this.x0; x < this.x1; x += 1) {
        const wide = Math.max(0, Math.min(inner.right, left + (x + 1) * cell) - Math.max(inner.left, left + x * cell)) / cell;
        // A shape may fill just the part of the cell that the box leaves: then all of it stays.
        this.values[y * columns + x] = Math.min(this.values[y * columns + x]!, wide * tall);
      }
    }
  }

  /** Leaves of what is covered the part that another sheet of the same frame covers. */
  limitBy(other: Float32Array): void {
    for (let y = this.y0; y < this.y1; y += 1) {
      for (let at = y * this.frame.columns + this.x0; at < y * this.frame.columns + this.x1; at += 1) this.values[at]! *= other[at]!;
    }
  }
}
