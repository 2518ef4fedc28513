/** Looks for a word that fits a place better than the one that stands there: what a lost letter or a wrong mark has made of it. */
import { hasVietnameseMark, placeTone, readSyllable, withTone } from './syllable.js';
import { attested } from './attested.js';
import { ANYWHERE, saysLittle } from './anywhere.js';
import { compounds } from './compounds.js';
import { evidenceFor } from './evidence.js';
import { standsAlone } from './seldom.js';
import { isUnit } from './units.js';
import { perDesk, type Desk } from '../desk.js';
import { knownWords } from '../names/listed.js';
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
  /** What speaks for it, in log odds (see `evidenceFor`). */
  readonly odds: number;
}

/** Less than this is chance; more is asked where only the list has the usual pair. */
const LEAST = 0.5;
const LEAST_BY_LIST = 1.5;

/** A letter in the place of another is looked for where the issue has the usual pair so often. */
const OFTEN = 5;

/** From here on it hardly ever is, where the issue itself has the usual pair. */
const SURE = 1;

/**
 * Where only the list has it. The weights were fitted on texts with a fault in sixty words; proofread ones have fewer than one in a thousand, which
 * takes ln(1000/60) = 2.8 off the odds.
 */
const SURE_BY_LIST = 3;

/** True where a doubt is right four times in five or oftener. */
export const isSure = ({ odds, times }: Doubt): boolean => odds >= (times === 0 ? SURE_BY_LIST : SURE);

/** All doubts of the Vietnamese texts. */
export const doubts = perDesk((desk: Desk): readonly Doubt[] => {
  const usage = vietnameseUsage(desk);
  const known = knownWords(desk);
  return usage.uses.flatMap((use) => (isJudged(use) && !known.has(use.word.text.toLowerCase()) ? (likelier(use, usage) ?? []) : []));
});

/** Vietnamese words alone, and of capitalised ones those that begin a sentence or stand in capitals: names are for the rule on names. */
function isJudged({ key, word }: Use): boolean {
  const { text, prose, index } = word;
  const syllable = readSyllable(text);
  // What can be no word at all is told by the rule on syllables.
  if (text.length < 2 || ANYWHERE.has(key) || syllable === null || attested(syllable) !== 'word' || isUnit(word)) return false;
  // Half of a borrowed word: ca-bin.
  if (!isCapitalised(text) && (prose.text[index - 1] === '-' || prose.text[index + text.length] === '-')) return false;
  return !isCapitalised(text) || isCapitals(text) || (beginsSentence(word) && hasVietnameseMark(text));
}

function likelier(use: Use, usage: Usage): Doubt | null {
  const { key, before, beyond } = use;
  const { uses, count, near, replaced, together } = usage;
  const { has } = compounds();
  const belongs = (first: string | null, second: string | null): boolean => first !== null && second !== null && (together(first, second) > 1 || has(first, second));
  const [fitsLeft, fitsRight] = [belongs(before, key), belongs(key, beyond)];
  // What stands beside anything shields a word only where the other neighbour knows it, too, or there is none.
  if ((fitsLeft && (!saysLittle(before) || beyond === null)) || (fitsRight && (!saysLittle(beyond) || before === null)) || (fitsLeft && fitsRight)) return null;
  let best: { readonly other: string; readonly odds: number; readonly leads: 'before' | 'beyond' } | null = null;
  const often = (other: string): boolean => together(before, other) >= OFTEN || together(other, beyond) >= OFTEN;
  const isOften = (neighbour: string | null): boolean => neighbour !== null && count.get(neighbour)! >= OFTEN;
  for (const other of [...near(key), ...(isOften(before) || isOften(beyond) ? replaced(key).filter(often) : [])]) {
    if (!isKnown(other) || (count.get(other) ?? 0) + 1 < (count.get(key) ?? 0)) continue;
    // Half of a doubled word is no better than what stands there.
    if (standsAlone({ ...use, key: other })) continue;
    const evidence = evidenceFor(other, use, usage);
    // The list is of common words: beside a name (`hạng Nhì`) it says nothing.
    if (besideName(use, evidence.leads) && (evidence.leads === 'beyond' ? together(other, beyond) : together(before, other)) === 0) continue;
    if (best === null || evidence.odds > best.odds) best = { other, ...evidence };
  }
  if (best === null || best.odds < LEAST) return null;
  const { other, odds, leads } = best;
  const instead = wordOfKey(other, uses);
  const [head, tail] = [beforeOf(use), beyondOf(use)];
  const pair = (word: string): string => (leads === 'beyond' ? `${word} ${tail}` : `${head} ${word}`).trim();
  const times = leads === 'beyond' ? together(other, beyond) : together(before, other);
  return times === 0 && odds < LEAST_BY_LIST ? null : { use, instead, typed: pair(use.word.text), usual: pair(instead).toLowerCase(), times, odds };
}

/** True where the neighbour that leads has a capital inside a sentence, and the word has none. */
function besideName(use: Use, leads: 'before' | 'beyond'): boolean {
  const other = leads === 'beyond' ? beyondOf(use) : beforeOf(use);
  if (isCapitalised(use.word.text) || other === '' || !isCapitalised(other) || isCapitals(other)) return false;
  const { prose, index } = use.word;
  return leads === 'beyond' || /[\p{L}\p{N},] +\p{L}+\P{L}*$/u.test(prose.text.slice(0, index));
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
/** No word with what stands behind it is longer, UTF-16 units. */
const LOOK_BACK = 100;
const beforeOf = ({ word: { prose, index } }: Use): string => /([\p{L}\p{M}]+)\P{L}*$/u.exec(prose.text.slice(Math.max(0, index - LOOK_BACK), index))?.[1] ?? '';
