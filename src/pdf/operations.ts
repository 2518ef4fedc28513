/**
 * Tokens gathered into operations: operands and the operator that takes them (ISO 32000-1, section 7.8.2), inline images whole
 * (section 8.9.7).
 */
import { Name, Token, Tokeniser, isSpace, type Dict, type Operand, type Operation } from './tokens.js';

/** Reads the operand that the tokeniser stands on, with all that is inside it. Unclosed arrays and dictionaries end with the data. */
export function readOperand(tokens: Tokeniser): Operand {
  switch (tokens.kind) {
    case Token.number: return tokens.number;
    case Token.name: return new Name(tokens.text);
    case Token.string: return tokens.bytes;
    case Token.arrayStart: {
      const items: Operand[] = [];
      for (let kind = tokens.next(); kind !== Token.arrayEnd && kind !== Token.end; kind = tokens.next()) items.push(readOperand(tokens));
      return items;
    }
    case Token.dictStart: {
      const dict = new Map<string, Operand>();
      for (let kind = tokens.next(); kind !== Token.dictEnd && kind !== Token.end; kind = tokens.next()) {
        if (kind !== Token.name) continue;
        const key = tokens.text;
        tokens.next();
        dict.set(key, readOperand(tokens));
      }
      return dict;
    }
    default: return tokens.text === 'true' ? true : tokens.text === 'false' ? false : null;
  }
}

/**
 * Calls `visit` for every operation of a content stream, in order.
 * @param visit  Its operands array is used again for the next operation: copy what must outlive the call.
 */
export function forEachOperation(data: Uint8Array, visit: (operator: string, operands: Operand[], start: number, end: number) => void): void {
  const tokens = new Tokeniser(data);
  const operands: Operand[] = [];
  let start = -1;
  for (let kind = tokens.next(); kind !== Token.end; kind = tokens.next()) {
    if (start < 0) start = tokens.start;
    if (kind !== Token.keyword) {
      operands.push(kind === Token.number ? tokens.number : readOperand(tokens));
      continue;
    }
    const operator = tokens.text;
    if (operator === 'true' || operator === 'false' || operator === 'null') {
      operands.push(readOperand(tokens));
      continue;
    }
    if (operator === 'BI') operands.push(...readInlineImage(tokens));
    visit(operator, operands, start, tokens.end);
    operands.length = 0;
    start = -1;
  }
}

/** Every operation of a content stream as a list, for tests and rewriters that look ahead. */
export function operations(data: Uint8Array): Operation[] {
  const all: Operation[] = [];
  forEachOperation(data, (operator, operands, start, end) => all.push({ operator, operands: [...operands], start, end }));
  return all;
}

/** Components per pixel of the colour spaces an inline image may abbreviate (table 94); null for named ones. */
const INLINE_COMPONENTS: Readonly<Record<string, number>> = { G: 1, DeviceGray: 1, RGB: 3, DeviceRGB: 3, CMYK: 4, DeviceCMYK: 4 };

/** After `BI`: the dictionary and the data up to `EI`, leaving the tokeniser behind `EI`. */
function readInlineImage(tokens: Tokeniser): [Dict, Uint8Array] {
  const dict = new Map<string, Operand>();
  for (let kind = tokens.next(); kind !== Token.end; kind = tokens.next()) {
    if (kind === Token.keyword && tokens.text === 'ID') break;
    if (kind !== Token.name) continue;
    const key = tokens.text;
    tokens.next();
    dict.set(key, readOperand(tokens));
  }
  const { data, limit } = tokens;
  const from = Math.min(limit, tokens.end + 1);
  const known = rawLength(dict);
  let to = from + known;
  // Without a filter the length is known; behind one the data may hold "EI" by chance, so it must look like an operator.
  for (; to < limit; to += 1) {
    const standsAlone = data[to] === 0x45 && data[to + 1] === 0x49 && (to === from || isSpace(data[to - 1])) && (to + 2 >= limit || isSpace(data[to + 2]));
    if (standsAlone && readable(data, to + 2, limit)) break;
  }
  tokens.end = Math.min(limit, to + 2);
  // The white space before EI is no data.
  const last = known > 0 ? from + known : to > from && isSpace(data[to - 1]) ? to - 1 : to;
  return [dict, data.subarray(from, Math.max(from, Math.min(last, limit)))];
}

function rawLength(dict: Dict): number {
  if (dict.has('F') || dict.has('Filter')) return 0;
  const number = (short: string, long: string, otherwise: number): number => {
    const value = dict.get(short) ?? dict.get(long);
    return typeof value === 'number' ? value : otherwise;
  };
  const space = dict.get('CS') ?? dict.get('ColorSpace');
  const components = space instanceof Name ? (INLINE_COMPONENTS[space.name] ?? 1) : 1;
  const bits = dict.get('IM') === true || dict.get('ImageMask') === true ? 1 : number('BPC', 'BitsPerComponent', 8) * components;
  return Math.ceil((number('W', 'Width', 0) * bits) / 8) * number('H', 'Height', 0);
}

/** True when the next few bytes are text, as content streams are. */
function readable(data: Uint8Array, from: number, limit: number): boolean {
  for (let i = from; i < Math.min(limit, from + 12); i += 1) {
    const c = data[i]!;
    if (c > 0x7e || (c < 0x20 && !isSpace(c))) return false;
  }
  return true;
}
