/** Whole builds by the real executable: what lies where afterwards, in good and in bad ends. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { edit, ended, folder, magazine, processesWith, project, reached, start, until } from './run.js';
import { EVERY } from '../helpers/every.js';

const sha = async (file: string): Promise<string> => createHash('sha256').update(await readFile(file)).digest('hex');
const PDF = 'out/spring/spring-print.pdf';

/** A scaffold that was built once; tests copy it. */
let built: string;
let first: Awaited<ReturnType<typeof magazine>>;
let tmp: string;
beforeAll(async () => {
  built = (await project()).cwd;
  tmp = await folder();
  first = await magazine(['build', 'spring'], { cwd: built, env: { TMPDIR: tmp } });
});

async function copy(): Promise<{ cwd: string; issue: string }> {
  const cwd = await folder();
  await cp(built, cwd, { recursive: true });
  return { cwd, issue: join(cwd, 'issues/spring') };
}

describe('a new issue', () => {
  test('builds at once, without stoppers and quality errors', () => {
    expect(first.out).not.toMatch(/stopper|error/);
    expect(first.code).toBe(0);
    expect(first.lines.at(-1)).toBe(PDF);
    expect(first.lines.at(-2)).toMatch(/^spring: \d+ pages, \d+ pictures, .*, in \d+\.\d s\.$/);
  });

  test('leaves the PDF, the report and nothing else', async () => {
    expect((await readdir(join(built, 'out/spring'))).sort()).toEqual(['report.json', 'spring-print.pdf', 'spring-print.report.json']);
    expect((await readdir(built)).sort()).toEqual(['issues', 'out']);
    expect(await readdir(tmp)).toEqual([]);
  });

  test('the report tells what was made', async () => {
    const report = JSON.parse(await readFile(join(built, 'out/spring/report.json'), 'utf8')) as {
      pages: { page: number; kind: string; folio: number | null; articles: string[]; stands: { texts: string[]; frames: { thread: string }[] } }[];
      pictures: { file: string; at: string; ppi: number | null }[];
      fonts: { family: string; version: string; package: string }[];
      timings: Record<string, number>;
      versions: Record<string, string>;
      messages: unknown[];
      inputHash: string;
    };
    const pdf = await PDFDocument.load(await readFile(join(built, PDF)));
    expect(report.pages.map((p) => p.page)).toEqual(Array.from({ length: pdf.getPageCount() }, (_, i) => i + 1));
    expect(report.pages[0]).toMatchObject({ kind: 'cover', folio: null });
    expect(report.pages.flatMap((p) => p.articles)).toEqual(expect.arrayContaining(['first-news', 'first-feature']));
    expect(report.pages.flatMap((p) => p.stands.frames.map((f) => f.thread))).toEqual(expect.arrayContaining(['first-news/vi', 'first-news/en', 'first-feature/vi', 'first-feature/en']));
    expect(report.pictures).toEqual(expect.arrayContaining([expect.objectContaining({ file: 'images/cover.svg', at: expect.stringMatching(/^issue\.yaml:\d+:\d+$/) as string, ppi: null })]));
    for (const font of report.fonts) expect(font).toMatchObject({ version: expect.stringMatching(/^Version \d/) as string, package: expect.stringMatching(/^@expo-google-fonts\/.*@\d/) as string });
    expect(Object.keys(report.timings)).toEqual(['load', 'parse', 'pictures', 'check', 'browser', 'view', 'measure', 'compose', 'render', 'paginate', 'prepare', 'print', 'finish', 'press', 'verify', 'preflight', 'write', 'total']);
    expect(report.versions['browser']).toMatch(/Chrome\/\d+/);
    expect(report.inputHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('an article added to it builds as well, and --strict is content', async () => {
    const { cwd } = await copy();
    await magazine(['new', 'article', 'spring', 'port', '--section', '1'], { cwd });
    const { code, out } = await magazine(['build', 'spring', '--strict', '--quiet'], { cwd });
    expect(out).toBe(`${PDF}\n`);
    expect(code).toBe(0);
  });
});

describe('the same input', () => {
  // Two builds at once: tests/faults/at-once.test.ts.
  test('gives the same bytes in another folder', async () => {
    const { cwd } = await copy();
    expect((await magazine(['build', 'spring', '--fresh'], { cwd })).code).toBe(0);
    expect(await sha(join(cwd, PDF))).toBe(await sha(join(built, PDF)));
  });

  test('SOURCE_DATE_EPOCH is the date of the PDF; the issue’s month is otherwise', async () => {
    const { cwd } = await copy();
    const dateOf = async (file: string): Promise<string | undefined> => (await PDFDocument.load(await readFile(file), { updateMetadata: false })).getCreationDate()?.toISOString();
    expect(await dateOf(join(cwd, PDF))).toMatch(/^2026-06-01T00:00:00/);
    await magazine(['build', 'spring'], { cwd, env: { SOURCE_DATE_EPOCH: '1234567890' } });
    expect(await dateOf(join(cwd, PDF))).toBe('2009-02-13T23:31:30.000Z');
  });
});

describe('a stopper', () => {
  test('writes nothing; the old PDF stays, and is named', async () => {
    const { cwd, issue } = await copy();
    const before = [await sha(join(cwd, PDF)), await sha(join(cwd, 'out/spring/report.json'))];
    await edit(join(issue, 'issue.yaml'), 'images/cover.svg', 'images/cover.jpg');
    const { code, out } = await magazine(['build', 'spring'], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/^issues\/spring\/issue\.yaml\n {2}\d+:\d+.*stopper/m);
    expect(out).toMatch(/^No PDF was written\. The one of \d{4}-\d\d-\d\d \d\d:\d\d stays: out\/spring\/spring-print\.pdf$/m);
    expect([await sha(join(cwd, PDF)), await sha(join(cwd, 'out/spring/report.json'))]).toEqual(before);
    const json = JSON.parse((await magazine(['build', 'spring', '--reporter', 'json'], { cwd })).out) as object;
    expect(json).toMatchObject({ pdf: null, stays: PDF, counts: { stopper: 1 } });
  });

  test('makes no folder either', async () => {
    const { cwd, issue } = await project();
    await edit(join(issue, 'issue.yaml'), 'images/cover.svg', 'images/cover.jpg');
    const { code, lines } = await magazine(['build', 'spring'], { cwd });
    expect(code).toBe(1);
    expect(lines.at(-1)).toBe('No PDF was written.');
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });
});

describe('a quality error', () => {
  let cwd: string;
  beforeAll(async () => {
    const made = await copy();
    cwd = made.cwd;
    await edit(join(made.issue, 'articles/first-news/en.md'), /captions:\n.*\n/, '');
  });

  test('is listed, the PDF is written, exit 0', async () => {
    const { code, out, lines } = await magazine(['build', 'spring'], { cwd });
    expect(out).toMatch(/ error +/);
    expect(code).toBe(0);
    expect(lines.at(-1)).toBe(PDF);
  });

  test('--strict: the PDF is written, exit 1', async () => {
    const { code, lines } = await magazine(['build', 'spring', '--strict', '--out', 'strict'], { cwd });
    expect(code).toBe(1);
    expect(lines.at(-1)).toBe('strict/spring-print.pdf');
    expect(existsSync(join(cwd, 'strict/spring-print.pdf'))).toBe(true);
  });

  test('reporters', async () => {
    const json = JSON.parse((await magazine(['build', 'spring', '--reporter', 'json'], { cwd })).out) as object;
    expect(json).toMatchObject({ issue: 'spring', pdf: PDF, report: 'out/spring/report.json', counts: { error: 1, stopper: 0 } });
    const github = await magazine(['build', 'spring', '--reporter', 'github'], { cwd });
    expect(github.out).toMatch(/^::error file=issues\/spring\/articles\//m);
    expect(github.lines.at(-1)).toBe(PDF);
  });
});

describe('what the machine lacks: exit 2, a remedy, no stack', () => {
  test.each([
    ['a browser that is not there', ['--browser', '/nowhere/chromium'], {}],
    ['a browser that does not start', ['--browser', '/bin/false'], {}],
    ['the same by PUPPETEER_EXECUTABLE_PATH', [], { PUPPETEER_EXECUTABLE_PATH: '/bin/false' }],
  ])('%s', async (_, args, env) => {
    const { code, err, out } = await magazine(['build', 'spring', ...args], { cwd: built, env });
    expect(err).toMatch(/did not start|no such file/i);
    expect(err).toMatch(/--browser/);
    expect(err).not.toMatch(/^ +at /m);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  test('out/ that cannot be written', async () => {
    const { cwd } = await copy();
    await writeFile(join(cwd, 'taken'), '');
    const { code, err } = await magazine(['build', 'spring', '--out', 'taken/here'], { cwd });
    expect(err).toContain('--out');
    expect(err).not.toMatch(/^ +at /m);
    expect(code).toBe(2);
    const json = await magazine(['build', 'spring', '--out', 'taken/here', '--reporter', 'json'], { cwd });
    expect(JSON.parse(json.out)).toMatchObject({ error: { kind: 'environment' } });
  });

  test('doctor says what', async () => {
    const cwd = await folder();
    const well = await magazine(['doctor', '--reporter', 'json'], { cwd });
    expect(JSON.parse(well.out)).toMatchObject({ able: true });
    expect(well.code).toBe(0);
    const ill = await magazine(['doctor', '--browser', '/bin/false'], { cwd });
    expect(ill.out).toMatch(/✗ browser +.*did not start/);
    expect(ill.lines.at(-1)).toBe('This machine cannot build: browser.');
    expect(ill.code).toBe(2);
  });

  // Twice 190 MB unpacked.
  test.runIf(EVERY)('a damaged browser is unpacked afresh', async () => {
    const cache = await folder();
    const cwd = await folder();
    expect((await magazine(['doctor'], { cwd, env: { MAGAZINE_CACHE: cache } })).code).toBe(0);
    const name = (await readdir(cache)).find((entry) => entry.startsWith('chromium-'))!;
    const binary = join(cache, name, 'chromium');
    await writeFile(binary, Buffer.alloc((await readFile(binary)).length));
    const again = await magazine(['doctor'], { cwd, env: { MAGAZINE_CACHE: cache } });
    expect(again.out).toContain('as it was unpacked');
    expect(again.code).toBe(0);
    const cleaned = await magazine(['clean'], { cwd, env: { MAGAZINE_CACHE: cache } });
    expect(cleaned.code).toBe(0);
    expect(await readdir(cache)).toEqual([]);
  });
});

describe.runIf(existsSync('/proc/self/cmdline'))('a run that is ended', () => {
  /** The browser is told by its profile, which lies in the run's temporary folder. */
  async function running(stage: string): Promise<{ child: ReturnType<typeof start>; end: ReturnType<typeof ended>; tmp: string; cwd: string }> {
    const { cwd } = await copy();
    const tmp = join(cwd, 'tmp');
    await mkdir(tmp);
    const child = start(['build', 'spring', '--verbose'], { cwd, env: { TMPDIR: tmp } });
    const end = ended(child);
    await reached(child, stage);
    expect((await processesWith(tmp)).length).toBeGreaterThan(0);
    return { child, end, tmp, cwd };
  }

  test.each([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const)('by %s: exit %i, no browser, no temporary file, the old PDF', async (signal, code) => {
    const { child, end, tmp, cwd } = await running('browser');
    child.kill(signal);
    const { code: ownCode, signal: by } = await end;
    // On a machine that has much else to do the signal itself ends it at last, which a shell tells by the same number.
    expect(by ?? ownCode).toBe(by === null ? code : signal);
    expect(await until(async () => (await processesWith(tmp)).length === 0, 3000)).toBe(true);
    expect(await readdir(tmp)).toEqual([]);
    expect(await sha(join(cwd, PDF))).toBe(await sha(join(built, PDF)));
    expect((await readdir(join(cwd, 'out/spring'))).sort()).toEqual(['report.json', 'spring-print.pdf', 'spring-print.report.json']);
  });

  test.runIf(EVERY)('by SIGINT while pages are set', async () => {
    const { child, end, tmp } = await running('render');
    child.kill('SIGINT');
    const { code, err, signal } = await end;
    expect(signal ?? code).toBe(signal === null ? 130 : 'SIGINT');
    expect(err).not.toMatch(/^ +at /m);
    expect(await readdir(tmp)).toEqual([]);
  });

  test.runIf(EVERY)('by kill -9: the browser goes too, and the next run sweeps up', async () => {
    const { child, end, tmp, cwd } = await running('browser');
    child.kill('SIGKILL');
    await end;
    expect(await until(async () => (await processesWith(tmp)).length === 0, 5000)).toBe(true);
    expect((await magazine(['check', 'spring'], { cwd, env: { TMPDIR: tmp } })).code).toBe(0);
    expect(await readdir(tmp)).toEqual([]);
  });
});
