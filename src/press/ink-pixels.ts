/** Pixels to ink and to the press's JPEGs: the only place of this folder that knows the picture library. */
import sharp, { type Sharp } from 'sharp';
import { tiffOf, type Pixels } from './tiff.js';

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
  const open = (): Sharp => sharp(bytes, { ignoreIcc: true, failOn: 'none', limitInputPixels: MOST_PIXELS });
  const { channels } = await open().metadata();
  return pixelsOf(channels === 4 ? inks(open()) : channels === 1 ? open().toColourspace('b-w') : open());
}

/**
 * Colours to inks through an output profile, perceptual.
 * @param source profile that the pixels are in; null for sRGB.
 * @param output path of the output profile.
 */
export function toInkPixels(pixels: Pixels, source: Uint8Array | null, output: string): Promise<Pixels> {
  const picture = source || pixels.channels === 4
    ? sharp(tiffOf(pixels, source), { limitInputPixels: MOST_PIXELS })
    : sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: pixels.channels }, limitInputPixels: MOST_PIXELS });
  return pixelsOf((pixels.channels === 4 ? picture.pipelineColourspace('cmyk') : picture).withIccProfile(output, { attach: false }));
}

/** Inks or gray as a JPEG in full resolution of every channel. Inks come out inverted, as Adobe's programs write them. */
export function encodeJpeg(pixels: Pixels, quality: number): Promise<Buffer> {
  const picture = pixels.channels === 4
    ? inks(sharp(tiffOf(pixels, null), { limitInputPixels: MOST_PIXELS }))
    : sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: pixels.channels }, limitInputPixels: MOST_PIXELS }).toColourspace('b-w');
  return picture.jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer();
}
