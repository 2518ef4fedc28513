/** How large a path is: its box and its area on the page, while it is built (ISO 32000-1, 8.5.2). */
import type { Matrix, RectPt } from '../pdf/index.js';

export class PathArea {
  private left = Infinity;
  private bottom = Infinity;
  private right = -Infinity;
  private top = -Infinity;
  private readonly areas: number[] = [];
  private doubled = 0;
  private x = 0;
  private y = 0;
  private startX = 0;
  private startY = 0;
  private open = false;

  /** Box in pt of the page; control points of curves count as points, so it is never too small. */
  get box(): RectPt {
    return [this.left, this.bottom, this.right, this.top];
  }

  move(m: Matrix, x: number, y: number): void {
    this.close();
    this.point(m, x, y);
    this.startX = this.x;
    this.startY = this.y;
    this.open = true;
  }

  line(m: Matrix, x: number, y: number): void {
    const { x: fromX, y: fromY } = this;
    this.point(m, x, y);
    this.doubled += fromX * this.y - this.x * fromY;
  }

  rectangle(m: Matrix, x: number, y: number, width: number, height: number): void {
    this.move(m, x, y);
    this.line(m, x + width, y);
    this.line(m, x + width, y + height);
    this.line(m, x, y + height);
    this.close();
  }

  close(): void {
    if (!this.open) return;
    this.doubled += this.x * this.startY - this.startX * this.y;
    this.areas.push(this.doubled / 2);
    this.doubled = 0;
    this.open = false;
  }

  /** Area in square pt. By the even-odd rule inner subpaths are holes; by the other one those that run against the first are. */
  area(evenOdd: boolean): number {
    this.close();
    if (!evenOdd) return Math.abs(this.areas.reduce((sum, area) => sum + area, 0));
    const sizes = this.areas.map(Math.abs);
    const largest = Math.max(0, ...sizes);
    return Math.max(0, 2 * largest - sizes.reduce((sum, area) => sum + area, 0));
  }

  private point(m: Matrix, x: number, y: number): void {
    this.x = m[0] * x + m[2] * y + m[4];
    this.y = m[1] * x + m[3] * y + m[5];
    this.left = Math.min(this.left, this.x);
    this.right = Math.max(this.right, this.x);
    this.bottom = Math.min(this.bottom, this.y);
    this.top = Math.max(this.top, this.y);
  }
}
