/** Placed pictures at the size of a contact sheet, and the sheet's strips as one picture. */
import sharp from 'sharp';
import type { Pictures } from '../model/stages.js';
import type { PictureCache } from './cache.js';
import { derive } from './derive.js';
import type { PlacedFile } from '../model/layout.js';
import { withFonts, type SvgFont } from './svg-fonts.js';

/** Pixels for a millimetre of the page: enough for pages that are a hand wide on a screen. */
const PX_PER_MM = 3;

/**
 * The files to load for a contact sheet, by the picture's index in the document. A photo is made once for all its places, as large as the
 * largest of them needs.
 */
export async function thumbnails(placed: readonly PlacedFile[], pictures: Pictures, fonts: readonly SvgFont[], cache: PictureCache): Promise<ReadonlyMap<number, string>> {
  const files = new Map<number, string>();
  const made = new Map<string, Promise<string>>();
  const make = async (path: string): Promise<string> => {
    const info = pictures.get(path);
    if (!info) throw new Error(`${path} was never measured.`);
    if (info.format === 'svg') return withFonts(info, fonts, cache);
    // It covers its place: the tighter direction decides.
    const widths = placed.filter((p) => p.path === path).map((p) => Math.max(p.widthMm, (p.heightMm * info.width) / info.height));
    // Steps, so that a picture that moves a little is found in the cache.
    const widthPx = Math.ceil((Math.max(...widths) * PX_PER_MM) / 100) * 100;
    return (await derive(info, { widthPx: Math.max(100, widthPx), crop: null, purpose: 'screen', quality: 80 }, cache)).path;
  };
  await Promise.all(placed.map(async ({ index, path }) => {
    if (!made.has(path)) made.set(path, make(path));
    files.set(index, await made.get(path)!);
  }));
  return files;
}

/** Strips of one width below each other, as one PNG. */
export async function joinStrips(strips: readonly Uint8Array[]): Promise<Uint8Array> {
  const sizes = await Promise.all(strips.map((strip) => sharp(strip).metadata()));
  let top = 0;
  const layers = strips.map((strip, i) => {
    const layer = { input: Buffer.from(strip), left: 0, top };
    top += sizes[i]!.height;
    return layer;
  });
  return sharp({ create: { width: sizes[0]!.width, height: top, channels: 3, background: '#ffffff' } }).composite(layers).png({ compressionLevel: 7 }).toBuffer();
}
