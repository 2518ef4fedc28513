/** Pages taken out of a print edition: what a printer and a reader find in the new file, as other libraries see it. */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { partId } from '../../src/handover/identity.js';
import { subset } from '../../src/handover/subset.js';
import { openRaster } from '../../src/raster/index.js';
import { ask, qpdfAccepts } from './look.js';
import { HASH, printEdition } from './print.js';

const ID = partId(HASH, 'text');
const open = (pdf: Uint8Array): Promise<PDFDocument> => PDFDocument.load(pdf, { updateMetadata: false });
const name = (key: string): PDFName => PDFName.of(key);

const metadata = (pdf: PDFDocument): string => Buffer.from(pdf.catalog.lookup(name('Metadata'), PDFStream).getContents()).toString();

/** Types of elements in reading order, with how many contents each marks. */
function tags(pdf: PDFDocument): string[] {
  const found: string[] = [];
  const look = (value: PDFObject | undefined): number => {
    const object = value === undefined ? undefined : pdf.context.lookup(value);
    if (object instanceof PDFArray) return object.asArray().reduce((sum, each) => sum + look(each), 0);
    if (object instanceof PDFNumber) return 1;
    if (!(object instanceof PDFDict)) return 0;
    const type = object.get(name('S'));
    if (type === undefined) return 1;
    const at = found.push('') - 1;
    const marks = look(object.get(name('K')));
    found[at] = `${String(type)} ${marks}`;
    return 0;
  };
  look(pdf.catalog.lookup(name('StructTreeRoot'), PDFDict).get(name('K')));
  return found;
}

function titles(pdf: PDFDocument, parent = pdf.catalog.lookup(name('Outlines'), PDFDict)): string[] {
  const list: string[] = [];
  for (let item = parent.lookupMaybe(name('First'), PDFDict); item; item = item.lookupMaybe(name('Next'), PDFDict)) {
    const dest = item.lookupMaybe(name('Dest'), PDFArray);
    const page = dest === undefined ? null : pdf.getPages().findIndex((each) => each.ref === dest.get(0)) + 1;
    list.push(`${item.lookup(name('Title'), PDFHexString).decodeText()} ${page ?? '-'}`, ...titles(pdf, item).map((inner) => `  ${inner}`));
  }
  return list;
}

let whole: Uint8Array;
beforeAll(async () => {
  whole = await printEdition(8);
});

describe.each([['cover', [1, 2, 7, 8]], ['text', [3, 4, 5, 6]]] as const)('%s', (_, wanted) => {
  let bytes: Uint8Array;
  let pdf: PDFDocument;
  beforeAll(async () => {
    bytes = await subset(whole, wanted, ID);
    pdf = await open(bytes);
  });

  it('is accepted by qpdf', () => {
    expect(qpdfAccepts(bytes)).toBe(true);
  });

  it('shows the same pixels', async () => {
    const before = await openRaster(whole);
    const after = await openRaster(bytes);
    expect(after.pageCount).toBe(wanted.length);
    for (const [i, page] of wanted.entries()) {
      const [a, b] = [await before.render(page, 20, 'media'), await after.render(i + 1, 20, 'media')];
      expect(Buffer.compare(a.data, b.data)).toBe(0);
    }
    before.close();
    after.close();
  });

  it('keeps boxes, output intent and markers, and shows the issue’s page numbers', async () => {
    const source = await open(whole);
    for (const [i, page] of wanted.entries()) {
      const [a, b] = [source.getPage(page - 1), pdf.getPage(i)];
      for (const box of ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox']) expect(String(b.node.lookup(name(box)))).toBe(String(a.node.lookup(name(box))));
      expect(String(b.node.get(name('Group')))).toBe(String(a.node.get(name('Group'))));
    }
    const intent = pdf.catalog.lookup(name('OutputIntents'), PDFArray).lookup(0, PDFDict);
    expect(String(intent.get(name('OutputConditionIdentifier')))).toBe('(FOGRA39)');
    expect([...intent.lookup(name('DestOutputProfile'), PDFStream).getContents()]).toEqual([1, 2, 3]);
    const xmp = metadata(pdf);
    expect(xmp).toContain('<pdfxid:GTS_PDFXVersion>PDF/X-4<');
    expect(xmp).toContain('<xmpMM:VersionID>62b7761b<');
    expect(String(pdf.catalog.lookup(name('PageLabels'), PDFDict).get(name('Nums'))).replace(/\s+/g, ' ')).toMatch(wanted[0] === 1 ? /\/St 1\b.*\b2 << \/S \/D \/St 7 >>/ : /^\[ 0 << \/S \/D \/St 3 >> \]$/);
  });

  it('carries an ID of its own with the 8 digits of the whole', () => {
    const xmp = metadata(pdf);
    expect(xmp.match(/uuid:62b7761b-[0-9a-f-]{27}/g)).toHaveLength(2);
    expect(xmp).not.toContain('uuid:62b7761b-4922-db4b');
    expect(String(pdf.context.trailerInfo.ID).toUpperCase()).toContain(`<${ID}>`);
    expect(partId(HASH, 'cover')).not.toBe(ID);
  });

  it('keeps the tags of its pages and no others', () => {
    expect(tags(pdf)).toEqual([...wanted.flatMap(() => ['/Sect 0', '/P 1', '/Div 0']), `/Art ${wanted.length}`]);
    const tree = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict).lookup(name('ParentTree'), PDFDict).lookup(name('Nums'), PDFArray);
    expect(tree.asArray().filter((_, i) => i % 2 === 0).map(String)).toEqual(wanted.map((page) => String(page - 1)));
  });

  it('keeps nothing of the pages that went', () => {
    const pages = pdf.context.enumerateIndirectObjects().filter(([, object]) => object instanceof PDFDict && object.get(name('Type')) === name('Page'));
    expect(pages).toHaveLength(wanted.length);
    expect(bytes.length).toBeLessThan(whole.length);
  });

  it('lists its own pages in the outline', () => {
    // The section itself stands on page 3.
    expect(titles(pdf)).toEqual(wanted[0] === 1 ? ['Bìa 1', 'Tin -', '  Bài 7 3', '  Bài 8 4'] : ['Tin 1', '  Bài 3 1', '  Bài 4 2', '  Bài 5 3', '  Bài 6 4']);
    expect(String(pdf.catalog.lookup(name('Outlines'), PDFDict).get(name('Count')))).toBe(String(titles(pdf).length));
  });

  it('can be read as text', () => {
    const text = ask('pdftotext', ['@', '-'], bytes);
    if (text !== null) expect(text.match(/Trang \d/g)).toEqual(wanted.map((page) => `Trang ${page}`));
  });
});

it('drops links to pages that went, and keeps the others', async () => {
  const source = await printEdition(8, { links: true });
  const cover = await open(await subset(source, [1, 2, 7, 8], ID));
  expect(cover.getPage(0).node.get(name('Annots'))).toBeUndefined();
  expect(cover.catalog.lookup(name('Dests'), PDFDict).keys().map(String)).toEqual(['/first']);
  const text = await open(await subset(source, [3, 4, 5, 6], ID));
  expect(text.getPage(0).node.lookup(name('Annots'), PDFArray).size()).toBe(1);
});

it.each(['1.4', '1.6'])('stays a PDF of version %s', async (version) => {
  const source = Buffer.from(whole);
  source.write(`%PDF-${version}`, 0, 'latin1');
  expect(Buffer.from(await subset(source, [3, 4], ID)).toString('latin1', 0, 8)).toBe(`%PDF-${version}`);
});

it('gives the same bytes for the same input', async () => {
  expect(Buffer.compare(await subset(whole, [3, 4], ID), await subset(whole, [3, 4], ID))).toBe(0);
});

it('refuses a page that is not there', async () => {
  await expect(subset(whole, [9], ID)).rejects.toThrow(RangeError);
});
