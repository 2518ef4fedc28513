/**
 * Lists and tables for those who hear a page: composed they are single texts and boxes, each in its place. Roles (WAI-ARIA 1.2, 5.3) in elements without a box of
 * their own say what belongs together; Chromium's structure tree in the PDF follows. Nothing moves by them.
 */
import type { Placed, PlacedBox, PlacedLines } from '../model/compose.js';

/**
 * What a list item's bullet or number is called. Chromium has no type of structure for it and passes over `listmarker`; this one it passes on, and inside a list item
 * nothing else has it, so that `finish/` knows the marker by it.
 */
export const MARKER_ROLE = 'blockquote';

const isItem = (placed: Placed): placed is PlacedLines => placed.kind === 'lines' && (placed.text.view.role === 'li' || placed.text.view.role === 'box-li');

/** A row of a table; null for any other box. */
export const rowRole = (placed: PlacedBox): 'row' | null => (/(?:^| )table-(?:head|row)$/.test(placed.className) ? 'row' : null);

/** What a text is in its table; null outside tables. */
export function cellRole({ text: { view: { role } } }: PlacedLines): 'columnheader' | 'cell' | null {
  return role === 'cell-head' || role === 'cell-dense-head' ? 'columnheader' : role === 'cell' || role === 'cell-dense' ? 'cell' : null;
}

type Group = 'list' | 'table';

const groupOf = (placed: Placed): Group | null => (isItem(placed) ? 'list' : placed.kind === 'box' && rowRole(placed) ? 'table' : null);

const wrap = (role: string, html: string): string => `<div role="${role}" style="display:contents">${html}</div>`;

/** The texts of a list: each marker begins an item, and what follows without one belongs to it. */
function listHtml(items: readonly { readonly placed: Placed; readonly html: string }[]): string {
  const grouped: string[][] = [];
  for (const { placed, html } of items) {
    const item = grouped.at(-1);
    if (item && placed.kind === 'lines' && placed.marker === null) item.push(html);
    else grouped.push([html]);
  }
  return wrap('list', grouped.map((item) => wrap('listitem', item.join(''))).join(''));
}

/** Composed things as HTML, lists and tables held together. */
export function inGroups(list: readonly Placed[], htmlOf: (placed: Placed, index: number) => string): string {
  let html = '';
  for (let at = 0; at < list.length;) {
    const group = groupOf(list[at]!);
    let end = at + 1;
    while (group !== null && end < list.length && groupOf(list[end]!) === group) end += 1;
    const pieces = list.slice(at, end).map((placed, i) => ({ placed, html: htmlOf(placed, at + i) }));
    html += group === 'list' ? listHtml(pieces) : group === 'table' ? wrap('table', pieces.map((piece) => piece.html).join('')) : pieces[0]!.html;
    at = end;
  }
  return html;
}
