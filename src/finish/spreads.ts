/**
 * Facing pages on one sheet, as they lie open: for proofs. Each page keeps its slug, its marks and its bleed on the three outer sides and is cut at the spine, where both
 * trims touch. Outline and links lead to the sheets; tags are left behind.
 */
import { PDFArray, PDFDict, PDFHexString, PDFNumber, PDFRef, type PDFObject } from '@cantoo/pdf-lib';
import { copyGroup, drawForm, name, pageForm, PdfFile, removeTags, setPages, trimBox, type FilePage, type RectPt } from '../pdf/index.js';
import { round3 } from './boxes.js';

/** Where a page went: its sheet, and how far it was moved, pt. */
interface Move {
  readonly sheet: PDFRef;
  readonly dx: number;
  readonly dy: number;
}

/** Page numbers of each sheet: the cover alone, 2-3, 4-5, …; the back cover alone where it is a left-hand page, and so is what follows the issue. */
export function facing(issuePages: number, pages: number): readonly (readonly number[])[] {
  const sheets: number[][] = [];
  for (let page = 1; page <= pages; page += 1) {
    const pair = page % 2 === 0 && page + 1 <= issuePages;
    sheets.push(pair ? [page, page + 1] : [page]);
    if (pair) page += 1;
  }
  return sheets;
}

/**
 * Puts facing pages together.
 * @param issuePages pages of the issue; those behind them (the messages of a proof) face nothing.
 * @param id 32 hex digits for the trailer.
 */
export async function onSpreads(pdf: Uint8Array, issuePages: number, id: string): Promise<Uint8Array> {
  const file = await PdfFile.open(pdf);
  const pages = file.pages();
  const moves = new Map<PDFRef, Move>();
  const labels: PDFObject[] = [];
  const sheets = facing(issuePages, pages.length).map((numbers, i): PDFRef => {
    labels.push(PDFNumber.of(i), file.context.obj({ P: PDFHexString.fromText(numbers.join('–')) }));
    const [left, right] = numbers.map((number) => pages[number - 1]!);
    return left && right ? putTogether(file, left, right, moves) : left!.ref;
  });
  setPages(file, sheets);
  file.catalog.set(name('PageLabels'), file.context.obj({ Nums: labels }));
  moveDestinations(file, moves);
  removeTags(file);
  file.sweep();
  return file.save(id, file.version);
}

function putTogether(file: PdfFile, left: FilePage, right: FilePage, moves: Map<PDFRef, Move>): PDFRef {
  const [a, b] = [trimBox(file, left), trimBox(file, right)];
  const [outerA, outerB] = [file.mediaBox(left), file.mediaBox(right)];
  const dx = a[2] - b[0];
  const dy = a[1] - b[1];
  const box = (from: RectPt, to: RectPt): RectPt => [from[0], from[1], to[2] + dx, from[3]].map(round3) as unknown as RectPt;
  const media = box(outerA, outerB);
  const bleed = (page: FilePage): RectPt => {
    const found = file.get(page.dict.get(name('BleedBox')));
    if (!(found instanceof PDFArray)) throw new Error('A page of the proof has no BleedBox.');
    const { x, y, width, height } = found.asRectangle();
    return [x, y, x + width, y + height];
  };
  const forms = {
    Left: pageForm(file, left, [outerA[0], outerA[1], a[2], outerA[3]]),
    Right: pageForm(file, right, [b[0], outerB[1], outerB[2], outerB[3]]),
  };
  const sheet = file.context.obj({
    Type: 'Page', MediaBox: [...media], CropBox: [...media], BleedBox: [...box(bleed(left), bleed(right))], TrimBox: [...box(a, b)],
    Resources: { XObject: forms },
    Contents: file.context.register(file.context.flateStream(drawForm('Left', 0, 0) + drawForm('Right', dx, dy))),
  });
  copyGroup(left.dict, sheet);
  const ref = file.context.register(sheet);
  moves.set(left.ref, { sheet: ref, dx: 0, dy: 0 }).set(right.ref, { sheet: ref, dx, dy });
  const annotations = [...moved(file, left, 0, 0), ...moved(file, right, dx, dy)];
  if (annotations.length > 0) sheet.set(name('Annots'), file.context.obj(annotations));
  return ref;
}

/** A page's annotations, moved in place. */
function moved(file: PdfFile, page: FilePage, dx: number, dy: number): readonly PDFObject[] {
  const annotations = file.get(page.dict.get(name('Annots')));
  if (!(annotations instanceof PDFArray)) return [];
  for (const each of annotations.asArray()) {
    const annotation = file.dict(each);
    const rect = file.get(annotation.get(name('Rect')));
    if (rect instanceof PDFArray) annotation.set(name('Rect'), file.context.obj(rect.asArray().map((n, i) => round3(Number(String(n)) + (i % 2 === 0 ? dx : dy)))));
    for (const key of ['P', 'StructParent']) annotation.delete(name(key));
  }
  return annotations.asArray();
}

/** Destinations of the outline, of links and of names lead to where their pages went (ISO 32000-1, 12.3.2). */
function moveDestinations(file: PdfFile, moves: ReadonlyMap<PDFRef, Move>): void {
  const moveOne = (value: PDFObject | undefined): void => {
    const found = file.get(value);
    const array = found instanceof PDFDict ? file.get(found.get(name('D'))) : found;
    if (!(array instanceof PDFArray)) return;
    const page = array.get(0);
    const move = page instanceof PDFRef ? moves.get(page) : undefined;
    if (!move) return;
    array.set(0, move.sheet);
    if (array.get(1) !== name('XYZ')) return;
    [move.dx, move.dy].forEach((by, i) => {
      const n = array.get(i + 2);
      if (n instanceof PDFNumber) array.set(i + 2, PDFNumber.of(round3(n.asNumber() + by)));
    });
  };
  const outline = (item: PDFObject | undefined): void => {
    for (let ref = item; ref !== undefined;) {
      const dict = file.dict(ref);
      moveOne(dict.get(name('Dest')));
      outline(dict.get(name('First')));
      ref = dict.get(name('Next'));
    }
  };
  const outlines = file.get(file.catalog.get(name('Outlines')));
  if (outlines instanceof PDFDict) outline(outlines.get(name('First')));
  const named = file.get(file.catalog.get(name('Dests')));
  if (named instanceof PDFDict) for (const value of named.values()) moveOne(value);
  for (const { dict } of file.pages()) {
    const annotations = file.get(dict.get(name('Annots')));
    for (const each of annotations instanceof PDFArray ? annotations.asArray() : []) {
      const annotation = file.dict(each);
      moveOne(annotation.get(name('Dest')));
      const action = file.get(annotation.get(name('A')));
      if (action instanceof PDFDict && action.get(name('S')) === name('GoTo')) moveOne(action.get(name('D')));
    }
  }
}
