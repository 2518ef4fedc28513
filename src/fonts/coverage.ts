/** Which characters the fonts of the stylesheet can set, read from their `cmap` tables (OpenType 1.9, section cmap). */
import { readFile } from 'node:fs/promises';

/** The characters that at least one of the declared fonts has. */
export interface Coverage {
  has(codePoint: number): boolean;
}

const tag = (view: DataView, at: number): string => String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

function cmapOffset(view: DataView): number {
  const tables = view.getUint16(4);
  for (let i = 0; i < tables; i += 1) if (tag(view, 12 + i * 16) === 'cmap') return view.getUint32(12 + i * 16 + 8);
  throw new Error('The font has no cmap table.');
}

/** Segment mapping to delta values, for the basic plane. */
function readFormat4(view: DataView, at: number, out: Set<number>): void {
  const count = view.getUint16(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + count * 2 + 2;
  const deltas = starts + count * 2;
  const offsets = deltas + count * 2;
  for (let s = 0; s < count; s += 1) {
    const start = view.getUint16(starts + s * 2);
    const end = view.getUint16(ends + s * 2);
    const delta = view.getUint16(deltas + s * 2);
    const offset = view.getUint16(offsets + s * 2);
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const glyph = offset === 0 ? (code + delta) & 0xffff : view.getUint16(offsets + s * 2 + offset + (code - start) * 2);
      if (glyph !== 0) out.add(code);
    }
  }
}

/** Segmented coverage, for all planes. */
function readFormat12(view: DataView, at: number, out: Set<number>): void {
  const groups = view.getUint32(at + 12);
  for (let g = 0; g < groups; g += 1) {
    const start = view.getUint32(at + 16 + g * 12);
    const end = view.getUint32(at + 20 + g * 12);
    for (let code = start; code <= end; code += 1) out.add(code);
  }
}

/** The characters a font file has. @throws Error where it is no OpenType font with a Unicode cmap. */
export function charactersOf(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = cmapOffset(view);
  const out = new Set<number>();
  let read = 0;
  for (let i = 0; i < view.getUint16(cmap + 2); i += 1) {
    const platform = view.getUint16(cmap + 4 + i * 8);
    const at = cmap + view.getUint32(cmap + 4 + i * 8 + 4);
    const format = view.getUint16(at);
    if (platform !== 0 && platform !== 3) continue;
    if (format === 4) readFormat4(view, at, out);
    else if (format === 12) readFormat12(view, at, out);
    else continue;
    read += 1;
  }
  if (read === 0) throw new Error('The font has no Unicode cmap that we read (formats 4 and 12).');
  return out;
}

/** Reads the coverage of font files. A family counts as a whole: its upright and italic files have the same characters as a rule. */
export async function readCoverage(paths: readonly string[]): Promise<Coverage> {
  const sets = await Promise.all(paths.map(async (path) => charactersOf(await readFile(path))));
  return { has: (codePoint) => sets.some((set) => set.has(codePoint)) };
}
