/** The cover of a glued spine: sizes, what stands where, and what a printer finds in the file. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFStream } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCover, type CoverFacts } from '../../src/handover/cover.js';
import { partId } from '../../src/handover/identity.js';
import { ptToMm } from '../../src/model/paper.js';
import { decodeStream } from '../../src/pdf/index.js';
import { openRaster, type Image } from '../../src/raster/index.js';
import { ask, qpdfAccepts } from './look.js';
import { FONTS, HASH, printEdition } from './print.js';

const ID = partId(HASH, 'cover');
const facts = (spine: number, part: Partial<CoverFacts> = {}): CoverFacts => ({ spine, text: { nameplate: 'Biên Cương', label: 'Quý II/2026' }, slugs: ['mặt ngoài', 'mặt trong'], fonts: FONTS, ...part });

/** Colour at a point of a picture, mm from its top-left corner. */
function at({ width, data }: Image, dpi: number, x: number, y: number): string {
  const [column, row] = [x, y].map((mm) => Math.floor((mm / 25.4) * dpi)) as [number, number];
  return [...data.subarray(4 * (row * width + column), 4 * (row * width + column) + 3)].join(' ');
}

let whole: Uint8Array;
beforeAll(async () => {
  whole = await printEdition(8);
});

describe('a spine of 6.4 mm', () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await makeCover(whole, facts(6.4), ID);
  });

  it('is accepted by qpdf', () => {
    expect(qpdfAccepts(bytes)).toBe(true);
  });

  it('is two sheets of back, spine and front with 3 mm of bleed', async () => {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(pdf.getPageCount()).toBe(2);
    for (const page of pdf.getPages()) {
      const box = (key: string): number[] => (page.node.lookup(PDFName.of(key), PDFArray).asArray().map((n) => Number(String(n))));
      const [trim, bleed] = [box('TrimBox'), box('BleedBox')] as [number[], number[]];
      expect(ptToMm(trim[2]! - trim[0]!)).toBeCloseTo(386.4, 2);
      expect(ptToMm(trim[3]! - trim[1]!)).toBeCloseTo(270, 2);
      expect(trim.map((n, i) => ptToMm(Math.abs(n - bleed[i]!)))).toEqual([0, 1, 2, 3].map(() => expect.closeTo(3, 2) as number));
      expect(box('CropBox')).toEqual(box('MediaBox'));
      expect(String(page.node.get(PDFName.of('Group')))).toContain('/DeviceCMYK');
    }
    expect(pdf.catalog.lookup(PDFName.of('OutputIntents'), PDFArray).size()).toBe(1);
    expect(pdf.catalog.get(PDFName.of('StructTreeRoot'))).toBeUndefined();
    expect(pdf.catalog.get(PDFName.of('Outlines'))).toBeUndefined();
  });

  it('has the back on the left and the front on the right, the inside the other way round', async () => {
    const dpi = 30;
    const pages = await openRaster(whole);
    const sheets = await openRaster(bytes);
    const page = async (n: number): Promise<string> => at(await pages.render(n, dpi, 'media'), dpi, 100, 50);
    for (const [i, [left, right]] of [[8, 1], [2, 7]].entries()) {
      const sheet = await sheets.render(i + 1, dpi, 'media');
      expect(at(sheet, dpi, 15 + 100, 50)).toBe(await page(left!));
      expect(at(sheet, dpi, 15 + 190 + 6.4 + 100, 50)).toBe(await page(right!));
      // Art reaches into the bleed at the outer edges, and stops at the folds.
      expect(at(sheet, dpi, 13, 50)).toBe(await page(left!));
      expect(at(sheet, dpi, 15 + 386.4 + 2, 50)).toBe(await page(right!));
      expect(at(sheet, dpi, 15 + 190 + 3.2, 150)).toBe('255 255 255');
      expect(at(sheet, dpi, 10, 50)).toBe('255 255 255');
    }
    pages.close();
    sheets.close();
  });

  it('sets nameplate and label on the spine downwards, in black alone, overprinting', async () => {
    const [head, foot, ...more] = (await textOf(bytes, 1)).filter((item) => item.down);
    expect([head!.text, foot!.text, more]).toEqual(['Biên Cương', 'Quý II/2026', []]);
    for (const { x } of [head!, foot!]) {
      expect(x).toBeGreaterThan(15 + 190);
      expect(x).toBeLessThan(15 + 190 + 6.4);
    }
    expect(head!.y).toBeCloseTo(15 + 270 - 12, 1);
    expect(foot!.end).toBeCloseTo(15 + 12, 1);
    expect((await textOf(bytes, 2)).filter((item) => item.down)).toEqual([]);
    const drawn = await contentOf(bytes);
    expect(drawn).toMatch(/BT \/Over gs 0 0 0 1 k\n\/Display /);
    const state = await stateOf(bytes, 'Over');
    expect([String(state.get(PDFName.of('OP'))), String(state.get(PDFName.of('op'))), String(state.get(PDFName.of('OPM')))]).toEqual(['true', 'true', '1']);
  });

  it('has all fonts embedded', () => {
    const fonts = ask('pdffonts', ['@'], bytes)?.trim().split('\n').slice(2) ?? [];
    for (const line of fonts) expect(line).toMatch(/\byes (yes|no) +yes\b/);
  });
});

interface Item {
  readonly text: string;
  /** Where it starts, and where it ends downwards, mm from the sheet's bottom-left corner. */
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly down: boolean;
}

async function textOf(bytes: Uint8Array, page: number): Promise<Item[]> {
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const { items } = await (await document.getPage(page)).getTextContent();
  await document.destroy();
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, b, , , x, y] = item.transform as number[];
    return [{ text: item.str, x: ptToMm(x!), y: ptToMm(y!), end: ptToMm(y! - item.width), down: b! < 0 }];
  });
}

async function contentOf(bytes: Uint8Array): Promise<string> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  return Buffer.from(decodeStream(pdf.getPage(0).node.lookup(PDFName.of('Contents'), PDFStream))).toString('latin1');
}

async function stateOf(bytes: Uint8Array, key: string): Promise<PDFDict> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  return pdf.getPage(0).node.Resources()!.lookup(PDFName.of('ExtGState'), PDFDict).lookup(PDFName.of(key), PDFDict);
}

it.each([[3.99, []], [4, ['Biên Cương', 'Quý II/2026']]] as const)('a spine of %d mm bears %o', async (spine, texts) => {
  expect((await textOf(await makeCover(whole, facts(spine), ID), 1)).filter((item) => item.down).map((item) => item.text)).toEqual(texts);
});

it('lets the art of the covers meet in the middle of a spine without text, outside only', async () => {
  const dpi = 72;
  const sheets = await openRaster(await makeCover(whole, facts(3), ID));
  const [outside, inside] = [await sheets.render(1, dpi, 'media'), await sheets.render(2, dpi, 'media')];
  sheets.close();
  expect(at(outside, dpi, 15 + 190 + 0.8, 150)).toBe(at(outside, dpi, 15 + 100, 50));
  expect(at(outside, dpi, 15 + 190 + 2.2, 150)).toBe(at(outside, dpi, 15 + 190 + 3 + 100, 50));
  expect(at(inside, dpi, 15 + 190 + 0.8, 150)).toBe('255 255 255');
  expect(at(inside, dpi, 15 + 190 + 2.2, 150)).toBe('255 255 255');
});

it('leaves marks and slug out where none are wanted', async () => {
  const bytes = await makeCover(whole, facts(2, { slugs: null }), ID);
  const raster = await openRaster(bytes);
  const { data, width } = await raster.render(1, 72, 'media');
  raster.close();
  const slug = data.subarray(0, 4 * width * Math.floor((11 / 25.4) * 72));
  expect(slug.every((byte) => byte === 255)).toBe(true);
});

it('lets a long name keep clear of the label', async () => {
  const nameplate = 'Đối ngoại và giao lưu nhân dân các tỉnh biên giới phía Bắc '.repeat(3).trim();
  const [head, foot] = (await textOf(await makeCover(whole, facts(12, { text: { nameplate, label: 'Quý II/2026' } }), ID), 1)).filter((item) => item.down);
  expect(head!.end).toBeGreaterThan(foot!.y + 5);
  expect(foot!.end).toBeCloseTo(15 + 12, 1);
});

it('gives the same bytes for the same input', async () => {
  expect(Buffer.compare(await makeCover(whole, facts(5), ID), await makeCover(whole, facts(5), ID))).toBe(0);
});
