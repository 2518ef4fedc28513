/** The list of meanings as two maps to look words up in. */
import { MEANINGS } from '../data/meanings.js';

/** A word as it is compared: English endings taken off, in small letters. */
export function stem(word: string): string {
  const small = word.toLowerCase().replace(/['’]s$/, '');
  if (small.length <= 3) return small;
  const bare = small.replace(/(?:ies|y)$/, 'i').replace(/(?<=[^s])(?:es|s)$/, '');
  const cut = bare.replace(/(?:ations?|ational|ments?|ings?|ers?|ors?|ed|al|ly|ion|e)$/, '');
  return cut.length >= 3 ? cut : bare;
}

interface Lexicon {
  /** Meanings by Vietnamese words, one to four syllables with single spaces. */
  readonly vi: ReadonlyMap<string, readonly number[]>;
  /** Meanings by English stem. */
  readonly en: ReadonlyMap<string, readonly number[]>;
}

function read(): Lexicon {
  const vi = new Map<string, number[]>();
  const en = new Map<string, number[]>();
  const add = (map: Map<string, number[]>, key: string, meaning: number): void => void map.set(key, [...(map.get(key) ?? []), meaning]);
  MEANINGS.trim().split('\n').forEach((line, meaning) => {
    const [left = '', right = ''] = line.split('=');
    for (const word of left.split(',')) add(vi, word.normalize('NFC'), meaning);
    for (const word of new Set(right.split(' ').map(stem))) add(en, word, meaning);
  });
  return { vi, en };
}

/** The lexicon, made once. */
export const LEXICON: Lexicon = read();

/** Syllables of the longest Vietnamese entry. */
export const LONGEST = Math.max(...Array.from(LEXICON.vi.keys(), (words) => words.split(' ').length));
