/** PDF bytes as what a reader would see on each page, and as a file of objects to change. Other folders import from here only. */
export { openPdf, readDocument, readPages, readPdf, type ReadOptions, type ReadPdf } from './read.js';
export { FAINTEST, LEAST_CONTRAST, LEAST_SHOWN, SMALLEST_PT, seePage, type Hidden, type SeenGlyph } from './visible.js';
export { CoverIndex, hides, reaches, shownBox, type Cover } from './cover.js';
export { area, boxOf, boxThrough, contains, grow, intersect, invert, keepsRectangles, multiply, unite, type Box, type Matrix } from './geometry.js';
export type { Outline } from './path.js';
export { readFunction, type PdfFunction } from './functions.js';
export { asName, asNumber, asNumbers, asText, entry } from './resources.js';
export type { Clip, FillPaint, Glyph, GlyphRun, Group, ImagePaint, PageBoxes, PageContents, Paint, Pattern, Shade, SoftMask, Tile } from './contents.js';
export { Name, Token, Tokeniser, type Dict, type Operand, type Operation } from './tokens.js';
export { forEachOperation, operations } from './operations.js';
export { decodeContents, decodeStream, decodeTextString } from './streams.js';
export { readFont, type Font, type FontGlyph } from './fonts.js';
export { colourSpace, inkOf, type Colour, type ColourSpace, type InkColour } from './colour.js';
export { repack } from './repack.js';
export { PdfFile, type FilePage, type PdfVersion, type RectPt } from './file.js';
export { readMarked, type ContentMark, type MarkedContent, type MarkedPiece } from './marked.js';
export { contentKey, readNumberTree, readTags, walkTags, type Tag, type TagKid, type TaggedContent, type TaggedObject, type TagTree } from './tags.js';
export { copyGroup, drawForm, pageForm, removeTags, setPages, trimBox } from './sheets.js';
