/** Names of English texts that a letter parts from one that is known: Lognzhou for Longzhou. */
import { editDistance } from '../../diagnostics/nearest.js';
import { bare } from '../bilingual/meanings.js';
import { KNOWN_NAMES } from '../bilingual/proper-names.js';
import { perDesk, type Desk } from '../desk.js';
import { isEnglish } from '../language/english.js';
import { readSyllable } from '../language/syllable.js';
import { isCapitalised, isCapitals, wordsOfIssue, type Word } from '../words.js';
import { knownWords, listedIn } from './listed.js';

/** A word with the name that it nearly is. */
export interface NearName {
  readonly word: Word;
  readonly name: string;
  readonly listed: boolean;
}

/** Shorter names are near too many others. */
const FEWEST_LETTERS = 6;
/** A name that stands so often is one. */
const OFTEN = 3;

/** Long, in letters of English, and neither an English word nor a Vietnamese syllable. */
const mayBeName = (word: string): boolean => word.length >= FEWEST_LETTERS && /^[A-Z][a-z]+$/.test(word) && !isEnglish(word) && readSyllable(word.toLowerCase()) === null;

/** All of an issue's English texts; a name that stands twice is spelt so on purpose. */
export const nearNames = perDesk((desk: Desk): readonly NearName[] => {
  const all = wordsOfIssue(desk).flat();
  const counts = new Map<string, number>();
  for (const { text } of all) if (isCapitalised(text)) counts.set(bare(text), (counts.get(bare(text)) ?? 0) + 1);
  const times = (word: string): number => counts.get(bare(word)) ?? 0;
  const known = knownWords(desk);
  const words = (names: readonly string[]): string[] => names.flatMap((name) => name.match(/[A-Z][a-z]+/g) ?? []).filter((word) => word.length >= FEWEST_LETTERS - 1);
  // Of the names of the world those that the issue has: a lute may be called tianqin.
  const listed = new Set([...words(listedIn(desk, 'en')), ...words(KNOWN_NAMES.filter(({ kind }) => kind !== 'home').flatMap(({ en }) => en)).filter((word) => times(word) > 0)]);
  const english = all.filter(({ prose, text }) => prose.lang === 'en' && !isCapitals(text));
  const often = new Set(english.map(({ text }) => text).filter((word) => mayBeName(word) && times(word) >= OFTEN));
  return english.filter(({ text }) => mayBeName(text) && times(text) === 1 && !listed.has(text) && !known.has(text.toLowerCase())).flatMap((word): NearName[] => {
    const near = (names: ReadonlySet<string>): string | undefined => [...names].find((name) => name[0] === word.text[0] && editDistance(name, word.text) === 1 && !isEnding(name, word.text));
    const [name, common] = [near(listed), near(often)];
    return name !== undefined ? [{ word, name, listed: true }] : common !== undefined ? [{ word, name: common, listed: false }] : [];
  });
});

/** Endings of English are no slips: Koreas, Laotians. */
const isEnding = (name: string, word: string): boolean => word === `${name}s` || name === `${word}s` || word === `${name}n`;
