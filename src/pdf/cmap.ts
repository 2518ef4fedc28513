/** CMaps: from a font's codes to Unicode (ISO 32000-1, section 9.10.3) or to CIDs (section 9.7.5). */
import { Token, Tokeniser } from './tokens.js';
import { decodeUtf16be } from './streams.js';

/** A CMap read once. Codes are numbers, big-endian. */
export interface CMap {
  /** Bytes of a code: 1 or 2, from the first codespace range; null where none was given. */
  readonly codeBytes: 1 | 2 | null;
  readonly unicode: ReadonlyMap<number, string>;
  readonly cids: ReadonlyMap<number, number>;
}

const toNumber = (bytes: Uint8Array): number => {
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  return value;
};

/** A range wider than the two-byte codes can be is damage, not text. */
const WIDEST_RANGE = 0xffff;

/** Reads the mappings of a CMap stream; what it does not know it passes over. */
export function parseCMap(data: Uint8Array): CMap {
  const unicode = new Map<number, string>();
  const cids = new Map<number, number>();
  let codeBytes: 1 | 2 | null = null;
  const tokens = new Tokeniser(data);
  for (let kind = tokens.next(); kind !== Token.end; kind = tokens.next()) {
    if (kind !== Token.keyword || !tokens.text.startsWith('begin')) continue;
    const section = tokens.text;
    if (section === 'begincodespacerange') codeBytes = readCodespace(tokens);
    else if (section === 'beginbfchar' || section === 'begincidchar') readChars(tokens, unicode, cids);
    else if (section === 'beginbfrange' || section === 'begincidrange') readRanges(tokens, unicode, cids);
  }
  return { codeBytes, unicode, cids };
}

function readCodespace(tokens: Tokeniser): 1 | 2 | null {
  const kind = tokens.next();
  return kind === Token.string ? (tokens.bytes.length === 1 ? 1 : 2) : null;
}

function readChars(tokens: Tokeniser, unicode: Map<number, string>, cids: Map<number, number>): void {
  while (tokens.next() === Token.string) {
    const code = toNumber(tokens.bytes);
    const kind = tokens.next();
    if (kind === Token.string) unicode.set(code, decodeUtf16be(tokens.bytes));
    else if (kind === Token.number) cids.set(code, tokens.number);
  }
}

function readRanges(tokens: Tokeniser, unicode: Map<number, string>, cids: Map<number, number>): void {
  while (tokens.next() === Token.string) {
    const low = toNumber(tokens.bytes);
    tokens.next();
    const high = Math.min(toNumber(tokens.bytes), low + WIDEST_RANGE);
    const kind = tokens.next();
    if (kind === Token.number) for (let code = low; code <= high; code += 1) cids.set(code, tokens.number + code - low);
    else if (kind === Token.arrayStart) {
      for (let code = low; tokens.next() === Token.string; code += 1) if (code <= high) unicode.set(code, decodeUtf16be(tokens.bytes));
    } else if (kind === Token.string) {
      const first = decodeUtf16be(tokens.bytes);
      const head = first.slice(0, -1);
      const last = first.charCodeAt(first.length - 1);
      // Only the last unit counts up (section 9.10.3).
      for (let code = low; code <= high; code += 1) unicode.set(code, head + String.fromCharCode(last + code - low));
    }
  }
}
