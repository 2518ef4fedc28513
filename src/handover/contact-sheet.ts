/** All pages in one low-resolution picture, spreads side by side with their numbers: laid out as a PDF page, drawn by the raster. */
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { TRIM_MM } from '../model/paper.js';
import { openRaster, toJpeg, type Raster } from '../raster/index.js';
import { openType } from './type.js';

/** Width of a page in pixels; a pixel of the picture is a pt of the PDF. */
const PAGE_WIDTH = 240;
const SPREADS_A_ROW = 4;
const GAP = 28;
const MARGIN = 32;
/** From a page to its number's baseline, and the number's size. */
const NUMBER_BELOW = 18;
const NUMBER_SIZE = 13;
const QUALITY = 85;

/** The pages of each spread: the front cover alone on the right, the last page alone on the left where their number is even. */
export function spreads(count: number): readonly (readonly [left: number | null, right: number | null])[] {
  const all: [number | null, number | null][] = [];
  for (let left = 0; left <= count; left += 2) all.push([left === 0 ? null : left, left + 1 > count ? null : left + 1]);
  return all.filter(([left, right]) => left !== null || right !== null);
}

/** A page at its trim, as JPEG. `width` in pixels. */
export async function pagePicture(raster: Raster, page: number, width: number): Promise<{ readonly jpeg: Uint8Array; readonly width: number; readonly height: number }> {
  const image = await raster.render(page, (width / TRIM_MM.width) * 25.4, 'trim');
  return { jpeg: await toJpeg(image, QUALITY), width: image.width, height: image.height };
}

/** The contact sheet of an open file as JPEG. `number`: a font for the page numbers. */
export async function contactSheet(raster: Raster, number: Uint8Array): Promise<Uint8Array> {
  const all = spreads(raster.pageCount);
  const pageHeight = (PAGE_WIDTH * TRIM_MM.height) / TRIM_MM.width;
  const step = { x: 2 * PAGE_WIDTH + GAP, y: pageHeight + NUMBER_BELOW + GAP };
  const columns = Math.min(SPREADS_A_ROW, all.length);
  const width = 2 * MARGIN + columns * step.x - GAP;
  const height = 2 * MARGIN + Math.ceil(all.length / columns) * step.y - GAP;

  const pdf = await PDFDocument.create({ updateMetadata: false });
  const face = await openType(pdf.context, number);
  const page = pdf.addPage([width, height]);
  const drawn = [`0.93 g 0 0 ${width} ${height} re f`];
  const pictures = pdf.context.obj({});
  for (const [i, spread] of all.entries()) {
    const top = height - MARGIN - Math.floor(i / columns) * step.y;
    for (const [side, n] of spread.entries()) {
      if (n === null) continue;
      const x = MARGIN + (i % columns) * step.x + side * PAGE_WIDTH;
      // One page at a time: a long issue's pictures are small once they are JPEG.
      const image = await pdf.embedJpg((await pagePicture(raster, n, PAGE_WIDTH)).jpeg);
      pictures.set(PDFName.of(`P${n}`), image.ref);
      const label = String(n);
      const at = side === 0 ? x : x + PAGE_WIDTH - face.width(label, NUMBER_SIZE);
      drawn.push(`q ${PAGE_WIDTH} 0 0 ${pageHeight} ${x} ${top - pageHeight} cm /P${n} Do Q`, `BT 0.25 g /Number ${NUMBER_SIZE} Tf 1 0 0 1 ${at.toFixed(2)} ${(top - pageHeight - NUMBER_BELOW).toFixed(2)} Tm ${face.show(label)} ET`);
    }
    // The fold, where two pages of one colour meet.
    if (spread[0] !== null && spread[1] !== null) {
      const fold = MARGIN + (i % columns) * step.x + PAGE_WIDTH;
      drawn.push(`0.8 G 0.6 w ${fold} ${top} m ${fold} ${top - pageHeight} l S`);
    }
  }
  const fonts = pdf.context.obj({});
  await face.embed(fonts, 'Number');
  page.node.set(PDFName.of('Resources'), pdf.context.obj({ Font: fonts, XObject: pictures }));
  page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(drawn.join('\n'))));
  const sheet = await openRaster(await pdf.save({ useObjectStreams: false }));
  try {
    return await toJpeg(await sheet.render(1, 72, 'media'), QUALITY);
  } finally {
    sheet.close();
  }
}
