import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } from '@cantoo/pdf-lib';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkAccess } from '../../src/access/index.js';
import { openBrowser, type OpenBrowser } from '../../src/browser/index.js';
import { claimAccessible, finish } from '../../src/finish/index.js';
import type { PdfFacts, Region } from '../../src/model/layout.js';
import { ptToMm } from '../../src/model/paper.js';
import { PdfFile, asText, readTags, walkTags, type Tag } from '../../src/pdf/index.js';
import { advert, FACTS, open, paginated, textOf } from './make.js';

const READER: PdfFacts = { ...FACTS, marks: false, boxes: 'trim' };
const PIXEL = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
/** What the pages of an issue have, in little: content in a group of its own, a list in roles, a table, grounds, furniture that is generated, pictures told and not told. */
const HTML = `<!doctype html><html lang="vi"><head><title>Draft</title><style>
  @page { size: 220mm 300mm; margin: 0 } body { margin: 0 } section { position: relative; width: 220mm; height: 299.5mm; overflow: hidden; break-after: page } section:last-child { break-after: auto }
  .in { position: absolute; left: 30mm; top: 30mm } .folio::after { content: '7' } .foot { position: absolute; left: 30mm; top: 20mm } .fine { opacity: 0.99 }
</style></head><body>
<section><div class="foot folio"></div><div class="in"><div style="background:#eee"><h2>Trang một</h2></div>
  <div class="fine"><p lang="en">In a form.</p><div role="list" style="display:contents"><div role="listitem" style="display:contents"><p><span role="blockquote">1.</span> Một <b>hai</b></p></div></div></div>
  <h4 id="p1">Nhỏ</h4><p><a href="https://example.com/a">example.com</a> <a href="mailto:a@example.com">thư</a> <a href="#p2">Trang 2</a></p>
  <img alt="Bến tàu" src="${PIXEL}" width="20" height="20"><img alt="" src="${PIXEL}" width="20" height="20">
  <div role="table"><div role="row"><span role="columnheader">Năm</span></div><div role="row"><span role="cell">2026</span></div></div></div></section>
<section><div class="in"><p id="p2">Trang hai</p></div></section><section><div class="in"><p>Trang ba</p></div></section></body></html>`;

let browser: OpenBrowser;
let printed: Uint8Array;
let finished: Uint8Array;
let raw: PDFDocument;
let pdf: PDFDocumentProxy;
let tags: readonly Tag[];

const facts: PdfFacts = { ...READER, outline: [{ title: 'Một', page: 1, children: [] }, { title: 'Hai / Two', page: 2, children: [] }] };
beforeAll(async () => {
  browser = await openBrowser();
  const page = await browser.browser.newPage();
  await page.setContent(HTML, { waitUntil: 'load' });
  printed = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  finished = (await finish(paginated(printed), facts)).pdf;
  raw = await PDFDocument.load(finished, { updateMetadata: false });
  pdf = await open(finished);
  tags = await tagsOf(finished);
}, 120_000);
afterAll(() => browser?.close());

const tagsOf = async (bytes: Uint8Array): Promise<Tag[]> => Array.from(walkTags(readTags(await PdfFile.open(bytes))!.kids), ([kid]) => kid).filter((kid): kid is Tag => kid.kind === 'tag');
const types = (): string[] => tags.map(({ type }) => type);

describe('a file for readers', () => {
  test('shows the trim alone', async () => {
    for (let n = 1; n <= 3; n += 1) {
      const [left, bottom, right, top] = (await pdf.getPage(n)).view as [number, number, number, number];
      expect([ptToMm(right - left), ptToMm(top - bottom)]).toEqual([expect.closeTo(190, 2), expect.closeTo(270, 2)]);
      expect(raw.getPage(n - 1).node.get(PDFName.of('BleedBox'))).toBeUndefined();
    }
  });

  test('opens on its cover in two-page view, the outline at hand', () => {
    expect(String(raw.catalog.get(PDFName.of('PageLayout')))).toBe('/TwoPageRight');
    expect(String(raw.catalog.get(PDFName.of('PageMode')))).toBe('/UseNone');
    expect(raw.catalog.lookup(PDFName.of('Outlines'))).toBeInstanceOf(PDFDict);
  });

  test('nothing is found against PDF/UA-1 but that it does not say so yet', async () => {
    expect((await checkAccess(finished)).map(({ rule }) => rule)).toEqual(['ua-identifier']);
    expect(await checkAccess(await claimAccessible(finished, facts))).toEqual([]);
    // What the browser wrote is another matter.
    const before = (await checkAccess(printed)).map(({ rule }) => rule);
    expect(before).toEqual(expect.arrayContaining(['ua-untagged', 'ua-heading-first', 'ua-heading-skipped', 'ua-list', 'ua-link-words', 'ua-owner']));
  });

  test('the claim changes nothing else', async () => {
    const claimed = await open(await claimAccessible(finished, facts));
    expect(await textOf(await claimed.getPage(1))).toBe(await textOf(await pdf.getPage(1)));
    expect(await claimed.getOutline()).toHaveLength(2);
  });

  test('headings, lists and tables are what they are, without wrappers', () => {
    expect(types().filter((type) => /^H\d/.test(type))).toEqual(['H1', 'H2']);
    expect(types().filter((type) => /^(?:L|LI|Lbl|LBody)$/.test(type))).toEqual(['L', 'LI', 'Lbl', 'LBody']);
    expect(types().filter((type) => /^T/.test(type))).toEqual(['Table', 'TR', 'TH', 'TR', 'TD']);
    expect(types().filter((type) => type === 'NonStruct' || type === 'Div')).toEqual([]);
    expect(tags.filter(({ entries }) => asText(entries.get('Lang')) === 'en').map(({ type }) => type)).toEqual(['P']);
  });

  test('a picture is told; one that only adorns, a ground and generated words are artifacts', async () => {
    expect(tags.filter(({ type }) => type === 'Figure').map(({ entries }) => asText(entries.get('Alt')))).toEqual(['Bến tàu']);
    const marks = Buffer.from(contentOf(1)).toString('latin1');
    expect(marks.match(/\/Artifact <<\/Type \/Pagination>> BDC/g)?.length).toBe(1);
    expect(marks.match(/\/Artifact <<\/Type \/Layout>> BDC/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test('links say where they lead', async () => {
    const links = await (await pdf.getPage(1)).getAnnotations() as { contentsObj: { str: string } }[];
    expect(links.map(({ contentsObj }) => contentsObj.str)).toEqual(['https://example.com/a', 'a@example.com', 'Hai / Two, 2']);
  });

  test('the text stays as it was', async () => {
    const before = await open(printed);
    for (let n = 1; n <= 3; n += 1) expect(await textOf(await pdf.getPage(n))).toBe(await textOf(await before.getPage(n)));
  });

  test('made twice: the same bytes', async () => {
    expect(Buffer.from((await finish(paginated(printed), facts)).pdf).equals(Buffer.from(finished))).toBe(true);
  });
});

describe('a supplied page', () => {
  const region: Region = { page: 2, rect: { x: 0, y: 0, width: 190, height: 270 }, owner: { kind: 'supplied', path: '/i/advert.pdf' } };
  test('is a picture that is told by its words, in its place among the pages', async () => {
    const bytes = await advert({});
    const { pdf: made } = await finish(paginated(printed, [region]), facts, { read: () => Promise.resolve(bytes) });
    // The agency left its font out, which is told.
    expect((await checkAccess(made)).map(({ rule, page }) => [rule, page])).toEqual([['ua-identifier', null], ['ua-font', 2]]);
    const [first, second] = (await tagsOf(made)).filter(({ type }) => type === 'Figure').map(({ entries }) => asText(entries.get('Alt')));
    expect([first, second]).toEqual(['Bến tàu', 'ADVERT']);
    const order = Array.from(walkTags(readTags(await PdfFile.open(made))!.kids), ([kid]) => kid).filter((kid) => kid.kind === 'content').map((kid) => kid.page!.objectNumber);
    expect(order.filter((page, i) => page !== order[i - 1])).toHaveLength(3);
  });
});

function contentOf(page: number): Uint8Array {
  const { context } = raw;
  const contents = raw.getPage(page - 1).node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray().map((each) => context.lookup(each)) : [contents];
  return Buffer.concat(streams.flatMap((stream) => (stream instanceof PDFRawStream ? [Buffer.from(decodePDFRawStream(stream).decode())] : [])));
}
