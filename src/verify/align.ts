/**
 * Lays the blocks of the source against the text found on the pages: which block stands where, what of it is missing, what is left
 * over, what stands out of order. Pure, on texts already made comparable.
 */

/** Half-open. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** How one block was found. */
export interface Found {
  /** Where in the text its first found piece stands, null when nothing of it was found. */
  readonly at: number | null;
  /** Parts of the block that were not found, in order; empty when it stands whole. */
  readonly missing: readonly Interval[];
  /** True when it stands whole but before a block that it should follow (or after one it should precede). */
  readonly displaced: boolean;
}

export interface Alignment {
  /** One for each block. */
  readonly found: readonly Found[];
  /** Parts of the text that no block asks for. */
  readonly left: readonly Interval[];
}

/** Shorter pieces of a block are found by chance anywhere. */
const SHORTEST_PIECE = 8;
/** A block of which less than this share is found counts as missing whole. */
const LEAST_SHARE = 0.15;

/** Text of which parts are taken: searches skip what another block holds. */
class Claims {
  private readonly taken: Uint8Array;
  constructor(readonly text: string) {
    this.taken = new Uint8Array(text.length);
  }

  isFree(start: number, end: number): boolean {
    for (let i = start; i < end; i += 1) if (this.taken[i]) return false;
    return true;
  }

  take(start: number, end: number): void {
    this.taken.fill(1, start, end);
  }

  release(start: number, end: number): void {
    this.taken.fill(0, start, end);
  }

  /** The free occurrence of `piece` nearest to `wanted`, -1 without one. */
  find(piece: string, wanted: number): number {
    let best = -1;
    for (let at = this.text.indexOf(piece); at >= 0; at = this.text.indexOf(piece, at + 1)) {
      if (!this.isFree(at, at + piece.length)) continue;
      if (best < 0 || Math.abs(at - wanted) < Math.abs(best - wanted)) best = at;
      else break;
    }
    return best;
  }

  /** How far a piece goes on matching freely from `at`. */
  matchLength(piece: string, from: number, at: number): number {
    let length = 0;
    while (from + length < piece.length && at + length < this.text.length && !this.taken[at + length] && piece[from + length] === this.text[at + length]) length += 1;
    return length;
  }

  /** The same backwards: how much of a piece ending at `to` stands free before `at`. */
  matchLengthBefore(piece: string, to: number, at: number): number {
    let length = 0;
    while (length < to && length < at && !this.taken[at - length - 1] && piece[to - length - 1] === this.text[at - length - 1]) length += 1;
    return length;
  }

  free(): Interval[] {
    const intervals: Interval[] = [];
    for (let i = 0; i < this.text.length; ) {
      if (this.taken[i]) {
        i += 1;
        continue;
      }
      const start = i;
      while (i < this.text.length && !this.taken[i]) i += 1;
      intervals.push({ start, end: i });
    }
    return intervals;
  }
}

/**
 * Aligns blocks with text. Tried twice, with and without holding on to blocks that follow one another from both ends: a lost short
 * block can mislead the first way, many equal blocks the second; the one that finds less fault is right.
 * @param ordered  For each block whether its order counts.
 */
export function align(blocks: readonly string[], text: string, ordered: readonly boolean[]): Alignment {
  const one = alignOnce(blocks, text, ordered, true);
  if (faults(one) <= 1) return one;
  const other = alignOnce(blocks, text, ordered, false);
  return faults(other) < faults(one) ? other : one;
}

const faults = (alignment: Alignment): number =>
  alignment.found.filter((f) => f.missing.length > 0 || f.displaced).length + alignment.left.length;

function alignOnce(blocks: readonly string[], text: string, ordered: readonly boolean[], fromEnds: boolean): Alignment {
  const claims = new Claims(text);
  const starts: (number | null)[] = blocks.map(() => null);
  const missing: Interval[][] = blocks.map((block) => [{ start: 0, end: block.length }]);
  const claim = (index: number, at: number): void => {
    claims.take(at, at + blocks[index]!.length);
    starts[index] = at;
    missing[index] = [];
  };
  if (fromEnds) claimFromEnds(blocks, text, claim);
  const wanted = wantedStarts(blocks);
  const open = blocks.map((_, i) => i).filter((i) => starts[i] === null).sort((a, b) => blocks[b]!.length - blocks[a]!.length || a - b);
  for (const index of open) {
    const at = claims.find(blocks[index]!, wanted[index]!);
    if (at >= 0) claim(index, at);
  }
  for (const index of open) if (starts[index] === null) claimPieces(blocks[index]!, claims, wanted[index]!, index, starts, missing);
  const displaced = outOfOrder(starts, ordered);
  return { found: blocks.map((_, i) => ({ at: starts[i]!, missing: missing[i]!, displaced: displaced.has(i) })), left: claims.free() };
}

/** Where each block would start if nothing were wrong. */
function wantedStarts(blocks: readonly string[]): number[] {
  let at = 0;
  return blocks.map((block) => {
    const start = at;
    at += block.length;
    return start;
  });
}

function claimFromEnds(blocks: readonly string[], text: string, claim: (index: number, at: number) => void): void {
  let first = 0;
  let start = 0;
  while (first < blocks.length && text.startsWith(blocks[first]!, start)) {
    claim(first, start);
    start += blocks[first]!.length;
    first += 1;
  }
  let end = text.length;
  for (let last = blocks.length - 1; last >= first; last -= 1) {
    const at = end - blocks[last]!.length;
    if (at < start || !text.startsWith(blocks[last]!, at)) break;
    claim(last, at);
    end = at;
  }
}

/** Finds what there is of a block that does not stand whole: its beginning, its end, then the longest pieces between them. */
function claimPieces(block: string, claims: Claims, wanted: number, index: number, starts: (number | null)[], missing: Interval[][]): void {
  const pieces: { start: number; end: number; at: number }[] = [];
  const take = (start: number, end: number, at: number): void => {
    claims.take(at, at + end - start);
    pieces.push({ start, end, at });
  };
  const headAt = claims.find(block.slice(0, SHORTEST_PIECE), wanted);
  let head = 0;
  if (headAt >= 0 && block.length >= SHORTEST_PIECE) {
    head = claims.matchLength(block, 0, headAt);
    take(0, head, headAt);
  }
  // A piece of the middle could hold on to a word that belongs to the end, so the end comes first.
  let tail = block.length;
  if (block.length - head >= SHORTEST_PIECE) {
    const tailAt = claims.find(block.slice(-SHORTEST_PIECE), headAt < 0 ? wanted + block.length : headAt + head);
    if (tailAt >= 0) {
      const length = Math.min(claims.matchLengthBefore(block, block.length, tailAt + SHORTEST_PIECE), block.length - head);
      tail = block.length - length;
      take(tail, block.length, tailAt + SHORTEST_PIECE - length);
    }
  }
  for (let from = head; from + SHORTEST_PIECE <= tail; ) {
    const at = claims.find(block.slice(from, from + SHORTEST_PIECE), wanted + from);
    if (at < 0) {
      from += 1;
      continue;
    }
    const length = Math.min(claims.matchLength(block, from, at), tail - from);
    take(from, from + length, at);
    from += length;
  }
  pieces.sort((a, b) => a.start - b.start);
  const share = pieces.reduce((sum, piece) => sum + piece.end - piece.start, 0) / block.length;
  if (share < LEAST_SHARE) {
    for (const piece of pieces) claims.release(piece.at, piece.at + piece.end - piece.start);
    return;
  }
  starts[index] = pieces[0]!.at;
  const gaps: Interval[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.start > at) gaps.push({ start: at, end: piece.start });
    at = piece.end;
  }
  if (at < block.length) gaps.push({ start: at, end: block.length });
  missing[index] = gaps;
}

/** The fewest blocks that would have to move for the rest to stand in order: all outside a longest rising sequence of starts. */
export function outOfOrder(starts: readonly (number | null)[], ordered: readonly boolean[]): Set<number> {
  const placed = starts.flatMap((at, index) => (at === null || !ordered[index] ? [] : [{ at, index }]));
  const best: number[] = [];
  const before: number[] = [];
  placed.forEach((item, i) => {
    best[i] = 1;
    before[i] = -1;
    for (let k = 0; k < i; k += 1) {
      if (placed[k]!.at < item.at && best[k]! + 1 > best[i]!) {
        best[i] = best[k]! + 1;
        before[i] = k;
      }
    }
  });
  let end = placed.length === 0 ? -1 : best.indexOf(Math.max(...best));
  const stays = new Set<number>();
  for (; end >= 0; end = before[end]!) stays.add(placed[end]!.index);
  return new Set(placed.map((p) => p.index).filter((index) => !stays.has(index)));
}
