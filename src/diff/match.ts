/** Which page of the new file is which of the old one, where pages may have been put in or taken out: a sequence alignment by likeness. */
import type { Sheet } from './model.js';

/** A page of each file, by index; one side null where the other has the page alone. */
export interface Match {
  readonly old: number | null;
  readonly new: number | null;
}

/** Pages less alike than this are not the same page changed; unrelated pages of one magazine share its commonest words only. */
const LEAST_ALIKE = 0.2;
/** Of pages without words or pictures: less than any page that has some, so that they never draw a text out of its place. */
const BLANK = 0.25;
/** Two pages in the same place of a spread: settles which of several equal pages it is. */
const NEAR = 1e-4;

/** Aligns pages in order. Between two matched pages as many old as new ones left over are taken for one another: a page with all of it replaced. */
export function matchPages(olds: readonly Sheet[], news: readonly Sheet[]): Match[] {
  const likeness = likenessOf(olds, news);
  const [n, m] = [olds.length, news.length];
  const best = Array.from({ length: n + 1 }, () => new Float64Array(m + 1));
  const value = (i: number, j: number): number => likeness(i, j) + NEAR / (1 + Math.abs(i - j));
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let j = m - 1; j >= 0; j -= 1) {
      const pair = likeness(i, j) >= LEAST_ALIKE ? value(i, j) + best[i + 1]![j + 1]! : -1;
      best[i]![j] = Math.max(pair, best[i + 1]![j]!, best[i]![j + 1]!);
    }
  }
  const matches: Match[] = [];
  const gap = { old: [] as number[], new: [] as number[] };
  for (let i = 0, j = 0; i < n || j < m; ) {
    if (i < n && j < m && likeness(i, j) >= LEAST_ALIKE && best[i]![j] === value(i, j) + best[i + 1]![j + 1]!) {
      matches.push(...closeGap(gap), { old: i++, new: j++ });
    } else if (j === m || (i < n && best[i]![j] === best[i + 1]![j]!)) gap.old.push(i++);
    else gap.new.push(j++);
  }
  return [...matches, ...closeGap(gap)];
}

/** What is left over between two matches, emptied. */
function closeGap(gap: { old: number[]; new: number[] }): Match[] {
  const olds = gap.old.splice(0);
  const news = gap.new.splice(0);
  if (olds.length === news.length) return olds.map((old, i) => ({ old, new: news[i]! }));
  return [...olds.map((old) => ({ old, new: null })), ...news.map((each) => ({ old: null, new: each }))];
}

/**
 * How much two pages have in common, 0 to 1: the weight of the words and pictures that both have, twice, by the weight of all that either has. A thing
 * weighs less the more pages have it. Pages that print the same are 1; blank ones are compared by their grounds.
 */
function likenessOf(olds: readonly Sheet[], news: readonly Sheet[]): (i: number, j: number) => number {
  const bags = new Map<Sheet, Map<string, number>>();
  const pagesWith = new Map<string, number>();
  for (const sheet of [...olds, ...news]) {
    const bag = bagOf(sheet);
    bags.set(sheet, bag);
    for (const thing of bag.keys()) pagesWith.set(thing, (pagesWith.get(thing) ?? 0) + 1);
  }
  const weight = (bag: ReadonlyMap<string, number>): number => {
    let sum = 0;
    for (const [thing, count] of bag) sum += count / pagesWith.get(thing)!;
    return sum;
  };
  const weights = new Map([...bags].map(([sheet, bag]) => [sheet, weight(bag)]));
  const compare = (a: Sheet, b: Sheet): number => {
    const [one, other] = [bags.get(a)!, bags.get(b)!];
    if (one.size === 0 && other.size === 0) return a.print === b.print || a.shapes.join('\n') === b.shapes.join('\n') ? BLANK : 0;
    if (a.print === b.print) return 1;
    let shared = 0;
    for (const [thing, count] of one) shared += Math.min(count, other.get(thing) ?? 0) / pagesWith.get(thing)!;
    return (2 * shared) / (weights.get(a)! + weights.get(b)!);
  };
  const known = olds.map((a) => news.map((b) => compare(a, b)));
  return (i, j) => known[i]![j]!;
}

/** What a page has, and how often: words, and pictures, each of which counts as a paragraph of words would. */
function bagOf(sheet: Sheet): Map<string, number> {
  const bag = new Map<string, number>();
  const put = (thing: string, count: number): void => void bag.set(thing, (bag.get(thing) ?? 0) + count);
  for (const word of sheet.words) put(word.key, 1);
  for (const picture of sheet.pictures) put(`picture ${picture.hash}`, PICTURE_WORDS);
  return bag;
}
const PICTURE_WORDS = 20;
