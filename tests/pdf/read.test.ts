import { PDFName, type PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import type { FillPaint, GlyphRun, ImagePaint, PageContents } from '../../src/pdf/index.js';
import { handmade, mm } from './hand.js';

const runs = (page: PageContents): GlyphRun[] => page.paints.filter((p): p is GlyphRun => p.kind === 'glyphs');
const fills = (page: PageContents): FillPaint[] => page.paints.filter((p): p is FillPaint => p.kind === 'fill');
const images = (page: PageContents): ImagePaint[] => page.paints.filter((p): p is ImagePaint => p.kind === 'image');
const words = (run: GlyphRun): string => run.glyphs.map((g) => g.text).join('');

describe('readDocument', () => {
  test('places glyphs in mm from the trim, y downwards', async () => {
    const page = await handmade({ content: `BT /F1 10 Tf ${mm(30)} ${mm(60)} Td (AB) Tj ET` }, { trim: { x: 10, y: 5, width: 180, height: 90 } });
    const [a, b] = runs(page)[0]!.glyphs;
    expect(a!.x).toBeCloseTo(20, 3);
    expect(a!.y).toBeCloseTo(35, 3);
    // Helvetica's A is 667 wide.
    expect(b!.x - a!.x).toBeCloseTo((6.67 * 25.4) / 72, 3);
    expect(runs(page)[0]!.sizePt).toBeCloseTo(10, 3);
    expect(page.boxes.trim).toEqual({ x: 0, y: 0, width: 180, height: 90 });
  });

  test('prefers the TrimBox to a supplied trim', async () => {
    const page = await handmade({ content: 'BT /F1 10 Tf 72 72 Td (A) Tj ET', trimBox: [36, 36, 500, 250] }, { trim: { x: 50, y: 50, width: 1, height: 1 } });
    expect(runs(page)[0]!.glyphs[0]!.x).toBeCloseTo(12.7, 3);
    expect(page.boxes.hasTrim).toBe(true);
  });

  test('follows matrices, spacing, scaling, rise and arrays', async () => {
    const page = await handmade({ content: '2 0 0 2 0 0 cm BT /F1 5 Tf 1 Tc 3 Tw 50 Tz 2 Ts 10 10 Td (A ) Tj [(A) -1000 (A)] TJ ET' });
    const [first, , second, third] = runs(page)[0]!.glyphs;
    const pt = (value: number): number => (value * 25.4) / 72;
    expect(runs(page)[0]!.sizePt).toBeCloseTo(10 * Math.SQRT1_2, 3);
    // Rise moves up: 12 units of 2 pt from the bottom of 100 mm.
    expect(first!.y).toBeCloseTo(100 - pt(24), 3);
    expect(second!.x - first!.x).toBeCloseTo(pt(2 * ((3.335 + 1) / 2 + (1.39 + 1 + 3) / 2)), 3);
    expect(third!.x - second!.x).toBeCloseTo(pt(2 * ((3.335 + 1) / 2 + 2.5)), 3);
  });

  test("moves lines with TD, T*, ' and \"", async () => {
    const page = await handmade({ content: `BT /F1 10 Tf 10 100 Td (a) Tj 0 -12 TD (b) Tj T* (c) Tj (d) ' 1 2 (e) " ET` });
    const ys = runs(page).flatMap((run) => run.glyphs).map((g) => Math.round(((100 - g.y) * 72) / 25.4));
    expect(ys).toEqual([100, 88, 76, 64, 52]);
  });

  test('brings state back with Q and keeps a form from changing the page', async () => {
    const page = await handmade({
      content: '1 0 0 rg q 0 1 0 rg BT /F1 9 Tf 10 10 Td (g) Tj ET Q /X1 Do BT /F1 9 Tf 10 30 Td (r) Tj ET',
      forms: { X1: [{ Matrix: [1, 0, 0, 1, 72, 0] }, 'q Q Q Q 0 0 1 rg 0 0 10 10 re f'] },
    });
    expect(runs(page).map((run) => [words(run), run.fill])).toEqual([['g', [0, 1, 0]], ['r', [1, 0, 0]]]);
    expect(fills(page)[0]!.box.left).toBeCloseTo(25.4, 3);
    expect(fills(page)[0]!.colour).toEqual([0, 0, 1]);
  });

  test('multiplies the alpha of groups and knows mixing', async () => {
    const page = await handmade({
      content: '/Half gs /X1 Do /Mul gs 0 0 5 5 re f',
      forms: { X1: [{ Group: { S: 'Transparency' } }, '/Half gs 0 0 10 10 re f'] },
      states: { Half: { ca: 0.5 }, Mul: { ca: 1, BM: 'Multiply' } },
    });
    expect(fills(page).map((f) => [f.alpha, f.mixed])).toEqual([[0.25, false], [1, true]]);
  });

  test('tells rectangles from other shapes, as fills and as clips', async () => {
    const page = await handmade({ content: '0 0 40 40 re W n 10 10 20 20 re f 5 5 m 25 5 l 25 25 l 5 25 l h f 0 0 m 30 0 l 15 30 l f 0 0 m 30 0 l 15 30 l h W* n 0 0 9 9 re f' });
    expect(fills(page).map((f) => f.rectangle)).toEqual([true, true, false, true]);
    expect(fills(page)[2]!.outline).not.toBeNull();
    expect(fills(page)[0]!.clip.exact).toBe(true);
    expect(fills(page)[3]!.clip).toMatchObject({ exact: false, evenOdd: true });
  });

  test('reads colours of the device spaces and says so where it cannot', async () => {
    const page = await handmade({ content: '0.5 g 0 0 1 1 re f 0 0 0 1 k 0 0 1 1 re f /DeviceRGB cs 1 0 0 sc 0 0 1 1 re f /Pattern cs /P9 scn 0 0 1 1 re f' });
    expect(fills(page).map((f) => f.colour)).toEqual([[0.5, 0.5, 0.5], [0, 0, 0], [1, 0, 0], 'unknown']);
  });

  test('places images with their size, reference and opacity', async () => {
    const page = await handmade({
      content: `q ${mm(40)} 0 0 ${mm(30)} ${mm(10)} ${mm(20)} cm /I1 Do /I2 Do Q BI /W 1 /H 1 /CS /G /BPC 8 ID x EI`,
      images: { I1: { Width: 600, Height: 450 }, I2: { ImageMask: true } },
    });
    const [photo, mask, inline] = images(page);
    expect(photo!.box.left).toBeCloseTo(10, 3);
    expect(photo!.box.top).toBeCloseTo(50, 3);
    expect(photo!.box.bottom).toBeCloseTo(80, 3);
    expect([photo!.width, photo!.height, photo!.opaque, photo!.colourSpace]).toEqual([600, 450, true, 'DeviceRGB']);
    expect(photo!.ref).toMatch(/^\d+ 0 R$/);
    expect([mask!.opaque, inline!.ref, inline!.colourSpace]).toEqual([false, null, 'G']);
  });

  test('gives ActualText to its first glyph and notes marked content', async () => {
    const page = await handmade({ content: '/P <</MCID 7>> BDC BT /F1 9 Tf /Span <</ActualText (ffi)>> BDC (xy) Tj EMC (z) Tj ET EMC /Artifact BMC BT /F1 9 Tf (q) Tj ET EMC' });
    expect(runs(page).map((run) => [run.glyphs.map((g) => g.text), run.mcid, run.artifact])).toEqual([[['ffi', '', 'z'], 7, false], [['q'], null, true]]);
  });

  test('reads composite and Type 3 fonts', async () => {
    const cmap = '1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0005> <00660069> endbfchar 2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<1EC1> <D83DDE00>] endbfrange';
    const fonts = (document: PDFDocument): Record<string, unknown> => {
      const { context } = document;
      const cid = context.obj({
        Type: 'Font', Subtype: 'CIDFontType2', BaseFont: 'ABCDEF+Test', DW: 1000, W: [5, [700], 16, 18, 400],
        FontDescriptor: { Type: 'FontDescriptor', FontName: 'ABCDEF+Test', Ascent: 800, Descent: -200 },
      } as never);
      const proc = context.register(context.flateStream('500 0 0 0 400 700 d1 0 0 400 700 re f'));
      return {
        F2: context.obj({ Type: 'Font', Subtype: 'Type0', BaseFont: 'ABCDEF+Test', Encoding: 'Identity-H', DescendantFonts: [cid], ToUnicode: context.register(context.flateStream(cmap)) } as never),
        F3: context.obj({
          Type: 'Font', Subtype: 'Type3', FontMatrix: [0.001, 0, 0, 0.001, 0, 0], FirstChar: 65, LastChar: 65, Widths: [500], CharProcs: { gA: proc },
          Encoding: { Type: 'Encoding', Differences: [65, PDFName.of('gA')] }, ToUnicode: context.register(context.flateStream('1 beginbfchar <41> <0041> endbfchar')),
        } as never),
      };
    };
    const page = await handmade({ content: 'BT 10 10 Td /F2 10 Tf <000500100012002000210099> Tj /F3 10 Tf (A) Tj ET', fonts });
    const [composite, type3] = runs(page);
    expect(composite!.glyphs.map((g) => g.text)).toEqual(['fi', 'a', 'c', 'ề', '😀', '\ufffd']);
    expect(composite!.glyphs.slice(0, 4).map((g) => Math.round((g.advance * 72 * 100) / 25.4))).toEqual([700, 400, 400, 1000]);
    expect([composite!.font, type3!.fontSubtype]).toEqual(['Test', 'Type3']);
    const glyph = type3!.glyphs[0]!;
    expect(((glyph.right - glyph.left) * 72) / 25.4).toBeCloseTo(4, 3);
    expect(((glyph.bottom - glyph.top) * 72) / 25.4).toBeCloseTo(7, 3);
  });
});
