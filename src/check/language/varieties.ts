/** Words that American and British English spell differently, and what the other side writes. */
import { spelledIn } from './english.js';

/** What a spelling belongs to. British houses write -ise or -ize, so that these are a question of their own. */
export interface Variety {
  readonly question: 'colour' | 'ise';
  readonly side: 'american' | 'british';
  readonly other: string;
}

/** British letters and the American ones in their place, with the question they belong to; the longer first. */
const PAIRS: readonly (readonly [british: RegExp, american: string, question: Variety['question']])[] = [
  [/is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)/, 'iz', 'ise'],
  [/ys(?=(?:e|ed|es|ing)$)/, 'yz', 'colour'],
  [/our/, 'or', 'colour'],
  [/tre(?=s?$)/, 'ter', 'colour'],
  [/tred$/, 'tered', 'colour'],
  [/ll(?=(?:ed|ing|er|ers|ous|ory)$)/, 'l', 'colour'],
  [/ogue(?=s?$)/, 'og', 'colour'],
  [/ence(?=s?$)/, 'ense', 'colour'],
  [/gramme(?=s?$)/, 'gram', 'colour'],
  [/aeo/, 'eo', 'colour'],
  [/ae/, 'e', 'colour'],
  [/oe/, 'e', 'colour'],
  [/grey/, 'gray', 'colour'],
];

/** The same from the American side. */
const REVERSED: readonly (readonly [american: RegExp, british: string, question: Variety['question']])[] = [
  [/iz(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)/, 'is', 'ise'],
  [/yz(?=(?:e|ed|es|ing)$)/, 'ys', 'colour'],
  [/or/, 'our', 'colour'],
  [/ter(?=s?$)/, 'tre', 'colour'],
  [/tered$/, 'tred', 'colour'],
  [/l(?=(?:ed|ing|er|ers)$)/, 'll', 'colour'],
  [/og(?=s?$)/, 'ogue', 'colour'],
  [/ense(?=s?$)/, 'ence', 'colour'],
  [/gram(?=s?$)/, 'gramme', 'colour'],
  [/eo/, 'aeo', 'colour'],
  [/gray/, 'grey', 'colour'],
];

const answers = new Map<string, Variety | null>();

/** What a word in small letters tells of its writer; null for one that both sides spell so, or that has no counterpart. */
export function varietyOf(word: string): Variety | null {
  const known = answers.get(word);
  if (known !== undefined) return known;
  const found = work(word);
  answers.set(word, found);
  return found;
}

function work(word: string): Variety | null {
  const { american, british } = spelledIn(word);
  if (american === british) return null;
  const side = american ? 'american' : 'british';
  for (const [letters, instead, question] of american ? REVERSED : PAIRS) {
    const other = word.replace(letters, instead);
    if (other === word) continue;
    const there = spelledIn(other);
    if (american ? there.british && !there.american : there.american) return { question, side, other };
  }
  return null;
}
