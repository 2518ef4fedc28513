/** Pictures in memory as files, and at other sizes. The same pixels give the same bytes. */
import sharp, { type Sharp } from 'sharp';
import type { Image } from './open.js';

const raw = ({ data, width, height }: Image): Sharp => sharp(data, { raw: { width, height, channels: 4 } });

/** As PNG, free of loss; the alpha channel goes where every pixel is opaque. */
export const toPng = (image: Image): Promise<Buffer> => (isOpaque(image) ? raw(image).removeAlpha() : raw(image)).png({ compressionLevel: 9 }).toBuffer();

/** As JPEG of a quality from 1 to 100, on white, colours at full resolution so that coloured type stays sharp. */
export const toJpeg = (image: Image, quality: number): Promise<Buffer> => raw(image).flatten({ background: '#ffffff' }).jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer();

/** To a width in pixels, the height following. */
export async function resize(image: Image, width: number): Promise<Image> {
  const { data, info } = await raw(image).resize({ width }).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

function isOpaque({ data }: Image): boolean {
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false;
  return true;
}
