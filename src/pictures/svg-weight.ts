/** How much a drawing comes to when all that it repeats is drawn: a few lines of `<use>` can mean more elements than any memory holds. */

/** An element of a drawing, as far as repetition goes. */
export interface SvgElement {
  /** Its place among the elements, in document order; null for the outermost one. */
  readonly parent: number | null;
  readonly id: string | null;
  /** What it weighs by itself: 1, more for what a browser works at pixel by pixel, such as filters. */
  readonly weight: number;
  /** Ids of the elements that it draws again: `href="#…"`, and `url(#…)` of clips, masks and filters. */
  readonly draws: readonly string[];
  /** Ids of what is drawn for it and again for every element within it: patterns once, markers at every vertex. */
  readonly handsDown: { readonly paint: readonly string[]; readonly markers: readonly string[] };
  /** Vertices of its own path, or more. */
  readonly vertices: number;
}

/** A reference leads to an element with references, and so on: no drawing program goes further. */
const MAX_CHAIN = 100;

/** What an element comes to, and how far its references lead on. */
interface Weighed {
  readonly sum: number;
  readonly chain: number;
}

/** The tree of a drawing: children by parent, and how many elements and vertices stand in each element, itself included. */
function treeOf(elements: readonly SvgElement[]): { readonly children: readonly (readonly number[])[]; readonly size: readonly number[]; readonly vertices: readonly number[] } {
  const children: number[][] = elements.map(() => []);
  const size = elements.map(() => 1);
  const vertices = elements.map((element) => element.vertices);
  // Children stand behind their parents.
  for (let i = elements.length - 1; i > 0; i -= 1) {
    const parent = elements[i]!.parent;
    if (parent === null) continue;
    children[parent]!.push(i);
    size[parent]! += size[i]!;
    vertices[parent]! += vertices[i]!;
  }
  return { children, size, vertices };
}

/**
 * The weight of all elements that are drawn, repetitions followed. Infinity where references lead on more than 100 times; one that leads back into
 * itself counts once, since browsers draw it not at all (SVG 2, section 5.6).
 */
export function drawnWeight(elements: readonly SvgElement[]): number {
  const byId = new Map<string, number>();
  elements.forEach(({ id }, i) => {
    if (id !== null && !byId.has(id)) byId.set(id, i);
  });
  const { children, size, vertices } = treeOf(elements);
  const known = new Map<number, Weighed>();
  const open = new Set<number>();

  const weigh = (top: number, chain: number): Weighed => {
    const before = known.get(top);
    if (before !== undefined) return before;
    if (open.has(top)) return { sum: 0, chain: 0 };
    if (chain > MAX_CHAIN) return { sum: Infinity, chain: Infinity };
    open.add(top);
    let sum = 0;
    let longest = 0;
    const again = (id: string, times: number): void => {
      const target = byId.get(id);
      if (target === undefined || times === 0) return;
      const drawn = weigh(target, chain + 1);
      sum += times * drawn.sum;
      longest = Math.max(longest, drawn.chain + 1);
    };
    // A list, not a recursion: only references go deeper.
    const pending = [top];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      const { weight, draws, handsDown } = elements[at]!;
      sum += weight;
      for (const id of draws) again(id, 1);
      for (const id of handsDown.paint) again(id, size[at]!);
      for (const id of handsDown.markers) again(id, vertices[at]!);
      for (const child of children[at]!) pending.push(child);
    }
    open.delete(top);
    const weighed = longest > MAX_CHAIN ? { sum: Infinity, chain: longest } : { sum, chain: longest };
    known.set(top, weighed);
    return weighed;
  };
  return elements.length === 0 ? 0 : weigh(0, 0).sum;
}
