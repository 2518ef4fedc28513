import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openBrowser, type OpenBrowser } from '../../src/browser/index.js';
import { packageVersion } from '../../src/diagnostics/version.js';
import { finish } from '../../src/finish/index.js';
import { mmToPt, ptToMm } from '../../src/model/paper.js';
import { FACTS, open, paginated, pathBoxes, print, textOf } from './make.js';

let browser: OpenBrowser;
let printed: Uint8Array;
let finished: Uint8Array;
let pdf: PDFDocumentProxy;
let raw: PDFDocument;

beforeAll(async () => {
  browser = await openBrowser();
  printed = await print(browser, 3);
  finished = (await finish(paginated(printed), FACTS)).pdf;
  pdf = await open(finished);
  raw = await PDFDocument.load(finished, { updateMetadata: false });
}, 120_000);
afterAll(() => browser?.close());

const boxOf = (dict: PDFDict, key: string) => dict.lookup(PDFName.of(key), PDFArray).asArray().map((n) => (n as PDFNumber).asNumber());

describe('pages', () => {
  test('as many as were printed, each with exact boxes', () => {
    expect(pdf.numPages).toBe(3);
    for (const { node } of raw.getPages()) {
      const [media, crop, bleed, trim] = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox'].map((key) => boxOf(node, key)) as [number[], number[], number[], number[]];
      expect(crop).toEqual(media);
      const inset = (outer: number[], inner: number[]) => [inner[0]! - outer[0]!, inner[1]! - outer[1]!, outer[2]! - inner[2]!, outer[3]! - inner[3]!].map(ptToMm);
      for (const mm of inset(bleed, trim)) expect(mm).toBeCloseTo(3, 3);
      for (const mm of inset(media, trim)) expect(mm).toBeCloseTo(15, 3);
      expect(Math.abs(ptToMm(trim[2]! - trim[0]!) - 190)).toBeLessThan(0.001);
      expect(Math.abs(ptToMm(trim[3]! - trim[1]!) - 270)).toBeLessThan(0.001);
    }
  });

  test('another reader sees the sheet of 220 x 300 mm', async () => {
    const page = await pdf.getPage(2);
    expect(page.userUnit).toBe(1);
    expect(page.rotate).toBe(0);
    const [left, bottom, right, top] = page.view as [number, number, number, number];
    expect(ptToMm(right - left)).toBeCloseTo(220, 2);
    expect(ptToMm(top - bottom)).toBeCloseTo(300, 2);
  });

  test('what Chromium drew at the trim lies on the TrimBox to within 0.02 mm', async () => {
    for (let n = 1; n <= 3; n += 1) {
      const trim = boxOf(raw.getPage(n - 1).node, 'TrimBox');
      const boxes = await pathBoxes(await pdf.getPage(n));
      const nearest = Math.min(...boxes.map((box) => Math.max(...box.map((v, i) => Math.abs(ptToMm(v - trim[i]!))))));
      expect(nearest).toBeLessThan(0.02);
    }
  });

  test('crop marks stand where the paper is cut, or not at all', async () => {
    const marks = async (document: PDFDocumentProxy) => (await pathBoxes(await document.getPage(1))).filter((box) => Math.min(box[2]! - box[0]!, box[3]! - box[1]!) < 0.01);
    const lines = await marks(pdf);
    expect(lines).toHaveLength(8);
    const trim = boxOf(raw.getPage(0).node, 'TrimBox');
    for (const [left, bottom, right, top] of lines as [number, number, number, number][]) {
      expect(Math.max(trim[0]! - right, left - trim[2]!, trim[1]! - top, bottom - trim[3]!)).toBeGreaterThanOrEqual(mmToPt(3));
    }
    const without = await finish(paginated(printed), { ...FACTS, marks: false });
    expect(await marks(await open(without.pdf))).toEqual([]);
  });

  test('text, languages, structure and links are as the browser wrote them', async () => {
    for (let n = 1; n <= 3; n += 1) {
      const page = await pdf.getPage(n);
      const text = await textOf(page);
      expect(text).toContain(`Trang ${n}`);
      expect(text).toContain('Từ Tổng Việt Yến, cảng Lạch Huyện.');
      expect(text).toContain(`The quay of page ${n}.`);
      const links = await page.getAnnotations();
      expect(links.map((link: { url?: string }) => link.url).filter(Boolean)).toEqual([`https://example.com/${n}`]);
      expect(links.some((link: { dest?: unknown }) => Boolean(link.dest))).toBe(true);
      expect(await page.getStructTree()).not.toBeNull();
    }
    const before = structure(await PDFDocument.load(printed, { updateMetadata: false }));
    expect(structure(raw)).toEqual(before);
    expect(before['/P'] ?? 0).toBeGreaterThanOrEqual(9);
    expect(before['Lang (en)'] ?? 0).toBeGreaterThanOrEqual(3);
  });
});

/** Structure elements by their type, and languages by how often they are named. */
function structure(document: PDFDocument): Record<string, number> {
  const counts: Record<string, number> = {};
  const count = (key: string): void => { counts[key] = (counts[key] ?? 0) + 1; };
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('StructElem')) continue;
    count(String(object.get(PDFName.of('S'))));
    const lang = object.get(PDFName.of('Lang'));
    if (lang !== undefined) count(`Lang ${String(lang)}`);
  }
  return counts;
}

describe('outline', () => {
  test('titles in both languages, first level open, in place of the browser\'s', async () => {
    const outline = await pdf.getOutline();
    expect(outline.map((item) => [item.title, item.items.map((inner) => inner.title)])).toEqual([
      ['Điểm tin đối ngoại / Foreign affairs', ['Cảng Oakland / The port of Oakland', 'Chuyến thăm']],
      ['Văn hóa', []],
    ]);
    expect(outline[0]!.items[0]!.items[0]!.title).toBe('Một (ngoặc) \\ gạch');
    expect([outline[0]!.count, outline[0]!.items[0]!.count]).toEqual([2, -1]);
    expect(await pdf.getPageMode()).toBe('UseOutlines');
  });

  test('destinations lead to the trim\'s top-left corner of the right page, without actions', async () => {
    const [first] = await pdf.getOutline();
    const dest = first!.items[1]!.dest as [{ num: number; gen: number }, { name: string }, number, number, null];
    expect(await pdf.getPageIndex(dest[0])).toBe(2);
    const trim = boxOf(raw.getPage(2).node, 'TrimBox');
    expect(dest.slice(1)).toEqual([{ name: 'XYZ' }, trim[0], trim[3], null]);
    expect(Buffer.from(finished).toString('latin1')).not.toMatch(/\/S\s*\/(GoTo|JavaScript|Launch)\b/);
  });

  test('none given, none written; a page that is not there is our fault', async () => {
    const { pdf: bare } = await finish(paginated(printed), { ...FACTS, outline: [] });
    const reopened = await open(bare);
    expect(await reopened.getOutline()).toBeNull();
    expect(await reopened.getPageMode()).toBe('UseNone');
    await expect(finish(paginated(printed), { ...FACTS, outline: [{ title: 'x', page: 4, children: [] }] })).rejects.toThrow(RangeError);
  });
});

describe('metadata', () => {
  test('Info and XMP agree, and nothing of the browser\'s clock stays', async () => {
    const { info, metadata } = await pdf.getMetadata();
    const producer = `magazine ${packageVersion()}`;
    expect(info).toMatchObject({
      Title: FACTS.title, Author: FACTS.author, Subject: FACTS.subject, Producer: producer, Creator: 'magazine with HeadlessChrome/143.0.0.0',
      CreationDate: 'D:20260601000000Z', ModDate: 'D:20260601000000Z', Language: 'vi', PDFFormatVersion: '1.6',
    });
    expect(metadata.get('dc:title')).toBe(FACTS.title);
    expect(metadata.get('dc:creator')).toEqual([FACTS.author]);
    expect(metadata.get('dc:description')).toBe(FACTS.subject);
    expect(metadata.get('pdf:producer')).toBe(producer);
    expect(metadata.get('xmp:createdate')).toBe('2026-06-01T00:00:00Z');
    expect(metadata.get('xmp:modifydate')).toBe('2026-06-01T00:00:00Z');
    expect(packageVersion()).toMatch(/^\d+\.\d+\.\d+/);
    const bytes = Buffer.from(finished).toString('latin1');
    expect(bytes).not.toContain('Skia/PDF');
    expect(bytes).not.toContain(`D:${new Date().getUTCFullYear() === 2026 ? '20261' : new Date().getUTCFullYear()}`);
  });

  test('language, title in the window, tags, ID', async () => {
    const { catalog } = raw;
    expect(String(catalog.get(PDFName.of('Lang')))).toBe('(vi)');
    expect(String(catalog.lookup(PDFName.of('ViewerPreferences')))).toContain('/DisplayDocTitle true');
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(catalog.lookup(PDFName.of('StructTreeRoot'))).toBeInstanceOf(PDFDict);
    expect(pdf.fingerprints[0]).toBe(FACTS.inputHash.slice(0, 32));
    expect(catalog.lookup(PDFName.of('Metadata'))).toBeInstanceOf(PDFRawStream);
  });

  test('too short a hash and no date are our fault', async () => {
    await expect(finish(paginated(printed), { ...FACTS, inputHash: 'abc' })).rejects.toThrow(/32 hex digits/);
    await expect(finish(paginated(printed), { ...FACTS, date: new Date('never') })).rejects.toThrow(/no date/);
  });
});

describe('bytes', () => {
  test('printed twice, finished twice: the same', async () => {
    const again = await print(browser, 3);
    expect(Buffer.compare((await finish(paginated(again), FACTS)).pdf, finished)).toBe(0);
  });

  test('the input is left as it was', async () => {
    const copy = Uint8Array.from(printed);
    await finish(paginated(printed), FACTS);
    expect(Buffer.compare(copy, printed)).toBe(0);
  });

  test('a file with object streams, as other tools save it, is finished as well', async () => {
    const packed = await (await PDFDocument.load(printed, { updateMetadata: false })).save({ useObjectStreams: true });
    expect(Buffer.from(packed).toString('latin1')).toContain('/ObjStm');
    const other = await open((await finish(paginated(packed), FACTS)).pdf);
    expect(other.numPages).toBe(3);
    expect((await other.getOutline())[1]!.title).toBe('Văn hóa');
    expect(await textOf(await other.getPage(3))).toContain('The quay of page 3.');
  });

  test('every object in the table is where the table says', () => {
    const bytes = Buffer.from(finished);
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(bytes.toString('latin1', bytes.length - 40))![1]);
    const lines = bytes.toString('latin1', start).split('\n').slice(2);
    let checked = 0;
    for (const [number, line] of lines.entries()) {
      const entry = /^(\d{10}) 00000 n $/.exec(line);
      if (entry === null) continue;
      expect(bytes.toString('latin1', Number(entry[1]), Number(entry[1]) + 16)).toMatch(new RegExp(`^${number} 0 obj`));
      checked += 1;
    }
    expect(checked).toBeGreaterThan(50);
  });
});
