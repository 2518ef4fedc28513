/** Finds names that the two languages spell differently: an English text has a Vietnamese name without its marks, and a foreign one as it is. */
import { editDistance } from '../../diagnostics/nearest.js';
import { attested } from '../language/attested.js';
import { hasVietnameseMark, placeTone, readSyllable } from '../language/syllable.js';
import { bare } from './meanings.js';

/** A run of capitalised words. */
export interface NameRun {
  readonly typed: string;
  readonly index: number;
  /** Its words without marks, in small letters. */
  readonly words: readonly string[];
}

/** Two spellings of what must be one name. */
export interface Misspelling {
  readonly a: NameRun;
  readonly b: NameRun;
}

/** Given names of Korea and of France go on behind a hyphen: Choi Eun-ji. */
const RUN = /\p{Lu}[\p{L}\p{M}]*(?:-\p{L}[\p{L}\p{M}]*)?(?:[ \u00a0]\p{Lu}[\p{L}\p{M}]*(?:-\p{L}[\p{L}\p{M}]*)?)*/gu;
/** Shorter names are near too many others. */
const MIN_LETTERS = 6;
/** Endings by which English makes adjectives and plurals of names: Korean, Germans, Japanese. */
const ENDING = /^(?:ese|ian|an|s|es|ish|i)$/;

/** Runs of capitalised words; none in a text of capitals, where every word would be one. */
function runs(text: string): NameRun[] {
  const letters = text.replace(/\P{L}/gu, '');
  if (letters.replace(/\P{Lu}/gu, '').length > letters.length / 2) return [];
  return [...text.matchAll(RUN)].map((match) => ({ typed: match[0], index: match.index, words: match[0].split(/[ \u00a0]/).map(bare) }));
}

/** All parts of a run of `length` words, with what was typed of each. */
function parts(run: NameRun, length: number): NameRun[] {
  const typed = [...run.typed.matchAll(/\S+/g)];
  return Array.from({ length: Math.max(0, typed.length - length + 1) }, (_, i) => {
    const [from, last] = [typed[i]!.index, typed[i + length - 1]!];
    return { typed: run.typed.slice(from, last.index + last[0].length), index: run.index + from, words: run.words.slice(i, i + length) };
  });
}

/**
 * Names of two words or more, and long single ones, of which each language has a spelling that the other lacks and that differ by a letter or two in one word,
 * by the last of three words or more, or by marks where the English has them.
 * @param a a Vietnamese text and @param b its English.
 */
export function misspellings(a: string, b: string): Misspelling[] {
  const [left, right] = [runs(a), runs(b)];
  const all = (text: string): string => ` ${(text.match(/[\p{L}\p{M}]+/gu) ?? []).map(bare).join(' ')} `;
  const [spelledA, spelledB] = [all(a), all(b)];
  const strange = (list: readonly NameRun[], length: number, spelled: string): NameRun[] =>
    list.flatMap((run) => parts(run, length)).filter(({ words }) => words.join('').length >= MIN_LETTERS && !spelled.includes(` ${words.join(' ').replaceAll('-', ' ')} `));
  const found: Misspelling[] = [];
  for (const length of [4, 3, 2, 1]) {
    const strangers = strange(right, length, spelledA);
    for (const mine of strange(left, length, spelledB)) {
      const known = found.some(({ a: before }) => mine.index >= before.index && mine.index < before.index + before.typed.length);
      const other = known ? undefined : strangers.find((theirs) => oneLetter(mine.words, theirs.words) || oneWord(mine, theirs));
      if (other !== undefined) found.push({ a: mine, b: other });
    }
  }
  return [...found, ...remarked(left, right).filter(({ a: { index } }) => !found.some(({ a: before }) => index >= before.index && index < before.index + before.typed.length))];
}

/** Another last word of a name of three or more, which Vietnamese has as well: Lữ Thị Khuynh, Lu Thi Khuyen. English words behind a name (Bay) are none. */
function oneWord({ typed: mine, words: a }: NameRun, { typed: theirs, words: b }: NameRun): boolean {
  const [x, y] = [a.at(-1)!, b.at(-1)!];
  const isSyllable = (word: string): boolean => {
    const syllable = readSyllable(word);
    return syllable !== null && attested(syllable) !== 'none';
  };
  const last = (typed: string): string => /\S+$/u.exec(typed)![0];
  return a.length >= 3 && x !== y && a.slice(0, -1).join(' ') === b.slice(0, -1).join(' ') && isSyllable(last(mine)) && isSyllable(last(theirs)) && !PLACES.has(y);
}

/** Words that English puts behind a place's name and that could be Vietnamese syllables. */
const PLACES: ReadonlySet<string> = new Set(['bay', 'dam', 'den', 'inn', 'pho']);

/** Marks that Vietnamese does not have: a name with one of them keeps it in both languages. */
const FOREIGN_MARK = /[äëïöüÿçñåøæœßłńśźżčďěňřšťžőűāēīōūşğı]/iu;

/** One name with different marks, where the English text has marks or the name is of another language: Lữ Thị Khuynh, Lữ Thị Khuỳnh; Jürgen Weiß, Jurgen Weiß. */
function remarked(left: readonly NameRun[], right: readonly NameRun[]): Misspelling[] {
  const spelt = (typed: string): string => typed.split(/\s+/u).map((word) => placeTone(word.toLowerCase(), 'first')).join(' ');
  const all = (runs: readonly NameRun[]): string => runs.map(({ typed }) => ` ${spelt(typed)} `).join('|');
  const [spelledA, spelledB] = [all(left), all(right)];
  const isForeign = ({ typed }: NameRun): boolean => FOREIGN_MARK.test(typed.normalize('NFC'));
  const foreign = left.some(isForeign) || right.some(isForeign);
  const isMarked = (run: NameRun): boolean => hasVietnameseMark(run.typed) || foreign;
  const marked = right.filter(isMarked);
  if (marked.length === 0) return [];
  const found: Misspelling[] = [];
  for (const length of [4, 3, 2]) {
    const theirs = marked.flatMap((run) => parts(run, length)).filter((part) => isMarked(part) && !spelledA.includes(` ${spelt(part.typed)} `));
    const byWords = new Map<string, NameRun[]>();
    for (const each of theirs) {
      const same = byWords.get(each.words.join(' '));
      if (same === undefined) byWords.set(each.words.join(' '), [each]);
      else same.push(each);
    }
    for (const mine of theirs.length === 0 ? [] : left.flatMap((run) => parts(run, length))) {
      if (spelledB.includes(` ${spelt(mine.typed)} `) || found.some(({ a }) => mine.index >= a.index && mine.index < a.index + a.typed.length)) continue;
      const other = byWords.get(mine.words.join(' '))?.find((each) => hasVietnameseMark(each.typed) || isForeign(each) || isForeign(mine));
      if (other !== undefined) found.push({ a: mine, b: other });
    }
  }
  return found;
}

/** One word differs by a letter (two where it is long), and not by an ending of English; all the others are the same. */
function oneLetter(a: readonly string[], b: readonly string[]): boolean {
  const different = a.flatMap((word, i) => (word === b[i] ? [] : [[word, b[i]!] as const]));
  const [pair] = different;
  if (different.length !== 1 || pair === undefined) return false;
  const [x, y] = pair;
  // A name of one word has nothing beside it to be known by.
  if (a.length === 1 && x[0] !== y[0]) return false;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  if (long.startsWith(short) && (short.endsWith('a') ? /^(?:n|ns)$/ : ENDING).test(long.slice(short.length))) return false;
  return editDistance(x, y) <= (Math.min(x.length, y.length) >= 8 ? 2 : 1);
}
