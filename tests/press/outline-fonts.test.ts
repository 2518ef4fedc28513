import { spawnSync } from 'node:child_process';
import { PDFDict, PDFName, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { EnvironmentError } from '../../src/diagnostics/errors.js';
import { readPages } from '../../src/pdf/index.js';
import { outlineFonts } from '../../src/press/index.js';
import { HASH, pressed, Read } from './make.js';

const installed = spawnSync('gs', ['--version']).status === 0;
const page = () => pressed({ content: '0 0 0 rg BT /F1 24 Tf 50 50 Td (Ag) Tj ET 1 0 0 rg 0 0 9 9 re f', change: (d) => d.getPage(0).node.set(PDFName.of('MediaBox'), d.context.obj([0, -0.314, 567, 283])) });

test('without Ghostscript says what to do', async () => {
  const { pdf } = await page();
  await expect(outlineFonts(pdf, 'no-such-ghostscript')).rejects.toThrow(EnvironmentError);
});

describe.skipIf(!installed)('with Ghostscript', () => {
  test('text becomes curves in black ink that overprints; marks and boxes are those of the pressed file', async () => {
    const { pdf } = await page();
    const curves = await outlineFonts(pdf);
    const read = await Read.of({ pdf: curves });
    const [contents] = await readPages(curves);
    expect(contents!.paints.some((paint) => paint.kind === 'glyphs')).toBe(false);
    expect(read.content()).toContain('0 0 0 1 k');
    expect(read.text).toMatch(/\/op true[^]*\/OPM 1|\/OPM 1[^]*\/op true/);
    expect(read.text).not.toMatch(/DeviceRGB|\/FontFile/);
    const [box] = [read.document.getPage(0).getTrimBox()];
    const media = read.document.getPage(0).getMediaBox();
    expect([box.x - media.x, box.width, box.height]).toEqual([10, 547, 263]);
    expect(box.y - media.y).toBeCloseTo(10.314, 3);
    const intent = read.document.catalog.lookup(PDFName.of('OutputIntents')) as never as { lookup(i: number, type: typeof PDFDict): PDFDict };
    expect(intent.lookup(0, PDFDict).lookup(PDFName.of('OutputConditionIdentifier'), PDFString).decodeText()).toBe('FOGRA39');
    expect(Buffer.from(curves).toString('latin1')).toContain('<pdfxid:GTS_PDFXVersion>PDF/X-4<');
    expect(Buffer.from(curves).toString('latin1')).toContain(`/ID [<${HASH.slice(0, 32).toUpperCase()}>`);
    expect(Buffer.from(curves).toString('latin1', 0, 8)).toBe('%PDF-1.6');
  });
  test('the same file gives the same bytes', async () => {
    const { pdf } = await page();
    expect(Buffer.compare(await outlineFonts(pdf), await outlineFonts(pdf))).toBe(0);
  });
});
