/** Reads the stylesheets: follows their imports and turns `npm:` addresses into files. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HouseInk } from '../model/press.js';
import { EnvironmentError } from '../diagnostics/errors.js';

const require = createRequire(import.meta.url);

/** A font file that the stylesheets declare. */
export interface FontFace {
  readonly family: string;
  readonly weight: string;
  readonly style: string;
  readonly path: string;
}

/** All styles as one text, with the fonts they declare. */
export interface Styles {
  readonly css: string;
  readonly fonts: readonly FontFace[];
  /** Exact inks of the colours that the styles declare. */
  readonly inks: readonly HouseInk[];
}

/** The file of an `npm:package/path` address. @throws EnvironmentError where the package is not installed. */
export function resolveNpm(address: string): string {
  const name = address.replace(/^npm:/, '');
  try {
    return require.resolve(name);
  } catch (error) {
    throw new EnvironmentError(`The stylesheet asks for ${address}, which is not installed.`, 'Run `npm ci`, or mend the address in styles/fonts.css.', { cause: error });
  }
}

async function inlined(file: string, seen: Set<string>): Promise<string> {
  if (seen.has(file)) return '';
  seen.add(file);
  const css = await readFile(file, 'utf8');
  const parts: string[] = [];
  let at = 0;
  for (const match of css.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]\)?\s*;/g)) {
    parts.push(css.slice(at, match.index), await inlined(join(dirname(file), match[1]!), seen));
    at = match.index + match[0].length;
  }
  parts.push(css.slice(at));
  return parts
    .join('')
    .replace(/url\((['"]?)npm:([^'")]+)\1\)/g, (_, __, name: string) => `url('${pathToFileURL(resolveNpm(`npm:${name}`)).href}')`)
    .replace(/url\((['"]?)(?!data:|file:|#)([^'")]+)\1\)/g, (_, __, path: string) => `url('${pathToFileURL(join(dirname(file), path)).href}')`);
}

function fontFaces(css: string): FontFace[] {
  return Array.from(css.matchAll(/@font-face\s*\{([^}]*)\}/g), ([, body]) => {
    const value = (name: string): string => new RegExp(`${name}\\s*:\\s*([^;]+)`).exec(body!)?.[1]?.trim() ?? '';
    const url = /url\('([^']+)'\)/.exec(body!)?.[1] ?? '';
    return { family: value('font-family').replace(/^['"]|['"]$/g, ''), weight: value('font-weight') || '400', style: value('font-style') || 'normal', path: url.startsWith('file:') ? decodeURIComponent(new URL(url).pathname) : url };
  });
}

/** Colours with inks beside them: `--karst: #1f4e4a; --karst-inks: 85/45/60/35;`. The place is that of the style as a whole. */
function styleInks(css: string, file: string): HouseInk[] {
  return Array.from(css.matchAll(/--([\w-]+)-inks\s*:\s*(\d{1,3})\/(\d{1,3})\/(\d{1,3})\/(\d{1,3})\s*;/g)).flatMap(([, name, c, m, y, k]): HouseInk[] => {
    const hex = new RegExp(`--${name}\\s*:\\s*#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\\s*;`, 'i').exec(css);
    if (!hex) return [];
    const part = (percent: string | undefined): number => Math.min(100, Number(percent)) / 100;
    return [{ name: name!, rgb: [parseInt(hex[1]!, 16), parseInt(hex[2]!, 16), parseInt(hex[3]!, 16)], cmyk: [part(c), part(m), part(y), part(k)], place: { file, line: 1, column: 1 } }];
  });
}

/** Reads the entry stylesheet with everything that it imports. */
export async function readStyles(entry: string): Promise<Styles> {
  const css = await inlined(entry, new Set());
  return { css, fonts: fontFaces(css), inks: styleInks(css, basename(entry)) };
}
