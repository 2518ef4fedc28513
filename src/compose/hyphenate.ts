/** Where a word may be hyphenated: real patterns (Liang's, from the npm package `hyphen`), and the limits of good setting. */
import hyphen from 'hyphen';
import english from 'hyphen/patterns/en-us.js';

/** Letters that must stay before and after a hyphen. */
const LEAST_BEFORE = 2;
const LEAST_AFTER = 3;
/** Shorter words are never parted. */
const LEAST_LETTERS = 6;
/** A sign that no text holds, to find the pattern's breaks by. */
const MARK = '\u0001';

const english_ = hyphen(english, { async: false, hyphenChar: MARK, minWordLength: LEAST_LETTERS }) as (text: string) => string;

const known = new Map<string, readonly string[]>();

/** True for languages that are hyphenated. Vietnamese, whose words are single syllables, never is. */
export const hyphenates = (lang: string): boolean => lang === 'en' || lang.startsWith('en-');

/**
 * Splits a run of text without spaces at the places where it may be hyphenated. One part where it may not: short words,
 * words in capitals, anything with digits or signs inside (addresses, numbers, names of documents).
 */
export function syllables(text: string, lang: string): readonly string[] {
  if (!hyphenates(lang)) return [text];
  const found = known.get(text);
  if (found) return found;
  const parts = split(text);
  known.set(text, parts);
  return parts;
}

function split(text: string): readonly string[] {
  const match = /^([^\p{L}\p{N}]*)(\p{L}+(?:[’']\p{L}+)?)([^\p{L}\p{N}]*)$/u.exec(text);
  if (!match) return [text];
  const [, before, word, after] = match as unknown as [string, string, string, string];
  if (word === word.toLocaleUpperCase('en')) return [text];
  const parts = english_(word).split(MARK);
  const out: string[] = [];
  let open = '';
  let left = word.length;
  for (const part of parts) {
    open += part;
    left -= part.length;
    if (open.length >= LEAST_BEFORE && left >= LEAST_AFTER) {
      out.push(open);
      open = '';
    }
  }
  if (open) out.push(open);
  out[0] = before + (out[0] ?? '');
  out[out.length - 1] += after;
  return out;
}
