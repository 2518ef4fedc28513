/** PDFium, compiled to WebAssembly: the functions of its C interface that we call, and one running copy of it for the whole process. */
import { PDFiumModule } from '@hyzyla/pdfium';

type Pointer = number;
/** What tells of a box writes left, bottom, right and top as 32-bit floats and answers 0 where the page has none of its own. */
type BoxOf = (page: Pointer, left: Pointer, bottom: Pointer, right: Pointer, top: Pointer) => number;

/** The names are those of PDFium's public headers (fpdfview.h, fpdf_transformpage.h, fpdf_edit.h). */
export interface Engine {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: { malloc(size: number): Pointer; free(pointer: Pointer): void };
  _FPDF_InitLibraryWithConfig(config: object): void;
  _FPDF_LoadMemDocument(bytes: Pointer, size: number, password: Pointer): Pointer;
  _FPDF_CloseDocument(document: Pointer): void;
  _FPDF_GetLastError(): number;
  _FPDF_GetPageCount(document: Pointer): number;
  _FPDF_LoadPage(document: Pointer, index: number): Pointer;
  _FPDF_ClosePage(page: Pointer): void;
  _FPDF_GetPageBoundingBox(page: Pointer, rect: Pointer): number;
  readonly _FPDFPage_GetMediaBox: BoxOf;
  readonly _FPDFPage_GetTrimBox: BoxOf;
  readonly _FPDFPage_GetBleedBox: BoxOf;
  _FPDFPage_GetRotation(page: Pointer): number;
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, pixels: Pointer, stride: number): Pointer;
  _FPDFBitmap_FillRect(bitmap: Pointer, left: number, top: number, width: number, height: number, colour: number): void;
  _FPDFBitmap_Destroy(bitmap: Pointer): void;
  _FPDF_RenderPageBitmapWithMatrix(bitmap: Pointer, page: Pointer, matrix: Pointer, clip: Pointer, flags: number): void;
}

let running: Promise<Engine> | null = null;

async function start(): Promise<Engine> {
  // The package's types list fewer functions than its binary has.
  const engine = (await PDFiumModule({})) as unknown as Engine;
  engine._FPDF_InitLibraryWithConfig({});
  return engine;
}

/** The process's PDFium, started at the first call. Rejects with the engine's error where WebAssembly cannot be compiled. */
export const engine = (): Promise<Engine> => (running ??= start());

/** Memory of the engine for the time of a call, zeroed. Throws a RangeError when the engine has no more. */
export function withMemory<T>(pdfium: Engine, size: number, use: (pointer: Pointer) => T): T {
  const pointer = pdfium.wasmExports.malloc(size);
  if (pointer === 0) throw new RangeError(`PDFium has no room for ${size} bytes.`);
  try {
    pdfium.HEAPU8.fill(0, pointer, pointer + size);
    return use(pointer);
  } finally {
    pdfium.wasmExports.free(pointer);
  }
}

/** The engine's memory as numbers. To be asked for after every call: growing moves it. */
export const view = (pdfium: Engine): DataView => new DataView(pdfium.HEAPU8.buffer);
