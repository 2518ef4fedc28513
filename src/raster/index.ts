/** Pages of a finished PDF as pixels, and pixels as files. Other folders import from here only. */
export { openRaster, type Image, type Raster } from './open.js';
export type { BoxName } from './boxes.js';
export { resize, toJpeg, toPng } from './encode.js';
