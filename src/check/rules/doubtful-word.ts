import { attested } from '../language/attested.js';
import { hasVietnameseMark, readSyllable } from '../language/syllable.js';
import { vietnameseUsage, type Use, type Usage } from '../language/usage.js';
import { placeIn } from '../mend.js';
import { knownWords } from '../names/listed.js';
import type { Rule } from '../rule.js';
import { beginsSentence, isCapitalised, isCapitals } from '../words.js';

/** Bits of evidence that a neighbour must give for another word before a word is doubted. */
const DOUBT = 6;
/** A syllable with a tone that no word has it with needs less. */
const DOUBT_OF_UNKNOWN = 1;

/** A word that stands nowhere else beside its neighbours, where one that a letter or a mark parts from it often does. */
export const doubtfulWord: Rule = {
  id: 'doubtful-word',
  severity: 'info',
  why: 'A lost letter or a wrong mark often makes another word: “Đổng chí” for “Đồng chí”, “hát triển” for “phát triển”.',
  passing: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nĐồng chí đến, đồng chí nói, rồi đồng chí Hậu đi. Đổng Trác là nhân vật cũ.\n' },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nHai đồng chí đến, đồng chí nói, rồi đồng chí Hậu đi. Ba đồng chí về. Đổng chí Hậu về.\n' },
    messages: ['articles/port/vi.md:4:70 “Đổng chí” stands here alone, “đồng chí” 4 times.'],
  },
  check: (desk) => {
    const usage = vietnameseUsage(desk);
    const known = knownWords(desk);
    return usage.uses.flatMap((use) => {
      const { text, prose, index } = use.word;
      if (!isJudged(use) || known.has(text.toLowerCase())) return [];
      const found = likelier(use, usage);
      if (found === null) return [];
      const { at, instead, times } = found;
      const words = at === 'before' ? [use.word.text, beyondOf(use)] : [beforeOf(use), use.word.text];
      return [{
        place: placeIn(desk, prose, text, index),
        text: times === 0 ? `“${text}” is no known word: “${instead}”?` : `“${words.join(' ')}” stands here alone, “${(at === 'before' ? [instead, beyondOf(use)] : [beforeOf(use), instead]).join(' ').toLowerCase()}” ${times} times.`,
        note: 'Correct it, or silence the rule for this paragraph.',
      }];
    });
  },
};

/** Vietnamese words alone, and of capitalised ones those that begin a sentence or stand in capitals: names are for the rule on names. */
function isJudged({ word }: Use): boolean {
  const { text } = word;
  if (text.length < 2 || !hasVietnameseMark(text) && readSyllable(text) === null) return false;
  return !isCapitalised(text) || isCapitals(text) || beginsSentence(word);
}

const beyondOf = ({ word: { prose, index, text } }: Use): string => /[\p{L}\p{M}]+/u.exec(prose.text.slice(index + text.length))?.[0] ?? '';
const beforeOf = ({ word: { prose, index } }: Use): string => /([\p{L}\p{M}]+)\P{L}*$/u.exec(prose.text.slice(0, index))?.[1] ?? '';

interface Likelier {
  /** The likelier word stands before its neighbour or after it. */
  readonly at: 'before' | 'after';
  readonly instead: string;
  /** How often it stands beside that neighbour. */
  readonly times: number;
}

/** A word that fits the place much better than the one that stands there; null where there is none. */
function likelier({ key, before, beyond, word }: Use, { uses, count, pairs, near }: Usage): Likelier | null {
  const total = uses.length;
  const of = (a: string | null, b: string | null): number => (a === null || b === null ? 0 : (pairs.get(`${a} ${b}`) ?? 0));
  if (of(before, key) > 1 || of(key, beyond) > 1) return null;
  const elsewhere = (count.get(key) ?? 1) - 1;
  /** How much a neighbour speaks for a word: more, the oftener they stand together and the rarer each stands without the other. */
  const bits = (a: string | null, b: string | null): number => {
    const together = of(a, b);
    return together === 0 ? 0 : Math.log2(1 + together) * Math.min(4, Math.log2(1 + (together * total) / (count.get(a!)! * count.get(b!)!)));
  };
  const syllable = readSyllable(word.text);
  const unknown = syllable !== null && attested(syllable) === 'other-tone' && elsewhere < 2;
  let best: { readonly other: string; readonly bits: number } | null = null;
  for (const other of near(key)) {
    const times = count.get(other) ?? 0;
    if (times < 2 || times <= elsewhere) continue;
    const evidence = bits(before, other) + bits(other, beyond) - 1.5 * Math.log2(1 + elsewhere);
    if (best === null || evidence > best.bits) best = { other, bits: evidence };
  }
  if (best === null || best.bits < (unknown ? DOUBT_OF_UNKNOWN : DOUBT)) return null;
  const { other } = best;
  const instead = uses.find((use) => use.key === other)!.word.text.toLowerCase();
  const at = of(other, beyond) >= of(before, other) ? 'before' : 'after';
  return { at, instead, times: at === 'before' ? of(other, beyond) : of(before, other) };
}
