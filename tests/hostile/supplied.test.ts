/** Pages that others deliver as PDF: bombs, circles, scripts and files inside. They are refused, or used without what is not painted. */
import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { embedSupplied } from '../../src/finish/supplied.js';
import { openForeign, PdfFile } from '../../src/pdf/index.js';
import { measurePictures } from '../../src/pictures/index.js';
import { advert } from '../finish/make.js';
import { folder, freshCache, put, ref } from '../pictures/make.js';

/** What measuring says of a supplied file. */
async function said(bytes: Uint8Array | string): Promise<string[]> {
  const file = await put(await folder(), 'advert.pdf', bytes);
  const began = performance.now();
  const { messages } = await measurePictures([ref(file, 3)], await freshCache());
  expect(performance.now() - began).toBeLessThan(20_000);
  for (const message of messages) {
    expect(message.note).not.toBe('');
    expect(message.place).toMatchObject({ file: 'articles/port/vi.md', line: 3 });
  }
  return messages.map((m) => `${m.severity} ${m.rule}: ${m.text}`);
}

/** A PDF of numbered objects with a table of none: readers look for the objects themselves. */
const file = (...objects: string[]): string => `%PDF-1.7\n${objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer\n<</Root 1 0 R/Size ${objects.length + 1}>>\nstartxref\n0\n%%EOF\n`;
const stream = (dict: string, bytes: Uint8Array | string): string => {
  const data = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1');
  return `<<${dict}/Length ${data.length}>>\nstream\n${data}\nendstream`;
};
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const onePage = (page: string, ...more: string[]): Buffer => latin(file('<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', `<</Type/Page/Parent 2 0 R/MediaBox[0 0 556 782]${page}>>`, ...more));
const zeros = (megabytes: number): Buffer => deflateSync(Buffer.alloc(megabytes * 1024 * 1024), { level: 9 });

describe('what is refused', () => {
  it('a file with a password', async () => {
    const { PDFDocument: Library } = await import('@cantoo/pdf-lib');
    const pdf = await Library.create();
    pdf.addPage([556, 782]);
    pdf.encrypt({ userPassword: 'x', ownerPassword: 'y' });
    expect(await said(await pdf.save())).toEqual(['stopper picture-unreadable: advert.pdf is protected by a password.']);
  });

  it.each([0.02, 0.3, 0.6, 0.9])('the first %f of a file, or what can be read of it', async (part) => {
    const whole = await advert();
    const lines = await said(whole.subarray(0, Math.floor(whole.length * part)));
    for (const line of lines) expect(line).toMatch(/^stopper picture-(unreadable|format): advert\.pdf is (a damaged PDF|no picture)/);
  });

  it.each([
    ['page trees in a circle', file('<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1>>'), /^stopper picture-unreadable: advert\.pdf is a damaged PDF/],
    ['a header and nothing else', '%PDF-1.4\n%%EOF\n', /^stopper picture-unreadable: advert\.pdf is a damaged PDF \(its list of pages is not found\)\.$/],
    ['no pages', file('<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 0>>'), /^stopper picture-unreadable: advert\.pdf is a damaged PDF/],
    ['lists within lists', file('<</Type/Catalog/Pages 2 0 R>>', `${'['.repeat(200_000)}${']'.repeat(200_000)}`), /^stopper picture-unreadable: advert\.pdf is a damaged PDF/],
    ['a page of a million million points', onePage('').toString('latin1').replace('[0 0 556 782]', '[0 0 1000000000000 782]'), /is a page whose MediaBox is 1000000000000 x 782 pt\.$/],
    ['a page without a size', onePage('').toString('latin1').replace('[0 0 556 782]', '[0 0 0 0]'), /is a page whose MediaBox is 0 x 0 pt\.$/],
    ['a page without a box', onePage('').toString('latin1').replace('/MediaBox[0 0 556 782]', ''), /is a page whose MediaBox is none\.$/],
    ['a trim that is words', onePage('/TrimBox[(a)(b)(c)(d)]').toString('latin1'), /is a page whose TrimBox is /],
    ['a turn that is none', onePage('/Rotate(x)').toString('latin1'), /is a page whose Rotate is no number\.$/],
  ])('%s', async (_, bytes, expected) => expect(await said(latin(bytes))).toEqual([expect.stringMatching(expected)]));

  it.each([
    ['objects', latin(file('<</Type/Catalog/Pages 2 0 R>>', stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', zeros(400)))), 'a bomb'],
    ['objects under an escaped name', latin(file('<</Type/Catalog/Pages 2 0 R>>', stream('/Type/Obj#53tm/N 1/First 4/Filter/FlateDecode', zeros(400)))), 'a bomb'],
    ['a table', latin(file('<</Type/Catalog/Pages 2 0 R>>', stream('/Type/XRef/Size 4/W[1 2 1]/Filter/FlateDecode', zeros(400)))), 'a bomb'],
    ['objects packed twice', latin(file('<</Type/Catalog/Pages 2 0 R>>', stream('/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]', deflateSync(zeros(100))))), 'packed in a way that no program uses'],
    ['painting', onePage('/Contents 4 0 R', stream('/Filter/FlateDecode', zeros(600))), 'a bomb'],
    ['painting packed twice', onePage('/Contents 4 0 R', stream('/Filter[/FlateDecode/FlateDecode]', deflateSync(zeros(400)))), 'packed twice over'],
    ['painting of many pieces', onePage(`/Contents[${'4 0 R '.repeat(10)}]`, stream('/Filter/FlateDecode', zeros(50))), 'a page of endless painting'],
    ['a font', onePage('/Resources<</Font<</F1 4 0 R>>>>', '<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor 5 0 R>>', '<</Type/FontDescriptor/FontFile2 6 0 R>>', stream('/Filter/FlateDecode', zeros(600))), 'a bomb'],
    ['forms that paint forms', onePage('/Resources<</XObject<</X 4 0 R>>>>/Contents 14 0 R', ...Array.from({ length: 10 }, (_, i) => stream(`/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X ${i + 5} 0 R>>>>`, i === 9 ? '0 0 1 1 re f' : '/X Do '.repeat(10))), stream('', '/X Do')), 'a page of endless painting: its forms repeat one another'],
  ])('a bomb of %s', async (_, bytes, expected) => {
    expect(bytes.length).toBeLessThan(2_000_000);
    expect((await said(bytes))[0]).toContain(`stopper picture-unreadable: advert.pdf is ${expected}`);
  });

  it.each(['/X Do /X Do', '/X%\nDo /X Do', '/#58\tDo'])('a form that paints itself: %j', async (painting) => {
    expect(await said(onePage('/Resources<</XObject<</X 4 0 R>>>>/Contents 5 0 R', stream('/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X 4 0 R>>>>', painting), stream('', '/X Do')))).toEqual(['stopper picture-unreadable: advert.pdf is a page of endless painting: a form in it paints itself.']);
  });

  it('10,000 pages are one page and 9,999 that are not printed', async () => {
    const pages = file('<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Kids[${Array.from({ length: 10_000 }, (_, i) => `${i + 3} 0 R`).join(' ')}]/Count 10000>>`, ...Array.from({ length: 10_000 }, () => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 556 782]>>'));
    expect(await said(latin(pages))).toEqual(['info picture-pages: advert.pdf has 10000 pages; the first one is printed.']);
  });
});

describe('what is taken out', () => {
  const HOSTILE = onePage(
    '/AA<</O 6 0 R>>/Annots[7 0 R]/Contents 5 0 R/Resources<</Font<</A 10 0 R/JS 10 0 R>>/XObject<</X 4 0 R/E 9 0 R>>/JS(app.alert\\(1\\))/Names 8 0 R>>',
    stream('/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Parent 3 0 R/PieceInfo<</X 8 0 R>>/Metadata 9 0 R/AF[8 0 R]/Ref<</F(other.pdf)/Page 0>>/OPI<</2.0<</F(http://a.vn/x.tif)>>>>/StructParent 4/Resources<</Font<</A 10 0 R>>>>', '0 0 9 9 re f BT /A 9 Tf (Words) Tj ET'),
    stream('', '/X Do'),
    '<</S/JavaScript/JS(app.alert\\(1\\))>>',
    '<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(cmd.exe)>>>>',
    '<</Type/Filespec/F(x.exe)/EF<</F 9 0 R>>>>',
    stream('/Type/EmbeddedFile', 'MZ-a-program'),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  );

  it('is said', async () => {
    expect(await said(HOSTILE)).toEqual(['info supplied-removed: advert.pdf leads to JavaScript, embedded files, pages of other files, parts that are not painted, pictures in other files, which are left out.']);
  });

  it('is in no object of our file, while fonts and forms are', async () => {
    const host = await PDFDocument.create({ updateMetadata: false });
    host.addPage([600, 800]);
    const into = await PdfFile.open(await host.save({ useObjectStreams: false }));
    const { form } = await embedSupplied(into, HOSTILE, 'advert.pdf', null);
    const all = into.context.enumerateIndirectObjects().map(([, object]): PDFObject => object);
    const text = all.map((object) => (object instanceof PDFStream ? `${object.dict.toString()} ${Buffer.from(object.getContents()).toString('latin1')}` : object.toString())).join('\n');
    for (const bad of ['JavaScript', 'app.alert', 'Launch', 'cmd.exe', 'x.exe', 'MZ-a-program', 'EmbeddedFile', 'Filespec', 'other.pdf', 'a.vn', 'PieceInfo', 'StructParent', '/Annot']) expect(text, bad).not.toContain(bad);
    expect(text).toContain('/Helvetica');
    const inner = (into.context.lookup(form) as PDFStream).dict.lookup(PDFName.of('Resources'), PDFDict);
    expect(inner.lookup(PDFName.of('Font'), PDFDict).keys().map((key) => key.decodeText())).toEqual(['A', 'JS']);
  });

  it('and an honest page keeps all it paints', async () => {
    const { removed, content } = await openForeign(await advert());
    expect(removed).toEqual([]);
    expect(Buffer.from(content).toString('latin1')).toContain('Tj');
  });
});
