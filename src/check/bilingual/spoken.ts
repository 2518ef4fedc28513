/** Numbers in words. Many of these words mean other things as well, so they answer to digits of the other language, and ask only where both have a stranger. */
import { compound, isPlain, valuesOf } from './number-words.js';
import { phrases } from './phrases.js';
import { numeral, type KnownLanguage, type Token } from './token.js';

const token = (text: string, index: number, values: readonly number[], asks: boolean): Token => ({ kind: 'word', text, index, firm: false, parts: [values.map(numeral)], ...(asks ? { asks } : {}) });

/** No number has more words: hai nghìn không trăm hai mươi sáu has seven. */
const LONGEST = 16;

/** Where a capital tells nothing: what stands before such a word. */
const BEGIN = /(?:^|[.!?…]\s+)$/u;
/** So much of what stands before a word is looked at, UTF-16 units. */
const LOOK_BACK = 40;

/** After these a number in words may be a month or a day of the week, which have readings of their own. */
const CALENDAR = /(?:tháng|thứ|mùng|mồng)\s+$/iu;

/** Runs of number words, each with the values it may have; runs longer than a number also give each word's own value. */
export function spoken(text: string, lang: KnownLanguage): Token[] {
  const words = [...text.matchAll(/\p{L}+/gu)].map((match) => ({ typed: match[0], word: match[0].toLowerCase(), index: match.index, end: match.index + match[0].length }));
  const turns = phrases(text, lang);
  const inTurn = new Set(turns.flatMap((turn) => Array.from(turn.text, (_, n) => turn.index + n)));
  const tokens: Token[] = [...turns];
  let askedTo = 0;
  for (let i = 0; i < words.length; i += 1) {
    const { typed, word, index, end } = words[i]!;
    const values = valuesOf(word, lang);
    if (values.length === 0) continue;
    const run = compound(joined(words.slice(i, i + LONGEST), text), lang);
    const last = words[i + (run?.length ?? 1) - 1]!;
    const before = index > LOOK_BACK ? ` ${text.slice(index - LOOK_BACK, index)}` : text.slice(0, index);
    // A capital may be a name's (Ba Bể, Hai Bà Trưng); a number that goes on from an earlier word has asked there.
    const asks = index >= askedTo && (typed === word || BEGIN.test(before)) && (run !== null && run.length > 1 ? true : isPlain(word, lang)) && !CALENDAR.test(before) && !inTurn.has(index);
    tokens.push(token(text.slice(index, end), index, values, asks && (run === null || run.length === 1)));
    if (run !== null && run.length > 1) tokens.push(token(text.slice(index, last.end), index, [run.value], asks));
    if (index >= askedTo) askedTo = last.end;
  }
  return tokens;
}

/** The words up to the first one that more than a space or a hyphen parts from the one before. */
function joined(words: readonly { readonly word: string; readonly index: number; readonly end: number }[], text: string): string[] {
  const parted = words.findIndex(({ index }, n) => n > 0 && !/^[\s\u00a0-]*$/.test(text.slice(words[n - 1]!.end, index)));
  return words.slice(0, parted < 0 ? words.length : parted).map(({ word }) => word);
}
