import { PDFDict } from '@cantoo/pdf-lib';
import { asName, entry } from '../../pdf/index.js';
import type { Fault, Rule } from '../rule.js';

/** Entries of the outline that are followed at most: a loop of them would not end. */
const MOST_BOOKMARKS = 100_000;

/** No scripts and no actions, of the file, its pages, or its bookmarks. */
export const actions: Rule = {
  id: 'actions',
  severity: 'error',
  source: 'ISO 15930-7, 6.18',
  why: 'A file for the press shows pages and does nothing.',
  remedy: 'Remove scripts, opening actions and actions of bookmarks; bookmarks may lead to pages by destination alone.',
  whole: ({ catalog, pages, limits }) => {
    if (limits.standard === 'none') return [];
    const faults: Fault[] = [];
    const open = entry(catalog, 'OpenAction');
    // An array is a destination: where to begin reading, which is no action.
    if (open instanceof PDFDict) faults.push({ object: `action ${asName(entry(open, 'S')) ?? ''}`.trim(), text: 'An action runs when the file is opened.' });
    if (entry(catalog, 'AA') !== undefined) faults.push({ object: 'actions of the file', text: 'The file has actions of its own.' });
    const names = entry(catalog, 'Names');
    if (names instanceof PDFDict && entry(names, 'JavaScript') !== undefined) faults.push({ object: 'scripts', text: 'The file holds JavaScript.' });
    const outlines = entry(catalog, 'Outlines');
    const acting = outlines instanceof PDFDict ? actingBookmarks(outlines) : 0;
    if (acting > 0) faults.push({ object: 'bookmarks', count: acting, value: `${acting}`, limit: '0', text: `${acting} bookmark${acting === 1 ? ' has an action' : 's have actions'}.` });
    for (const page of pages) if (entry(page.dict, 'AA') !== undefined) faults.push({ page: page.number, object: 'actions of the page', text: 'The page has actions.' });
    return faults;
  },
};

function actingBookmarks(outlines: PDFDict): number {
  let acting = 0;
  const waiting = [entry(outlines, 'First')];
  for (let i = 0; waiting.length > 0 && i < MOST_BOOKMARKS; i += 1) {
    const node = waiting.pop();
    if (!(node instanceof PDFDict)) continue;
    if (entry(node, 'A') !== undefined) acting += 1;
    waiting.push(entry(node, 'Next'), entry(node, 'First'));
  }
  return acting;
}
