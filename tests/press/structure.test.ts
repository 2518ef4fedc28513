import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFString, type PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, test } from 'vitest';
import { bytesOf, condition, HASH, pressed, Read } from './make.js';

const folder = await mkdtemp(join(tmpdir(), 'press-structure-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** A tagged page with a link whose annotation the structure tree names, an outline with a destination and one with an action. */
function tagged(document: PDFDocument): void {
  const { context, catalog } = document;
  const page = document.getPage(0);
  const link = context.register(context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], StructParent: 7, A: { S: 'URI', URI: PDFString.of('https://example.com') } }));
  page.node.set(PDFName.of('Annots'), context.obj([link]));
  const element = context.nextRef();
  context.assign(element, context.obj({ Type: 'StructElem', S: 'Link', K: [0, { Type: 'OBJR', Obj: link }] }));
  const root = context.obj({ Type: 'StructTreeRoot', K: [element], ParentTree: { Nums: [0, [element], 7, element] } });
  catalog.set(PDFName.of('StructTreeRoot'), context.register(root));
  const items = [context.nextRef(), context.nextRef()] as const;
  const outlines = context.register(context.obj({ Type: 'Outlines', First: items[0], Last: items[1], Count: 2 }));
  context.assign(items[0], context.obj({ Title: PDFString.of('one'), Dest: [page.ref, 'Fit'], Next: items[1], Parent: outlines }));
  context.assign(items[1], context.obj({ Title: PDFString.of('two'), A: { S: 'URI', URI: PDFString.of('https://example.com') }, Prev: items[0], Parent: outlines }));
  catalog.set(PDFName.of('Outlines'), outlines);
  catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'JavaScript', JS: PDFString.of('1') }));
  catalog.set(PDFName.of('AcroForm'), context.obj({}));
  page.node.set(PDFName.of('AA'), context.obj({ O: { S: 'JavaScript' } }));
}

describe('interaction', () => {
  test('goes, with what the structure tree says of it; tags and outline stay', async () => {
    const result = await pressed({ content: '/Link <</MCID 0>> BDC BT /F1 9 Tf (a) Tj ET EMC', change: tagged });
    const read = await Read.of(result);
    expect(result.report.annotations).toBe(1);
    expect(read.text).not.toMatch(/\/Annots|\/OBJR|\/URI|JavaScript|OpenAction|AcroForm|\/AA/);
    const root = read.document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
    expect(String(root.lookup(PDFName.of('K'), PDFArray).lookup(0, PDFDict).get(PDFName.of('K')))).toBe('[ 0 ]');
    expect(root.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray).size()).toBe(2);
    const first = read.document.catalog.lookup(PDFName.of('Outlines'), PDFDict).lookup(PDFName.of('First'), PDFDict);
    expect(first.has(PDFName.of('Dest'))).toBe(true);
    expect(first.lookup(PDFName.of('Next'), PDFDict).has(PDFName.of('A'))).toBe(false);
  });
});

describe('the marks of PDF/X-4', () => {
  test('one output intent with the profile whole, names in XMP, Trapped alike, ID of all input', async () => {
    const result = await pressed({ content: '', change: (d) => d.catalog.set(PDFName.of('OutputIntents'), d.context.obj([{ S: 'GTS_PDFX' }, { S: 'GTS_PDFA1' }])) });
    const read = await Read.of(result);
    const intents = read.document.catalog.lookup(PDFName.of('OutputIntents'), PDFArray);
    expect(intents.size()).toBe(1);
    const intent = intents.lookup(0, PDFDict);
    const text = (key: string): string => intent.lookup(PDFName.of(key), PDFString).decodeText();
    expect([text('OutputConditionIdentifier'), text('RegistryName'), text('Info')]).toEqual(['FOGRA39', 'http://www.color.org', 'Coated FOGRA39 (ISO 12647-2:2004)']);
    const profile = intent.lookup(PDFName.of('DestOutputProfile')) as PDFRawStream;
    expect(Buffer.compare(bytesOf(profile), (await condition()).icc)).toBe(0);
    expect(String(profile.dict.get(PDFName.of('N')))).toBe('4');
    const whole = Buffer.from(result.pdf).toString('utf8');
    expect(whole).toContain('<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>');
    expect(whole).toContain('<pdf:Trapped>False</pdf:Trapped>');
    expect(read.text).toContain('/Trapped /False');
    expect(whole).toContain(`/ID [<${HASH.slice(0, 32).toUpperCase()}> <${HASH.slice(0, 32).toUpperCase()}>]`);
    expect(whole.startsWith('%PDF-1.6')).toBe(true);
  });
  test('the same file gives the same bytes', async () => {
    const [a, b] = await Promise.all([pressed({ content: '1 0 0 rg 0 0 9 9 re f', pages: 3 }), pressed({ content: '1 0 0 rg 0 0 9 9 re f', pages: 3 })]);
    expect(Buffer.compare(a.pdf, b.pdf)).toBe(0);
  });
});

test('colours that paper cannot show are named with their pages, others are not', async () => {
  const { report } = await pressed({ content: '0 0 1 rg 0 0 9 9 re f .5 .3 .3 rg 0 0 9 9 re f', pages: 2 });
  expect(report.outOfGamut.map(({ rgb, pages }) => ({ rgb, pages }))).toEqual([{ rgb: [0, 0, 255], pages: [1, 2] }]);
  expect(report.outOfGamut[0]!.deltaE).toBeGreaterThan(6);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

test.skipIf(!has('qpdf'))('qpdf finds no fault', async () => {
  const { pdf } = await pressed({ content: '0 0 0 rg BT /F1 9 Tf (a) Tj ET', pages: 2, change: tagged });
  const path = join(folder, 'a.pdf');
  await writeFile(path, pdf);
  const { status, stdout } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
  expect(stdout).toContain('No syntax or stream encoding errors found');
  expect(status).toBe(0);
});
