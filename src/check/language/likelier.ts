/** Looks for a word that fits a place better than the one that stands there: what a lost letter or a wrong mark has made of it. */
import { hasVietnameseMark, placeTone, readSyllable, withTone } from './syllable.js';
import { attested } from './attested.js';
import { COMPOUNDS } from './compounds.js';
import { perDesk, type Desk } from '../desk.js';
import { knownWords } from '../names/listed.js';
import { standsAlone } from './seldom.js';
import { beginsSentence, isCapitalised, isCapitals } from '../words.js';
import { syllableOfKey, vietnameseUsage, type Use, type Usage } from './usage.js';

/** A word that is doubted. */
export interface Doubt {
  readonly use: Use;
  /** The likelier word, in small letters. */
  readonly instead: string;
  /** Both with the neighbour that speaks against the one and for the other. */
  readonly typed: string;
  readonly usual: string;
  /** How often the usual pair stands in the issue. */
  readonly times: number;
  /** Evidence in bits. */
  readonly bits: number;
}

/** Less than this is chance, and from this on it is hardly ever. */
const FEWEST_BITS = 5;
export const SURE_BITS = 9;

/** A word that this often stands in the issue is what one that seldom stands alone was meant to be. */
const COMMON = 3;

/** All doubts of the Vietnamese texts. */
export const doubts = perDesk((desk: Desk): readonly Doubt[] => {
  const usage = vietnameseUsage(desk);
  const known = knownWords(desk);
  return usage.uses.flatMap((use) => (isJudged(use) && !known.has(use.word.text.toLowerCase()) ? (likelier(use, usage) ?? []) : []));
});

/** Vietnamese words alone, and of capitalised ones those that begin a sentence or stand in capitals: names are for the rule on names. */
function isJudged({ word }: Use): boolean {
  const { text } = word;
  const syllable = readSyllable(text);
  // What can be no word at all is told by the rule on syllables.
  if (text.length < 2 || syllable === null || attested(syllable) !== 'word') return false;
  return !isCapitalised(text) || isCapitals(text) || (beginsSentence(word) && hasVietnameseMark(text));
}

function likelier(use: Use, usage: Usage): Doubt | null {
  const { key, before, beyond } = use;
  const { uses, count, near, bits } = usage;
  const of = (a: string | null, b: string | null): number => (a === null || b === null ? 0 : (usage.pairs.get(`${a} ${b}`) ?? 0));
  if (of(before, key) > 1 || of(key, beyond) > 1 || COMPOUNDS.has(`${before ?? ''} ${key}`) || COMPOUNDS.has(`${key} ${beyond ?? ''}`)) return null;
  const elsewhere = (count.get(key) ?? 1) - 1;
  const alone = standsAlone(use);
  let best: { readonly other: string; readonly bits: number } | null = null;
  for (const other of near(key)) {
    if ((count.get(other) ?? 0) < elsewhere || !isKnown(other)) continue;
    const evidence = bits(before, other) + bits(other, beyond) + (alone && (count.get(other) ?? 0) >= COMMON ? SURE_BITS : 0) - 2 * Math.log2(1 + elsewhere);
    if (best === null || evidence > best.bits) best = { other, bits: evidence };
  }
  if (best === null || best.bits < FEWEST_BITS) return null;
  const { other } = best;
  const instead = wordOfKey(other, uses);
  const [head, tail] = [beforeOf(use), beyondOf(use)];
  const leads = bits(other, beyond) >= bits(before, other);
  return {
    use,
    instead,
    typed: (leads ? `${use.word.text} ${tail}` : `${head} ${use.word.text}`).trim(),
    usual: (leads ? `${instead} ${tail}` : `${head} ${instead}`).trim().toLowerCase(),
    times: leads ? of(other, beyond) : of(before, other),
    bits: best.bits,
  };
}

/** True for the key of a syllable that some word has. */
export const isKnown = (key: string): boolean => {
  const syllable = syllableOfKey(key);
  return syllable !== null && attested(syllable) === 'word';
};

/** A word as the issue writes it, else as its key spells it. */
export const wordOfKey = (key: string, uses: readonly Use[]): string => uses.find((use) => use.key === key)?.word.text.toLowerCase() ?? spelt(key);

/** The word of a key, its tone where it belongs. */
const spelt = (key: string): string => {
  const syllable = syllableOfKey(key);
  return syllable === null ? key : placeTone(withTone(syllable.base, syllable.tone), 'first');
};

const beyondOf = ({ word: { prose, index, text } }: Use): string => /[\p{L}\p{M}]+/u.exec(prose.text.slice(index + text.length))?.[0] ?? '';
const beforeOf = ({ word: { prose, index } }: Use): string => /([\p{L}\p{M}]+)\P{L}*$/u.exec(prose.text.slice(0, index))?.[1] ?? '';
