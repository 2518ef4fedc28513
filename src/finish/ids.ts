/**
 * IDs of structure elements (ISO 32000-1, table 323). Chromium gives them to table headers, by the number of a node, and how many nodes a page has had depends
 * on more than the page. No cell names its headers by them: headers say their scope.
 */
import { PDFArray, PDFDict, PDFHexString, PDFString, type PDFObject } from '@cantoo/pdf-lib';
import { name, type PdfFile } from '../pdf/index.js';

/** Deeper than this a name tree is a loop. */
const DEEPEST = 32;

type Id = PDFString | PDFHexString;
const isId = (value: PDFObject | undefined): value is Id => value instanceof PDFString || value instanceof PDFHexString;

/** Counts the IDs of a file's elements through, in the order that they have: the same pages give the same bytes. Does nothing where there are none. */
export function numberIds(file: PdfFile): void {
  const root = file.get(file.catalog.get(name('StructTreeRoot')));
  if (!(root instanceof PDFDict)) return;
  const nodes = nodesOf(file, root.get(name('IDTree')), 0);
  const old = [...new Set(nodes.flatMap(({ names }) => names.map(([id]) => id.decodeText())))].sort();
  const numbers = new Map(old.map((id, i) => [id, PDFString.of(`node${String(i + 1).padStart(8, '0')}`)]));
  const renamed = (id: PDFObject): PDFObject => (isId(id) ? numbers.get(id.decodeText()) ?? id : id);
  for (const { dict, list, names } of nodes) {
    for (const [id, at, element] of names) {
      list?.set(at, renamed(id));
      const held = file.get(element);
      if (held instanceof PDFDict && isId(held.get(name('ID')))) held.set(name('ID'), renamed(held.get(name('ID'))!));
    }
    const limits = file.get(dict.get(name('Limits')));
    if (limits instanceof PDFArray) dict.set(name('Limits'), file.context.obj(limits.asArray().map(renamed)));
  }
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
  const kids = file.get(dict.get(name('Kids')));
  const entries = list instanceof PDFArray ? list.asArray() : [];
  const names = entries.flatMap((id, i): Node['names'] => (i % 2 === 0 && isId(id) && entries[i + 1] ? [[id, i, entries[i + 1]!]] : []));
  return [{ dict, list: list instanceof PDFArray ? list : null, names }, ...(kids instanceof PDFArray ? kids.asArray().flatMap((kid) => nodesOf(file, kid, depth + 1)) : [])];
}
