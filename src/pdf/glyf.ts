/** TrueType glyphs from an embedded font program's `head`, `loca` and `glyf` tables (OpenType 1.9): where their ink lies, and how much. */
import { areaOfGlyph } from './glyf-area.js';

/** Extents of a glyph in em: x to the right of its origin, y above the baseline. */
export interface Ink {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** Answers by a glyph's index. */
export interface Glyf {
  /** Null for an empty glyph (a space), undefined where it cannot be known. */
  readonly ink: (glyph: number) => Ink | null | undefined;
  /** Share of the ink's box that the outlines fill, 0 to 1; undefined where it cannot be known. */
  readonly share: (glyph: number) => number | undefined;
}

/** Reads the table directory once. Null when the program has no TrueType outlines (CFF) or is damaged. */
export function readGlyf(program: Uint8Array): Glyf | null {
  const view = new DataView(program.buffer, program.byteOffset, program.byteLength);
  const tables = new Map<string, number>();
  if (view.byteLength < 12) return null;
  const count = view.getUint16(4);
  for (let i = 0; i < count && 28 + i * 16 <= view.byteLength; i += 1) {
    const at = 12 + i * 16;
    tables.set(String.fromCharCode(program[at]!, program[at + 1]!, program[at + 2]!, program[at + 3]!), view.getUint32(at + 8));
  }
  const head = tables.get('head');
  const loca = tables.get('loca');
  const glyf = tables.get('glyf');
  if (head === undefined || loca === undefined || glyf === undefined || head + 52 > view.byteLength) return null;
  const em = view.getUint16(head + 18) || 1000;
  const long = view.getInt16(head + 50) === 1;
  const offset = (glyph: number): number => (long ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2);
  /** Where a glyph's data begins; null for an empty one, undefined where it cannot be known. */
  const dataOf = (glyph: number): number | null | undefined => {
    if (glyph < 0 || loca + (glyph + 2) * (long ? 4 : 2) > view.byteLength) return undefined;
    const from = offset(glyph);
    if (offset(glyph + 1) <= from) return null;
    return glyf + from + 10 > view.byteLength ? undefined : glyf + from;
  };
  const shares = new Map<number, number | undefined>();
  return {
    ink: (glyph) => {
      const at = dataOf(glyph);
      if (at === null || at === undefined) return at;
      return { left: view.getInt16(at + 2) / em, bottom: view.getInt16(at + 4) / em, right: view.getInt16(at + 6) / em, top: view.getInt16(at + 8) / em };
    },
    share: (glyph) => {
      if (!shares.has(glyph)) shares.set(glyph, shareOf(view, glyph, dataOf));
      return shares.get(glyph);
    },
  };
}

function shareOf(view: DataView, glyph: number, dataOf: (glyph: number) => number | null | undefined): number | undefined {
  const at = dataOf(glyph);
  if (at === null || at === undefined) return at === null ? 0 : undefined;
  const box = (view.getInt16(at + 6) - view.getInt16(at + 2)) * (view.getInt16(at + 8) - view.getInt16(at + 4));
  const filled = areaOfGlyph(view, glyph, dataOf);
  return filled === undefined || box <= 0 ? undefined : Math.min(1, Math.abs(filled) / box);
}
