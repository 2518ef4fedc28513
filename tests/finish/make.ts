/** Prints real pages with the embedded browser, and reads finished ones with a library that did not make them. */
import { readFileSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { OpenBrowser } from '../../src/browser/index.js';
import type { OutlineNode, PaginatedIssue, PdfFacts, Region } from '../../src/model/layout.js';
import { mmToPt } from '../../src/model/paper.js';

/** Inside the page itself, since a page without an address may not load files. */
const FONT = readFileSync(new URL('../../node_modules/@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf', import.meta.url)).toString('base64');

/** A page with text in both languages, links out and within, and a drawing whose rectangle is exactly the trim. */
const sheet = (n: number): string => `<section><svg viewBox="0 0 220 300"><rect x="15" y="15" width="190" height="270" fill="#eee"/></svg>
  <article><h1 id="p${n}">Trang ${n}</h1><p lang="vi">Từ Tổng Việt Yến, cảng Lạch Huyện.</p><p lang="en">The quay of page ${n}.</p>
  <p><a href="https://example.com/${n}">example.com</a> <a href="#p1">Trang 1</a></p></article></section>`;

export const html = (pages: number): string => `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Draft</title><style>
  @font-face { font-family: S; src: url(data:font/ttf;base64,${FONT}) }
  @page { size: 220mm 300mm; margin: 0 }
  body { margin: 0; font: 10pt/1.4 S }
  section { position: relative; width: 220mm; height: 299.5mm; overflow: hidden; break-after: page } section:last-child { break-after: auto }
  svg { position: absolute; left: 0; top: 0; width: 220mm; height: 300mm } article { position: absolute; left: 30mm; top: 30mm }
</style></head><body>${Array.from({ length: pages }, (_, i) => sheet(i + 1)).join('')}</body></html>`;

/** Prints as `paginate/` does: on our sheet, tagged, with Chromium's own outline to be replaced. */
export async function print({ browser }: OpenBrowser, pages: number): Promise<Uint8Array> {
  const page = await browser.newPage();
  try {
    await page.setContent(html(pages), { waitUntil: 'load' });
    await page.evaluate('document.fonts.ready.then(() => true)');
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  } finally {
    await page.close();
  }
}

export const OUTLINE: readonly OutlineNode[] = [
  { title: 'Điểm tin đối ngoại / Foreign affairs', page: 1, children: [
    { title: 'Cảng Oakland / The port of Oakland', page: 2, children: [{ title: 'Một (ngoặc) \\ gạch', page: 2, children: [] }] },
    { title: 'Chuyến thăm', page: 3, children: [] },
  ] },
  { title: 'Văn hóa', page: 3, children: [] },
];

export const FACTS: PdfFacts = {
  title: 'Lạng Sơn & Thế giới – Quý II/2026', lang: 'vi', author: 'Sở Ngoại vụ <Lạng Sơn>', subject: 'Tạp chí đối ngoại', outline: OUTLINE,
  date: new Date('2026-06-01T00:00:00Z'), inputHash: `5eed${'0123456789abcdef'.repeat(4)}`.slice(0, 64), marks: true, boxes: 'sheet',
};

export const paginated = (pdf: Uint8Array, regions: readonly Region[] = []): PaginatedIssue =>
  ({ pdf, map: { pages: [], regions }, browser: 'HeadlessChrome/143.0.0.0' });

export const open = (pdf: Uint8Array): Promise<PDFDocumentProxy> => getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;

/** The text of a page in reading order. */
export async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join(' ').replace(/\s+/g, ' ').normalize('NFC');
}

type Matrix = [number, number, number, number, number, number];
const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5],
];

/** The bounding box of every path on a page, in its user space, forms included: [left, bottom, right, top]. */
export async function pathBoxes(page: PDFPageProxy): Promise<number[][]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const found: number[][] = [];
  const stack: Matrix[] = [];
  let ctm: Matrix = [1, 0, 0, 1, 0, 0];
  fnArray.forEach((fn, i) => {
    const args = argsArray[i] as unknown[];
    if (fn === OPS.save) stack.push(ctm);
    else if (fn === OPS.restore) ctm = stack.pop() ?? ctm;
    else if (fn === OPS.transform) ctm = multiply(ctm, args as Matrix);
    else if (fn === OPS.paintFormXObjectBegin) { stack.push(ctm); if (args[0]) ctm = multiply(ctm, args[0] as Matrix); }
    else if (fn === OPS.paintFormXObjectEnd) ctm = stack.pop() ?? ctm;
    else if (fn === OPS.constructPath) {
      const [x1, y1, x2, y2] = args[2] as [number, number, number, number];
      const corners = [[x1, y1], [x2, y2], [x1, y2], [x2, y1]].map(([x, y]) => [ctm[0] * x! + ctm[2] * y! + ctm[4], ctm[1] * x! + ctm[3] * y! + ctm[5]] as const);
      found.push([Math.min(...corners.map((c) => c[0])), Math.min(...corners.map((c) => c[1])), Math.max(...corners.map((c) => c[0])), Math.max(...corners.map((c) => c[1]))]);
    }
  });
  return found;
}

/** An advert as an agency sends it: a full red page with a text, on a sheet with or without bleed. Sizes in mm. */
export async function advert(options: { sheet?: [number, number]; trim?: [x: number, y: number, w: number, h: number] | null; bleed?: [number, number, number, number] | null; rotate?: number; origin?: [number, number] } = {}): Promise<Uint8Array> {
  const { rgb, degrees } = await import('@cantoo/pdf-lib');
  const [width, height] = options.sheet ?? [196, 276];
  const [ox, oy] = options.origin ?? [0, 0];
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const page = pdf.addPage([mmToPt(width), mmToPt(height)]);
  page.setMediaBox(mmToPt(ox), mmToPt(oy), mmToPt(width), mmToPt(height));
  const box = ([x, y, w, h]: [number, number, number, number]) => [mmToPt(x + ox), mmToPt(y + oy), mmToPt(w), mmToPt(h)] as const;
  page.drawRectangle({ x: mmToPt(ox), y: mmToPt(oy), width: mmToPt(width), height: mmToPt(height), color: rgb(0.7, 0.1, 0.1) });
  const trim = options.trim === undefined ? [3, 3, 190, 270] as [number, number, number, number] : options.trim;
  if (trim !== null) {
    page.setTrimBox(...box(trim));
    // A hairline frame on the trim itself, to see where it lands.
    const [x, y, w, h] = box(trim);
    page.drawRectangle({ x, y, width: w, height: h, color: rgb(1, 1, 1) });
  }
  if (options.bleed) page.setBleedBox(...box(options.bleed));
  page.drawText('ADVERT', { x: mmToPt(ox + 40), y: mmToPt(oy + 100), size: 40 });
  if (options.rotate !== undefined) page.setRotation(degrees(options.rotate));
  return pdf.save();
}
