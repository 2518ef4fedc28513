/** Boxes of a page as PDFium knows them, and the way from the page to the pixels of one. */
import type { Matrix, RectPt } from '../pdf/index.js';
import { view, withMemory, type Engine } from './engine.js';

/** Page boxes of ISO 32000-1, 14.11.2. */
export type BoxName = 'media' | 'crop' | 'trim' | 'bleed';

const FLOAT = 4;

function read(pdfium: Engine, fill: (pointer: number) => number): RectPt | null {
  return withMemory(pdfium, 4 * FLOAT, (pointer) => {
    if (fill(pointer) === 0) return null;
    const floats = view(pdfium);
    const at = (index: number): number => floats.getFloat32(pointer + index * FLOAT, true);
    return [Math.min(at(0), at(2)), Math.min(at(1), at(3)), Math.max(at(0), at(2)), Math.max(at(1), at(3))];
  });
}

/** What PDFium shows of a page: the crop box, cut to the media box, inherited where need be. */
export function boundingBox(pdfium: Engine, page: number): RectPt {
  const box = read(pdfium, (pointer) => pdfium._FPDF_GetPageBoundingBox(page, pointer));
  if (box === null) throw new Error('PDFium knows no size of a page.');
  return box;
}

/** A box of a page in pt. A trim or bleed box that a page lacks is its crop box (table 30); so is, here, an inherited media box. */
export function pageBox(pdfium: Engine, page: number, name: BoxName): RectPt {
  const bounding = boundingBox(pdfium, page);
  if (name === 'crop') return bounding;
  const ask = { media: pdfium._FPDFPage_GetMediaBox, trim: pdfium._FPDFPage_GetTrimBox, bleed: pdfium._FPDFPage_GetBleedBox }[name];
  return read(pdfium, (p) => ask(page, p, p + FLOAT, p + 2 * FLOAT, p + 3 * FLOAT)) ?? bounding;
}

/**
 * The window on a page: how large it is in pixels, and the matrix that PDFium wants to bring it there. PDFium's matrix starts from the page as it is
 * shown: turned by `rotation` quarters clockwise, measured in pt from the top-left corner of `shown`, downwards.
 */
export function windowOn(box: RectPt, shown: RectPt, rotation: number, dpi: number): { readonly width: number; readonly height: number; readonly matrix: Matrix } {
  const [left, bottom, right, top] = box;
  const corner = [
    [left - shown[0], shown[3] - top],
    [bottom - shown[1], left - shown[0]],
    [shown[2] - right, bottom - shown[1]],
    [shown[3] - top, shown[2] - right],
  ][rotation % 4]!;
  const scale = dpi / 72;
  const pixels = (pt: number): number => Math.max(1, Math.round(pt * scale));
  const across = pixels(right - left);
  const down = pixels(top - bottom);
  const [width, height] = rotation % 2 === 0 ? [across, down] : [down, across];
  return { width, height, matrix: [scale, 0, 0, scale, -corner[0]! * scale, -corner[1]! * scale] };
}
