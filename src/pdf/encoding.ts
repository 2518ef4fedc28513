/** Encodings of simple fonts to Unicode (ISO 32000-1, section 9.6.6 and annex D), for fonts that carry no ToUnicode. */
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject } from '@cantoo/pdf-lib';

const WIN_ANSI = new TextDecoder('windows-1252');
const MAC_ROMAN = new TextDecoder('macintosh');

/** Names of the Adobe Glyph List for ASCII, which single letters and `uniXXXX` do not cover. */
const ASCII_NAMES =
  'space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash ' +
  'zero one two three four five six seven eight nine colon semicolon less equal greater question at';
const GLYPH_LIST = new Map<string, string>(ASCII_NAMES.split(' ').map((name, i) => [name, String.fromCharCode(32 + i)]));
for (const [name, text] of Object.entries({
  bracketleft: '[', backslash: '\\', bracketright: ']', asciicircum: '^', underscore: '_', grave: '`', braceleft: '{', bar: '|', braceright: '}',
  asciitilde: '~', quoteleft: '‘', quoteright: '’', quotedblleft: '“', quotedblright: '”', endash: '–', emdash: '—', bullet: '•', ellipsis: '…',
  fi: 'fi', fl: 'fl', ff: 'ff', ffi: 'ffi', ffl: 'ffl', dcroat: 'đ', Dcroat: 'Đ', nbspace: '\u00a0', minus: '−',
})) GLYPH_LIST.set(name, text);

/** The Unicode of a glyph name, null where it says nothing. */
export function glyphNameToUnicode(name: string): string | null {
  const plain = name.split('.')[0]!;
  const listed = GLYPH_LIST.get(plain);
  if (listed !== undefined) return listed;
  if (/^[A-Za-z]$/.test(plain)) return plain;
  const hex = /^(?:uni|u)([0-9A-F]{4,6})$/.exec(plain)?.[1];
  return hex ? String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)) : null;
}

/** A simple font's `Encoding` as a function from code to text, null for a code without meaning. */
export function simpleEncoding(encoding: PDFObject | undefined): (code: number) => string | null {
  const base = encoding instanceof PDFName ? encoding : encoding instanceof PDFDict ? encoding.lookup(PDFName.of('BaseEncoding')) : undefined;
  const decoder = base === PDFName.of('MacRomanEncoding') ? MAC_ROMAN : WIN_ANSI;
  const names = glyphNames(encoding instanceof PDFDict ? encoding : undefined);
  return (code) => {
    const name = names.get(code);
    if (name !== undefined) return glyphNameToUnicode(name);
    return code < 32 ? null : decoder.decode(Uint8Array.of(code));
  };
}

/** `Differences` of an encoding dictionary: code to glyph name (section 9.6.6.1). */
export function glyphNames(encoding: PDFDict | undefined): Map<number, string> {
  const names = new Map<number, string>();
  const differences = encoding?.lookup(PDFName.of('Differences'));
  if (!(differences instanceof PDFArray)) return names;
  let code = 0;
  for (let i = 0; i < differences.size(); i += 1) {
    const item = differences.lookup(i);
    if (item instanceof PDFNumber) code = item.asNumber();
    else if (item instanceof PDFName) names.set(code++, item.decodeText());
  }
  return names;
}
