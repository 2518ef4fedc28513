/** Pages drawn on other, larger sheets: each as a form of its own, with its fonts, pictures and group. */
import { PDFArray, type PDFDict, type PDFObject, type PDFRef } from '@cantoo/pdf-lib';
import type { FilePage, PdfFile, RectPt } from './file.js';
import { decodeContents } from './streams.js';
import { name } from './resources.js';

/** The TrimBox of a page of ours, pt; throws for a page without one. */
export function trimBox(file: PdfFile, page: FilePage): RectPt {
  const box = file.get(page.dict.get(name('TrimBox')));
  if (!(box instanceof PDFArray)) throw new Error('A page has no TrimBox.');
  const { x, y, width, height } = box.asRectangle();
  return [x, y, x + width, y + height];
}

/** A page as a form (ISO 32000-1, 8.10) that shows what lies in `box` (pt of the page). Tags and annotations stay behind. */
export function pageForm(file: PdfFile, page: FilePage, box: RectPt): PDFRef {
  const form = file.context.flateStream(decodeContents(readContents(file, page.dict.get(name('Contents')))), { Type: 'XObject', Subtype: 'Form', BBox: [...box] });
  form.dict.set(name('Resources'), page.dict.get(name('Resources')) ?? file.context.obj({}));
  copyGroup(page.dict, form.dict);
  return file.context.register(form);
}

/** The streams of a page, read. */
function readContents(file: PdfFile, contents: PDFObject | undefined): PDFObject | undefined {
  const value = file.get(contents);
  return value instanceof PDFArray ? file.context.obj(value.asArray().map((each) => file.get(each)!)) : value;
}

/** Gives a page or form the transparency group of another. */
export function copyGroup(from: PDFDict, to: PDFDict): void {
  const group = from.get(name('Group'));
  if (group !== undefined) to.set(name('Group'), group);
}

/** Operators that draw a form moved by so many pt. */
export const drawForm = (form: string, dx: number, dy: number): string => `q 1 0 0 1 ${dx.toFixed(3)} ${dy.toFixed(3)} cm /${form} Do Q\n`;

/** Replaces the page tree by a flat one. */
export function setPages(file: PdfFile, pages: readonly PDFRef[]): void {
  const root = file.context.nextRef();
  file.context.assign(root, file.context.obj({ Type: 'Pages', Count: pages.length, Kids: [...pages] }));
  for (const page of pages) file.dict(page).set(name('Parent'), root);
  file.catalog.set(name('Pages'), root);
}

/** Takes the structure tree out whole. */
export function removeTags(file: PdfFile): void {
  file.catalog.delete(name('StructTreeRoot'));
  file.catalog.delete(name('MarkInfo'));
}
