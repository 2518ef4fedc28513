/** Two pages drawn and laid over each other: what the eye would find. */
import type { Box } from '../pdf/index.js';
import type { Image, Raster } from '../raster/index.js';
import type { Sheet } from './model.js';

/** Fine enough for a hairline of another gray to change a pixel. */
const DPI = 120;
/** Round a running head that differs, so that its smooth edges do not count, mm. */
const MARGIN = 0.6;

/** True where two pages of the same size are the same to the last pixel, but for the words given by their boxes. */
export async function looksSame(olds: Raster, a: Sheet, news: Raster, b: Sheet): Promise<boolean> {
  const one = await olds.render(a.page, DPI, 'bleed');
  const other = await news.render(b.page, DPI, 'bleed');
  if (one.width !== other.width || one.height !== other.height) return false;
  for (const [sheet, words] of [[a, a.furniture], [b, b.furniture]] as const) {
    for (const box of words.flatMap((word) => word.boxes)) for (const image of [one, other]) blot(image, box, sheet.paper);
  }
  return Buffer.compare(one.data, other.data) === 0;
}

/** Whitens a box of a picture that shows the paper. */
function blot({ width, height, data }: Image, box: Box, paper: Box): void {
  const px = (mm: number): number => (mm * DPI) / 25.4;
  const columns = [Math.max(0, Math.floor(px(box.left - MARGIN - paper.left))), Math.min(width, Math.ceil(px(box.right + MARGIN - paper.left)))] as const;
  for (let y = Math.max(0, Math.floor(px(box.top - MARGIN - paper.top))); y < Math.min(height, Math.ceil(px(box.bottom + MARGIN - paper.top))); y += 1) {
    if (columns[1] > columns[0]) data.fill(255, (y * width + columns[0]) * 4, (y * width + columns[1]) * 4);
  }
}
