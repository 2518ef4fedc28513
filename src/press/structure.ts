/** What no press file may hold: annotations and actions, with what the structure tree says of them. Tags, outline and text stay. */
import { PDFArray, PDFDict, PDFNumber, PDFRef, type PDFObject } from '@cantoo/pdf-lib';
import type { FilePage, PdfFile } from '../pdf/index.js';
import { dictEntry, entry, name, nameEntry } from './objects.js';

/** Entries of the catalog by which a document acts, and forms and the like that only a screen knows. */
const CATALOG = ['OpenAction', 'AA', 'AcroForm', 'URI', 'Collection', 'Perms', 'Legal', 'Requirements'];

/** Takes out links and all other annotations, and every action. @returns how many annotations there were. */
export function removeInteraction(file: PdfFile, pages: readonly FilePage[]): number {
  for (const key of CATALOG) file.catalog.delete(name(key));
  const names = dictEntry(file, file.catalog, 'Names');
  names?.delete(name('JavaScript'));
  const gone = new Set<string>();
  const keys = new Set<number>();
  for (const { dict } of pages) {
    const annotations = entry(file, dict, 'Annots');
    for (const ref of annotations instanceof PDFArray ? annotations.asArray() : []) {
      const annotation = file.get(ref);
      const key = annotation instanceof PDFDict ? entry(file, annotation, 'StructParent') : undefined;
      if (key instanceof PDFNumber) keys.add(key.asNumber());
      if (!(ref instanceof PDFRef)) continue;
      gone.add(ref.tag);
      file.remove(ref);
    }
    for (const key of ['Annots', 'AA', 'Thumb', 'PZ']) dict.delete(name(key));
  }
  removeObjectReferences(file);
  const root = dictEntry(file, file.catalog, 'StructTreeRoot');
  if (root && keys.size > 0) removeFromNumberTree(file, dictEntry(file, root, 'ParentTree'), keys);
  const outlines = dictEntry(file, file.catalog, 'Outlines');
  if (outlines) removeActions(file, outlines);
  return gone.size;
}

/** Structure elements lose their references to annotations (OBJR, 14.7.4.3); the text in them stays. */
function removeObjectReferences(file: PdfFile): void {
  const isReference = (kid: PDFObject): boolean => {
    const object = file.get(kid);
    return object instanceof PDFDict && nameEntry(file, object, 'Type') === 'OBJR';
  };
  for (const { ref } of file.findMarked('/OBJR', 0)) {
    const element = file.get(ref);
    if (!(element instanceof PDFDict)) continue;
    if (nameEntry(file, element, 'Type') === 'OBJR') continue;
    const kids = entry(file, element, 'K');
    if (kids instanceof PDFArray) element.set(name('K'), file.context.obj(kids.asArray().filter((kid) => !isReference(kid))));
    else if (kids && isReference(kids)) element.delete(name('K'));
  }
}

/** The parent tree (14.7.4.4) forgets annotations by their keys. */
function removeFromNumberTree(file: PdfFile, node: PDFDict | null, keys: ReadonlySet<number>): void {
  if (!node) return;
  const numbers = entry(file, node, 'Nums');
  if (numbers instanceof PDFArray) {
    const kept: PDFObject[] = [];
    for (let i = 0; i + 1 < numbers.size(); i += 2) {
      const key = file.get(numbers.get(i));
      if (!(key instanceof PDFNumber && keys.has(key.asNumber()))) kept.push(numbers.get(i), numbers.get(i + 1));
    }
    node.set(name('Nums'), file.context.obj(kept));
  }
  const kids = entry(file, node, 'Kids');
  for (const kid of kids instanceof PDFArray ? kids.asArray() : []) {
    const inner = file.get(kid);
    if (inner instanceof PDFDict) removeFromNumberTree(file, inner, keys);
  }
}

/** Outline items keep their destinations and lose their actions. */
function removeActions(file: PdfFile, node: PDFDict): void {
  for (let item = dictEntry(file, node, 'First'); item; item = dictEntry(file, item, 'Next')) {
    item.delete(name('A'));
    removeActions(file, item);
  }
}
