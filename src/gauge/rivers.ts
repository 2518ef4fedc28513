/** Rivers: word spaces below one another. */
import type { ColumnLine } from './columns.js';
import type { Gap } from './lines.js';

/** Word spaces that overlap, each with the next one below, over at least `LEAST_LINES` successive lines of a column. */
export interface River {
  readonly page: number;
  /** Of its first line and space, pt from the trim's corner. */
  readonly x: number;
  readonly y: number;
  readonly lines: number;
  /** Least width of its spaces, em: a river of narrow spaces is not seen. */
  readonly narrowest: number;
}

const LEAST_LINES = 4;
/** Spaces overlap where they share at least this much, em. */
const OVERLAP = 0.1;

const shared = (a: Gap, b: Gap): number => Math.min(a.right, b.right) - Math.max(a.left, b.left);

/** Finds rivers in a page's lines, each as long as it gets, none counted twice. */
export function findRivers(lines: readonly ColumnLine[], size: number): River[] {
  const rivers: River[] = [];
  const used = new Set<Gap>();
  for (let i = 0; i < lines.length; i += 1) {
    for (const gap of lines[i]!.gaps) {
      if (used.has(gap)) continue;
      const chain = [gap];
      for (let k = i + 1; k < lines.length && lines[k]!.follows; k += 1) {
        const last = chain[chain.length - 1]!;
        const next = lines[k]!.gaps.filter((g) => shared(last, g) >= OVERLAP * size).sort((a, b) => shared(last, b) - shared(last, a))[0];
        if (!next) break;
        chain.push(next);
      }
      if (chain.length < LEAST_LINES) continue;
      for (const g of chain) used.add(g);
      rivers.push({ page: lines[i]!.page, x: gap.left, y: lines[i]!.baseline, lines: chain.length, narrowest: Math.min(...chain.map((g) => g.right - g.left)) / size });
    }
  }
  return rivers;
}
