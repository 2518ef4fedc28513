/** How the issue itself uses its Vietnamese words: how often each stands, and beside which others. */
import { perDesk, type Desk } from '../desk.js';
import { wordsOfIssue, type Word } from '../words.js';
import { compounds } from './compounds.js';
import { fold, readSyllable, withTone, type Syllable, type Tone } from './syllable.js';
import { keyOf } from './usage-key.js';

/** A Vietnamese word with its neighbours in the sentence, `null` where punctuation or an end of text stands. */
export interface Use {
  readonly word: Word;
  readonly key: string;
  readonly before: string | null;
  readonly beyond: string | null;
}

/** Counts of words and of pairs of words, by their keys. */
export interface Usage {
  readonly uses: readonly Use[];
  /** How often a word stands in the issue. */
  readonly count: ReadonlyMap<string, number>;
  /** How often two words stand together in the issue. */
  readonly together: (first: string | null, second: string | null) => number;
  /** Words of the issue and of common compounds that one letter or the tone parts from a word. */
  readonly near: (key: string) => readonly string[];
  /** Those that one letter in the place of another parts from it: what may be meant by a syllable that is no word. */
  readonly replaced: (key: string) => readonly string[];
}

/** The syllable that a key stands for; null for words of other languages. */
export function syllableOfKey(key: string): Syllable | null {
  const tone = Number(/[0-5]$/.exec(key)?.[0] ?? NaN);
  return Number.isNaN(tone) ? null : readSyllable(withTone(key.slice(0, -1), tone as Tone));
}

/** True where nothing but a space stands between two words. */
const joins = (gap: string | null): boolean => gap !== null && /^\s+$/.test(gap);

const bump = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** The issue's Vietnamese words. */
export const vietnameseUsage = perDesk((desk: Desk): Usage => usageOf(wordsOfIssue(desk).filter((words) => words[0]?.prose.lang === 'vi')));

/** How Vietnamese texts use their words. */
export function usageOf(texts: readonly (readonly Word[])[]): Usage {
  const uses: Use[] = [];
  const count = new Map<string, number>();
  const pairs = new Map<string, number>();
  for (const words of texts) {
    const keys = words.map(({ text }) => keyOf(text));
    words.forEach((word, n) => {
      const before = joins(word.gap) ? keys[n - 1]! : null;
      const beyond = n + 1 < words.length && joins(words[n + 1]!.gap) ? keys[n + 1]! : null;
      uses.push({ word, key: keys[n]!, before, beyond });
      bump(count, keys[n]!);
      if (before !== null) bump(pairs, `${before} ${keys[n]!}`);
    });
  }
  const known = [...new Set([...count.keys(), ...compounds().partners.keys()])];
  return {
    uses,
    count,
    together: (first, second) => (first === null || second === null ? 0 : (pairs.get(`${first} ${second}`) ?? 0)),
    ...neighbourhood(known),
  };
}

/** Every string that is left when one letter is taken out, and the string itself. */
const thinned = (base: string): string[] => [base, ...Array.from(base, (_, n) => base.slice(0, n) + base.slice(n + 1))];

/**
 * Finds the words of a list that one letter lost, added or changed, or another tone, parts from a word. Two words that are so near have
 * a thinned form in common (the symmetric deletions of spelling correctors).
 */
export function neighbourhood(keys: readonly string[]): Pick<Usage, 'near' | 'replaced'> {
  const buckets = new Map<string, string[]>();
  const parts = (key: string): { base: string; tone: string } => ({ base: key.replace(/\d$/, ''), tone: /\d$/.exec(key)?.[0] ?? '' });
  for (const key of keys) {
    for (const form of new Set(thinned(parts(key).base))) {
      const bucket = buckets.get(form);
      if (bucket === undefined) buckets.set(form, [key]);
      else bucket.push(key);
    }
  }
  const known = new Map<string, readonly string[]>();
  const find = (key: string, fits: typeof isNear): readonly string[] => {
    const own = parts(key);
    const found = new Set<string>();
    for (const form of new Set(thinned(own.base))) {
      for (const other of buckets.get(form) ?? []) if (fits(own, parts(other))) found.add(other);
    }
    return [...found];
  };
  return {
    near: (key) => {
      const found = known.get(key) ?? find(key, isNear);
      known.set(key, found);
      return found;
    },
    replaced: (key) => find(key, (a, b) => a.tone === b.tone && a.base.length === b.base.length && Array.from(a.base).filter((letter, n) => letter !== b.base[n]).length === 1),
  };
}

/** One letter more or less (a vowel may take the tone with it), another tone, or another mark on one letter. */
function isNear(a: { readonly base: string; readonly tone: string }, b: { readonly base: string; readonly tone: string }): boolean {
  if (a.base === b.base) return a.tone !== b.tone;
  if (a.base.length !== b.base.length) return a.tone === b.tone || a.tone === '0' || b.tone === '0';
  return a.tone === b.tone && fold(a.base) === fold(b.base);
}
