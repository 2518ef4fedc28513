/** Pixels to ink and to the press's JPEGs: the only place of this folder that knows the picture library. */
import sharp, { type Sharp } from 'sharp';
import { tiffOf, type Pixels } from './tiff.js';

// Every picture is converted once: what the library would remember of it is never asked for, and costs 100 MB.
sharp.cache(false);

/** Leaves inks the inks they are, on the way in and on the way out. */
const inks = (picture: Sharp): Sharp => picture.pipelineColourspace('cmyk').toColourspace('cmyk');
/** As many pixels as a PDF may ask for; what a page can show is far less. */
const MOST_PIXELS = 500_000_000;

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels as Pixels['channels'], data };
}

/** A JPEG's pixels as its PDF means them: a profile inside the file does not count (ISO 32000-1, 7.4.8). */
export async function decodeJpeg(bytes: Uint8Array): Promise<Pixels> {
  const { channels } = await plainJpeg(bytes).metadata();
  return pixelsOf(channels === 4 ? inks(plainJpeg(bytes)) : channels === 1 ? plainJpeg(bytes).toColourspace('b-w') : plainJpeg(bytes));
}

/**
 * Colours to inks through an output profile, perceptual.
 * @param source profile that the pixels are in; null for sRGB.
 * @param output path of the output profile.
 */
export function toInkPixels(pixels: Pixels, source: Uint8Array | null, output: string): Promise<Pixels> {
  const picture = source || pixels.channels === 4
    ? sharp(tiffOf(pixels, source), { sequentialRead: true, limitInputPixels: MOST_PIXELS })
    : sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: pixels.channels }, limitInputPixels: MOST_PIXELS });
  return pixelsOf((pixels.channels === 4 ? picture.pipelineColourspace('cmyk') : picture).withIccProfile(output, { attach: false }));
}

/** A JPEG in sRGB straight to a JPEG in inks: no pixels are held in between. */
export const inkJpegOf = (jpeg: Uint8Array, output: string, quality: number): Promise<Buffer> =>
  plainJpeg(jpeg).withIccProfile(output, { attach: false }).jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer();

/** A JPEG's pixels at an eighth of their size, which costs next to nothing: what is coloured here is coloured there. */
export async function glimpse(jpeg: Uint8Array): Promise<Pixels> {
  const { width, height } = await plainJpeg(jpeg).metadata();
  return pixelsOf(plainJpeg(jpeg).resize({ width: Math.ceil(width / 8), height: Math.ceil(height / 8), fit: 'fill', kernel: 'nearest' }));
}

const plainJpeg = (jpeg: Uint8Array): Sharp => sharp(jpeg, { ignoreIcc: true, failOn: 'none', sequentialRead: true, limitInputPixels: MOST_PIXELS });

/** Inks or gray as a JPEG in full resolution of every channel. Inks come out inverted, as Adobe's programs write them. */
export function encodeJpeg(pixels: Pixels, quality: number): Promise<Buffer> {
  const picture = pixels.channels === 4
    ? inks(sharp(tiffOf(pixels, null), { sequentialRead: true, limitInputPixels: MOST_PIXELS }))
    : sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: pixels.channels }, limitInputPixels: MOST_PIXELS }).toColourspace('b-w');
  return picture.jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer();
}
