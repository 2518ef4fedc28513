/** PDF bytes as what a reader would see on each page, and as a file of objects to change. Other folders import from here only. */
export { openPdf, readDocument, readPages, type ReadOptions } from './read.js';
export { FAINTEST, LEAST_CONTRAST, LEAST_SHOWN, SMALLEST_PT, seePage, type Hidden, type SeenGlyph } from './visible.js';
export { CoverIndex, hides, reaches, shownBox, type Cover } from './cover.js';
export { area, boxOf, contains, grow, intersect, unite, type Box, type Matrix } from './geometry.js';
export type { Clip, FillPaint, Glyph, GlyphRun, ImagePaint, PageBoxes, PageContents, Paint } from './contents.js';
export { Name, Token, Tokeniser, type Dict, type Operand, type Operation } from './tokens.js';
export { forEachOperation, operations } from './operations.js';
export { decodeContents, decodeStream, decodeTextString } from './streams.js';
export { readFont, type Font, type FontGlyph } from './fonts.js';
export { colourSpace, type Colour, type ColourSpace } from './colour.js';
export { PdfFile, type FilePage, type RectPt } from './file.js';
