/**
 * Running text compared over whole files, so that a line that flows to the next page is no change: what the new file's words were in the old one.
 */
import { commonPairs, type Same } from './sequence.js';
import type { Word } from './model.js';

/** What became of the words. */
export interface TextDiff {
  /** The old word that a new one is, by index; -1 where there is none. */
  readonly oldOf: Int32Array;
  readonly newOf: Int32Array;
}

/** A passage that is found elsewhere is moved when it has this many words; fewer may be found by chance, and are told as changed. */
const LEAST_MOVED = 6;
/** Words that are said over and over again are looked for in so many places only. */
const MOST_PLACES = 50;

/** Compares words in reading order. */
export function compareText(olds: readonly Word[], news: readonly Word[]): TextDiff {
  const oldOf = new Int32Array(news.length).fill(-1);
  const newOf = new Int32Array(olds.length).fill(-1);
  const join = ([i, j]: Same): void => { newOf[i] = j; oldOf[j] = i; };
  const ids = new Map<string, number>();
  const number = (word: Word): number => ids.get(word.key) ?? ids.set(word.key, ids.size).size - 1;
  const a = Int32Array.from(olds, number);
  const b = Int32Array.from(news, number);
  for (const pair of commonPairs(a, b)) if (sameWord(olds[pair[0]]!, news[pair[1]]!)) join(pair);
  joinParted(olds, news, { oldOf, newOf }, join);
  joinMoved(a, b, { oldOf, newOf }, join);
  return { oldOf, newOf };
}

/** Keys are equal: the words are, unless a hyphen was taken out or put in; at a line's end nobody can tell. */
const sameWord = (a: Word, b: Word): boolean => a.text === b.text || a.parted || b.parted;

/** Stretches that have no partner between two words that have. */
export interface Hunk {
  readonly old: readonly [from: number, to: number];
  readonly new: readonly [from: number, to: number];
}

/** All hunks in order of the new text. A moved word ends a hunk like any other that has a partner. */
export function hunksOf({ oldOf, newOf }: TextDiff): Hunk[] {
  const hunks: Hunk[] = [];
  let i = 0;
  let j = 0;
  while (i < newOf.length || j < oldOf.length) {
    const from: Same = [i, j];
    while (i < newOf.length && newOf[i] === -1) i += 1;
    while (j < oldOf.length && oldOf[j] === -1) j += 1;
    if (i > from[0] || j > from[1]) hunks.push({ old: [from[0], i], new: [from[1], j] });
    // The next words have partners: each other, or, where one was moved, somebody elsewhere.
    if (i < newOf.length && j < oldOf.length && newOf[i] === j) { i += 1; j += 1; }
    else if (i < newOf.length && (j >= oldOf.length || isOut(newOf, oldOf, i, j))) i += 1;
    else if (j < oldOf.length) j += 1;
  }
  return hunks;
}

/** True where old word i was moved: its partner is not where reading in step has got to, while the new word's partner is still to come. */
const isOut = (newOf: Int32Array, oldOf: Int32Array, i: number, j: number): boolean => newOf[i]! < j || oldOf[j]! >= i;

/** `develop-` at one page's end and `ment` on the next are `development` elsewhere: stretches of the same letters are the same words. */
function joinParted(olds: readonly Word[], news: readonly Word[], diff: TextDiff, join: (pair: Same) => void): void {
  const letters = (words: readonly Word[], [from, to]: readonly [number, number]): string => words.slice(from, to).map((w) => w.key).join('');
  for (const hunk of hunksOf(diff)) {
    const [left, right] = [hunk.old[1] - hunk.old[0], hunk.new[1] - hunk.new[0]];
    const parted = [...olds.slice(...hunk.old), ...news.slice(...hunk.new)].some((w) => w.parted || /[-\u00ad\u2010]$/u.test(w.text));
    if (left === 0 || right === 0 || !parted || letters(olds, hunk.old) !== letters(news, hunk.new)) continue;
    for (let k = 0; k < Math.max(left, right); k += 1) {
      const pair: Same = [Math.min(hunk.old[0] + k, hunk.old[1] - 1), Math.min(hunk.new[0] + k, hunk.new[1] - 1)];
      join(pair);
    }
  }
}

/** Passages that stand elsewhere in the running text, the longest first. */
function joinMoved(a: Int32Array, b: Int32Array, { oldOf, newOf }: TextDiff, join: (pair: Same) => void): void {
  const starts = new Map<string, number[]>();
  const free = (of: Int32Array, at: number, length: number): boolean => {
    for (let k = 0; k < length; k += 1) if (of[at + k] !== -1) return false;
    return at + length <= of.length;
  };
  const keyAt = (text: Int32Array, at: number): string => text.subarray(at, at + LEAST_MOVED).join(' ');
  for (let j = 0; j + LEAST_MOVED <= b.length; j += 1) {
    if (!free(oldOf, j, LEAST_MOVED)) continue;
    const key = keyAt(b, j);
    const list = starts.get(key);
    if (!list) starts.set(key, [j]);
    else if (list.length < MOST_PLACES) list.push(j);
  }
  const runs: { readonly i: number; readonly j: number; readonly length: number }[] = [];
  for (let i = 0; i + LEAST_MOVED <= a.length; i += 1) {
    if (!free(newOf, i, LEAST_MOVED)) continue;
    for (const j of starts.get(keyAt(a, i)) ?? []) {
      // A run is taken from its beginning only.
      if (i > 0 && j > 0 && newOf[i - 1] === -1 && oldOf[j - 1] === -1 && a[i - 1] === b[j - 1]) continue;
      let length = LEAST_MOVED;
      while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length] && newOf[i + length] === -1 && oldOf[j + length] === -1) length += 1;
      runs.push({ i, j, length });
    }
  }
  runs.sort((x, y) => y.length - x.length || x.i - y.i || x.j - y.j);
  for (const { i, j, length } of runs) if (free(newOf, i, length) && free(oldOf, j, length)) for (let k = 0; k < length; k += 1) join([i + k, j + k]);
}
