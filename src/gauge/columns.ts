/** Columns and paragraphs, found from where lines begin and end. */
import type { Line } from './lines.js';

/** A line in its column. */
export interface ColumnLine extends Line {
  /** The column's edges, pt; the line may begin further in (indent, drop cap). */
  readonly columnLeft: number;
  readonly columnRight: number;
  /** Ends at the column's right edge. */
  readonly full: boolean;
  /** The last of its paragraph. */
  readonly ends: boolean;
  /** The first of its paragraph, as far as the page tells: after another's end. */
  readonly begins: boolean;
  /** Stands directly below the line before it, in the same column. */
  readonly follows: boolean;
}

/** Edges this close are one, pt. */
const SAME_EDGE = 0.6;
/** So many lines must end at a place for it to be an edge and no chance. */
const LEAST_LINES = 4;

interface Edge {
  readonly at: number;
  readonly lines: number;
}

/** Places where several of some values meet. */
function edges(values: readonly number[]): Edge[] {
  const sorted = [...values].sort((a, b) => a - b);
  const found: Edge[] = [];
  for (let i = 0; i < sorted.length; ) {
    let end = i;
    while (end < sorted.length && sorted[end]! - sorted[i]! <= SAME_EDGE) end += 1;
    found.push({ at: sorted[i + ((end - i) >> 1)]!, lines: end - i });
    i = end;
  }
  return found.filter((e) => e.lines >= LEAST_LINES);
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** The distance of lines that follow each other: the leading. Single steps are rounded by whoever wrote the PDF, so it is their mean. */
export function findLeading(pages: readonly (readonly Line[])[]): number {
  const steps: number[] = [];
  for (const lines of pages) for (let i = 1; i < lines.length; i += 1) steps.push(lines[i]!.baseline - lines[i - 1]!.baseline);
  const common = median(steps.filter((step) => step > 1));
  const near = steps.filter((step) => Math.abs(step - common) < 0.05 * common);
  return near.reduce((sum, step) => sum + step, 0) / (near.length || 1);
}

/** Sorts a page's lines into columns and paragraphs. */
export function readColumns(lines: readonly Line[], size: number, leading: number): ColumnLine[] {
  const rights = edges(lines.map((l) => l.right));
  const below = (a: Line, b: Line): boolean => b.baseline > a.baseline && b.baseline - a.baseline < leading * 1.5 && b.left < a.right && a.left < b.right;
  const placed = lines.map((line) => {
    // The nearest edge that the line does not pass; text of which no line reaches an edge has that of its widest line.
    const edge = rights.filter((e) => e.at >= line.right - SAME_EDGE && e.at - line.right < (line.right - line.left) * 20).sort((a, b) => a.at - b.at)[0]?.at;
    return { line, edge: edge ?? null };
  });
  // A short line of a wide column may stand left of a narrower column's edge: a line belongs with those right above or below it.
  const rightOf = placed.map(({ line, edge }, i) => {
    const near = [placed[i - 1], placed[i + 1]].flatMap((p) => (p && p.edge !== null && (below(p.line, line) || below(line, p.line)) ? [p.edge] : []));
    // A line that passes the edge of its neighbours sticks out of the column.
    return near.length > 0 ? Math.max(edge ?? 0, ...near) : (edge ?? line.right);
  });
  const leftOf = placed.map(({ line }, i) => {
    const same = placed.filter((p, k) => Math.abs(rightOf[k]! - rightOf[i]!) <= SAME_EDGE && p.line.left <= line.left + SAME_EDGE && line.left - p.line.left < size * 6);
    return Math.min(line.left, ...edges(same.map((p) => p.line.left)).map((e) => e.at));
  });
  const full = placed.map(({ line }, i) => Math.abs(line.right - rightOf[i]!) <= SAME_EDGE);
  const ends = placed.map(({ line }, i) => {
    const next = placed[i + 1]?.line;
    if (!next || !below(line, next)) return !full[i];
    if (next.left > leftOf[i + 1]! + size * 0.5 && next.left > line.left + size * 0.5) return true;
    // A first word that would have had room stands where it stands because a paragraph begins with it.
    return !full[i] && line.right + 0.25 * size + next.firstWord < rightOf[i]! - 0.1;
  });
  return placed.map(({ line }, i): ColumnLine => {
    const before = placed[i - 1]?.line;
    return { ...line, columnLeft: leftOf[i]!, columnRight: rightOf[i]!, full: full[i]!, ends: ends[i]!, begins: i === 0 || ends[i - 1]!, follows: before !== undefined && below(before, line) };
  });
}
