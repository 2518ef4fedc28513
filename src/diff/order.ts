/** Reading order from the structure tree (ISO 32000-1, 14.7): article by article, one language whole and then the other. */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';

/** Where marked content stands in reading order; undefined where the tree does not name it. */
export type ReadingOrder = (page: number, mcid: number) => number | undefined;

/** Trees deeper than this are loops. */
const DEEPEST = 200;

/** Reads the order of all marked content. A document without a structure tree has none. */
export function readingOrder(document: PDFDocument): ReadingOrder {
  const pages = new Map(document.getPages().map((page, index) => [page.ref, index + 1]));
  const order = new Map<string, number>();
  const entry = (dict: PDFDict, key: string): PDFObject | undefined => dict.lookup(PDFName.of(key));
  const pageOf = (dict: PDFDict): number | undefined => {
    const ref = dict.get(PDFName.of('Pg'));
    return ref instanceof PDFRef ? pages.get(ref) : undefined;
  };
  const visit = (node: PDFObject | undefined, page: number | undefined, depth: number): void => {
    if (depth > DEEPEST) return;
    if (node instanceof PDFNumber) {
      const key = `${page ?? 0} ${node.asNumber()}`;
      if (!order.has(key)) order.set(key, order.size);
    } else if (node instanceof PDFArray) {
      for (let i = 0; i < node.size(); i += 1) visit(node.lookup(i), page, depth + 1);
    } else if (node instanceof PDFDict) {
      const own = pageOf(node) ?? page;
      // A marked-content reference names its content, an element holds kids; a reference to an object (an annotation) has neither.
      visit(entry(node, 'MCID') ?? entry(node, 'K'), own, depth + 1);
    }
  };
  const root = entry(document.catalog, 'StructTreeRoot');
  if (root instanceof PDFDict) visit(entry(root, 'K'), undefined, 0);
  return (page, mcid) => order.get(`${page} ${mcid}`);
}
