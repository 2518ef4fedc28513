/** The structure tree of a file that lost pages: what marks the content of those pages goes, the rest stays (ISO 32000-1, 14.7). */
import { PDFArray, PDFDict, PDFNumber, PDFRef, type PDFObject } from '@cantoo/pdf-lib';
import type { PdfFile } from '../pdf/index.js';
import { name } from '../pdf/index.js';

/** What is left of a part of the tree. */
interface Left {
  /** Null for nothing. */
  readonly kids: PDFObject | null;
  /** Something on a kept page is marked by it. */
  readonly marks: boolean;
  /** Something on another page was. */
  readonly lost: boolean;
}

/** Prunes the tree to the kept pages. Elements that lost all they marked are taken out; those that never marked anything stay (an empty table cell holds its row in shape). */
export function pruneTags(file: PdfFile, kept: ReadonlySet<number>): void {
  const ref = file.catalog.get(name('StructTreeRoot'));
  if (ref === undefined) return;
  const root = file.dict(ref);
  const { kids } = prune(file, root.get(name('K')), undefined, kept);
  if (kids === null) root.delete(name('K'));
  else root.set(name('K'), kids);
  pruneParents(file, root, kept);
  // Elements by their IDs: a half of such a tree would be wrong, and which headers a cell has is told by their scopes as well.
  root.delete(name('IDTree'));
}

const isKept = (page: PDFObject | undefined, kept: ReadonlySet<number>): boolean => !(page instanceof PDFRef) || kept.has(page.objectNumber);

/** Prunes the value of a /K. `page` is the /Pg of the element it belongs to. */
function prune(file: PdfFile, kids: PDFObject | undefined, page: PDFObject | undefined, kept: ReadonlySet<number>): Left {
  const value = file.get(kids);
  if (kids === undefined || value === undefined) return { kids: null, marks: false, lost: false };
  if (value instanceof PDFArray) {
    const all = value.asArray().map((kid) => prune(file, kid, page, kept));
    const left = all.flatMap((each) => each.kids ?? []);
    return { kids: left.length === 0 ? null : file.context.obj(left), marks: all.some((each) => each.marks), lost: all.some((each) => each.lost) };
  }
  if (!(value instanceof PDFDict)) return content(kids, page, kept);
  const own = value.get(name('Pg'));
  // Marked-content and object references name their page or lie on the element's.
  if (!value.has(name('S'))) return content(kids, own ?? page, kept);
  const inner = prune(file, value.get(name('K')), own, kept);
  if (inner.lost && !inner.marks) return { ...inner, kids: null };
  if (inner.kids !== null) value.set(name('K'), inner.kids);
  if (!isKept(own, kept)) value.delete(name('Pg'));
  return { ...inner, kids };
}

function content(kids: PDFObject, page: PDFObject | undefined, kept: ReadonlySet<number>): Left {
  return isKept(page, kept) ? { kids, marks: true, lost: false } : { kids: null, marks: false, lost: true };
}

/** The number tree from a page's /StructParents to its elements, rebuilt flat from the entries that a kept page or object asks for. */
function pruneParents(file: PdfFile, root: PDFDict, kept: ReadonlySet<number>): void {
  const asked = new Set<number>();
  const ask = (dict: PDFDict, key: string): void => {
    const number = dict.get(name(key));
    if (number instanceof PDFNumber) asked.add(number.asNumber());
  };
  for (const number of kept) {
    const page = file.dict(PDFRef.of(number));
    ask(page, 'StructParents');
    const annotations = file.get(page.get(name('Annots')));
    if (annotations instanceof PDFArray) for (const each of annotations.asArray()) ask(file.dict(each), 'StructParent');
  }
  const entries: [number, PDFObject][] = [];
  const visit = (node: PDFDict): void => {
    const numbers = file.get(node.get(name('Nums')));
    if (numbers instanceof PDFArray) {
      for (let i = 0; i + 1 < numbers.size(); i += 2) {
        const key = numbers.get(i);
        if (key instanceof PDFNumber && asked.has(key.asNumber())) entries.push([key.asNumber(), numbers.get(i + 1)]);
      }
    }
    const kids = file.get(node.get(name('Kids')));
    if (kids instanceof PDFArray) kids.asArray().forEach((kid) => visit(file.dict(kid)));
  };
  const tree = root.get(name('ParentTree'));
  if (tree === undefined) return;
  visit(file.dict(tree));
  entries.sort((a, b) => a[0] - b[0]);
  root.set(name('ParentTree'), file.context.register(file.context.obj({ Nums: entries.flat() })));
}
