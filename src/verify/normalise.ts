/**
 * Texts made comparable: what the page may change without changing the words falls away on both sides. Letter case (styles raise
 * it), white space and hyphens (lines break), zero-width characters, list bullets and ornaments, the shape of quotation marks, the
 * full stop or bracket after a number (list numbers are set either way), ligatures and the normal form (NFKC).
 */

/** White space, soft hyphen and hyphens, dashes, zero-width and direction marks, bullets and ornaments. */
const DROPPED = /[\s\u00ad\u002d\u2010-\u2015\u2212\u2043\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2022\u2023\u25a0-\u25ff\u00b7\u2605\u2606\u2726\u2756]/gu;
const DOUBLE_QUOTES = /[\u201c-\u201f\u00ab\u00bb]/g;
const SINGLE_QUOTES = /[\u2018-\u201b\u02bc]/g;
const IS_MARK = /^\p{M}/u;

const fold = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(DROPPED, '').replace(DOUBLE_QUOTES, '"').replace(SINGLE_QUOTES, "'");

const isDigit = (c: number): boolean => c >= 0x30 && c <= 0x39;
const closesNumber = (c: string): boolean => c === '.' || c === ')';

/** A text of the source, comparable. Empty when nothing of it would be. */
export function normalise(text: string): string {
  return fold(text).replace(/(?<=\d)[.)]+/g, '');
}

/** Text with, for every UTF-16 unit, the index of the piece it came from. */
export interface Traced {
  readonly text: string;
  readonly from: readonly number[];
}

const folded = new Map<string, string>();

/** Pieces of text (glyphs, in reading order) put together and made comparable, as `normalise` would their sum. */
export function normalisePieces(pieces: readonly string[]): Traced {
  const units: string[] = [];
  const from: number[] = [];
  pieces.forEach((piece, index) => {
    let plain = folded.get(piece);
    if (plain === undefined) folded.set(piece, (plain = fold(piece)));
    if (plain === '') return;
    // A mark set as a glyph of its own joins its letter, as NFC would have it.
    if (plain.charCodeAt(0) > 0x2ff && units.length > 0 && IS_MARK.test(plain)) {
      units[units.length - 1] = (units[units.length - 1]! + plain).normalize('NFC');
      return;
    }
    for (const unit of plain) {
      if (closesNumber(unit) && units.length > 0 && isDigit(units[units.length - 1]!.charCodeAt(0))) continue;
      units.push(unit);
      from.push(index);
    }
  });
  if (units.every((unit) => unit.length === 1)) return { text: units.join(''), from };
  // Letters outside the basic plane, or letter and mark without a composed form, take more than one unit.
  return { text: units.join(''), from: units.flatMap((unit, i) => Array.from({ length: unit.length }, () => from[i]!)) };
}

/** Letters without any mark and đ as d, for names of credits, which languages print with or without. */
export const withoutAnyMark = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');

/** True when the characters of `part` come in `whole` in that order, with anything between them. */
export function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const c of part) {
    at = whole.indexOf(c, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Characters of a source text that a message repeats. */
const MOST_REPEATED = 100;

/** Words of a source text from the place where its comparable form has its `index`th character, at most `count` of them and no more than 100 characters. */
export function wordsFrom(source: string, index: number, count = 6): string {
  let at = 0;
  let seen = 0;
  for (const c of source) {
    seen += normalise(c).length;
    if (seen > index) break;
    at += c.length;
  }
  // Back to the start of the word.
  while (at > 0 && !/\s/.test(source[at - 1]!)) at -= 1;
  const words = source.slice(at).trim().split(/\s+/);
  const said = words.slice(0, count).join(' ') + (words.length > count ? ' …' : '');
  return said.length > MOST_REPEATED ? `${said.slice(0, MOST_REPEATED - 1)}…` : said;
}
