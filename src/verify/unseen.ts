/** Text that is in the PDF and yet not where a reader finds it: hidden, or outside its frame. It tells why a text counts as lost. */
import type { Region } from '../model/layout.js';
import type { PageGlyph } from './attribute.js';
import { missingText, type LostText } from './compare.js';
import { isSubsequence, normalisePieces, type Traced } from './normalise.js';
import type { Unseen } from './say.js';

/** Glyphs of one page that do not count, for one reason and in one region. */
export interface Chunk extends Traced {
  readonly page: number;
  readonly why: Unseen;
  readonly region: Region | null;
  readonly glyphs: readonly PageGlyph[];
  /** Which characters have been taken as an explanation. */
  readonly used: Uint8Array;
}

const SHORTEST_PIECE = 6;
/** Share of what is missing that a chunk must hold to be its explanation. */
const LEAST_SHARE = 0.5;
/** So many remaining letters of a clipped line tell that it was clipped: Chromium leaves out those that are clipped whole. */
const LEAST_TRACES = 3;

/** @param reason  Why a glyph does not count, null for one that does (and so is no part of any chunk). */
export function chunks(glyphs: readonly PageGlyph[], reason: (glyph: PageGlyph) => Unseen | null): Chunk[] {
  const groups = new Map<string, { why: Unseen; glyphs: PageGlyph[] }>();
  const ids = new Map<Region | null, number>();
  for (const glyph of glyphs) {
    const why = reason(glyph);
    if (why === null) continue;
    if (!ids.has(glyph.region)) ids.set(glyph.region, ids.size);
    const key = `${glyph.page} ${why} ${ids.get(glyph.region)}`;
    const group = groups.get(key);
    if (group) group.glyphs.push(glyph);
    else groups.set(key, { why, glyphs: [glyph] });
  }
  return [...groups.values()].map(({ why, glyphs: own }) => chunk(why, own));
}

export function chunk(why: Unseen, glyphs: readonly PageGlyph[]): Chunk {
  const traced = normalisePieces(glyphs.map((g) => g.glyph.text));
  return { ...traced, page: glyphs[0]!.page, why, region: glyphs[0]!.region, glyphs, used: new Uint8Array(traced.text.length) };
}

/** The chunk that holds most of what is missing of a text; what it holds is marked as used. Null when none holds enough. */
export function explain(lost: LostText, all: readonly Chunk[]): Chunk | null {
  const pages = new Set(lost.unit.regions.map((region) => region.page));
  const own = (c: Chunk): number => (c.region && lost.unit.regions.includes(c.region) ? 0 : pages.has(c.page) ? 1 : 2);
  const wanted = missingText(lost);
  let best: { chunk: Chunk; taken: readonly [number, number][]; length: number } | null = null;
  // Fixed words of furniture may be the same as a title's: only running text flows over them.
  const possible = all.filter((c) => lost.unit.exact || c.region?.owner.kind !== 'furniture');
  for (const candidate of possible.sort((a, b) => own(a) - own(b))) {
    const taken = held(lost, candidate);
    const length = taken.reduce((sum, [start, end]) => sum + end - start, 0);
    // Of text that leaves the sheet Chromium writes only what is on it.
    const enough = candidate.why === 'outside-trim' ? shortestPiece(candidate, wanted.length) : LEAST_SHARE * wanted.length;
    if (length >= enough && (!best || length > best.length)) best = { chunk: candidate, taken, length };
  }
  if (best) {
    for (const [start, end] of best.taken) best.chunk.used.fill(1, start, end);
    return best.chunk;
  }
  return ofCells(lost, possible.filter((c) => own(c) === 0)) ?? all.find((c) => c.why === 'clipped' && own(c) === 0 && takeTraces(c, wanted)) ?? null;
}

/** Cells of a row have a region each: together they may hold what none holds alone. */
function ofCells(lost: LostText, own: readonly Chunk[]): Chunk | null {
  const wanted = missingText(lost).length;
  for (const why of new Set(own.map((c) => c.why))) {
    const cells = own.filter((c) => c.why === why).map((c) => ({ c, taken: held(lost, c) }));
    const length = cells.flatMap(({ taken }) => taken).reduce((sum, [start, end]) => sum + end - start, 0);
    if (length < LEAST_SHARE * wanted) continue;
    for (const { c, taken } of cells) for (const [start, end] of taken) c.used.fill(1, start, end);
    return cells[0]!.c;
  }
  return null;
}

/** How many letters in a row count as a piece of a text: fewer where there are no more on either side. */
const shortestPiece = (c: Chunk, wanted: number): number => Math.min(SHORTEST_PIECE, wanted, Math.max(LEAST_TRACES, c.text.length));

/** Pieces of the missing text in a chunk, the longest from each place on. */
function held(lost: LostText, candidate: Chunk): [number, number][] {
  const { text, used } = candidate;
  const taken: [number, number][] = [];
  const overlaps = (start: number, end: number): boolean => used.subarray(start, end).includes(1) || taken.some(([a, b]) => a < end && start < b);
  for (const { start, end } of lost.missing) {
    const shortest = shortestPiece(candidate, end - start);
    for (let from = start; from + shortest <= end; ) {
      let at = text.indexOf(lost.plain.slice(from, from + shortest));
      while (at >= 0 && overlaps(at, at + shortest)) at = text.indexOf(lost.plain.slice(from, from + shortest), at + 1);
      if (at < 0) {
        from += 1;
        continue;
      }
      let length = shortest;
      while (from + length < end && at + length < text.length && text[at + length] === lost.plain[from + length]) length += 1;
      taken.push([at, at + length]);
      from += length;
    }
  }
  return taken;
}

/** Takes the longest unused beginning of a chunk whose letters come in the missing text in their order. */
function takeTraces(c: Chunk, wanted: string): boolean {
  const from = c.used.indexOf(0);
  if (from < 0) return false;
  let end = from;
  while (end < c.text.length && isSubsequence(c.text.slice(from, end + 1), wanted)) end += 1;
  if (end - from < Math.min(LEAST_TRACES, wanted.length)) return false;
  c.used.fill(1, from, end);
  return true;
}
