/** `magazine handover` by the real executable: what lies in the folder, and what keeps an issue from going. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { qpdfAccepts } from '../handover/look.js';
import { edit, magazine, project } from './run.js';
import { EVERY } from '../helpers/every.js';

const EPOCH = { SOURCE_DATE_EPOCH: '1781917500' };
let cwd: string;
let issue: string;
let first: Awaited<ReturnType<typeof magazine>>;
const folder = (): string => join(cwd, 'out/spring/handover');
beforeAll(async () => {
  ({ cwd, issue } = await project());
  first = await magazine(['handover', 'spring'], { cwd, env: EPOCH });
});

describe('an issue without errors', () => {
  test('goes, and the path of the folder is the last line', () => {
    expect(first.code).toBe(0);
    expect(first.lines.at(-1)).toBe('out/spring/handover');
  });

  test('with everything the printer needs', async () => {
    expect((await readdir(folder())).sort()).toEqual(['SHA256SUMS', 'contact-sheet.jpg', 'job-ticket.pdf', 'job-ticket.txt', 'spring-print-preflight.html', 'spring-print-preflight.json', 'spring-print.pdf']);
    expect(await readdir(join(cwd, 'out/spring'))).toEqual(['handover']);
    for (const file of ['spring-print.pdf', 'job-ticket.pdf']) expect(qpdfAccepts(await readFile(join(folder(), file)))).toBe(true);
  });

  test('with checksums that hold', async () => {
    const lines = (await readFile(join(folder(), 'SHA256SUMS'), 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength((await readdir(folder())).length - 1);
    for (const line of lines) {
      const [sum, file] = line.split('  ') as [string, string];
      expect(createHash('sha256').update(await readFile(join(folder(), file))).digest('hex')).toBe(sum);
    }
    expect(execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder(), encoding: 'utf8' })).not.toContain('FAILED');
  });

  test('with a ticket that names the digits on the pages', async () => {
    const ticket = await readFile(join(folder(), 'job-ticket.txt'), 'utf8');
    const version = /^Version +([0-9A-F]{8}): in the slug of every page, in the document ID, in the version ID$/m.exec(ticket)?.[1];
    const pdf = await readFile(join(folder(), 'spring-print.pdf'), 'latin1');
    expect(pdf).toContain(`<xmpMM:DocumentID>uuid:${version?.toLowerCase()}-`);
    expect(ticket).toContain('2026-06-20 01:05 (UTC+00:00)');
    expect(ticket).toMatch(/^File standard +PDF\/X-4$/m);
    expect(ticket).toMatch(/^Preflight +0 errors, \d+ warnings/m);
  });
});

test.runIf(EVERY)('the same issue and moment give the same bytes', async () => {
  const before = await readFile(join(folder(), 'SHA256SUMS'), 'utf8');
  expect((await magazine(['handover', 'spring'], { cwd, env: EPOCH })).code).toBe(0);
  expect(await readFile(join(folder(), 'SHA256SUMS'), 'utf8')).toBe(before);
});

test('an error keeps it from going, and the folder of yesterday stays', async () => {
  const before = await readFile(join(folder(), 'SHA256SUMS'), 'utf8');
  await edit(join(issue, 'issue.yaml'), /^cover:/m, 'printing:\n  binding: perfect\ncover:');
  const { code, out } = await magazine(['handover', 'spring'], { cwd, env: EPOCH });
  expect(code).toBe(1);
  expect(out).toContain('spine-unknown');
  expect(out).toContain('Nothing was handed over');
  expect(await readFile(join(folder(), 'SHA256SUMS'), 'utf8')).toBe(before);
  expect(await readdir(join(cwd, 'out/spring'))).toEqual(['handover']);

  await edit(join(issue, 'issue.yaml'), 'binding: perfect', 'binding: perfect\n  paper: { text: { caliper: 0.1 } }');
  const glued = await magazine(['handover', 'spring', '--reporter', 'json'], { cwd, env: EPOCH });
  expect(glued.code).toBe(0);
  expect((JSON.parse(glued.out) as { parts: unknown[] }).parts).toEqual([
    expect.objectContaining({ kind: 'cover', file: 'spring-cover.pdf', spine: expect.any(Number) as number }),
    expect.objectContaining({ kind: 'text', file: 'spring-text.pdf', spine: null }),
  ]);
  expect((await readdir(folder())).filter((file) => file.endsWith('-preflight.html'))).toEqual(['spring-cover-preflight.html', 'spring-text-preflight.html']);
  expect((await readdir(folder())).filter((file) => file.endsWith('.pdf')).sort()).toEqual(['job-ticket.pdf', 'spring-cover.pdf', 'spring-text.pdf']);
});

test('an unknown issue', async () => {
  const { code, out } = await magazine(['handover', 'sprig'], { cwd });
  expect(code).toBe(1);
  expect(out).toContain('spring');
});
