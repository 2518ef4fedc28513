/** Finds captions that stand under one another's pictures in one of the languages. */
import type { ComparedCaption } from './compare.js';
import { likeness, meanings, vectors } from './meanings.js';

/** How much more alike two captions must be crosswise than as they stand. */
const MARGIN = 0.25;

/** Pairs of captions of one article or page that fit better crosswise. */
export function swapped(captions: readonly ComparedCaption[]): (readonly [ComparedCaption, ComparedCaption])[] {
  const of = (side: 'a' | 'b') => captions.map((caption) => meanings(caption[side]));
  const { a, b } = vectors(of('a'), of('b'));
  const alike = a.map((left) => b.map((right) => likeness(left, right)));
  const candidates = captions.flatMap((_, i) =>
    captions.slice(i + 1).map((__, k) => ({ i, j: i + 1 + k, gain: alike[i]![i + 1 + k]! + alike[i + 1 + k]![i]! - alike[i]![i]! - alike[i + 1 + k]![i + 1 + k]! })),
  );
  const taken = new Set<number>();
  return candidates.filter(({ gain }) => gain >= MARGIN).sort((x, y) => y.gain - x.gain).flatMap(({ i, j }) => {
    if (taken.has(i) || taken.has(j)) return [];
    taken.add(i);
    taken.add(j);
    return [[captions[i]!, captions[j]!] as const];
  });
}
