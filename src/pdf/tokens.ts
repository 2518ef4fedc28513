/**
 * Content streams as tokens and operations (ISO 32000-1, sections 7.2, 7.8.2), each with its exact place in the bytes, so that
 * a reader can interpret a stream and a rewriter can replace single operations and copy all the rest untouched.
 */

/** A name such as `/F1`, without its slash, `#xx` decoded. */
export class Name {
  constructor(readonly name: string) {}
}
/** A dictionary written inside a content stream (property lists, inline images). */
export type Dict = ReadonlyMap<string, Operand>;
/** What may stand before an operator. Strings, literal or hexadecimal, are their decoded bytes. */
export type Operand = number | boolean | null | Name | Uint8Array | readonly Operand[] | Dict;

/** One operator with its operands. */
export interface Operation {
  /** `BI` stands for a whole inline image: its operands are the dictionary and the data, still encoded. */
  readonly operator: string;
  readonly operands: readonly Operand[];
  /** Offset of the first operand (or of the operator where it has none). */
  readonly start: number;
  /** Offset after the operator. */
  readonly end: number;
}

/** Kinds of token that `Tokeniser.next` answers with. */
export const Token = {
  end: 0, number: 1, name: 2, string: 3, arrayStart: 4, arrayEnd: 5, dictStart: 6, dictEnd: 7, keyword: 8,
} as const;
export type TokenKind = (typeof Token)[keyof typeof Token];

const REGULAR = 0;
const SPACE = 1;
const DELIMITER = 2;
/** Character classes of section 7.2.2. */
const CLASS = new Uint8Array(256);
for (const c of [0, 9, 10, 12, 13, 32]) CLASS[c] = SPACE;
for (const c of '()<>[]{}/%') CLASS[c.charCodeAt(0)] = DELIMITER;

const HEX = new Int8Array(256).fill(-1);
for (let i = 0; i < 16; i += 1) {
  HEX['0123456789abcdef'.charCodeAt(i)] = i;
  HEX['0123456789ABCDEF'.charCodeAt(i)] = i;
}
const POWERS = Array.from({ length: 23 }, (_, i) => 10 ** i);
const EMPTY = new Uint8Array(0);

/** True for the six white-space bytes of section 7.2.2. */
export const isSpace = (byte: number | undefined): boolean => byte !== undefined && CLASS[byte] === SPACE;

/** Walks over bytes token by token. After `next()` its fields describe the token found; unused ones keep old values. */
export class Tokeniser {
  kind: TokenKind = Token.end;
  /** Offsets of the token, `end` exclusive. */
  start = 0;
  end: number;
  number = 0;
  /** Decoded bytes of a string. */
  bytes: Uint8Array = EMPTY;
  /** A name without its slash, or a keyword. */
  text = '';

  constructor(readonly data: Uint8Array, start = 0, readonly limit = data.length) {
    this.end = start;
  }

  /** Moves to the next token and answers with its kind, `Token.end` after the last one. Never throws: stray bytes are keywords. */
  next(): TokenKind {
    const { data, limit } = this;
    let at = this.end;
    for (;;) {
      if (at >= limit) {
        this.start = this.end = limit;
        return (this.kind = Token.end);
      }
      const c = data[at]!;
      if (CLASS[c] === SPACE) at += 1;
      else if (c === 0x25) {
        while (at < limit && data[at] !== 10 && data[at] !== 13) at += 1;
      } else break;
    }
    this.start = at;
    const c = data[at]!;
    if ((c >= 0x30 && c <= 0x39) || c === 0x2d || c === 0x2e || c === 0x2b) {
      if (this.readNumber(at)) return (this.kind = Token.number);
      return this.readKeyword(at);
    }
    switch (c) {
      case 0x2f: return this.readName(at + 1);
      case 0x28: return this.readLiteral(at + 1);
      case 0x3c:
        if (data[at + 1] === 0x3c) return this.single(Token.dictStart, at + 2);
        return this.readHex(at + 1);
      case 0x3e:
        return this.single(Token.dictEnd, data[at + 1] === 0x3e ? at + 2 : at + 1);
      case 0x5b: return this.single(Token.arrayStart, at + 1);
      case 0x5d: return this.single(Token.arrayEnd, at + 1);
      default: return this.readKeyword(at);
    }
  }

  private single(kind: TokenKind, end: number): TokenKind {
    this.end = end;
    return (this.kind = kind);
  }

  private readNumber(from: number): boolean {
    const { data, limit } = this;
    let at = from;
    let negative = false;
    if (data[at] === 0x2d || data[at] === 0x2b) {
      negative = data[at] === 0x2d;
      at += 1;
    }
    let value = 0;
    let digits = 0;
    let decimals = -1;
    for (; at < limit; at += 1) {
      const c = data[at]!;
      if (c >= 0x30 && c <= 0x39) {
        value = value * 10 + (c - 0x30);
        digits += 1;
        if (decimals >= 0) decimals += 1;
      } else if (c === 0x2e && decimals < 0) decimals = 0;
      else break;
    }
    if (at < limit && CLASS[data[at]!] === REGULAR) return false;
    if (digits === 0 && decimals < 0) return false;
    if (decimals > 0) value = decimals < POWERS.length ? value / POWERS[decimals]! : value / 10 ** decimals;
    this.number = negative ? -value : value;
    this.end = at;
    return true;
  }

  private readKeyword(from: number): TokenKind {
    const { data, limit } = this;
    let at = from + 1;
    if (CLASS[data[from]!] === REGULAR) while (at < limit && CLASS[data[at]!] === REGULAR) at += 1;
    this.end = at;
    this.text = shortText(data, from, at);
    return (this.kind = Token.keyword);
  }

  private readName(from: number): TokenKind {
    const { data, limit } = this;
    let at = from;
    let escaped = false;
    while (at < limit && CLASS[data[at]!] === REGULAR) {
      if (data[at] === 0x23) escaped = true;
      at += 1;
    }
    this.end = at;
    this.text = shortText(data, from, at);
    if (escaped) this.text = this.text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    return (this.kind = Token.name);
  }

  private readHex(from: number): TokenKind {
    const { data, limit } = this;
    let at = from;
    while (at < limit && data[at] !== 0x3e) at += 1;
    const out = new Uint8Array((at - from + 1) >> 1);
    let nibbles = 0;
    for (let i = from; i < at; i += 1) {
      const value = HEX[data[i]!]!;
      if (value < 0) continue;
      // An odd last digit stands for its high half (section 7.3.4.3).
      if ((nibbles & 1) === 0) out[nibbles >> 1] = value << 4;
      else out[nibbles >> 1]! |= value;
      nibbles += 1;
    }
    const length = (nibbles + 1) >> 1;
    this.bytes = length === out.length ? out : out.subarray(0, length);
    this.end = Math.min(limit, at + 1);
    return (this.kind = Token.string);
  }

  private readLiteral(from: number): TokenKind {
    const { data, limit } = this;
    const out: number[] = [];
    let depth = 1;
    let at = from;
    for (; at < limit; at += 1) {
      let c = data[at]!;
      if (c === 0x5c) {
        at += 1;
        c = data[at] ?? 0;
        if (c >= 0x30 && c <= 0x37) {
          let value = c - 0x30;
          for (let i = 0; i < 2 && data[at + 1]! >= 0x30 && data[at + 1]! <= 0x37; i += 1) value = value * 8 + data[(at += 1)]! - 0x30;
          out.push(value & 0xff);
        } else if (c === 13) {
          if (data[at + 1] === 10) at += 1;
        } else if (c !== 10) {
          out.push(c === 0x6e ? 10 : c === 0x72 ? 13 : c === 0x74 ? 9 : c === 0x62 ? 8 : c === 0x66 ? 12 : c);
        }
        continue;
      }
      if (c === 0x28) depth += 1;
      else if (c === 0x29 && (depth -= 1) === 0) break;
      out.push(c);
    }
    this.bytes = Uint8Array.from(out);
    this.end = Math.min(limit, at + 1);
    return (this.kind = Token.string);
  }
}

/** Operators and resource names are short and few: each is made into a string once. */
const interned = new Map<number, string>();
function shortText(data: Uint8Array, from: number, to: number): string {
  const length = to - from;
  if (length > 4) return String.fromCharCode(...data.subarray(from, Math.min(to, from + 4096)));
  let key = length;
  for (let i = from; i < to; i += 1) key = key * 256 + data[i]!;
  let text = interned.get(key);
  if (text === undefined) {
    text = String.fromCharCode(...data.subarray(from, to));
    interned.set(key, text);
  }
  return text;
}
