import { describe, expect, test } from 'vitest';
import { PDFDict, PDFName, PDFRawStream, type PDFContext } from '@cantoo/pdf-lib';
import { pressed, Read, textOf } from './make.js';

const stream = (context: PDFContext, data: string | Uint8Array, dict = {}) => context.register(context.stream(data, dict as never));
const image = (context: PDFContext, more = {}) => stream(context, Uint8Array.of(200, 40, 40), { Type: 'XObject', Subtype: 'Image', Width: 1, Height: 1, BitsPerComponent: 8, ColorSpace: 'DeviceRGB', ...more });
const GROUP = { S: 'Transparency', I: true, CS: 'DeviceRGB' };
const form = (context: PDFContext, content: string, more = {}) => stream(context, content, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 500, 200], ...more });

describe('groups', () => {
  test('a group round nothing transparent goes, one that is needed blends in ink', async () => {
    const read = await Read.of(await pressed({
      content: '/Plain Do /Veil Do',
      resources: (c) => ({ XObject: { Plain: form(c, '1 0 0 rg 0 0 9 9 re f', { Group: GROUP }), Veil: form(c, '/A gs 1 0 0 rg 0 0 9 9 re f', { Group: GROUP, Resources: { ExtGState: { A: { ca: 0.5 } } } }) } }),
    }));
    const dict = (key: string) => (read.resource('XObject', key) as PDFRawStream).dict;
    expect(dict('Plain').has(PDFName.of('Group'))).toBe(false);
    expect(String(dict('Veil').lookup(PDFName.of('Group'), PDFDict).get(PDFName.of('CS')))).toBe('/DeviceCMYK');
    expect(String(read.document.getPage(0).node.lookup(PDFName.of('Group'), PDFDict).get(PDFName.of('CS')))).toBe('/DeviceCMYK');
  });
  test('a page without transparency has no group', async () => {
    const read = await Read.of(await pressed({ content: '1 0 0 rg 0 0 9 9 re f', change: (d) => d.getPage(0).node.set(PDFName.of('Group'), d.context.obj(GROUP)) }));
    expect(read.document.getPage(0).node.has(PDFName.of('Group'))).toBe(false);
  });
});

test('what a luminosity mask is made of becomes gray, its backdrop too', async () => {
  const read = await Read.of(await pressed({
    content: '/M gs 1 0 0 rg 0 0 9 9 re f',
    resources: (c) => ({ ExtGState: { M: c.obj({ SMask: { S: 'Luminosity', BC: [1, 0, 0], G: form(c, '0 1 0 rg 0 0 9 9 re f .5 .5 .5 RG 0 0 m 9 9 l S', { Group: GROUP }) } }) } }),
  }));
  const mask = (read.resource('ExtGState', 'M') as PDFDict).lookup(PDFName.of('SMask'), PDFDict);
  const group = mask.lookup(PDFName.of('G')) as PDFRawStream;
  expect(textOf(group)).toBe('0.59 g 0 0 9 9 re f 0.502 G 0 0 m 9 9 l S');
  expect(String(group.dict.lookup(PDFName.of('Group'), PDFDict).get(PDFName.of('CS')))).toBe('/DeviceGray');
  expect(String(mask.get(PDFName.of('BC')))).toBe('[ 0.3 ]');
  expect(read.text).not.toContain('DeviceRGB');
});

describe('black veils', () => {
  const veil = (content: string) => ({ content, resources: (c: PDFContext) => ({ ExtGState: { A: c.obj({ ca: 0.5 }) }, XObject: { X: image(c) } }) });
  test('over a picture go through the profile', async () => {
    const read = await Read.of(await pressed(veil('q 90 0 0 90 0 0 cm /X Do Q /A gs 0 0 0 rg 10 10 50 50 re f')));
    expect(read.content()).toMatch(/0\.\d+ 0\.\d+ 0\.\d+ 0\.\d+ k 10 10 50 50 re f/);
  });
  test('over paper stay black alone, and never overprint', async () => {
    const read = await Read.of(await pressed(veil('q 90 0 0 90 0 0 cm /X Do Q /A gs 0 0 0 rg 110 10 50 1 re f')));
    expect(read.content().trim()).toBe('q 90 0 0 90 0 0 cm /X Do Q /A gs 0 0 0 1 k 110 10 50 1 re f');
  });
});

describe('PDF/X-1a', () => {
  const place = { file: 'articles/a/vi.md', line: 7, column: 1 };
  test('refuses transparency with page, millimetres and source', async () => {
    const { messages } = await pressed(
      { content: '/A gs 0 0 0 rg 95 188 50 50 re f', resources: (c) => ({ ExtGState: { A: c.obj({ ca: 0.5 }) } }) },
      { standard: '1a' }, { locate: (page, rect) => (page === 1 && rect && rect.x < 35 && rect.width > 17 ? place : null) },
    );
    expect(messages).toEqual([{
      severity: 'stopper', rule: 'transparency-in-x1a', place,
      text: 'Opacity below 1 on page 1, 30 mm from the left and 12 mm from the top cannot be written to PDF/X-1a',
      note: 'Use solid colours there, or set `printing.pdfx: x4`.',
    }]);
  });
  test.each([
    ['mask', '/A gs 0 0 9 9 re f', (c: PDFContext) => ({ ExtGState: { A: c.obj({ SMask: { S: 'Luminosity', G: form(c, '', { Group: GROUP }) } }) } }), 'A fading mask'],
    ['blend', '/A gs 0 0 9 9 re f', (c: PDFContext) => ({ ExtGState: { A: c.obj({ BM: 'Multiply' }) } }), 'A blend mode'],
    ['picture', '9 0 0 9 0 0 cm /X Do', (c: PDFContext) => ({ XObject: { X: image(c, { SMask: stream(c, Uint8Array.of(128), { Subtype: 'Image', Width: 1, Height: 1, BitsPerComponent: 8, ColorSpace: 'DeviceGray' }) }) } }), 'A picture with transparency'],
    ['group drawn faintly', '/A gs /F Do', (c: PDFContext) => ({ ExtGState: { A: c.obj({ ca: 0.5 }) }, XObject: { F: form(c, '0 0 9 9 re f', { Group: GROUP }) } }), 'Opacity below 1'],
  ] as const)('refuses a %s', async (_, content, resources, what) => {
    const { messages } = await pressed({ content, resources: resources as never }, { standard: '1a' });
    expect(messages.map((m) => [m.severity, m.text.startsWith(`${what} on page 1`)])).toEqual([['stopper', true]]);
  });
  test('takes the same page without, as PDF 1.4 with its names in Info', async () => {
    const result = await pressed({ content: '/A gs 1 0 0 rg 0 0 9 9 re f', resources: (c) => ({ ExtGState: { A: c.obj({ ca: 1, BM: 'Normal', SMask: 'None' }) } }) }, { standard: '1a' });
    expect(result.messages).toEqual([]);
    const { text } = await Read.of(result);
    expect(text.startsWith('%PDF-1.4')).toBe(true);
    expect(text).toContain('/GTS_PDFXVersion (PDF/X-1a:2003)');
    expect(text).not.toContain('/ObjStm');
  });
});
