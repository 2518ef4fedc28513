/** A PDF's pages as pixels: PDFium, the engine of Chrome, draws them inside our own process. */
import { pageBox, boundingBox, windowOn, type BoxName } from './boxes.js';
import { engine, view, withMemory, type Engine } from './engine.js';

/** Pixels row by row from the top, four bytes each: red, green, blue, alpha (always 255). */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** An open PDF whose pages can be drawn. */
export interface Raster {
  readonly pageCount: number;
  /**
   * Draws a page on white, with its annotations, at `dpi` pixels an inch, from edge to edge of a box (the crop box unless told). Colours of the press
   * come as PDFium shows them: ICC profiles are heeded, overprint is not. Throws a RangeError for a page that the file has not, or a picture that
   * finds no room.
   */
  render(page: number, dpi: number, box?: BoxName): Promise<Image>;
  /** Frees the engine's memory. Nothing can be drawn afterwards. */
  close(): void;
}

/** PDFium's bitmap format of four bytes, and its flags: annotations, bytes from red to blue. */
const FOUR_BYTES = 4;
const FLAGS = 0x01 | 0x10;
const WHITE = 0xffffffff;

/** Reasons for which PDFium refuses a file (fpdfview.h). */
const REASONS: Readonly<Record<number, string>> = { 3: 'it is damaged, or no PDF', 4: 'it needs a password', 5: 'it is protected in a way unknown here' };

/** Opens a PDF. Rejects with an error that says why PDFium refuses it. */
export async function openRaster(pdf: Uint8Array): Promise<Raster> {
  const pdfium = await engine();
  // PDFium reads from this memory as long as the document is open.
  const bytes = pdfium.wasmExports.malloc(pdf.length);
  if (bytes === 0) throw new RangeError(`PDFium has no room for a file of ${pdf.length} bytes.`);
  pdfium.HEAPU8.set(pdf, bytes);
  let document = pdfium._FPDF_LoadMemDocument(bytes, pdf.length, 0);
  if (document === 0) {
    const reason = REASONS[pdfium._FPDF_GetLastError()] ?? 'it does not say why';
    pdfium.wasmExports.free(bytes);
    throw new Error(`PDFium cannot open the file: ${reason}.`);
  }
  const pageCount = pdfium._FPDF_GetPageCount(document);
  return {
    pageCount,
    async render(page, dpi, box = 'crop') {
      if (document === 0) throw new Error('The PDF was closed.');
      if (!Number.isInteger(page) || page < 1 || page > pageCount) throw new RangeError(`The file has pages 1 to ${pageCount}, and no ${page}.`);
      const handle = pdfium._FPDF_LoadPage(document, page - 1);
      if (handle === 0) throw new Error(`PDFium cannot read page ${page}.`);
      try {
        return draw(pdfium, handle, dpi, box);
      } finally {
        pdfium._FPDF_ClosePage(handle);
      }
    },
    close() {
      if (document === 0) return;
      pdfium._FPDF_CloseDocument(document);
      pdfium.wasmExports.free(bytes);
      document = 0;
    },
  };
}

function draw(pdfium: Engine, page: number, dpi: number, box: BoxName): Image {
  const { width, height, matrix } = windowOn(pageBox(pdfium, page, box), boundingBox(pdfium, page), pdfium._FPDFPage_GetRotation(page), dpi);
  const stride = width * FOUR_BYTES;
  return withMemory(pdfium, stride * height, (pixels) => {
    const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, FOUR_BYTES, pixels, stride);
    if (bitmap === 0) throw new RangeError(`PDFium makes no picture of ${width} x ${height} pixels.`);
    try {
      pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
      // A matrix of six floats, and the clip: left, top, right, bottom.
      withMemory(pdfium, 40, (numbers) => {
        [...matrix, 0, 0, width, height].forEach((value, i) => view(pdfium).setFloat32(numbers + 4 * i, value, true));
        pdfium._FPDF_RenderPageBitmapWithMatrix(bitmap, page, numbers, numbers + 24, FLAGS);
      });
    } finally {
      pdfium._FPDFBitmap_Destroy(bitmap);
    }
    return { width, height, data: pdfium.HEAPU8.slice(pixels, pixels + stride * height) };
  });
}
