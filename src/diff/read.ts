/** A PDF as what is compared: its sheets and its running text. */
import { PDFName, PDFRef, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import { PT_PER_MM } from '../model/paper.js';
import { area, boxOf, decodeContents, intersect, openPdf, readDocument, type Box, type PageContents, type Paint } from '../pdf/index.js';
import { furnitureOf, isTagged } from './furniture.js';
import { ObjectHashes } from './hash.js';
import type { Picture, ReadFile, Sheet } from './model.js';
import { printOf } from './prints.js';
import { readingOrder, type ReadingOrder } from './order.js';
import { readWords, type FoundWord } from './words.js';

/** A file that is no PDF, or so damaged that its pages cannot be read. The cause says where reading ended. */
export class UnreadablePdf extends Error {
  override readonly name = 'UnreadablePdf';
  readonly reason: string;
  constructor(readonly side: 'old' | 'new', cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`The ${side} file cannot be read: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** Reads all pages of a PDF. Rejects with `UnreadablePdf`. */
export async function readFile(pdf: Uint8Array, side: 'old' | 'new'): Promise<ReadFile> {
  const { document, pages } = await open(pdf).catch((error: unknown) => { throw new UnreadablePdf(side, error); });
  const papers = pages.map((page) => boxOf(page.boxes.bleed ?? page.boxes.trim));
  const words = pages.map((page, i) => readWords(page, papers[i]!));
  const furniture = furnitureOf(words);
  const hashes = new ObjectHashes(document.context);
  const body = words.map((found, i) => found.filter((w) => !furniture[i]!.has(w)));
  const sheets = pages.map((contents, i): Sheet => {
    const found = words[i]!;
    const paper = papers[i]!;
    const tagged = isTagged(found);
    return {
      page: contents.page, contents, paper,
      words: body[i]!,
      furniture: found.filter((w) => furniture[i]!.has(w)),
      pictures: picturesOf(contents, paper, hashes),
      shapes: shapesOf(contents, paper),
      print: `${printOfPage(document.getPage(i), contents, paper, tagged, hashes)} ${inkOf(body[i]!)}`,
    };
  });
  return { sheets, text: inReadingOrder(body.flat(), readingOrder(document)) };
}

async function open(pdf: Uint8Array): Promise<{ document: PDFDocument; pages: PageContents[] }> {
  const document = await openPdf(pdf);
  return { document, pages: readDocument(document) };
}

/** Words in the order of the structure tree; those it does not name stay behind the word that they follow. */
function inReadingOrder(words: readonly FoundWord[], order: ReadingOrder): FoundWord[] {
  let last = -1;
  const placed = words.map((word) => {
    last = (word.mcid === null ? undefined : order(word.page, word.mcid)) ?? last;
    return { word, at: last };
  });
  return placed.sort((a, b) => a.at - b.at).map((p) => p.word);
}

function printOfPage(page: PDFPage, { boxes: { media } }: PageContents, paper: Box, tagged: boolean, hashes: ObjectHashes): string {
  const box = page.getMediaBox();
  const toMm = [1 / PT_PER_MM, 0, 0, -1 / PT_PER_MM, media.x - box.x / PT_PER_MM, media.y + (box.y + box.height) / PT_PER_MM] as const;
  const print = printOf(decodeContents(page.node.lookup(PDFName.of('Contents'))), page.node.Resources(), hashes, { toMm, paper, tagged });
  // The paper's size, and what else decides how a page is painted as a whole.
  const frame = [paper.left, paper.top, paper.right, paper.bottom].map((n) => n.toFixed(2)).join(' ') + hashes.of(page.node.lookup(PDFName.of('Group'))) + String(page.getRotation().angle);
  return `${print} ${frame}`;
}

/** Letters are compared by the ink they leave: a font's name does not tell its outlines. */
const inkOf = (words: readonly FoundWord[]): string => words.map((w) => `${w.text}${w.boxes.map((b) => [b.left, b.top, b.right, b.bottom].map((n) => n.toFixed(2)).join(',')).join(' ')}`).join('|');

function picturesOf(page: PageContents, paper: Box, hashes: ObjectHashes): Picture[] {
  return page.paints.flatMap((paint) => {
    if (paint.kind !== 'image' || paint.alpha === 0) return [];
    const box = intersect(intersect(paint.box, paint.clip), paper);
    if (area(box) <= 0) return [];
    return [{ hash: paint.ref === null ? `inline ${paint.width} x ${paint.height}` : hashes.of(refOf(paint.ref)), page: page.page, box }];
  });
}

/** `12 0 R` as the reference. */
const refOf = (text: string): PDFRef => PDFRef.of(...(text.split(' ').slice(0, 2).map(Number) as [number, number]));

function shapesOf(page: PageContents, paper: Box): string[] {
  return page.paints.flatMap((paint) => (paint.kind === 'fill' && paint.alpha > 0 ? shapeOf(paint, paper) : [])).sort();
}

/** A fill's form and colour, or nothing where it shows nothing on the paper. */
function shapeOf(paint: Extract<Paint, { kind: 'fill' }>, paper: Box): string[] {
  const box = intersect(intersect(paint.box, paint.clip), paper);
  // A line that lies flat has no area without its width.
  if (box.right < box.left || box.bottom < box.top) return [];
  const colour = paint.colour === 'unknown' ? 'unknown' : paint.colour.map((n) => n.toFixed(3)).join(',');
  return [`${paint.how} ${(box.right - box.left).toFixed(1)} x ${(box.bottom - box.top).toFixed(1)} ${colour} ${paint.alpha.toFixed(2)}`];
}
