/** Tells of tables whose columns are too narrow for their words. */
import type { ComposedPage, Metrics, Placed, PlacedBox } from '../model/compose.js';
import type { Message } from '../model/message.js';
import { ptToMm } from '../model/paper.js';
import { widthsOf } from './set.js';

const isRow = (placed: Placed): placed is PlacedBox => placed.kind === 'box' && (placed.className === 'table-head' || placed.className === 'table-row');

/** Rows of tables on a page, in their frames. */
const rowsOf = (placed: readonly Placed[]): readonly PlacedBox[] => placed.flatMap((p) => (isRow(p) ? [p] : p.kind === 'frame' ? rowsOf(p.children) : []));

/** True where a cell is narrower than a word of it, which is then cut between its letters. */
const cuts = (row: PlacedBox, metrics: Metrics): boolean => row.children.some((cell) => cell.kind === 'lines' && widthsOf(cell.text.view, metrics).longest > cell.width + 0.01);

function tableMessage(row: PlacedBox, page: number): Message {
  const [first] = row.children;
  return {
    severity: 'warning',
    rule: 'table-words-cut',
    text: `The table of ${row.children.length} columns on page ${page} stands in ${Math.round(ptToMm(row.width))} mm, too narrow for its words: some are cut between their letters.`,
    note: 'Set the article in fewer columns (`columns:` in its front matter), use shorter words, or part the table in two.',
    place: first?.kind === 'lines' ? first.text.view.place : null,
  };
}

/** One message a table, at its first row that is too narrow, in the order of the pages. */
export function tableMessages(pages: readonly ComposedPage[], metrics: Metrics): Message[] {
  const told = new Map<string, Message>();
  for (const page of pages) {
    for (const row of rowsOf(page.placed)) {
      const [first] = row.children;
      const table = first?.kind === 'lines' ? first.text.view.key.replace(/\/\d+$/, '') : '';
      if (!told.has(table) && cuts(row, metrics)) told.set(table, tableMessage(row, page.number));
    }
  }
  return [...told.values()];
}
