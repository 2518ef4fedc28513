/** The inks of a picture as they are written in its file, and inks as a JPEG. sharp shows inks only when it is asked to work in them. */
import sharp, { type Sharp } from 'sharp';
import { open } from './source.js';

/** Pixels of ink: see `ink.ts`. */
export interface InkPixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A CMYK picture opened so that nothing goes by way of RGB: its own profile leads to another one's inks directly. */
export const openInk = (bytes: Uint8Array): Sharp => open(bytes).pipelineColourspace('cmyk');

/** The inks that an image leads to. Rejects for anything but four of them. */
export async function inkPixels(image: Sharp): Promise<InkPixels> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== 4) throw new Error(`A picture for the press came out with ${info.channels} channels, not four.`);
  return { data, width: info.width, height: info.height };
}

/** The inks that a CMYK file is written in, through no profile. */
export const writtenInk = (bytes: Uint8Array): Promise<InkPixels> => inkPixels(openInk(bytes).toColourspace('cmyk'));

/** An image as JPEG without loss of resolution in any ink. Huffman tables are the standard's: its own ones would save 5 % and cost a quarter more time. */
export const inkJpeg = (image: Sharp, quality: number): Promise<Buffer> => image.jpeg({ quality, chromaSubsampling: '4:4:4', optimiseCoding: false }).toBuffer();

/** Pixels of ink as an image to work on. sharp takes four channels of raw data for RGB with transparency, hence the detour by a TIFF. */
export const inkImage = (pixels: InkPixels): Sharp => sharp(cmykTiff(pixels)).pipelineColourspace('cmyk').toColourspace('cmyk');

/** An uncompressed CMYK TIFF of one strip (TIFF 6.0, section 16), little-endian. */
function cmykTiff({ data, width, height }: InkPixels): Buffer {
  const SHORT = 3;
  const LONG = 4;
  const bits = 8 + 2 + 10 * 12 + 4;
  const start = bits + 8;
  // Width, height, bits of each channel, no compression, separated inks, the strip, channels, rows in it, its length, CMYK.
  const entries: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
    [256, LONG, 1, width], [257, LONG, 1, height], [258, SHORT, 4, bits], [259, SHORT, 1, 1], [262, SHORT, 1, 5],
    [273, LONG, 1, start], [277, SHORT, 1, 4], [278, LONG, 1, height], [279, LONG, 1, data.length], [332, SHORT, 1, 1],
  ];
  const head = Buffer.alloc(start);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, type, count, value], i) => {
    const at = 10 + i * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    head.writeUInt32LE(value, at + 8);
  });
  for (let channel = 0; channel < 4; channel += 1) head.writeUInt16LE(8, bits + 2 * channel);
  return Buffer.concat([head, data]);
}
