/** Puts the fonts of the stylesheet into SVG pictures that hold text: a picture in a page cannot see the page's fonts. */
import { readFile } from 'node:fs/promises';
import type { PictureInfo } from '../model/stages.js';
import { cacheKey, sha256, type PictureCache } from './cache.js';
import { decodeText } from './sniff.js';
import { bytesOf } from './source.js';

/** A font file of the stylesheet. */
export interface SvgFont {
  readonly family: string;
  readonly weight: string;
  readonly style: string;
  readonly path: string;
}

/**
 * The file to load for an SVG: itself where it holds no text, else a copy (in the cache) with the fonts it names inside.
 */
export async function withFonts(info: Pick<PictureInfo, 'path' | 'hash'>, fonts: readonly SvgFont[], cache: PictureCache): Promise<string> {
  const { path } = info;
  // The copy is UTF-8, whatever the original was and says of itself.
  const svg = decodeText(await bytesOf(info)).replace(/^(<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')/, '$1');
  if (!/<text[\s>]/.test(svg)) return path;
  const used = fonts.filter((font) => svg.includes(font.family));
  if (used.length === 0) return path;
  const key = cacheKey('svg-fonts', 1, sha256(svg), used);
  const known = await cache.getFile(key);
  if (known) return known.path;
  const faces = await Promise.all(
    used.map(async (f) => `@font-face{font-family:'${f.family}';font-weight:${f.weight};font-style:${f.style};src:url(data:font/ttf;base64,${(await readFile(f.path)).toString('base64')})}`),
  );
  const at = /<svg[^>]*>/.exec(svg);
  if (!at) return path;
  const end = at.index + at[0].length;
  const filled = `${svg.slice(0, end)}<style>${faces.join('')}</style>${svg.slice(end)}`;
  return (await cache.putFile(key, '.svg', Buffer.from(filled), null)).path;
}
