/** The photos of an edition: each begun once for all its places of one size, to be put where its stand-in is printed. */
import { readFile } from 'node:fs/promises';
import type { Shade } from '../model/layout.js';
import type { Original, PressFacts } from '../model/photo.js';
import type { PictureInfo } from '../model/stages.js';
import type { ProofBook } from '../colour/index.js';
import { cacheKey, type PictureCache } from './cache.js';
import { derive, isPhoto, isPlain, type Recipe } from './derive.js';
import { alphaIsOpaque } from './opaque.js';
import { jpegFrame, withoutMetadata } from './jpeg.js';
import { bareDataIn, heldData } from './photo-data.js';
import { pressPhoto, type Press } from './press.js';
import { PRESS_PPI, type PpiRange } from './resolution.js';
import { onPaper } from './screen.js';
import { bytesOf, open, readAgain } from './source.js';

/**
 * What pictures are prepared for.
 * `print`: the press, in inks, at no more than 450 ppi. `screen`: sRGB, what stands above `maxPpi` brought to it; null for the range of the press;
 * with `proof`, as it will look on paper.
 */
export type PictureEdition =
  | ({ readonly kind: 'print' } & Press)
  | { readonly kind: 'screen'; readonly maxPpi: number | null; readonly quality: number; readonly proof?: ProofBook | null };

/** A photo ready to be put into the PDF; `facts` only where it went to press. */
export interface Photo {
  load(): Promise<Original>;
  readonly facts: PressFacts | null;
}

/** The resolutions that an edition keeps to. */
export const ppiRange = (edition: PictureEdition): PpiRange =>
  edition.kind === 'screen' && edition.maxPpi !== null ? { above: edition.maxPpi, to: edition.maxPpi } : PRESS_PPI;

/** A picture of an edition: its width in px, null where it stays as it is, and what lies over the whole of it. */
export interface PhotoRecipe {
  readonly widthPx: number | null;
  readonly shades: readonly Shade[];
}

/** What the browser loads of a picture, where it has to see the picture itself. */
export const browserRecipe = (recipe: PhotoRecipe, edition: PictureEdition): Recipe =>
  ({ ...recipe, crop: null, purpose: 'screen', ...(edition.kind === 'screen' ? { quality: edition.quality } : {}) });

/**
 * True for a picture whose place the browser prints a stand-in in. For the press that is every picture of pixels without transparency; on
 * screens those that are JPEGs in the end, for the browser writes the others better itself. Under a shade nothing is transparent.
 */
export async function hasStandIn(info: PictureInfo, { widthPx, shades }: PhotoRecipe, edition: PictureEdition, cache: PictureCache): Promise<boolean> {
  if (shades.length > 0) return true;
  if (edition.kind === 'print') return !info.hasAlpha || alphaIsOpaque(info, cache);
  return isPhoto(info) && !(info.format === 'webp' && isPlain(info) && (widthPx === null || widthPx >= info.width));
}

/** The file of a picture for the browser or for a screen, as it will look on paper where that is asked for. */
export async function screenFile(info: PictureInfo, recipe: PhotoRecipe, edition: PictureEdition, cache: PictureCache): Promise<string> {
  const { path } = await derive(info, browserRecipe(recipe, edition), cache);
  const book = edition.kind === 'screen' ? (edition.proof ?? null) : null;
  if (book === null || info.format === 'svg') return path;
  const quality = edition.kind === 'screen' ? edition.quality : 90;
  const key = cacheKey('proofed', 1, info.hash, recipe, quality, book.key);
  const known = await cache.getFile(key);
  if (known !== null) return known.path;
  const seen = await onPaper(await fileOf(info, path), book);
  const jpeg = /\.jpe?g$/i.test(path);
  return (await cache.putFile(key, jpeg ? '.jpg' : '.png', await (jpeg ? seen.jpeg({ quality }) : seen.png({ compressionLevel: 1 })).toBuffer(), null)).path;
}

/** The bytes of a picture's file: the original, which somebody may have changed, or one of the cache. */
const fileOf = (info: PictureInfo, path: string): Promise<Buffer> => (path === info.path ? bytesOf(info) : readAgain(path));

/** Makes a photo for an edition. */
export async function makePhoto(info: PictureInfo, recipe: PhotoRecipe, edition: PictureEdition, cache: PictureCache): Promise<Photo> {
  if (edition.kind === 'print') return pressPhoto(info, recipe, edition, cache);
  const path = await screenFile(info, recipe, edition, cache);
  return { facts: null, load: () => rgbOriginal(path, edition.quality) };
}

/** A JPEG of the rarer kinds (arithmetic coding, 12 bits), which no PDF reader knows, is encoded anew. */
async function rgbOriginal(path: string, quality: number): Promise<Original> {
  const bytes = await readFile(path);
  const known = jpegFrame(bytes);
  const usual = known ? bytes : await open(bytes).toColourspace('srgb').jpeg({ quality }).toBuffer();
  const frame = known ?? jpegFrame(usual);
  if (!frame || frame.channels === 4) throw new Error(`A photo for the screen is ${frame ? 'still in inks' : 'no JPEG'}.`);
  const { width, height, channels } = frame;
  return { ...(usual === bytes ? await bareDataIn(path, bytes, withoutMetadata) : heldData(usual)), width, height, space: channels === 1 ? 'gray' : 'rgb', inverted: false };
}
