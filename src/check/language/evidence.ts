/** How much speaks for another word in the place of the one that stands there, as a number: what its neighbours, the issue and the language know of both. */
import { saysLittle } from './anywhere.js';
import { compounds } from './compounds.js';
import { standsAlone } from './seldom.js';
import { isCapitals } from '../words.js';
import type { Use, Usage } from './usage.js';

/**
 * The weights of a logistic regression. It was fitted on texts into which lost letters had been planted: a quarter of a million words of translated
 * handbooks and both issues that the copy desk is tried on; what it gives is measured on seeds and texts that it has not seen (docs/copy-desk.md).
 * Sums are log odds: 0 is an even chance among so many faults as were planted, about one in sixty words.
 */
const WEIGHTS = {
  bias: -6.36,
  /** Bits that the list of compounds gives for the other word, both neighbours together. */
  listed: 0.59,
  /** Bits that the issue's own pairs give for it. */
  seen: 0.42,
  /** How often, as a logarithm, it stands beside the neighbours in the issue. */
  times: 0.44,
  /** The weaker neighbour's bits count a little less, and that both speak counts for itself. */
  weaker: -0.51,
  bothSides: 1.01,
  /** Logarithms of how many partners the word has that stands there, and of how often each of the two stands in the issue. */
  partners: -0.61,
  often: 0.6,
  elsewhere: -0.59,
  /** It seldom stands alone. */
  alone: 1.82,
  /** A letter lost or doubled is likelier than another tone or mark; the share of tones was set by hand. */
  letter: 4.68,
  tone: 3.6,
  /** No neighbour speaks for it but such as stand beside almost any word; set by hand. */
  loose: -2,
  /** A neighbour has few partners, and the other word is one of them (`triển` and `phát`); set by hand. */
  narrow: 2.5,
  /** The neighbour stands beside the other word in most of its places; set by hand. */
  constant: 1.5,
  /** The other word itself stands beside almost any word, so that a pair that the issue has once or never says little for it; set by hand. */
  common: -2.5,
  /** A word with a capital may be a name; set by hand. */
  capital: -1,
} as const;

/** Pairs of the list and their words are so many that this sets how surprising it is that two words are one of them, in bits. */
const LIST_SIZE = 150_000;
const [FEWEST_BITS, MOST_BITS] = [0.5, 6];
const MOST_TIMES = 6;

/** Words with no more partners than this belong to them. */
const FEW_PARTNERS = 28;

/** So often a neighbour must stand beside the other word, and in so large a part of its places, to be its constant companion. */
const [OFTEN, MOST] = [5, 0.5];

const isNarrow = (key: string | null): boolean => key !== null && (compounds().partners.get(key) ?? 0) <= FEW_PARTNERS;

const clamped = (bits: number): number => Math.max(FEWEST_BITS, Math.min(MOST_BITS, bits));

/** How strongly two words belong together by the list: the fewer partners each has, the more. */
function listedBits(first: string | null, second: string | null): number {
  const { has, partners } = compounds();
  return first !== null && second !== null && has(first, second) ? clamped(Math.log2(LIST_SIZE / (partners.get(first)! * partners.get(second)!))) : 0;
}

/** How strongly two words belong together by the issue: the oftener they stand together and the rarer without each other, the more. */
function seenBits({ uses, count, together }: Usage, first: string | null, second: string | null): number {
  const times = together(first, second);
  return times === 0 ? 0 : clamped(Math.log2((times * uses.length) / (count.get(first!)! * count.get(second!)!)));
}

/** A word beside a neighbour. */
interface Bond {
  readonly listed: number;
  readonly seen: number;
  readonly times: number;
}

const isConstant = ({ together, count }: Usage, first: string | null, second: string | null, neighbour: string | null): boolean =>
  neighbour !== null && together(first, second) >= OFTEN && together(first, second) >= count.get(neighbour)! * MOST;

const bond = (usage: Usage, first: string | null, second: string | null): Bond => ({
  listed: listedBits(first, second),
  seen: seenBits(usage, first, second),
  times: Math.min(MOST_TIMES, Math.log2(1 + usage.together(first, second))),
});

/** What speaks for another word, given by its key, in the place of one; in log odds (see `WEIGHTS`). The stronger neighbour is told, too. */
export function evidenceFor(other: string, use: Use, usage: Usage): { readonly odds: number; readonly leads: 'before' | 'beyond' } {
  const { key, before, beyond, word } = use;
  const [left, right] = [bond(usage, before, other), bond(usage, other, beyond)];
  const [leftBits, rightBits] = [Math.max(left.listed, left.seen), Math.max(right.listed, right.seen)];
  const lettersOf = (of: string): number => of.replace(/\d$/, '').length;
  const odds =
    WEIGHTS.bias +
    WEIGHTS.listed * (left.listed + right.listed) +
    WEIGHTS.seen * (left.seen + right.seen) +
    WEIGHTS.times * (left.times + right.times) +
    WEIGHTS.weaker * Math.min(leftBits, rightBits) +
    (leftBits > 0 && rightBits > 0 ? WEIGHTS.bothSides : 0) +
    WEIGHTS.partners * Math.log2(1 + (compounds().partners.get(key) ?? 0)) +
    WEIGHTS.often * Math.log2(1 + (usage.count.get(other) ?? 0)) +
    WEIGHTS.elsewhere * Math.log2(usage.count.get(key) ?? 1) +
    (standsAlone(use) ? WEIGHTS.alone : 0) +
    (lettersOf(key) === lettersOf(other) ? WEIGHTS.tone : WEIGHTS.letter) +
    ((leftBits > 0 && !saysLittle(before)) || (rightBits > 0 && !saysLittle(beyond)) ? 0 : WEIGHTS.loose) +
    ((left.listed > 0 && isNarrow(before)) || (right.listed > 0 && isNarrow(beyond)) ? WEIGHTS.narrow : 0) +
    (saysLittle(other) && !standsAlone(use) && Math.max(left.times, right.times) <= 1 ? WEIGHTS.common : 0) +
    (isConstant(usage, before, other, before) || isConstant(usage, other, beyond, beyond) ? WEIGHTS.constant : 0) +
    (word.text[0] === word.text[0]!.toLowerCase() || isCapitals(word.text) ? 0 : WEIGHTS.capital);
  return { odds, leads: rightBits >= leftBits ? 'beyond' : 'before' };
}
