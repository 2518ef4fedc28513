/**
 * Finds which paragraphs of two languages say the same: dynamic programming over both, as Gale and Church align sentences by length
 * ("A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19, 1993), here by meanings and length together.
 * Paragraphs that changed their order are then found by likeness alone.
 */
import { likeness, together, type Vector } from './meanings.js';

/** A text to be aligned. */
export interface Item {
  readonly vector: Vector;
  /** Letters. */
  readonly length: number;
  /** Headings go with headings. */
  readonly heading: boolean;
}

/** Items of either side by index, one or two of each. `likeness` 0 to 1. */
export interface Aligned {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly likeness: number;
}

export interface Alignment {
  /** In order of `a`; moved ones included. */
  readonly pairs: readonly Aligned[];
  /** Items without a partner. */
  readonly onlyA: readonly number[];
  readonly onlyB: readonly number[];
  /** Pairs that stand out of order with their neighbours. */
  readonly moved: readonly Aligned[];
}

/** What a pair is worth beside its likeness, so that texts with nothing to compare are paired by position. */
const PAIR = 0.25;
/** A translator who joins or divides a paragraph is rarer than one who does not. */
const JOIN = -0.05;
/** What leaving an item alone costs. */
const ALONE = -0.12;
/** What it costs to pair texts whose lengths differ by the factor e from what is usual. */
const LENGTH = 0.22;
const HEADING = -0.3;
/** Texts with this many meanings, of which they share next to none, are no pair wherever they stand. */
const TELLING = 6;
const UNLIKE = 0.3;
/** Likeness from which a pair out of order is believed, and how much better it must be than what order gives. */
const MOVED = 0.4;
/** One that would pass more than one other pair must be about as like as the pairs in order are. */
const FAR = 0.75;
const BETTER = 1.6;
/** More pairs than this are not looked at, of a thousand items with a thousand: such a text is no article, and would take minutes. */
const MAX_PAIRS = 1_000_000;

/** Aligns two lists. Null where they are too long to be compared. */
export function align(a: readonly Item[], b: readonly Item[]): Alignment | null {
  if (a.length * b.length > MAX_PAIRS) return null;
  const band = Math.abs(a.length - b.length) + 25;
  const usual = Math.log(total(b) / total(a));
  const fit = (left: readonly Item[], right: readonly Item[]): number => {
    const off = Math.abs(Math.log(total(right) / total(left)) - usual);
    return -LENGTH * Math.min(2, off) + (left.some((item) => item.heading) === right.some((item) => item.heading) ? 0 : HEADING);
  };
  const [ofA, ofB] = [joiner(a), joiner(b)];
  const known = new Float64Array(a.length * b.length).fill(-1);
  const alike = (left: readonly number[], right: readonly number[]): number => {
    if (left.length + right.length > 2) return likeness(ofA(left), ofB(right));
    const at = left[0]! * b.length + right[0]!;
    if (known[at]! < 0) known[at] = likeness(ofA(left), ofB(right));
    return known[at]!;
  };
  const worth = (left: readonly number[], right: readonly number[]): number => {
    const [these, those] = [left.map((i) => a[i]!), right.map((j) => b[j]!)];
    const value = alike(left, right);
    const telling = [these, those].every((side) => side.reduce((sum, item) => sum + item.vector.size, 0) >= TELLING);
    const strange = telling && value < UNLIKE ? (value / UNLIKE - 1) * 1.2 : 0;
    return value + strange + fit(these, those) + (left.length + right.length > 2 ? JOIN : PAIR);
  };
  const pairs = best(a.length, b.length, band, worth).map(([left, right]): Aligned => ({ a: left, b: right, likeness: alike(left, right) }));
  return reorder(a, b, pairs, alike);
}

/** The vector of one item, or of it and the next one: each is put together once. */
function joiner(items: readonly Item[]): (which: readonly number[]) => Vector {
  const joined: (Vector | undefined)[] = [];
  return (which) => (which.length === 1 ? items[which[0]!]!.vector : (joined[which[0]!] ??= together(...which.map((i) => items[i]!.vector))));
}

const total = (items: readonly Item[]): number => items.reduce((sum, item) => sum + item.length, 1);

type Step = readonly [left: number, right: number];
const STEPS: readonly Step[] = [[1, 1], [1, 0], [0, 1], [2, 1], [1, 2]];

/** The best pairs in order. */
function best(n: number, m: number, band: number, worth: (left: readonly number[], right: readonly number[]) => number): [number[], number[]][] {
  const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, k) => from + k);
  const scores = Array.from({ length: n + 1 }, () => new Float64Array(m + 1).fill(-Infinity));
  const steps: (Step | undefined)[][] = Array.from({ length: n + 1 }, () => []);
  scores[0]![0] = 0;
  for (let i = 0; i <= n; i += 1) {
    const middle = n === 0 ? 0 : Math.round((i * m) / n);
    for (let j = Math.max(0, middle - band); j <= Math.min(m, middle + band); j += 1) {
      for (const step of STEPS) {
        const [left, right] = step;
        if (i < left || j < right) continue;
        const before = scores[i - left]![j - right]!;
        if (before === -Infinity) continue;
        const score = before + (left === 0 || right === 0 ? ALONE : worth(range(i - left, left), range(j - right, right)));
        if (score > scores[i]![j]!) [scores[i]![j], steps[i]![j]] = [score, step];
      }
    }
  }
  const pairs: [number[], number[]][] = [];
  for (let [i, j] = [n, m]; i > 0 || j > 0; ) {
    const step = steps[i]![j]!;
    const [left, right] = step;
    if (left > 0 && right > 0) pairs.unshift([range(i - left, left), range(j - right, right)]);
    [i, j] = [i - left, j - right];
  }
  return pairs;
}

/** Gives items that are much more like another one than like the one that order gave them to that other one. */
function reorder(a: readonly Item[], b: readonly Item[], pairs: readonly Aligned[], alike: (left: readonly number[], right: readonly number[]) => number): Alignment {
  const ofA = new Map(pairs.flatMap((pair) => pair.a.map((i) => [i, pair] as const)));
  const ofB = new Map(pairs.flatMap((pair) => pair.b.map((j) => [j, pair] as const)));
  const candidates: Aligned[] = [];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length; j += 1) {
      if (ofA.get(i)?.b.includes(j)) continue;
      const value = alike([i], [j]);
      const rival = Math.max(ofA.get(i)?.likeness ?? 0, ofB.get(j)?.likeness ?? 0);
      if (value >= MOVED && value >= rival * BETTER && a[i]!.heading === b[j]!.heading) candidates.push({ a: [i], b: [j], likeness: value });
    }
  }
  const middle = pairs.map((pair) => pair.likeness).sort((x, y) => x - y)[Math.floor(pairs.length / 2)] ?? 0;
  const passed = (i: number, j: number): number => pairs.filter((pair) => (pair.a[0]! - i) * (pair.b[0]! - j) < 0).length;
  const moved: Aligned[] = [];
  const [takenA, takenB] = [new Set<number>(), new Set<number>()];
  for (const candidate of candidates.sort((x, y) => y.likeness - x.likeness)) {
    const [i, j] = [candidate.a[0]!, candidate.b[0]!];
    if (takenA.has(i) || takenB.has(j) || (candidate.likeness < FAR * middle && passed(i, j) > 1)) continue;
    takenA.add(i);
    takenB.add(j);
    moved.push(candidate);
  }
  // What is left of a pair that lost one side to a better partner keeps its order.
  const kept = pairs.flatMap((pair): Aligned[] => {
    const left = pair.a.filter((i) => !takenA.has(i));
    const right = pair.b.filter((j) => !takenB.has(j));
    return left.length === 0 || right.length === 0 ? [] : [{ ...pair, a: left, b: right }];
  });
  const all = [...kept, ...moved].sort((x, y) => x.a[0]! - y.a[0]!);
  const [pairedA, pairedB] = [new Set(all.flatMap((pair) => pair.a)), new Set(all.flatMap((pair) => pair.b))];
  const alone = (count: number, paired: ReadonlySet<number>): number[] => Array.from({ length: count }, (_, i) => i).filter((i) => !paired.has(i));
  return { pairs: all, onlyA: alone(a.length, pairedA), onlyB: alone(b.length, pairedB), moved: moved.sort((x, y) => x.a[0]! - y.a[0]!) };
}
