/** How much a drawing comes to when all that it repeats is drawn: a few lines of `<use>` can mean more elements than any memory holds. */

/** An element of a drawing, as far as repetition goes. */
export interface SvgElement {
  /** Its place among the elements, in document order; null for the outermost one. */
  readonly parent: number | null;
  readonly id: string | null;
  /** Ids of the elements that it draws again: `href="#…"` and `url(#…)`. */
  readonly draws: readonly string[];
}

/** A reference leads to an element with references, and so on: no drawing program goes further. */
const MAX_CHAIN = 100;

/**
 * The number of elements that are drawn, repetitions followed. Infinity where references lead on more than 100 times; one that leads back into
 * itself counts once, since browsers draw it not at all (SVG 2, section 5.6).
 */
export function drawnElements(elements: readonly SvgElement[]): number {
  const byId = new Map<string, number>();
  const children: number[][] = elements.map(() => []);
  elements.forEach(({ parent, id }, i) => {
    if (parent !== null) children[parent]!.push(i);
    if (id !== null && !byId.has(id)) byId.set(id, i);
  });
  const known = new Map<number, number>();
  const open = new Set<number>();

  const weight = (top: number, chain: number): number => {
    const before = known.get(top);
    if (before !== undefined) return before;
    if (open.has(top)) return 0;
    if (chain > MAX_CHAIN) return Infinity;
    open.add(top);
    let sum = 0;
    // A list, not a recursion: only references go deeper.
    const pending = [top];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      sum += 1;
      for (const id of elements[at]!.draws) {
        const target = byId.get(id);
        if (target !== undefined) sum += weight(target, chain + 1);
      }
      for (const child of children[at]!) pending.push(child);
    }
    open.delete(top);
    known.set(top, sum);
    return sum;
  };
  return elements.length === 0 ? 0 : weight(0, 0);
}
