/** Picture files: measured once before layout, judged after it, and turned into what the browser loads. */
export { cacheKey, openCache, sha256, DEFAULT_MAX_BYTES, type CachedFile, type PictureCache } from './cache.js';
export { cropBox, type CropBox } from './crop.js';
export { derive, isPlain, type Derivative, type Recipe } from './derive.js';
export { measurePictures } from './measure.js';
export { effectivePpi, resolutionMessages, targetWidthPx, MAX_PPI, MIN_PPI, POOR_PPI, TARGET_PPI, type PlacedMm, type Placement } from './resolution.js';
export { jpegFrame } from './jpeg.js';
export { type PictureEdition } from './photos.js';
export { preparePictures, type PictureReport, type PicturesDone, type Prepared } from './prepare.js';
export { type Press } from './press.js';
export { proofPicture, screenPicture } from './screen.js';
export { bytesOf } from './source.js';
export { STAND_IN_MARK } from './stand-in.js';
export { joinStrips, thumbnails } from './thumbnails.js';
