/**
 * Some pages of the print edition as a file of their own. Page boxes, fonts, pictures, output intent, XMP and PDF/X markers are taken over untouched;
 * tags, outline and named destinations keep what belongs to the pages that stay. Lost are the links from these pages to others.
 */
import { PDFArray, PDFDict, PDFName, PDFRef, type PDFObject } from '@cantoo/pdf-lib';
import { name, PdfFile, setPages } from '../pdf/index.js';
import { pruneDestinations, pruneOutline } from './bookmarks.js';
import { renameMetadata } from './identity.js';
import { pruneTags } from './tags.js';

/**
 * Keeps the pages named, from 1, in order; readers show the numbers that they have in the issue. `id`: 32 hex digits. Throws a RangeError for a page that the file
 * has not.
 */
export async function subset(pdf: Uint8Array, wanted: readonly number[], id: string): Promise<Uint8Array> {
  const file = await PdfFile.open(pdf);
  const all = file.pages();
  const pages = wanted.map((number) => {
    const page = all[number - 1];
    if (page === undefined) throw new RangeError(`The file has ${all.length} pages and no page ${number}.`);
    return page;
  });
  const kept: ReadonlySet<number> = new Set(pages.map(({ ref }) => ref.objectNumber));
  setPages(file, pages.map(({ ref }) => ref));
  for (const { dict } of pages) dropLinks(file, dict, kept);
  pruneTags(file, kept);
  pruneOutline(file, kept);
  pruneDestinations(file, kept);
  file.catalog.set(name('PageLabels'), pageLabels(file, wanted));
  renameMetadata(file, id);
  file.sweep();
  return file.save(id, file.version);
}

/** The issue's own page numbers (ISO 32000-1, 12.4.2): a range for every run of pages that follow one another. */
function pageLabels(file: PdfFile, pages: readonly number[]): PDFDict {
  const ranges = pages.flatMap((number, i) => (i > 0 && pages[i - 1] === number - 1 ? [] : [i, { S: 'D', St: number }]));
  return file.context.obj({ Nums: ranges });
}

/** Takes out the links to pages that are not there any more, by address or by name. */
function dropLinks(file: PdfFile, page: PDFDict, kept: ReadonlySet<number>): void {
  const annotations = file.get(page.get(name('Annots')));
  if (!(annotations instanceof PDFArray)) return;
  const stays = annotations.asArray().filter((each) => {
    const target = targetOf(file, file.dict(each));
    return target === null || kept.has(target.objectNumber);
  });
  if (stays.length === 0) page.delete(name('Annots'));
  else page.set(name('Annots'), file.context.obj(stays));
}

/** The page a link leads to; null where it leads to none of this file. */
function targetOf(file: PdfFile, annotation: PDFDict): PDFRef | null {
  const action = file.get(annotation.get(name('A')));
  const destination = annotation.get(name('Dest')) ?? (action instanceof PDFDict && action.get(name('S')) === name('GoTo') ? action.get(name('D')) : undefined);
  const found = resolve(file, destination);
  const page = found instanceof PDFArray ? found.get(0) : undefined;
  return page instanceof PDFRef ? page : null;
}

function resolve(file: PdfFile, destination: PDFObject | undefined): PDFObject | undefined {
  const value = file.get(destination);
  if (!(value instanceof PDFName)) return value;
  const named = file.catalog.get(name('Dests'));
  return named === undefined ? undefined : file.get(file.dict(named).get(value));
}
