/** The names of the issue: runs of capitalised words in running text, bylines, credits, the masthead, and what names.yaml lists. */
import { fold, placeTone } from '../language/syllable.js';
import { perDesk, type Desk } from '../desk.js';
import { beginsSentence, isCapitalised, isCapitals, wordsOfIssue, type Word } from '../words.js';
import { listedIn } from './listed.js';

/** Names have two to six words; one alone is often a word like any other. */
const FEWEST = 2;
const MOST = 6;

/** A name where it stands. */
export interface NameUse {
  readonly words: readonly Word[];
  /** As it is spelt, in small letters and one tone style, so that capitals and style are no difference. */
  readonly spelt: string;
  /** Without marks: what all its spellings have in common. */
  readonly key: string;
  /** True where the words before and after it are no part of a name. */
  readonly whole: boolean;
}

const speltOf = (words: readonly Word[]): string => words.map(({ text }) => placeTone(text.toLowerCase(), 'first')).join(' ');

/** True where one space parts a word from the one before. */
const joined = ({ gap }: Word): boolean => gap !== null && /^\s+$/.test(gap);

/** Runs of capitalised words of a text, longest first to last; in a text set in capitals everything would be one. */
function runs(words: readonly Word[]): (readonly Word[])[] {
  const found: Word[][] = [];
  let run: Word[] = [];
  for (const word of words) {
    if (!isCapitalised(word.text) || !joined(word)) {
      if (run.length > 0) found.push(run);
      run = [];
    }
    if (isCapitalised(word.text)) run.push(word);
  }
  return run.length > 0 ? [...found, run] : found;
}

/** True for a text that is set in capitals, where capitals tell nothing. */
const inCapitals = (words: readonly Word[]): boolean => words.filter(({ text }) => isCapitals(text)).length * 2 > words.length;

/** All names that stand in one language, with all places where they do: also inside longer runs and in titles set in capitals. */
function namesOf(desk: Desk, lang: string): readonly NameUse[] {
  const lines = wordsOfIssue(desk).filter((words) => words[0]?.prose.lang === lang);
  const keys = new Set(listedIn(desk, lang).filter((name) => /\s/.test(name)).map(fold));
  for (const words of lines) {
    if (inCapitals(words) && words[0]!.prose.kind !== 'name') continue;
    for (const run of runs(words)) {
      // The first word of a sentence has its capital anyway: the name may begin with it or behind it.
      const named = run.filter(({ text }) => !isCapitals(text)).length === run.length ? run : [];
      if (named.length >= FEWEST && named.length <= MOST) keys.add(fold(speltOf(named)));
      if (named.length > FEWEST && beginsSentence(named[0]!)) keys.add(fold(speltOf(named.slice(1))));
    }
  }
  return lines.flatMap((words) => runs(words).flatMap((run) => windows(run, keys)));
}

/** Every part of a run that is the name of a list of keys. */
function windows(run: readonly Word[], keys: ReadonlySet<string>): NameUse[] {
  const found: NameUse[] = [];
  for (let from = 0; from < run.length; from += 1) {
    for (let to = from + FEWEST; to <= Math.min(run.length, from + MOST); to += 1) {
      const words = run.slice(from, to);
      const spelt = speltOf(words);
      const key = fold(spelt);
      if (keys.has(key)) found.push({ words, spelt, key, whole: words.length === run.length || (from === 1 && to === run.length && beginsSentence(run[0]!)) });
    }
  }
  return found;
}

/** Names of the Vietnamese texts. */
export const vietnameseNames = perDesk((desk) => namesOf(desk, 'vi'));

/** Names of the English texts. */
export const englishNames = perDesk((desk) => namesOf(desk, 'en'));

/** Uses by key. */
export function byKey(uses: readonly NameUse[]): ReadonlyMap<string, readonly NameUse[]> {
  const groups = new Map<string, NameUse[]>();
  for (const use of uses) {
    const group = groups.get(use.key);
    if (group === undefined) groups.set(use.key, [use]);
    else group.push(use);
  }
  return groups;
}

/** A name as it was typed. */
export function typed(use: NameUse): string {
  const first = use.words[0]!;
  const last = use.words.at(-1)!;
  return first.prose.text.slice(first.index, last.index + last.text.length);
}
