/** Names of the issue that names.yaml does not have, as lines to be looked at and pasted there. Nothing is written by itself. */
import { unmark } from '../language/syllable.js';
import type { Desk } from '../desk.js';
import { listedIn } from './listed.js';
import { byKey, englishNames, typed, vietnameseNames, type NameUse } from './names.js';

/** A name in fewer places is no habit yet. */
const FEWEST = 2;

/**
 * YAML lines of names that stand at least twice in the Vietnamese texts, the commonest spelling of each, with the English one where the
 * English texts have it unmarked; the commonest names first.
 */
export function nameProposals(desk: Desk): string[] {
  const listed = new Set(listedIn(desk, 'vi').map((name) => name.toLowerCase()));
  const english = byKey(englishNames(desk));
  return [...byKey(vietnameseNames(desk).filter(({ whole }) => whole))]
    .filter(([, uses]) => uses.length >= FEWEST && !isBeginning(uses))
    .sort(([a, usesA], [b, usesB]) => usesB.length - usesA.length || (a < b ? -1 : 1))
    .flatMap(([key, uses]) => {
      const counts = new Map<string, number>();
      for (const use of uses) if (typed(use) !== typed(use).toUpperCase()) counts.set(typed(use), (counts.get(typed(use)) ?? 0) + 1);
      const vi = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? 1 : -1))[0]?.[0];
      if (vi === undefined || listed.has(vi.toLowerCase())) return [];
      return [`  - { vi: ${vi}${english.has(key) ? `, en: ${unmark(vi)}` : ''} }   # ${uses.length}`];
    });
}

/** True where nearly all uses go on with the same small word: Phó Chủ tịch, Bộ Ngoại giao. */
function isBeginning(uses: readonly NameUse[]): boolean {
  const next = new Map<string, number>();
  for (const { words } of uses) {
    const last = words.at(-1)!;
    const word = /^ (\p{Ll}[\p{L}\p{M}]*)/u.exec(last.prose.text.slice(last.index + last.text.length))?.[1];
    if (word !== undefined) next.set(word, (next.get(word) ?? 0) + 1);
  }
  return Math.max(0, ...next.values()) * 2 > uses.length;
}
