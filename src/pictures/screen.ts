/** Pictures for the preview: as large as a screen needs, and as they will look on paper. */
import sharp, { type Sharp } from 'sharp';
import type { ProofBook } from '../colour/index.js';
import type { PictureInfo } from '../model/stages.js';
import type { PictureCache } from './cache.js';
import { derive } from './derive.js';
import { withFonts, type SvgFont } from './svg-fonts.js';

/** The file of a picture no wider or higher than `longest` px, upright and in sRGB; drawings with the fonts they name. */
export async function screenPicture(info: PictureInfo, longest: number, fonts: readonly SvgFont[], cache: PictureCache): Promise<string> {
  if (info.format === 'svg') return withFonts(info, fonts, cache);
  const scale = longest / Math.max(info.width, info.height);
  return (await derive(info, { widthPx: scale < 1 ? Math.floor(info.width * scale) : null, crop: null, purpose: 'screen', quality: 85 }, cache)).path;
}

/** A picture (its bytes, or its file) in sRGB as it will look on paper, as PNG; transparency stays. */
export const proofPicture = async (file: string | Buffer, book: ProofBook): Promise<Buffer> => (await onPaper(file, book)).png({ compressionLevel: 1 }).toBuffer();

/** A picture (its bytes, or its file) in sRGB as it will look on paper, to be encoded; transparency stays. A photo has tens of MB of pixels: they are held once. */
export async function onPaper(file: string | Buffer, book: ProofBook): Promise<Sharp> {
  const { data, info } = await sharp(file).toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const size = { width: info.width, height: info.height };
  const rgb = info.channels === 1 ? Uint8Array.from({ length: data.length * 3 }, (_, i) => data[Math.floor(i / 3)]!) : data;
  book.proof(rgb);
  const seen = sharp(rgb, { raw: { ...size, channels: 3 } });
  const hasAlpha = (await sharp(file).metadata()).hasAlpha;
  return hasAlpha ? seen.joinChannel(await sharp(file).extractChannel('alpha').raw().toBuffer(), { raw: { ...size, channels: 1 } }) : seen;
}
