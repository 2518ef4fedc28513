/** Writes a structure tree (ISO 32000-1, 14.7): its elements, the way back to them from pages, forms and annotations, and their IDs. */
import { PDFDict, PDFHexString, PDFNull, PDFNumber, PDFString, type PDFObject, type PDFRef } from '@cantoo/pdf-lib';
import type { FilePage, PdfFile, Tag, TagKid } from '../pdf/index.js';
import { ROLES } from './structure.js';
import { name } from '../pdf/index.js';

/** The root's dictionary in the file is given this tree. Keys of pages, forms and annotations are dealt out anew. */
export function writeTags(file: PdfFile, root: PDFRef, pages: readonly FilePage[], kids: readonly TagKid[]): void {
  const dict = file.dict(root);
  const contents = new Map<PDFRef, PDFRef[]>();
  const objects: [object: PDFRef, element: PDFRef][] = [];
  const ids: [id: string, value: PDFObject, element: PDFRef][] = [];

  const write = (tag: Tag, parent: PDFRef): PDFRef => {
    const ref = file.context.nextRef();
    const element = file.context.obj({ Type: 'StructElem', S: tag.type, P: parent });
    for (const [key, value] of tag.entries) element.set(name(key), value);
    const id = tag.entries.get('ID');
    if (id instanceof PDFString || id instanceof PDFHexString) ids.push([id.decodeText(), id, ref]);
    file.context.assign(ref, element);
    const inner = tag.kids.map((kid) => writeKid(kid, ref, element));
    if (inner.length > 0) element.set(name('K'), inner.length === 1 ? inner[0]! : file.context.obj(inner));
    return ref;
  };
  const writeKid = (kid: TagKid, parent: PDFRef, element: PDFDict): PDFObject => {
    if (kid.kind === 'tag') return write(kid, parent);
    if (kid.kind === 'object') {
      objects.push([kid.object, parent]);
      return file.context.obj({ Type: 'OBJR', Obj: kid.object, ...(kid.page ? { Pg: kid.page } : {}) });
    }
    const { page, stream, mcid } = kid;
    if (page === null) throw new Error('Marked content belongs to no page.');
    const holder = stream ?? page;
    const held = contents.get(holder) ?? [];
    held[mcid] = parent;
    contents.set(holder, held);
    const own = element.get(name('Pg'));
    if (own === undefined) element.set(name('Pg'), page);
    if (stream === null && (own === undefined || own === page)) return PDFNumber.of(mcid);
    return file.context.obj({ Type: 'MCR', Pg: page, MCID: mcid, ...(stream ? { Stm: stream } : {}) });
  };
  const top = kids.map((kid) => writeKid(kid, root, dict));
  dict.delete(name('Pg'));
  dict.set(name('K'), top.length === 1 ? top[0]! : file.context.obj(top));

  const numbers: PDFObject[] = [];
  const enter = (value: PDFObject): PDFNumber => {
    const key = PDFNumber.of(numbers.length / 2);
    numbers.push(key, value);
    return key;
  };
  for (const { dict: page } of pages) page.delete(name('StructParents'));
  for (const [holder, held] of contents) {
    const object = file.get(holder);
    const holding = object instanceof PDFDict ? object : (object as unknown as { readonly dict: PDFDict }).dict;
    holding.set(name('StructParents'), enter(file.context.obj(Array.from(held, (element) => element ?? PDFNull))));
  }
  for (const [object, element] of objects) file.dict(object).set(name('StructParent'), enter(element));
  dict.set(name('ParentTree'), file.context.register(file.context.obj({ Nums: numbers })));
  dict.set(name('ParentTreeNextKey'), PDFNumber.of(numbers.length / 2));
  dict.set(name('RoleMap'), file.context.obj(Object.fromEntries(Object.entries(ROLES).map(([type, standard]) => [type, name(standard)]))));
  dict.delete(name('IDTree'));
  if (ids.length > 0) {
    const sorted = ids.sort((a, b) => (a[0] < b[0] ? -1 : 1));
    dict.set(name('IDTree'), file.context.register(file.context.obj({ Names: sorted.flatMap(([, id, element]) => [id, element]) })));
  }
}
