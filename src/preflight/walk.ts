/** The paints of a page by kind, as rules look through them. */
import type { FillPaint, GlyphRun, ImagePaint, Paint } from '../pdf/index.js';
import { boxOfPaint } from './rule.js';
import type { SubjectPage } from './subject.js';

export const runsOf = (page: SubjectPage): GlyphRun[] => page.paints().filter((paint): paint is GlyphRun => paint.kind === 'glyphs' && paint.glyphs.some((g) => g.right > g.left));
export const imagesOf = (page: SubjectPage): ImagePaint[] => page.paints().filter((paint): paint is ImagePaint => paint.kind === 'image');
export const fillsOf = (page: SubjectPage): FillPaint[] => page.paints().filter((paint): paint is FillPaint => paint.kind === 'fill' && paint.how !== 'stroke');

/** A line: a stroke, or a filled shape as thin as one (GWG 2022, “effective line width”). */
export interface Line {
  readonly paint: FillPaint;
  readonly widthPt: number;
}

/** Filled boxes thinner than this count as lines, pt. */
const THIN_PT = 4;
/** And at least this many times as long as they are thin. */
const LONG = 4;

export function linesOf(page: SubjectPage): Line[] {
  return page.paints().flatMap((paint: Paint): Line[] => {
    if (paint.kind !== 'fill' || paint.how === 'shading') return [];
    if (paint.how === 'stroke') return [{ paint, widthPt: paint.lineWidthPt }];
    if (!paint.rectangle) return [];
    const box = boxOfPaint(paint);
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    const thin = (Math.min(width, height) * 72) / 25.4;
    return thin > 0 && thin < THIN_PT && Math.max(width, height) >= LONG * Math.min(width, height) ? [{ paint, widthPt: thin }] : [];
  });
}

/** True when something other than bare paper lies under a paint, looked for at points along its box. */
export function liesOnSomething(page: SubjectPage, paint: Paint): boolean {
  const covers = page.covers();
  // Paints of patterns count from another beginning: what lies under them is not known by their order.
  if (page.contents.paints[paint.order] !== paint) return false;
  const points = paint.kind === 'glyphs' ? paint.glyphs.filter((g) => g.right > g.left).map((g) => [(g.left + g.right) / 2, (g.top + g.bottom) / 2] as const) : alongBox(boxOfPaint(paint));
  return points.some(([x, y]) => {
    const ground = covers.beneath(x, y, paint.order);
    return ground === 'unknown' || ground.some((v) => v < 0.999);
  });
}

function alongBox({ left, top, right, bottom }: { left: number; top: number; right: number; bottom: number }): (readonly [number, number])[] {
  return [0.02, 0.25, 0.5, 0.75, 0.98].map((t) => [left + t * (right - left), top + t * (bottom - top)] as const);
}
