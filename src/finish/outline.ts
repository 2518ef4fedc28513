/**
 * The PDF's outline: what a reader's side panel lists.
 */
import { PDFDict, PDFHexString, PDFNull, PDFNumber, PDFRef } from '@cantoo/pdf-lib';
import type { OutlineNode } from '../model/layout.js';
import type { PageBoxes } from './boxes.js';
import type { FilePage, PdfFile } from '../pdf/index.js';
import { name } from '../pdf/index.js';

/**
 * Writes /Outlines (ISO 32000-1, 12.3.3) in place of any that the browser wrote: titles in UTF-16BE, destinations as /Dest arrays that lead to
 * the top-left corner of the trim and keep the reader's zoom, never actions (PDF/X allows none). The first level is open, deeper ones are
 * closed. No nodes, no outline. Throws a RangeError for a node on a page that does not exist.
 */
export function writeOutline(file: PdfFile, pages: readonly FilePage[], boxes: readonly PageBoxes[], nodes: readonly OutlineNode[]): void {
  removeOutline(file);
  file.catalog.delete(name('PageMode'));
  if (nodes.length === 0) return;
  const root = file.context.nextRef();
  const { first, last } = writeLevel(file, pages, boxes, nodes, root, 1);
  const visible = nodes.length + nodes.reduce((sum, node) => sum + node.children.length, 0);
  file.context.assign(root, file.context.obj({ Type: 'Outlines', First: first, Last: last, Count: visible }));
  file.catalog.set(name('Outlines'), root);
  file.catalog.set(name('PageMode'), name('UseOutlines'));
}

function writeLevel(
  file: PdfFile, pages: readonly FilePage[], boxes: readonly PageBoxes[], nodes: readonly OutlineNode[], parent: PDFRef, level: number,
): { first: PDFRef; last: PDFRef } {
  const refs = nodes.map(() => file.context.nextRef());
  for (const [i, node] of nodes.entries()) {
    const page = pages[node.page - 1];
    const box = boxes[node.page - 1];
    if (page === undefined || box === undefined) throw new RangeError(`The outline leads to page ${node.page} of ${pages.length} ("${node.title}").`);
    const item = file.context.obj({ Parent: parent, Dest: [page.ref, 'XYZ', box.trim[0], box.trim[3], PDFNull] });
    item.set(name('Title'), PDFHexString.fromText(node.title.normalize('NFC')));
    if (i > 0) item.set(name('Prev'), refs[i - 1]!);
    if (i < refs.length - 1) item.set(name('Next'), refs[i + 1]!);
    file.context.assign(refs[i]!, item);
    if (node.children.length === 0) continue;
    const inner = writeLevel(file, pages, boxes, node.children, refs[i]!, level + 1);
    item.set(name('First'), inner.first);
    item.set(name('Last'), inner.last);
    // A negative count means closed (table 153).
    item.set(name('Count'), PDFNumber.of(level === 1 ? node.children.length : -node.children.length));
  }
  return { first: refs[0]!, last: refs.at(-1)! };
}

function removeOutline(file: PdfFile): void {
  const old = file.catalog.get(name('Outlines'));
  file.catalog.delete(name('Outlines'));
  const remove = (value: unknown): void => {
    for (let ref = value; ref instanceof PDFRef;) {
      const item = file.get(ref);
      file.remove(ref);
      if (!(item instanceof PDFDict)) return;
      remove(item.get(name('First')));
      ref = item.get(name('Next'));
    }
  };
  remove(old);
}
