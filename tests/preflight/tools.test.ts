/** What other programs say of the same files: qpdf, poppler, Ghostscript. Skipped where they are not installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preflight } from '../../src/preflight/index.js';
import { heaviestSquare, renderSeparations } from '../../src/preflight/separations.js';
import { at, image, makeFile, ourLimits, picture, rect } from './file.js';

const has = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined;
const folder = mkdtempSync(join(tmpdir(), 'tools-'));
const file = join(folder, 'file.pdf');
let pdf: Buffer;

beforeAll(async () => {
  // Glyphs by number: which letters they are makes no difference to their ink.
  const glyphs = Array.from({ length: 40 }, (_, i) => (20 + i * 6).toString(16).padStart(4, '0')).join('');
  const lines = Array.from({ length: 40 }, (_, i) => `q /Over gs 0 0 0 1 k BT /Glyphs 9 Tf 1 0 0 1 ${at(15, 110 + i * 4)} Tm <${glyphs}> Tj ET Q`);
  pdf = await makeFile({
    add: [
      ...lines,
      // A gradient behind a soft mask, a blended shape, overprint: what a plain sum of areas would get wrong.
      `q ${rect(100, 20, 60, 60)} W n /Fade sh Q q /Mask gs 0 0 0 1 k ${rect(20, 55, 60, 30)} f Q`,
      `q /Multiply gs 0.5 0.2 0 0 k ${rect(120, 30, 60, 20)} f Q q /Over gs 0 0 0 0.6 k ${rect(110, 60, 40, 10)} f Q`,
      picture('Small', 150, 120, 30, 20),
    ].join('\n'),
    resources: (c) => ({
      XObject: { Small: image(c, 270, 180, [40, 200, 30, 10]) },
      Shading: { Fade: c.obj({ ShadingType: 2, ColorSpace: 'DeviceCMYK', Coords: [320, 0, 500, 0], Extend: [true, true], Function: { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0.1, 0], C1: [1, 0.5, 0, 0.2], N: 1 } } as never) },
      ExtGState: {
        Multiply: c.obj({ BM: 'Multiply' }),
        Mask: c.obj({ SMask: { S: 'Luminosity', G: c.register(c.flateStream('/G sh', {
          Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 700, 900], Group: { S: 'Transparency', CS: 'DeviceGray' },
          Resources: { Shading: { G: { ShadingType: 2, ColorSpace: 'DeviceGray', Coords: [100, 0, 270, 0], Extend: [true, true], Function: { FunctionType: 2, Domain: [0, 1], C0: [0], C1: [1], N: 1 } } } },
        } as never)) } } as never),
      },
    }),
  });
  writeFileSync(file, pdf);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(!has('qpdf'))('qpdf', () => {
  it('finds the file that tests are made of sound', () => {
    expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain('No syntax or stream encoding errors found');
  });
});

describe.skipIf(spawnSync('pdffonts', ['-v']).error !== undefined)('poppler', () => {
  it('finds the same fonts embedded', () => {
    const rows = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2);
    expect(rows.map((row) => /\s(yes|no)\s+(yes|no)\s+(yes|no)\s/.exec(row)?.[1])).toEqual(['yes', 'yes']);
  });

  it('finds pictures of the same resolution', async () => {
    const { findings } = await preflight(pdf, { limits: { ...(await ourLimits()), pictures: { errorBelow: 0, warnBelow: 5000, noteAbove: 5000 } } });
    const ours = findings.filter((f) => f.rule === 'picture-resolution' && f.page === 1).map((f) => Number.parseInt(f.value ?? '', 10));
    const rows = execFileSync('pdfimages', ['-list', '-l', '1', file], { encoding: 'utf8' }).trim().split('\n').slice(2).map((row) => row.trim().split(/\s+/));
    expect(ours.sort()).toEqual(rows.map((row) => Math.min(Number(row[12]), Number(row[13]))).sort());
    expect(ours).toHaveLength(2);
  });
});

describe.skipIf(!has('gs'))('Ghostscript', () => {
  it('counts the same ink of every plate to within 2%', async () => {
    const raw = join(folder, 'page.pam');
    // Fine enough that its rule of touched pixels does not fatten letters.
    execFileSync('gs', ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=pamcmyk32', '-r508', '-dFirstPage=1', '-dLastPage=1', `-sOutputFile=${raw}`, file]);
    const bytes = readFileSync(raw);
    const start = bytes.indexOf('ENDHDR\n') + 7;
    const [width, height] = ['WIDTH', 'HEIGHT'].map((key) => Number(new RegExp(`${key} (\\d+)`).exec(bytes.toString('latin1', 0, start))?.[1])) as [number, number];
    // 20 pixels a millimetre; the bleed begins 12 mm inside the sheet.
    const [left, top, right, bottom] = [240, 240, width - 240, height - 240];
    const sums = [0, 0, 0, 0];
    for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) for (let p = 0; p < 4; p += 1) sums[p]! += bytes[start + (y * width + x) * 4 + p]!;
    const theirs = sums.map((sum) => (sum / 255 / ((right - left) * (bottom - top))) * 100);
    const ours = (await preflight(pdf, { limits: await ourLimits() })).pages[0]!.inks;
    for (const [p, ink] of theirs.entries()) {
      expect(ink, `plate ${p}`).toBeGreaterThan(1);
      expect(Math.abs(ours[p]! - ink) / ink, `plate ${p}: ${ours[p]} against ${ink}`).toBeLessThan(0.02);
    }
  }, 60_000);
});

describe.skipIf(!has('gs'))('separations rendered by Ghostscript', () => {
  const heavy = (ink: string) => makeFile({ add: `q ${ink} k ${rect(40, 40, 40, 40)} f Q` });

  it('carry the ink that was laid down, at its place', async () => {
    const [page] = (await renderSeparations(await heavy('0.9 0.8 0.7 0.5'), 1))!;
    const { x, y, percent } = heaviestSquare(page!, 15);
    expect(percent).toBeGreaterThan(288);
    expect(percent).toBeLessThan(292);
    // From the bleed's corner, 3 mm beyond the trim's.
    expect(x).toBeGreaterThanOrEqual(42);
    expect(y).toBeGreaterThanOrEqual(42);
    expect(Math.max(x, y)).toBeLessThanOrEqual(69);
  });

  it('are told of where they are over the limit, and only when asked for', async () => {
    const file = await heavy('0.95 0.9 0.85 0.8');
    const rules = async (separations: boolean): Promise<string[]> => (await preflight(file, { limits: await ourLimits(), separations })).findings.map((f) => f.rule);
    expect(await rules(true)).toContain('ink-rendered');
    expect(await rules(false)).not.toContain('ink-rendered');
    expect((await preflight(await heavy('0.9 0.8 0.7 0.5'), { limits: await ourLimits(), separations: true })).findings.map((f) => f.rule)).not.toContain('ink-rendered');
  });
});

it('without Ghostscript there is no second opinion', async () => {
  expect(await renderSeparations(pdf, 1, join(folder, 'no-such-program'))).toBeNull();
});
