/**
 * A measured picture into the file that the browser loads: upright, 8-bit sRGB, no larger than its place needs.
 * Pictures that are all of this already are passed on as they are, byte for byte.
 */
import sharp from 'sharp';
import type { Shade } from '../model/layout.js';
import type { PictureInfo } from '../model/stages.js';
import { cacheKey, type PictureCache } from './cache.js';
import type { CropBox } from './crop.js';
import { isSrgb } from './icc.js';
import { shadeRgb } from './shade.js';
import { EXTENSIONS, isNamedAs } from './sniff.js';
import { bytesOf, inSrgb, open, profiled } from './source.js';

/** Raised whenever the same recipe would make other bytes. */
const CODE_VERSION = 1;

/** True for pictures that are written as JPEG: all but those with transparency and those free of loss on purpose (PNG, GIF). */
export const isPhoto = (info: PictureInfo): boolean => !info.hasAlpha && info.format !== 'png' && info.format !== 'gif';

/** What a derivative is to be. */
export interface Recipe {
  /** Width in px that the (cropped) picture is brought to, see `targetWidthPx`; null leaves it. Never enlarges. */
  readonly widthPx: number | null;
  /** The part to keep, in px of the upright picture; null keeps all. */
  readonly crop: CropBox | null;
  /** `print` keeps the full resolution of colour (4:4:4), `screen` halves it (4:2:0). */
  readonly purpose: 'screen' | 'print';
  /** JPEG quality, 1 to 100; 90 by default. */
  readonly quality?: number;
  /** What lies over the whole picture and becomes part of it; nothing by default, and never together with a crop. */
  readonly shades?: readonly Shade[];
}

/** A file for the browser to load, with its size in px (CSS px for SVG). */
export interface Derivative {
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/** True when a browser shows the original as it should be: upright, 8 bits a channel, RGB without a profile or with an sRGB one. */
export const isPlain = (info: PictureInfo): boolean =>
  (info.format === 'jpeg' || info.format === 'png' || info.format === 'webp') &&
  info.orientation === 1 && info.bitsPerChannel === 8 && info.space === 'srgb' && (info.profile === null || isSrgb(info.profile));

/**
 * Derives the file for a recipe, or finds it in the cache.
 * - Plain JPEG, PNG and WebP (see `isPlain`) that need neither crop, fewer pixels nor shades, and SVG: the original's own path.
 *   (Misnamed ones: a copy with the right extension, since browsers go by it.)
 * - Everything else is turned upright, converted to 8-bit sRGB through its embedded profile, cropped, brought to `widthPx`, and written
 *   as JPEG; as PNG where there is transparency or the original is free of loss on purpose (PNG, GIF).
 * Rejects when the original has vanished since it was measured or the disk is full; throws a TypeError for a PDF, which `finish/` places.
 */
export async function derive(info: PictureInfo, recipe: Recipe, cache: PictureCache): Promise<Derivative> {
  if (info.format === 'pdf') throw new TypeError(`derive: a PDF is placed by finish/, not by the browser: ${info.path}`);
  const crop = recipe.crop !== null && isWhole(recipe.crop, info) ? null : recipe.crop;
  const source = crop ?? info;
  const shades = recipe.shades ?? [];
  const widthPx = recipe.widthPx !== null && recipe.widthPx < source.width ? Math.max(1, Math.round(recipe.widthPx)) : null;
  if (info.format === 'svg' || (isPlain(info) && crop === null && widthPx === null && shades.length === 0)) return original(info, cache);

  const quality = recipe.quality ?? 90;
  const subsampling = recipe.purpose === 'print' ? '4:4:4' : '4:2:0';
  // libvips decides the pixels as much as our code does.
  const key = cacheKey('derive', CODE_VERSION, sharp.versions.vips, info.hash, crop, widthPx, quality, subsampling, ...(shades.length > 0 ? [shades] : []));
  const known = await cache.getFile<{ width: number; height: number }>(key);
  if (known !== null) return { path: known.path, ...known.facts };

  const asPng = !isPhoto(info) && shades.length === 0;
  const upright = open(await profiled(await bytesOf(info), info)).autoOrient();
  const cropped = crop === null ? upright : upright.extract({ left: crop.left, top: crop.top, width: crop.width, height: crop.height });
  const heightPx = widthPx === null ? source.height : Math.max(1, Math.round((source.height * widthPx) / source.width));
  const sized = widthPx === null ? cropped : cropped.resize({ width: widthPx, height: heightPx, fit: 'fill', withoutEnlargement: true });
  const coloured = inSrgb(shadeRgb(sized, shades, heightPx), info);
  const encoded = asPng ? coloured.png({ compressionLevel: 9 }) : coloured.jpeg({ quality, chromaSubsampling: subsampling });
  const { data, info: made } = await encoded.toBuffer({ resolveWithObject: true });
  const stored = await cache.putFile(key, asPng ? '.png' : '.jpg', data, { width: made.width, height: made.height });
  return { path: stored.path, ...stored.facts };
}

async function original(info: PictureInfo, cache: PictureCache): Promise<Derivative> {
  const size = { width: info.width, height: info.height };
  if (isNamedAs(info.path, info.format)) return { path: info.path, ...size };
  const key = cacheKey('copy', CODE_VERSION, info.hash, info.format);
  const known = await cache.getFile(key) ?? await cache.putFile(key, EXTENSIONS[info.format][0], await bytesOf(info), null);
  return { path: known.path, ...size };
}

const isWhole = (crop: CropBox, info: PictureInfo): boolean =>
  crop.left <= 0 && crop.top <= 0 && crop.width >= info.width && crop.height >= info.height;
