/** Which words of Vietnamese are known to stand beside one another, and how many partners each has: what speaks for a word where the issue itself is too short to tell. */
import { PAIRS } from '../data/pairs.js';
import { keyOf } from './usage-key.js';

/** Pairs of words, by their keys (see `keyOf`). */
export interface Compounds {
  /** True where two words make a compound or are commonly used together. */
  readonly has: (first: string, second: string) => boolean;
  /** With how many words a word stands in the list: a common word has hundreds, half of a compound one. */
  readonly partners: ReadonlyMap<string, number>;
}

let made: Compounds | null = null;

/** The list, read when it is first asked for. */
export function compounds(): Compounds {
  return (made ??= read(PAIRS));
}

function read(list: string): Compounds {
  const keys = new Map<string, string>();
  const key = (word: string): string => {
    const known = keys.get(word) ?? keyOf(word);
    keys.set(word, known);
    return known;
  };
  const seconds = new Map<string, Set<string>>();
  const partners = new Map<string, number>();
  const count = (word: string): void => void partners.set(word, (partners.get(word) ?? 0) + 1);
  for (const entry of list.trim().split(/;\s+/)) {
    const colon = entry.indexOf(':');
    const first = key(entry.slice(0, colon));
    const own = seconds.get(first) ?? new Set();
    seconds.set(first, own);
    for (const word of entry.slice(colon + 1).split(' ')) {
      const second = key(word);
      if (own.has(second)) continue;
      own.add(second);
      count(first);
      count(second);
    }
  }
  return { has: (first, second) => seconds.get(first)?.has(second) ?? false, partners };
}
