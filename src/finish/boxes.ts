/**
 * The exact boxes of a page, in points, from the paper and the sheet that the browser printed. Pure arithmetic.
 */
import type { RectPt } from '../pdf/index.js';
import { BLEED_MM, mmToPt, ptToMm, pxToMm, SHEET_MM, SLUG_MM, TRIM_MM } from '../model/paper.js';

/** The boxes of ISO 32000-1, 14.11.2. The crop box is the media box: what preflight programs want (GWG 2022, R0003). */
export interface PageBoxes {
  readonly media: RectPt;
  readonly crop: RectPt;
  readonly bleed: RectPt;
  readonly trim: RectPt;
}

/** Chromium rounds the sheet to whole CSS pixels and its own units; more than two pixels off is another sheet. */
const TOLERANCE_MM = pxToMm(2);

/** pt to the nearest thousandth: 0.0004 mm, far within what a guillotine knows. */
export const round3 = (pt: number): number => Math.round(pt * 1000) / 1000 + 0;

/**
 * From the MediaBox that the browser wrote to the boxes of our sheet. The browser's is rounded (220 x 300 mm comes out as 220.13 x 299.89)
 * while everything on it is exact and measured from its top-left corner, so only that corner is taken from it. The media box may
 * therefore reach a little below y = 0. Throws when the printed sheet is not the one of `model/paper.ts`.
 */
export function pageBoxes(printed: RectPt): PageBoxes {
  const [left, bottom, right, top] = printed;
  const width = ptToMm(right - left);
  const height = ptToMm(top - bottom);
  if (Math.abs(width - SHEET_MM.width) > TOLERANCE_MM || Math.abs(height - SHEET_MM.height) > TOLERANCE_MM) {
    throw new Error(`The printed sheet measures ${width.toFixed(2)} x ${height.toFixed(2)} mm, expected ${SHEET_MM.width} x ${SHEET_MM.height} mm.`);
  }
  const inset = (mm: number): RectPt => [
    round3(left + mmToPt(mm)),
    round3(top - mmToPt(SHEET_MM.height - mm)),
    round3(left + mmToPt(SHEET_MM.width - mm)),
    round3(top - mmToPt(mm)),
  ];
  const media = inset(0);
  return { media, crop: media, bleed: inset(SLUG_MM - BLEED_MM), trim: inset(SLUG_MM) };
}

/** Width and height of a box in mm. */
export const sizeMm = ([left, bottom, right, top]: RectPt): { width: number; height: number } => ({ width: ptToMm(right - left), height: ptToMm(top - bottom) });

/** True when a size is our trim to within half a millimetre, which is what a supplied page may be off. */
export const isTrimSize = (size: { width: number; height: number }): boolean =>
  Math.abs(size.width - TRIM_MM.width) <= 0.5 && Math.abs(size.height - TRIM_MM.height) <= 0.5;
