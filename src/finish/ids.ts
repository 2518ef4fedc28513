/**
 * IDs of structure elements (ISO 32000-1, table 323). Chromium gives them to table headers, by the number of a node, and how many nodes a page has had depends
 * on more than the page.
 */
import { PDFArray, PDFDict, PDFHexString, PDFString, type PDFObject } from '@cantoo/pdf-lib';
import { asName, name, type PdfFile } from '../pdf/index.js';

/** Deeper than this a tree is a loop. */
const DEEPEST = 200;

type Id = PDFString | PDFHexString;
const isId = (value: PDFObject | undefined): value is Id => value instanceof PDFString || value instanceof PDFHexString;

/** What is one object or a list of them, as a list. */
const listOf = (file: PdfFile, value: PDFObject | undefined): readonly PDFObject[] => {
  const found = file.get(value);
  return found === undefined ? [] : found instanceof PDFArray ? found.asArray() : [found];
};

/** Counts the IDs of a file's elements through, in the order that they have: the same pages give the same bytes. Does nothing where there are none. */
export function numberIds(file: PdfFile): void {
  const root = file.get(file.catalog.get(name('StructTreeRoot')));
  if (!(root instanceof PDFDict)) return;
  const nodes = nodesOf(file, root.get(name('IDTree')), 0);
  const old = [...new Set(nodes.flatMap(({ names }) => names.map(([id]) => id.decodeText())))].sort();
  const numbers = new Map(old.map((id, i) => [id, PDFString.of(`node${String(i + 1).padStart(8, '0')}`)]));
  const renamed = (id: PDFObject): PDFObject => (isId(id) ? numbers.get(id.decodeText()) ?? id : id);
  const tables = new Set<PDFDict>();
  for (const { dict, list, names } of nodes) {
    for (const [id, at, ref] of names) {
      list?.set(at, renamed(id));
      const element = file.get(ref);
      if (!(element instanceof PDFDict)) continue;
      const held = element.get(name('ID'));
      if (isId(held)) element.set(name('ID'), renamed(held));
      const table = tableOf(file, element);
      if (table) tables.add(table);
    }
    const limits = file.get(dict.get(name('Limits')));
    if (limits instanceof PDFArray) dict.set(name('Limits'), file.context.obj(limits.asArray().map(renamed)));
  }
  for (const table of tables) renameHeaders(file, table, renamed, 0);
}

/** A node of a name tree (section 7.9.6). */
interface Node {
  readonly dict: PDFDict;
  readonly list: PDFArray | null;
  /** Each name, its place in the list, and what it names. */
  readonly names: readonly (readonly [Id, number, PDFObject])[];
}

function nodesOf(file: PdfFile, at: PDFObject | undefined, depth: number): Node[] {
  const dict = file.get(at);
  if (!(dict instanceof PDFDict) || depth > DEEPEST) return [];
  const list = file.get(dict.get(name('Names')));
  const entries = list instanceof PDFArray ? list.asArray() : [];
  const names = entries.flatMap((id, i): Node['names'] => (i % 2 === 0 && isId(id) && entries[i + 1] ? [[id, i, entries[i + 1]!]] : []));
  return [{ dict, list: list instanceof PDFArray ? list : null, names }, ...listOf(file, dict.get(name('Kids'))).flatMap((kid) => nodesOf(file, kid, depth + 1))];
}

/** The table round an element; null for none. */
function tableOf(file: PdfFile, element: PDFDict): PDFDict | null {
  let at: PDFObject | undefined = element;
  for (let depth = 0; at instanceof PDFDict && depth < DEEPEST; depth += 1) {
    if (asName(file.get(at.get(name('S')))) === 'Table') return at;
    at = file.get(at.get(name('P')));
  }
  return null;
}

/** Cells name their headers in an attribute (table 349). */
function renameHeaders(file: PdfFile, element: PDFDict, renamed: (id: PDFObject) => PDFObject, depth: number): void {
  for (const attributes of listOf(file, element.get(name('A')))) {
    const dict = file.get(attributes);
    const headers = dict instanceof PDFDict ? file.get(dict.get(name('Headers'))) : undefined;
    if (dict instanceof PDFDict && headers instanceof PDFArray) dict.set(name('Headers'), file.context.obj(headers.asArray().map(renamed)));
  }
  for (const kid of listOf(file, element.get(name('K')))) {
    const inner = file.get(kid);
    if (inner instanceof PDFDict && inner.has(name('S')) && depth < DEEPEST) renameHeaders(file, inner, renamed, depth + 1);
  }
}
