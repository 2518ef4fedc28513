/** What the reader makes of a PDF that Chromium printed, held against pdf.js. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, test } from 'vitest';
import { readPages, seePage } from '../../src/pdf/index.js';
import { folios, sheets } from '../verify/pages.js';
import { at, closeBrowser, print } from '../verify/sheets.js';

afterAll(closeBrowser);

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\ufffd]/g, '');

async function pdfjsTexts(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let i = 1; i <= document.numPages; i += 1) {
    const content = await (await document.getPage(i)).getTextContent();
    texts.push(content.items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  await document.destroy();
  return texts;
}

const TRIM = { x: 15, y: 15, width: 190, height: 270 };

describe('readPages on a Chromium PDF', () => {
  test('finds the same text as pdf.js on every page', async () => {
    const extra = at(20, 20, 160, 200, null, '<p style="columns:2;text-align:justify">Từ Tổng Việt Yến: “office, fire, affluent” – ưỡn ẹo, quyển sách, Đắk Lắk, nghiêng ngả.</p><p style="opacity:.6">Trong suốt</p><p style="transform:rotate(-90deg)">Xoay</p><p style="font-weight:900">Giả đậm</p><p style="text-transform:uppercase;letter-spacing:2px">Giãn chữ</p>');
    const { pdf } = await print([...sheets, extra], folios);
    const pages = await readPages(pdf, { trim: TRIM });
    const ours = pages.map((page) => page.paints.flatMap((p) => (p.kind === 'glyphs' ? p.glyphs.map((g) => g.text) : [])).join(''));
    expect(ours.map(bare)).toEqual((await pdfjsTexts(pdf)).map(bare));
    expect(bare(ours.at(-1)!)).toContain('TừTổngViệtYến');
  });

  test('finds glyphs where the browser put them', async () => {
    const { pdf } = await print([at(40, 50, 100, 20, null, '<p style="font-size:20pt;line-height:1">Ấm</p>')], [1]);
    const [page] = await readPages(pdf, { trim: TRIM });
    const [seen] = seePage(page!);
    expect(seen!.glyph.x).toBeCloseTo(40, 0);
    expect(seen!.run.sizePt).toBeCloseTo(20, 1);
    expect(seen!.run.font).toMatch(/SourceSerif/);
    // The ink box holds both marks: higher than a plain capital, and lying on the baseline.
    expect(seen!.glyph.bottom).toBeCloseTo(seen!.glyph.y, 0);
    expect((seen!.glyph.bottom - seen!.glyph.top) / ((20 * 25.4) / 72)).toBeGreaterThan(0.85);
  });
});
