import { PDFArray, PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type OpenBrowser } from '../../src/browser/index.js';
import { finish } from '../../src/finish/index.js';
import type { Region } from '../../src/model/layout.js';
import { ptToMm } from '../../src/model/paper.js';
import { advert, FACTS, open, paginated, pathBoxes, print, textOf } from './make.js';

let browser: OpenBrowser;
let printed: Uint8Array;
beforeAll(async () => {
  browser = await openBrowser();
  printed = await print(browser, 3);
}, 120_000);
afterAll(() => browser?.close());

const region = (page: number, path: string): Region => ({ page, rect: { x: -3, y: -3, width: 196, height: 276 }, owner: { kind: 'supplied', path } });
const place = { file: 'issue.yaml', line: 40, column: 5 };
const place40 = new Map([['/i/advert.pdf', place]]);

async function placed(bytes: Uint8Array, regions = [region(2, '/i/advert.pdf')]) {
  const reads: string[] = [];
  const read = async (file: string) => { reads.push(file); return bytes; };
  const { pdf, messages } = await finish(paginated(printed, regions), { ...FACTS, marks: false }, { read, places: place40 });
  const raw = await PDFDocument.load(pdf, { updateMetadata: false });
  const boxes = (key: string) => raw.getPage(1).node.lookup(PDFName.of(key), PDFArray).asArray().map((n) => (n as PDFNumber).asNumber());
  return { pdf, messages, reads, document: await open(pdf), trim: boxes('TrimBox'), bleed: boxes('BleedBox') };
}

/** How far the nearest path of page 2 is from a box, mm. */
async function nearest({ document }: Awaited<ReturnType<typeof placed>>, box: readonly number[]): Promise<number> {
  const paths = await pathBoxes(await document.getPage(2));
  return Math.min(...paths.map((path) => Math.max(...path.map((v, i) => Math.abs(ptToMm(v - box[i]!))))));
}

describe('its trim lands on our trim, its bleed fills ours', () => {
  test.each([
    ['with bleed and TrimBox', {}],
    ['with marks round it', { sheet: [230, 310], trim: [20, 20, 190, 270], bleed: [17, 17, 196, 276] }],
    ['with an origin elsewhere', { origin: [-50, 20] }],
  ] as const)('%s', async (_, options) => {
    const result = await placed(await advert(options as Parameters<typeof advert>[0]));
    expect(result.messages).toEqual([]);
    expect(await nearest(result, result.trim)).toBeLessThan(0.02);
    // The clip, on our bleed.
    expect(await nearest(result, result.bleed)).toBeLessThan(0.02);
    expect(await textOf(await result.document.getPage(2))).toContain('ADVERT');
    expect(await textOf(await result.document.getPage(1))).not.toContain('ADVERT');
  });

  test('without a TrimBox the middle of 196 x 276 mm is taken', async () => {
    const result = await placed(await advert({ trim: null }));
    expect(result.messages).toEqual([]);
    expect(await nearest(result, result.bleed)).toBeLessThan(0.02);
  });

  test.each([90, 180, 270])('turned by %d degrees', async (rotate) => {
    const turned = rotate % 180 === 90;
    const result = await placed(await advert({ rotate, ...(turned ? { sheet: [276, 196], trim: [3, 3, 270, 190] } : {}) }));
    expect(result.messages).toEqual([]);
    expect(await nearest(result, result.trim)).toBeLessThan(0.02);
    // The text runs as /Rotate says: clockwise.
    const { items } = await (await result.document.getPage(2)).getTextContent();
    const advertText = items.find((item) => 'str' in item && item.str === 'ADVERT') as { transform: number[] };
    expect(Math.round((Math.atan2(-advertText.transform[1]!, advertText.transform[0]!) * 180) / Math.PI + 360) % 360).toBe(rotate);
  });
});

describe('quality errors', () => {
  test('another size', async () => {
    const { messages } = await placed(await advert({ sheet: [216, 303], trim: [3, 3, 210, 297] }));
    expect(messages).toEqual([{
      severity: 'error', rule: 'supplied-size', place,
      text: 'Unexpected trim of 210.0 x 297.0 mm, expected 190 x 270 mm (advert.pdf)',
      note: 'Ask for the page in 190 x 270 mm with 3 mm bleed; it is printed at its own size, in the middle.',
    }]);
  });

  test.each([
    ['a sheet cut to the trim', { sheet: [190, 270], trim: null }, '0.0 mm'],
    ['a bleed of 2 mm', { sheet: [194, 274], trim: [2, 2, 190, 270] }, '2.0 mm'],
    ['a BleedBox that is the TrimBox', { bleed: [3, 3, 190, 270] }, '0.0 mm'],
    ['a trim that is not in the middle', { sheet: [196, 276], trim: [5, 3, 190, 270] }, '1.0 mm'],
  ] as const)('no bleed: %s', async (_, options, found) => {
    const { messages } = await placed(await advert(options as unknown as Parameters<typeof advert>[0]));
    expect(messages.map((m) => [m.severity, m.rule])).toEqual([['error', 'supplied-bleed']]);
    expect(messages[0]!.text).toContain(`Unexpected bleed of ${found}, expected 3 mm`);
  });

  test('half a millimetre is nothing', async () => {
    expect((await placed(await advert({ sheet: [196.4, 276], trim: [3, 3, 190.4, 270] }))).messages).toEqual([]);
  });
});

test('one file on two pages is read and embedded once; a picture is left to the browser', async () => {
  const bytes = await advert();
  const { reads, pdf } = await placed(bytes, [region(2, '/i/advert.pdf'), region(3, '/i/advert.pdf')]);
  expect(reads).toEqual(['/i/advert.pdf']);
  expect(Buffer.from(pdf).toString('latin1').match(/\/Subtype \/Form/g)).toHaveLength(1);
  const picture = await placed(Buffer.from('\xff\xd8\xff\xe0 a photo', 'latin1'), [region(2, '/i/advert.jpg')]);
  expect(picture.messages).toEqual([]);
  expect(Buffer.from(picture.pdf).toString('latin1')).not.toContain('/Supplied1');
});

test('a region beyond the last page is our fault, as is a map of another length', async () => {
  const bytes = await advert();
  await expect(placed(bytes, [region(4, '/i/advert.pdf')])).rejects.toThrow(RangeError);
  const issue = { ...paginated(printed), map: { pages: [{ page: 1, side: 'right', kind: 'cover', folio: null, section: null, articles: [] } as const], regions: [] } };
  await expect(finish(issue, FACTS)).rejects.toThrow('3 pages and its map 1');
});

test('the same bytes again', async () => {
  const bytes = await advert();
  expect(Buffer.compare((await placed(bytes)).pdf, (await placed(bytes)).pdf)).toBe(0);
});
