/** Fonts of a PDF as a reader of text needs them: codes to Unicode, widths and ink boxes (ISO 32000-1, sections 9.5 to 9.10). */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream, StandardFontEmbedder } from '@cantoo/pdf-lib';
import { parseCMap, type CMap } from './cmap.js';
import { glyphNames, simpleEncoding } from './encoding.js';
import { readGlyf, type Glyf, type Ink } from './glyf.js';
import { decodeStream } from './streams.js';
import { Token, Tokeniser } from './tokens.js';

export type { Ink } from './glyf.js';

/** One code of a font, everything in em (thousandths of text space made into ones). */
export interface FontGlyph {
  /** What it stands for; U+FFFD where the font does not say. */
  readonly text: string;
  readonly width: number;
  /** Extents of its ink, null for one without ink. Where outlines cannot be read: its width by the font's ascent and descent. */
  readonly ink: Ink | null;
  /** True for the single-byte code 32, to which word spacing applies (section 9.3.3). */
  readonly wordSpace: boolean;
  /** Share of the ink's box that its outlines fill, 0 to 1; a usual one where they cannot be read. */
  readonly share: () => number;
}

export interface Font {
  /** BaseFont without its subset tag; `Type3` fonts by their descriptor's FontName, else `Type3`. */
  readonly name: string;
  readonly subtype: string;
  readonly codeBytes: 1 | 2;
  /** True when the file carries its outlines; Type 3 fonts always do. */
  readonly embedded: boolean;
  /** The glyph of a code, made once per code. */
  readonly glyph: (code: number) => FontGlyph;
}

const UNKNOWN_TEXT = '\ufffd';
const DEFAULT_ASCENT = 0.9;
const DEFAULT_DESCENT = -0.25;
/** Ink of text faces of regular weight, in parts of advance times em: 0.19 to 0.22 in those measured, bold ones up to 0.31. */
const INK_PER_EM = 0.2;
/** The share of a box from descender to ascender that letters fill where their outlines are not read. */
const usualShare = ({ ascent, descent }: { readonly ascent: number; readonly descent: number }): (() => number) => () => INK_PER_EM / (ascent - descent);

const PROGRAMS = ['FontFile', 'FontFile2', 'FontFile3'] as const;
const isEmbedded = (descriptor: PDFDict | undefined): boolean => PROGRAMS.some((name) => streamIn(descriptor, name) !== undefined);

const key = (name: string): PDFName => PDFName.of(name);
const numberIn = (dict: PDFDict | undefined, name: string): number | undefined => {
  const value = dict?.lookup(key(name));
  return value instanceof PDFNumber ? value.asNumber() : undefined;
};
const dictIn = (dict: PDFDict | undefined, name: string): PDFDict | undefined => {
  const value = dict?.lookup(key(name));
  return value instanceof PDFDict ? value : value instanceof PDFStream ? value.dict : undefined;
};
const nameIn = (dict: PDFDict | undefined, name: string): string | undefined => {
  const value = dict?.lookup(key(name));
  return value instanceof PDFName ? value.decodeText() : undefined;
};
const streamIn = (dict: PDFDict | undefined, name: string): PDFStream | undefined => {
  const value = dict?.lookup(key(name));
  return value instanceof PDFStream ? value : undefined;
};
const withoutTag = (name: string): string => name.replace(/^[A-Z]{6}\+/, '');

/** Reads a font dictionary. Never throws for what is missing: widths fall back to DW, MissingWidth or half an em. */
export function readFont(dict: PDFDict): Font {
  const subtype = nameIn(dict, 'Subtype') ?? 'Type1';
  const toUnicode = readToUnicode(dict);
  if (subtype === 'Type0') return readComposite(dict, toUnicode);
  if (subtype === 'Type3') return readType3(dict, toUnicode);
  return readSimple(dict, subtype, toUnicode);
}

function readToUnicode(dict: PDFDict): CMap | null {
  const stream = streamIn(dict, 'ToUnicode');
  return stream ? parseCMap(decodeStream(stream)) : null;
}

/** Keeps what `make` answers per code. */
function memo(make: (code: number) => FontGlyph): (code: number) => FontGlyph {
  const known = new Map<number, FontGlyph>();
  return (code) => {
    let glyph = known.get(code);
    if (!glyph) known.set(code, (glyph = make(code)));
    return glyph;
  };
}

/** Ascent and descent of a descriptor in em, with usual values where they are missing or zero. */
function verticals(descriptor: PDFDict | undefined): { ascent: number; descent: number } {
  const ascent = (numberIn(descriptor, 'Ascent') ?? 0) / 1000;
  const descent = (numberIn(descriptor, 'Descent') ?? 0) / 1000;
  return { ascent: ascent > 0 ? ascent : DEFAULT_ASCENT, descent: descent < 0 ? descent : DEFAULT_DESCENT };
}

function readProgram(descriptor: PDFDict | undefined): Glyf | null {
  const stream = streamIn(descriptor, 'FontFile2');
  return stream ? readGlyf(decodeStream(stream)) : null;
}

/** White space has no ink whatever its outline is said to be. */
const isBlank = (text: string): boolean => text.trim() === '';

function readComposite(dict: PDFDict, toUnicode: CMap | null): Font {
  const descendants = dict.lookup(key('DescendantFonts'));
  const first = descendants instanceof PDFArray ? descendants.lookup(0) : undefined;
  const cidFont = first instanceof PDFDict ? first : undefined;
  const descriptor = dictIn(cidFont, 'FontDescriptor');
  const { ascent, descent } = verticals(descriptor);
  const widths = readCidWidths(cidFont?.lookup(key('W')));
  const defaultWidth = numberIn(cidFont, 'DW') ?? 1000;
  const encodingStream = streamIn(dict, 'Encoding');
  const encoding = encodingStream ? parseCMap(decodeStream(encodingStream)) : null;
  const toGlyph = streamIn(cidFont, 'CIDToGIDMap');
  const glyphIds = toGlyph ? decodeStream(toGlyph) : null;
  const usual = usualShare({ ascent, descent });
  let glyf: Glyf | null | undefined;
  const make = (code: number): FontGlyph => {
    // Identity-H and the predefined CMaps we do not carry: the code is the CID.
    const cid = encoding?.cids.get(code) ?? code;
    const width = (widths.get(cid) ?? defaultWidth) / 1000;
    const text = toUnicode?.unicode.get(code) ?? UNKNOWN_TEXT;
    if (glyf === undefined) glyf = readProgram(descriptor);
    const glyphId = glyphIds ? ((glyphIds[cid * 2] ?? 0) << 8) | (glyphIds[cid * 2 + 1] ?? 0) : cid;
    const known = glyf?.ink(glyphId);
    const fallback = isBlank(text) ? null : { left: 0, bottom: descent, right: width, top: ascent };
    return { text, width, ink: known === undefined ? fallback : known, wordSpace: false, share: known === undefined ? usual : () => glyf?.share(glyphId) ?? usual() };
  };
  return { name: withoutTag(nameIn(dict, 'BaseFont') ?? ''), subtype: 'Type0', codeBytes: encoding?.codeBytes ?? 2, embedded: isEmbedded(descriptor), glyph: memo(make) };
}

/** The `W` array (section 9.7.4.3): `c [w1 w2 …]` and `first last w`. */
function readCidWidths(value: unknown): Map<number, number> {
  const widths = new Map<number, number>();
  if (!(value instanceof PDFArray)) return widths;
  for (let i = 0; i + 1 < value.size(); ) {
    const first = asNumber(value.lookup(i));
    const second = value.lookup(i + 1);
    if (second instanceof PDFArray) {
      for (let k = 0; k < second.size(); k += 1) widths.set(first + k, asNumber(second.lookup(k)));
      i += 2;
    } else {
      const width = asNumber(value.lookup(i + 2));
      for (let cid = first; cid <= Math.min(asNumber(second), first + 0xffff); cid += 1) widths.set(cid, width);
      i += 3;
    }
  }
  return widths;
}
const asNumber = (value: unknown): number => (value instanceof PDFNumber ? value.asNumber() : 0);

function readSimple(dict: PDFDict, subtype: string, toUnicode: CMap | null): Font {
  const name = withoutTag(nameIn(dict, 'BaseFont') ?? '');
  const descriptor = dictIn(dict, 'FontDescriptor');
  const { ascent, descent } = verticals(descriptor);
  const share = usualShare({ ascent, descent });
  const encoding = simpleEncoding(dict.lookup(key('Encoding')));
  const firstChar = numberIn(dict, 'FirstChar') ?? 0;
  const widths = dict.lookup(key('Widths'));
  const missing = numberIn(descriptor, 'MissingWidth') ?? 500;
  const standard = widths instanceof PDFArray ? null : standardWidths(name);
  const make = (code: number): FontGlyph => {
    const text = toUnicode?.unicode.get(code) ?? encoding(code) ?? UNKNOWN_TEXT;
    const listed = widths instanceof PDFArray && code >= firstChar && code - firstChar < widths.size() ? asNumber(widths.lookup(code - firstChar)) : null;
    const width = (listed ?? standard?.(text) ?? missing) / 1000;
    return { text, width, ink: isBlank(text) ? null : { left: 0, bottom: descent, right: width, top: ascent }, wordSpace: code === 32, share };
  };
  return { name, subtype, codeBytes: 1, embedded: isEmbedded(descriptor), glyph: memo(make) };
}

/** Widths of the 14 standard fonts, which a file need not carry (section 9.6.2.2); null for every other name. */
function standardWidths(name: string): ((text: string) => number | null) | null {
  try {
    const embedder = StandardFontEmbedder.for(name as Parameters<typeof StandardFontEmbedder.for>[0]);
    return (text) => {
      try {
        return embedder.widthOfTextAtSize(text, 1000);
      } catch {
        return null;
      }
    };
  } catch {
    return null;
  }
}

function readType3(dict: PDFDict, toUnicode: CMap | null): Font {
  const matrix = dict.lookup(key('FontMatrix'));
  const m = matrix instanceof PDFArray ? Array.from({ length: 6 }, (_, i) => asNumber(matrix.lookup(i))) : [0.001, 0, 0, 0.001, 0, 0];
  const procs = dictIn(dict, 'CharProcs');
  const names = glyphNames(dictIn(dict, 'Encoding'));
  const share = usualShare({ ascent: DEFAULT_ASCENT, descent: DEFAULT_DESCENT });
  const firstChar = numberIn(dict, 'FirstChar') ?? 0;
  const widths = dict.lookup(key('Widths'));
  const make = (code: number): FontGlyph => {
    const width = widths instanceof PDFArray && code >= firstChar && code - firstChar < widths.size() ? asNumber(widths.lookup(code - firstChar)) * m[0]! : 0;
    const text = toUnicode?.unicode.get(code) ?? UNKNOWN_TEXT;
    const box = type3Box(procs, names.get(code));
    const ink = isBlank(text) ? null : box
      ? {
          left: Math.min(box[0] * m[0]!, box[2] * m[0]!), right: Math.max(box[0] * m[0]!, box[2] * m[0]!),
          bottom: Math.min(box[1] * m[3]!, box[3] * m[3]!), top: Math.max(box[1] * m[3]!, box[3] * m[3]!),
        }
      : { left: 0, bottom: DEFAULT_DESCENT, right: width, top: DEFAULT_ASCENT };
    return { text, width, ink, wordSpace: code === 32, share };
  };
  const name = withoutTag(nameIn(dictIn(dict, 'FontDescriptor'), 'FontName') ?? nameIn(dict, 'Name') ?? 'Type3');
  return { name, subtype: 'Type3', codeBytes: 1, embedded: true, glyph: memo(make) };
}

/** The bounding box a Type 3 glyph declares with `d1` (section 9.6.5), in glyph space. */
function type3Box(procs: PDFDict | undefined, name: string | undefined): readonly [number, number, number, number] | null {
  const proc = name === undefined ? undefined : procs?.lookup(key(name));
  if (!(proc instanceof PDFStream)) return null;
  const tokens = new Tokeniser(decodeStream(proc));
  const numbers: number[] = [];
  while (tokens.next() === Token.number && numbers.length < 6) numbers.push(tokens.number);
  return numbers.length === 6 && tokens.text === 'd1' ? [numbers[2]!, numbers[3]!, numbers[4]!, numbers[5]!] : null;
}

