/** What is painted at a point of a page: fills and pictures sorted into cells, so that thousands of glyphs can ask. */
import { WHITE, blend, type Colour } from './colour.js';
import type { FillPaint, ImagePaint, PageContents } from './contents.js';
import { area, boxOf, contains, intersect, type Box } from './geometry.js';
import { insideOutline } from './path.js';

/** Side of a cell, mm. */
const CELL = 12;
/** From this alpha on a paint hides what lies under it. */
const OPAQUE_ALPHA = 0.95;

/** A fill or a picture; strokes are too thin to hide or carry text. */
export type Cover = FillPaint | ImagePaint;

/** True when nothing under the paint shines through it. */
export const hides = (paint: Cover): boolean => paint.opaque && !paint.mixed && paint.alpha >= OPAQUE_ALPHA;

/** The part of a paint's box that its clip leaves. */
export const shownBox = (paint: Cover): Box => intersect(paint.box, paint.clip);

/** Whether a paint reaches a point: `maybe` where only a box of its shape is known. */
export function reaches(paint: Cover, x: number, y: number): 'yes' | 'maybe' | 'no' {
  const { clip } = paint;
  if (!contains(paint.box, x, y) || !contains(clip, x, y)) return 'no';
  if (clip.outline && !insideOutline(clip.outline, x, y, clip.evenOdd ?? false)) return 'no';
  const sure = clip.exact || (clip.outline ?? null) !== null;
  if (paint.kind === 'image' || paint.rectangle) return sure ? 'yes' : 'maybe';
  if (!paint.outline) return 'maybe';
  if (!insideOutline(paint.outline, x, y, paint.evenOdd)) return 'no';
  return sure ? 'yes' : 'maybe';
}

/** The covers of a page by cell. */
export class CoverIndex {
  /** In painting order. */
  readonly covers: readonly Cover[];
  private readonly cells = new Map<number, Cover[]>();

  constructor(page: PageContents) {
    const media = boxOf(page.boxes.media);
    const covers: Cover[] = [];
    for (const paint of page.paints) {
      if (paint.kind === 'glyphs' || (paint.kind === 'fill' && paint.how === 'stroke')) continue;
      const box = intersect(shownBox(paint), media);
      if (area(box) <= 0) continue;
      covers.push(paint);
      for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row += 1) {
        for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column += 1) this.cell(row, column).push(paint);
      }
    }
    this.covers = covers;
  }

  private cell(row: number, column: number): Cover[] {
    const key = row * 4096 + column;
    let cell = this.cells.get(key);
    if (!cell) this.cells.set(key, (cell = []));
    return cell;
  }

  /** Covers that may reach a point, in painting order. */
  near(x: number, y: number): readonly Cover[] {
    return this.cells.get(Math.floor(y / CELL) * 4096 + Math.floor(x / CELL)) ?? NOTHING;
  }

  /** The colour on which something painted at `order` lies; white paper where nothing was painted before. */
  beneath(x: number, y: number, order: number): Colour {
    let colour: Colour = WHITE;
    for (const paint of this.near(x, y)) {
      if (paint.order >= order) break;
      const reach = reaches(paint, x, y);
      if (reach === 'no') continue;
      if (paint.kind === 'image' || paint.mixed || reach === 'maybe') colour = 'unknown';
      else colour = blend(colour, paint.colour, paint.alpha);
    }
    return colour;
  }

  /** The first cover painted after `order` that hides the point for certain, null where none does. */
  over(x: number, y: number, order: number): Cover | null {
    for (const paint of this.near(x, y)) {
      if (paint.order > order && hides(paint) && reaches(paint, x, y) === 'yes') return paint;
    }
    return null;
  }
}
const NOTHING: readonly Cover[] = [];
