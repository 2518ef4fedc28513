/** The print edition from Markdown: what the press asks of the file, seen from outside. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, buildWhole, said, tiny } from '../helpers/build.js';
import { openPdf } from '../helpers/pdf.js';

const latin = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');
let root: string;
beforeAll(() => { root = mkdtempSync(join(tmpdir(), 'magazine-press-')); });
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A copy of a small issue with lines added to its issue.yaml. */
function withLines(fixture: string, name: string, lines: string): string {
  const folder = join(root, name);
  cpSync(join(tiny(fixture), '..'), folder, { recursive: true });
  const path = join(folder, 'tiny/issue.yaml');
  writeFileSync(path, `${readFileSync(path, 'utf8').replace(/^printing:.*\n(?: .*\n)*/m, '')}${lines}`);
  return join(folder, 'tiny');
}

describe('PDF/X-4', () => {
  it('has the text of the pages before they went to ink, and nothing that preflight refuses', async () => {
    const inked = await buildWhole(tiny('parallel-unequal'));
    const before = await buildWhole(tiny('parallel-unequal'), {}, { convert: false });
    const texts = async (pdf: Uint8Array): Promise<string[]> => (await openPdf(pdf)).pages.map((page) => page.text.map((item) => item.text).join('|'));
    expect(await texts(inked.pdf)).toEqual(await texts(before.pdf));
    expect(inked.editions[0]!.preflight!.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(latin(inked.pdf).startsWith('%PDF-1.6')).toBe(true);
    expect(latin(inked.pdf)).toContain('/GTS_PDFX');
    expect(latin(inked.pdf)).not.toMatch(/\/DeviceRGB|\/ICCBased/);
    expect(latin(before.pdf)).toMatch(/\/DeviceRGB|\/ICCBased/);
  });

  it('carries the 8 digits of its slug in document ID, version ID and trailer', async () => {
    const { pdf, inputHash } = await buildWhole(tiny('one-language'));
    const eight = inputHash.slice(0, 8);
    expect(latin(pdf)).toContain(`<xmpMM:DocumentID>uuid:${eight}-`);
    expect(latin(pdf)).toMatch(new RegExp(`<xmpMM:VersionID>${eight}</xmpMM:VersionID>`, 'i'));
    expect(latin(pdf)).toContain(`/ID [<${eight.toUpperCase()}`);
    expect((await openPdf(pdf)).pages[0]!.text.some((item) => item.text.includes(eight))).toBe(true);
  });
});

describe('PDF/X-1a:2003', () => {
  it('is written where it is asked for, and held to itself', async () => {
    const { pdf, editions } = await buildWhole(withLines('one-language', '1a', 'printing: { pdfx: 1a }\n'));
    expect(latin(pdf).startsWith('%PDF-1.4')).toBe(true);
    expect(latin(pdf)).toContain('/GTS_PDFXConformance (PDF/X-1a:2003)');
    expect(latin(pdf)).not.toContain('/ObjStm');
    expect(editions[0]!.preflight!.limits.standard).toBe('pdfx-1a');
    expect(editions[0]!.preflight!.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  });

  it('is refused, with its place, where a picture is transparent', async () => {
    const wanted = withLines('picture-kinds', 'alpha', 'printing: { pdfx: 1a }\n');
    const built = await build(wanted);
    expect(built.editions[0]?.pdf ?? null).toBeNull();
    expect(said(built.messages.filter((m) => m.severity === 'stopper'))).toEqual([expect.stringMatching(/^stopper transparency-in-x1a articles\/kinds\/\w+\.md:\d+$/)]);
  });
});
