/** IDs of structure elements do not depend on how the browser has numbered its nodes. */
import { PDFArray, PDFDict, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { openBrowser } from '../../src/browser/index.js';
import { finish } from '../../src/finish/index.js';
import { PdfFile, name } from '../../src/pdf/index.js';
import { FACTS, paginated } from './make.js';

const TABLE = '<table><tr><th>Năm</th><th>Year</th></tr><tr><td>2025</td><td>2026</td></tr></table>';
const HTML = `<!doctype html><html lang="vi"><title>Draft</title><style>@page { size: 220mm 300mm; margin: 0 }</style><body>${TABLE}<p>Giữa</p>${TABLE}</body></html>`;
const facts = { ...FACTS, outline: [] };
const idsIn = (pdf: Uint8Array): string[] => Array.from(Buffer.from(pdf).toString('latin1').matchAll(/\/ID \((node\d+)\)/g), (match) => match[1]!);
const namedIn = (pdf: Uint8Array): number => Buffer.from(pdf).toString('latin1').match(/\/Headers/g)?.length ?? 0;

test('the same page gives the same IDs however the browser has numbered its nodes', async () => {
  const browser = await openBrowser();
  try {
    const printed = async (lookedAt: boolean): Promise<Uint8Array> => {
      const page = await browser.browser.newPage();
      await page.setContent(HTML, { waitUntil: 'load' });
      // Numbers every node there is, those that are never printed as well.
      if (lookedAt) await (await page.createCDPSession()).send('DOM.getDocument', { depth: -1, pierce: true });
      return page.pdf({ preferCSSPageSize: true, tagged: true });
    };
    const [one, two] = [await printed(false), await printed(true)];
    expect(idsIn(one)).toHaveLength(4);
    expect(idsIn(one)).not.toEqual(idsIn(two));
    const [first, second] = [(await finish(paginated(one), facts)).pdf, (await finish(paginated(two), facts)).pdf];
    expect(idsIn(first)).toEqual(['node00000001', 'node00000002', 'node00000003', 'node00000004']);
    expect(idsIn(second)).toEqual(idsIn(first));
    // Cells name their headers by them.
    expect(namedIn(one)).toBeGreaterThan(0);
    expect(namedIn(first)).toBe(namedIn(one));
    for (const id of Buffer.from(first).toString('latin1').match(/node\d{8}/g)!) expect(idsIn(first)).toContain(id);

    // What looks an element up by its ID finds it.
    const file = await PdfFile.open(first);
    const leaf = (at: PDFDict): PDFDict => (at.has(name('Kids')) ? leaf(file.get((file.get(at.get(name('Kids'))) as PDFArray).get(0)) as PDFDict) : at);
    const names = file.get(leaf(file.get(file.dict(file.catalog.get(name('StructTreeRoot'))).get(name('IDTree'))) as PDFDict).get(name('Names'))) as PDFArray;
    for (let i = 0; i < names.size(); i += 2) {
      const element = file.dict(names.get(i + 1) as PDFRef);
      expect((element.get(name('ID')) as PDFString).decodeText()).toBe((names.get(i) as PDFString).decodeText());
    }
    expect(names.size()).toBe(8);
  } finally {
    await browser.close();
  }
});
