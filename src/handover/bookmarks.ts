/** Outline and named destinations of a file that lost pages: what leads to those pages goes (ISO 32000-1, 12.3). */
import { PDFArray, PDFDict, PDFNumber, PDFRef, type PDFObject } from '@cantoo/pdf-lib';
import type { PdfFile } from '../pdf/index.js';
import { name } from '../pdf/index.js';

const leadsTo = (file: PdfFile, destination: PDFObject | undefined, kept: ReadonlySet<number>): boolean => {
  const value = file.get(destination);
  const array = value instanceof PDFDict ? file.get(value.get(name('D'))) : value;
  const page = array instanceof PDFArray ? array.get(0) : undefined;
  return page instanceof PDFRef && kept.has(page.objectNumber);
};

/** Prunes the outline to the kept pages. A heading that leads to a lost page stays, leading nowhere, as long as something under it stays. */
export function pruneOutline(file: PdfFile, kept: ReadonlySet<number>): void {
  const ref = file.catalog.get(name('Outlines'));
  if (!(ref instanceof PDFRef)) return;
  if (pruneLevel(file, ref, kept) > 0) return;
  file.catalog.delete(name('Outlines'));
  file.catalog.delete(name('PageMode'));
}

/** Prunes what stands under an item. @returns how many items below it are in sight while it is open. */
function pruneLevel(file: PdfFile, parent: PDFRef, kept: ReadonlySet<number>): number {
  const dict = file.dict(parent);
  const stays: PDFRef[] = [];
  let seen = 0;
  for (let ref = dict.get(name('First')); ref instanceof PDFRef;) {
    const item = file.dict(ref);
    const inner = pruneLevel(file, ref, kept);
    const own = leadsTo(file, item.get(name('Dest')), kept);
    if (!own) item.delete(name('Dest'));
    if (own || inner > 0) {
      stays.push(ref);
      seen += 1 + (isOpen(item) ? inner : 0);
    }
    ref = item.get(name('Next'));
  }
  const link = (from: PDFDict, key: string, to: PDFRef | undefined): void => {
    if (to === undefined) from.delete(name(key));
    else from.set(name(key), to);
  };
  stays.forEach((ref, i) => {
    link(file.dict(ref), 'Prev', stays[i - 1]);
    link(file.dict(ref), 'Next', stays[i + 1]);
  });
  link(dict, 'First', stays[0]);
  link(dict, 'Last', stays.at(-1));
  // A negative count means closed (table 153); a root without items has none.
  const closed = dict.get(name('Count')) instanceof PDFNumber && !isOpen(dict);
  if (seen === 0) dict.delete(name('Count'));
  else dict.set(name('Count'), PDFNumber.of(closed ? -seen : seen));
  return seen;
}

const isOpen = (item: PDFDict): boolean => {
  const count = item.get(name('Count'));
  return count instanceof PDFNumber && count.asNumber() > 0;
};

/** Prunes the dictionary of named destinations that Chromium writes. */
export function pruneDestinations(file: PdfFile, kept: ReadonlySet<number>): void {
  const ref = file.catalog.get(name('Dests'));
  if (ref === undefined) return;
  const dests = file.dict(ref);
  for (const [key, destination] of dests.entries()) if (!leadsTo(file, destination, kept)) dests.delete(key);
}
