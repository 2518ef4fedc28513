/**
 * The paper: exact sizes of the sheet and the conversions between mm, pt and CSS px.
 * Everything a designer may change (margins, columns, grid) is a custom property in styles/print.css instead.
 */

/** Points in a millimetre (1 pt = 1/72 in). */
export const PT_PER_MM = 72 / 25.4;
/** CSS pixels in a millimetre (1 px = 1/96 in, CSS Values 4, section 6.2). */
export const PX_PER_MM = 96 / 25.4;
/** CSS pixels in a point. */
export const PX_PER_PT = 96 / 72;

export const mmToPt = (mm: number): number => mm * PT_PER_MM;
export const ptToMm = (pt: number): number => pt / PT_PER_MM;
export const pxToMm = (px: number): number => px / PX_PER_MM;
export const pxToPt = (px: number): number => px / PX_PER_PT;

/** The finished page: 19 x 27 cm. */
export const TRIM_MM = { width: 190, height: 270 } as const;
/** Bleed on all four sides. */
export const BLEED_MM = 3;
/** Room from trim to sheet edge on all four sides: bleed, crop marks and slug lie in it. */
export const SLUG_MM = 15;
/** The sheet that is printed to PDF, before Chromium rounds it to whole CSS pixels. */
export const SHEET_MM = { width: TRIM_MM.width + 2 * SLUG_MM, height: TRIM_MM.height + 2 * SLUG_MM } as const;

/** A rectangle in mm from the trim's top-left corner, y downwards. */
export interface RectMm {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
