/** Tables as flows: rows of cells set in lines. */
import type { Placed, PlacedLines, SetText } from '../model/compose.js';
import type { TableView } from '../model/view.js';
import type { Matter } from './flow.js';

/** A table in smaller type with closer columns: for one whose words its column would break. */
export const denseTable = (table: TableView): TableView => ({
  ...table,
  head: table.head.map((cell) => ({ ...cell, role: 'cell-dense-head' })),
  rows: table.rows.map((row) => row.map((cell) => ({ ...cell, role: 'cell-dense' }))),
});

/** A row of cells set in lines, with the x and width of each column in pt. */
export interface Row {
  readonly cells: readonly { readonly text: SetText; readonly x: number; readonly width: number; readonly align: TableView['align'][number] }[];
  /** First lines already printed in the frame before, per cell. */
  readonly from: readonly number[];
  /** Lines shown, per cell. */
  readonly to: readonly number[];
}

export interface TableStyle {
  readonly unit: number;
  /** pt above and below a row's text together. */
  readonly pad: number;
  readonly before: number;
  /** Units of the tallest frame. */
  readonly tallest: number;
}

/** A table no higher than this part of the tallest frame never parts: the hole it leaves is smaller than the harm. */
const SHORT = 0.25;
/** A part of a table shows at least so many rows, or one so many units high: less, under a head or alone, looks lost. */
const LEAST_ROWS = 2;
const LEAST_PART = 5;
/** Rows give up at most this part of their padding where the table comes out even by it. */
const CLOSER = 0.2;

const rowHeight = (row: Row, style: TableStyle): number =>
  Math.max(...row.cells.map((cell, i) => (row.to[i]! - row.from[i]!) * cell.text.leading), 0) + style.pad;

function placeRow(row: Row, x: number, y: number, width: number, style: TableStyle, className: string, repeated: boolean): Placed {
  return {
    kind: 'box',
    className,
    x,
    y,
    width,
    height: rowHeight(row, style),
    children: row.cells.map((cell, i): PlacedLines => ({
      kind: 'lines',
      text: cell.text,
      from: row.from[i]!,
      to: row.to[i]!,
      x: cell.x,
      y: style.pad / 2,
      width: cell.width,
      indent: 0,
      marker: null,
      dropCap: null,
      endMark: false,
      own: !repeated,
      part: i,
      repeated,
      ...(cell.align === 'left' ? {} : { align: cell.align }),
    })),
  };
}

/** Cuts a row so that at most `room` pt of every cell stand in the head; null where not a line fits. */
function splitRow(row: Row, room: number, style: TableStyle): readonly [Row, Row] | null {
  const cut = row.cells.map((cell, i) => Math.min(row.to[i]!, row.from[i]! + Math.floor((room - style.pad) / cell.text.leading + 1e-6)));
  if (cut.every((to, i) => to <= row.from[i]!) || cut.some((to, i) => to < row.from[i]!)) return null;
  return [
    { ...row, to: cut },
    { ...row, from: cut },
  ];
}

/**
 * A table. It goes whole to the next frame where it is short, and parts between rows, its head repeated, where it is not; no part is left with
 * a row alone. A row taller than a frame parts between its lines.
 */
export function tableFlow(head: Row | null, rows: readonly Row[], style: TableStyle, repeated = false): Matter {
  const headPt = head ? rowHeight(head, style) : 0;
  const all = head ? [head, ...rows] : rows;
  // Foot of the first n rows, pt.
  const feet = [0];
  for (const row of rows) feet.push(feet.at(-1)! + rowHeight(row, style));
  const units = (take: number): number => Math.ceil((headPt + feet[take]!) / style.unit - 1e-6);
  // The rows share what is left to whole units: the space below the last one is as large as that above the first.
  const total = headPt + feet[rows.length]!;
  const over = total - Math.floor(total / style.unit + 1e-6) * style.unit;
  const height = Math.round((total - over) / style.unit) + (over <= Math.min(style.unit / 2, CLOSER * style.pad * all.length) ? 0 : 1);
  const even: TableStyle = { ...style, pad: style.pad + (height * style.unit - total) / all.length };
  const enough = (from: number, to: number): boolean => to - from >= LEAST_ROWS || feet[to]! - feet[from]! >= LEAST_PART * style.unit;
  // Before a row that fits in no frame a break comes whatever is done, and a row alone there saves a page with nothing but itself.
  const endless = (row: Row): boolean => headPt + rowHeight(row, style) > style.tallest * style.unit;
  const takes = rows.map((_, i) => i).slice(1);
  // What goes on from the frame before may end in any frame.
  const breaks = !repeated && height <= style.tallest * SHORT ? [] : takes.filter((take) => endless(rows[take]!) || (enough(0, take) && enough(take, rows.length)));
  return {
    kind: 'matter',
    pair: !repeated,
    heading: false,
    mayWait: false,
    before: repeated ? 0 : style.before,
    keepNext: false,
    height,
    least: breaks[0] === undefined ? height : units(breaks[0]),
    place: (x, y, width) => {
      const placed: Placed[] = [];
      let top = y;
      if (head) {
        placed.push(placeRow(head, x, top, width, even, 'table-head', repeated));
        top += rowHeight(head, even);
      }
      for (const row of rows) {
        placed.push(placeRow(row, x, top, width, even, 'table-row', false));
        top += rowHeight(row, even);
      }
      return placed;
    },
    split: (room, force) => {
      const fits = (take: number): boolean => headPt + feet[take]! <= room * style.unit + 1e-6;
      const take = breaks.filter(fits).at(-1) ?? (force ? takes.filter(fits).at(-1) : undefined);
      if (take !== undefined) return [tableFlow(head, rows.slice(0, take), style, repeated), tableFlow(head, rows.slice(take), style, true)];
      const first = rows[0];
      const parts = force && first ? splitRow(first, room * style.unit - headPt, style) : null;
      return parts && [tableFlow(head, [parts[0]], style, repeated), tableFlow(head, [parts[1], ...rows.slice(1)], style, true)];
    },
  };
}
