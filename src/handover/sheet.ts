/** The cover of a glued spine as sheets: sizes, marks and spine text as content stream operators. Pure functions; lengths in pt unless said, y upwards. */
import { BLEED_MM, mmToPt, SLUG_MM, TRIM_MM } from '../model/paper.js';
import type { RectPt } from '../pdf/index.js';
import type { Typeface } from './type.js';

/** Boxes of a cover sheet, and where its spine is folded. */
export interface Sheet {
  readonly media: RectPt;
  readonly bleed: RectPt;
  readonly trim: RectPt;
  /** Left and right edge of the spine. */
  readonly folds: readonly [number, number];
}

/** pt to the nearest thousandth: 0.0004 mm. */
const round3 = (pt: number): number => Math.round(pt * 1000) / 1000 + 0;

/** A sheet of back, spine and front: trim 2 x 190 mm and the spine, by 270 mm. `spine` in mm. */
export function coverSheet(spine: number): Sheet {
  const width = 2 * TRIM_MM.width + spine;
  const inset = (mm: number): RectPt => [mm, mm, 2 * SLUG_MM + width - mm, 2 * SLUG_MM + TRIM_MM.height - mm].map((each) => round3(mmToPt(each))) as unknown as RectPt;
  const fold = SLUG_MM + TRIM_MM.width;
  return { media: inset(0), bleed: inset(SLUG_MM - BLEED_MM), trim: inset(SLUG_MM), folds: [round3(mmToPt(fold)), round3(mmToPt(fold + spine))] };
}

/** Marks of 0.25 pt, 4 mm off the trim and 7 mm long, as on every page. */
const LINE_PT = 0.25;
const NEAR_MM = BLEED_MM + 1;
const LENGTH_MM = 7;

/** Crop marks at the corners, and dashed fold marks at head and foot of the spine: in all four inks, so that every plate has them. */
export function sheetMarks({ trim: [left, bottom, right, top], folds }: Sheet): string {
  const near = mmToPt(NEAR_MM);
  const far = near + mmToPt(LENGTH_MM);
  const line = (x1: number, y1: number, x2: number, y2: number): string => `${round3(x1)} ${round3(y1)} m ${round3(x2)} ${round3(y2)} l S`;
  const upright = (x: number): string[] => [line(x, top + near, x, top + far), line(x, bottom - near, x, bottom - far)];
  const level = (y: number): string[] => [line(left - near, y, left - far, y), line(right + near, y, right + far, y)];
  const crop = [left, right].flatMap(upright).concat([bottom, top].flatMap(level));
  return ['q', `1 1 1 1 K ${LINE_PT} w 0 J [] 0 d`, ...crop, '[3 2] 0 d', ...folds.flatMap(upright), 'Q', ''].join('\n');
}

/** Black alone, overprinting what lies below (the extended graphics state `Over`). */
const BLACK = '/Over gs 0 0 0 1 k';
const SLUG_PT = 6;
/** The slug's baseline, mm above the trim, and its start from the trim's left edge: clear of the bleed and of the crop marks. */
const SLUG_ABOVE_MM = 8.5;
const SLUG_IN_MM = 3;

/** The slug of a sheet, above its left page, in black alone. */
export function sheetSlug(text: string, { trim: [left, , , top] }: Sheet, face: Typeface, font: string): string {
  return `q BT ${BLACK} /${font} ${SLUG_PT} Tf 1 0 0 1 ${round3(left + mmToPt(SLUG_IN_MM))} ${round3(top + mmToPt(SLUG_ABOVE_MM))} Tm ${face.show(text)} ET Q\n`;
}

/** A narrower spine bears no text: it would fold on to the covers. */
const LEAST_TEXT_SPINE_MM = 4;
/** True where a spine, its width in mm, has room for text. */
export const bearsText = (spine: number): boolean => spine >= LEAST_TEXT_SPINE_MM;
/** From head and foot of the trim to the text of a spine. */
const SPINE_END_MM = 12;
const SPINE_GAP_MM = 6;
const LARGEST_SPINE_PT = 13;
/** Height of capitals, em, near enough to set them in the middle. */
const CAPITALS_EM = 0.7;

/** What a spine says. */
export interface SpineText {
  readonly nameplate: string;
  readonly label: string;
}

/**
 * The text of a spine, nameplate at the head and label at the foot. It runs downwards, so that it can be read while the issue lies on its back (ISO 6357), in black alone on
 * white paper: nothing to register, and no ink to crack in the fold.
 */
export function spineText({ nameplate, label }: SpineText, { trim: [, bottom, , top], folds: [left, right] }: Sheet, fonts: { readonly display: Typeface; readonly regular: Typeface }): string {
  const width = right - left;
  const room = top - bottom - mmToPt(2 * SPINE_END_MM + SPINE_GAP_MM);
  const widthAt = (size: number): number => fonts.display.width(nameplate, size) + fonts.regular.width(label, size * 0.8);
  const size = Math.min(LARGEST_SPINE_PT, width * 0.6, room / widthAt(1));
  const one = (face: Typeface, font: string, text: string, pt: number, y: number): string =>
    `/${font} ${round3(pt)} Tf 0 -1 1 0 ${round3((left + right) / 2 - (CAPITALS_EM * pt) / 2)} ${round3(y)} Tm ${face.show(text)}`;
  const head = one(fonts.display, 'Display', nameplate, size, top - mmToPt(SPINE_END_MM));
  const foot = one(fonts.regular, 'Regular', label, size * 0.8, bottom + mmToPt(SPINE_END_MM) + fonts.regular.width(label, size * 0.8));
  return `q BT ${BLACK}\n${head}\n${foot}\nET Q\n`;
}
