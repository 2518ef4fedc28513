import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type OpenBrowser } from '../../src/browser/index.js';
import { finish } from '../../src/finish/index.js';
import { facing, onSpreads } from '../../src/finish/spreads.js';
import { ptToMm } from '../../src/model/paper.js';
import { openRaster } from '../../src/raster/index.js';
import { FACTS, open, paginated, print, textOf } from './make.js';

describe('facing', () => {
  test('the cover alone, then pairs, the back cover alone', () => {
    expect(facing(8, 8)).toEqual([[1], [2, 3], [4, 5], [6, 7], [8]]);
    expect(facing(7, 7)).toEqual([[1], [2, 3], [4, 5], [6, 7]]);
    expect(facing(1, 1)).toEqual([[1]]);
  });
  test('what follows the issue faces nothing', () => {
    expect(facing(4, 7)).toEqual([[1], [2, 3], [4], [5], [6], [7]]);
    expect(facing(3, 5)).toEqual([[1], [2, 3], [4], [5]]);
  });
});

describe('a finished file on spreads', () => {
  const ID = '0123456789ABCDEF'.repeat(2);
  let browser: OpenBrowser;
  let single: Uint8Array;
  let bytes: Uint8Array;
  let raw: PDFDocument;
  let pdf: PDFDocumentProxy;
  beforeAll(async () => {
    browser = await openBrowser();
    single = (await finish(paginated(await print(browser, 4)), FACTS)).pdf;
    bytes = await onSpreads(single, 4, ID);
    raw = await PDFDocument.load(bytes, { updateMetadata: false });
    pdf = await open(bytes);
  }, 120_000);
  afterAll(() => browser?.close());
  const box = (page: number, key: string) => raw.getPage(page - 1).node.lookup(PDFName.of(key), PDFArray).asArray().map((n) => (n as PDFNumber).asNumber());

  test('both trims touch at the spine; bleed and slug stay on the outer sides', () => {
    expect(raw.getPageCount()).toBe(3);
    const [media, bleed, trim] = ['MediaBox', 'BleedBox', 'TrimBox'].map((key) => box(2, key)) as [number[], number[], number[]];
    const size = ([x1, y1, x2, y2]: number[]) => [x2! - x1!, y2! - y1!].map((pt) => Math.round(ptToMm(pt) * 100) / 100);
    expect([media, bleed, trim].map(size)).toEqual([[410, 300], [386, 276], [380, 270]]);
    expect(box(2, 'CropBox')).toEqual(media);
    expect(size(box(1, 'MediaBox'))).toEqual([220, 300]);
    expect(size(box(3, 'TrimBox'))).toEqual([190, 270]);
  });

  test('each half shows what its page shows', async () => {
    const dpi = 50;
    const [pages, sheets] = [await openRaster(single), await openRaster(bytes)];
    try {
      const sheet = await sheets.render(2, dpi, 'trim');
      for (const [i, number] of [2, 3].entries()) {
        const page = await pages.render(number, dpi, 'trim');
        let dark = 0;
        let wrong = 0;
        for (let y = 4; y < page.height - 4; y += 1) {
          for (let x = 4; x < page.width - 4; x += 1) {
            const own = page.data[4 * (y * page.width + x)]!;
            const there = sheet.data[4 * (y * sheet.width + x + i * Math.round((190 / 25.4) * dpi))]!;
            if (own < 128) dark += 1;
            if (Math.abs(own - there) > 128) wrong += 1;
          }
        }
        expect(dark).toBeGreaterThan(50);
        expect(wrong).toBe(0);
      }
    } finally {
      pages.close();
      sheets.close();
    }
  });

  test('the texts of both pages are there, once', async () => {
    const text = await textOf(await pdf.getPage(2));
    for (const page of [2, 3]) expect(text.split(`The quay of page ${page}.`)).toHaveLength(2);
  });

  test('outline and links lead to the sheets', async () => {
    const page = async (dest: unknown) => (await pdf.getPageIndex((dest as [{ num: number; gen: number }])[0])) + 1;
    const [first, second] = (await pdf.getOutline())!;
    expect(await page(first!.dest)).toBe(1);
    expect(await page(first!.items[0]!.dest)).toBe(2);
    expect(await page(second!.dest)).toBe(2);
    const [left, right] = [first!.items[0]!.dest, second!.dest] as unknown as [number[], number[]];
    expect(ptToMm(right[2]! - left[2]!)).toBeCloseTo(190, 1);
    const links = await (await pdf.getPage(2)).getAnnotations() as { url?: string; dest?: unknown; rect: number[] }[];
    expect(links.map(({ url }) => url).filter(Boolean).sort()).toEqual(['https://example.com/2', 'https://example.com/3']);
    const rects = links.filter(({ url }) => url).sort((a, b) => a.rect[0]! - b.rect[0]!);
    expect(ptToMm(rects[1]!.rect[0]! - rects[0]!.rect[0]!)).toBeCloseTo(190, 1);
  });

  test('sheets are labelled with their pages, and nothing of the single pages stays behind', async () => {
    expect(await pdf.getPageLabels()).toEqual(['1', '2–3', '4']);
    const pages = raw.context.enumerateIndirectObjects().filter(([, object]) => object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('Page'));
    expect(pages.map(([ref]) => ref).every((ref) => ref instanceof PDFRef)).toBe(true);
    expect(pages).toHaveLength(3);
    expect(raw.catalog.get(PDFName.of('StructTreeRoot'))).toBeUndefined();
  });

  test('made twice: the same bytes', async () => {
    expect(Buffer.from(await onSpreads(single, 4, ID)).equals(Buffer.from(bytes))).toBe(true);
  });
});
