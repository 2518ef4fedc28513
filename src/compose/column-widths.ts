/** How wide the columns of a table are, from what its cells hold. */
import { styleKey, type Metrics } from '../model/compose.js';
import type { TableView, TextView } from '../model/view.js';
import { setText, widthsOf } from './set.js';

/** No column is narrower, pt. */
const LEAST = 12;

const padOf = (cell: TextView, metrics: Metrics): number => 2 * metrics.style(styleKey(cell)).padX;

/** Widths that together take no more than `width`: narrow ones stay, wide ones share what is left alike. */
function capped(widths: readonly number[], width: number): number[] {
  let rest = width;
  let left = widths.length;
  for (const least of [...widths].sort((a, b) => a - b)) {
    if (least * left >= rest) return widths.map((w) => Math.min(w, rest / left));
    rest -= least;
    left -= 1;
  }
  return [...widths];
}

/** What the columns of a table ask for, pt: enough for the longest word of each, for its longest cell on one line, and for that of its body. */
function wishes(table: TableView, metrics: Metrics): { readonly words: readonly number[]; readonly lines: readonly number[]; readonly body: readonly number[] } {
  const rows = [table.head, ...table.rows].map((row) => row.map((cell) => ({ ...widthsOf(cell, metrics), more: padOf(cell, metrics) + 1 })));
  const count = Math.max(...rows.map((row) => row.length));
  const most = (of: typeof rows, part: 'longest' | 'whole'): number[] =>
    Array.from({ length: count }, (_, c) => Math.max(LEAST, ...of.flatMap((row) => row[c] ?? []).map((cell) => cell[part] + cell.more)));
  return { words: most(rows, 'longest'), lines: most(rows, 'whole'), body: most(rows.slice(1), 'whole') };
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

/** True where every column has room for its longest word. */
export const holdsWords = (table: TableView, width: number, metrics: Metrics): boolean => sum(wishes(table, metrics).words) <= width;

/** Gives what the least widths leave to the columns that need more: by the roots of what they need, so that none is starved. */
function shared(least: readonly number[], wish: readonly number[], width: number): number[] {
  const spare = Math.max(0, width - sum(least));
  const more = wish.map((w, i) => Math.sqrt(Math.max(0, w - least[i]!)));
  return least.map((w, i) => w + (sum(more) > 0 ? (spare * more[i]!) / sum(more) : spare / least.length));
}

/** Gives it to those first that need little for what is wished; what is left after that goes by what whole lines need. */
function littleFirst(least: readonly number[], wish: readonly number[], lines: readonly number[], width: number): number[] {
  const given = capped(wish.map((w, i) => Math.max(0, w - least[i]!)), Math.max(0, width - sum(least)));
  return shared(least.map((w, i) => w + given[i]!), lines, width);
}

/** Rows that a way to share the width is judged by: a table of thousands is not set four times for it. */
const JUDGED = 100;

/** Lines that the first rows are high, all together. */
const linesOf = (table: TableView, widths: readonly number[], metrics: Metrics): number =>
  sum([table.head, ...table.rows.slice(0, JUDGED)].map((row) => Math.max(0, ...row.map((cell, c) => setText(cell, widths[c]! - padOf(cell, metrics), metrics).lines.length))));

/**
 * Column widths (pt) that together make `width`. Each column gets its longest word where they all fit; the rest goes by the amount of text,
 * in the way that makes the table lowest: a long word over a column of figures takes no room that the words beside them need.
 */
export function columnWidths(table: TableView, width: number, metrics: Metrics): number[] {
  const { words, lines, body } = wishes(table, metrics);
  if (sum(lines) <= width) return lines.map((w) => (w / sum(lines)) * width);
  const least = capped(words, width);
  const ways = [shared(least, lines, width), shared(least, body, width), littleFirst(least, lines, lines, width), littleFirst(least, body, lines, width)];
  const heights = ways.map((way) => linesOf(table, way, metrics));
  return ways[heights.indexOf(Math.min(...heights))]!;
}
