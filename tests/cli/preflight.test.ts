/** `magazine preflight` as a shell runs it, and the file that a browser prints. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openBrowser } from '../../src/browser/index.js';
import { sourceFrom, sourceReport } from '../../src/cli/report-source.js';
import { findingsOf, makeFile, picture, image } from '../preflight/file.js';
import { folder, magazine } from './run.js';

describe('magazine preflight', () => {
  test('says nothing of a file without faults and ends with 0', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'file.pdf'), await makeFile());
    const { code, out } = await magazine(['preflight', 'file.pdf'], { cwd });
    expect([code, out]).toEqual([0, 'file.pdf: 4 pages, nothing to report.\n']);
  });

  test('ends with 1 for errors, writes the report, and heeds the printer’s limits', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'file.pdf'), await makeFile({ add: picture('Other', 20, 150, 40, 30), resources: (c) => ({ XObject: { Other: image(c, 200, 150, [10, 10, 10, 0]) } }) }));
    const found = await magazine(['preflight', 'file.pdf', '--report', 'report.html'], { cwd });
    expect([found.code, found.lines.at(-1)]).toEqual([1, 'report.html']);
    expect(found.out).toContain('127 ppi at 40 mm, needs 225.');
    expect(await readFile(join(cwd, 'report.html'), 'utf8')).toContain('127 ppi at 40 mm, needs 225.');
    await writeFile(join(cwd, 'ours.yaml'), 'pictures:\n  error-below: 100\n  warn-below: 120\n');
    expect((await magazine(['preflight', 'file.pdf', '--profile', 'ours.yaml', '--reporter', 'json'], { cwd })).code).toBe(0);
  });

  test('tells what is mistyped in the limits, and what is missing', async () => {
    const cwd = await folder();
    const mistyped = await magazine(['preflight', 'file.pdf', '--profile', 'newspapr'], { cwd });
    expect([mistyped.code, mistyped.out.includes('Write `newspaper`?')]).toEqual([1, true]);
    expect((await magazine(['preflight', 'file.pdf'], { cwd })).code).toBe(2);
    expect(existsSync(join(cwd, 'report.html'))).toBe(false);
  });
});

test('the report beside a file is of that very file', async () => {
  const pdf = await makeFile();
  const text = sourceReport(pdf, { pages: [], regions: [] }, []);
  expect(sourceFrom(text, pdf)).toEqual({ map: { pages: [], regions: [] }, expectations: [] });
  expect(sourceFrom(text, Buffer.concat([pdf, Buffer.from('\n')]))).toBeNull();
  expect(sourceFrom('{', pdf)).toBeNull();
});

test('what the browser prints fails for what is wrong with it', async () => {
  const open = await openBrowser(null);
  try {
    const page = await open.browser.newPage();
    await page.setContent('<style>@page { size: 196mm 276mm; margin: 0 } body { margin: 20mm }</style><p style="color: #b4201e">red</p><p style="opacity: .5">half</p><a href="https://example.org">link</a>');
    const found = await findingsOf(await page.pdf({ preferCSSPageSize: true }));
    const rules = [...new Set(found.filter((line) => line.startsWith('error')).map((line) => line.split(' ')[1]))].sort();
    expect(rules).toEqual(['annotations', 'colour-space', 'file-id', 'group-space', 'metadata', 'output-intent', 'page-boxes', 'page-count', 'pdfx-version', 'trapped']);
    expect(found).toContain('error colour-space p1 DeviceRGB | DeviceCMYK, DeviceGray | 3 paints (text) in DeviceRGB.');
  } finally {
    await open.close();
  }
});
