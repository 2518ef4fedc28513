/** The flatplan and the overlays, by the real executable on a small issue. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { edit, magazine, project } from './run.js';

let at: Awaited<ReturnType<typeof project>>;
beforeAll(async () => {
  at = await project();
});
const read = (name: string): Promise<Buffer> => readFile(join(at.cwd, 'out/spring', name));

describe('magazine plan', () => {
  test('prints a table that a terminal of 100 columns holds, and draws the spreads', async () => {
    const { code, lines, out } = await magazine(['plan', 'spring'], at);
    expect(code).toBe(0);
    expect(lines.find((line) => line.startsWith('page'))).toMatch(/^page +side +sec +article +text +what stands there +fill$/);
    // Messages stand behind the table; where nobody looks at a terminal they are not folded.
    const table = lines.slice(lines.findIndex((line) => line.startsWith('page')), lines.findIndex((line) => /^ *\d+ /.test(line) && line.includes('back-cover')) + 1);
    expect(table.length).toBeGreaterThan(8);
    expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(out).toMatch(/^ +1 +right .*cover/m);
    expect(out).toMatch(/first-feature +.*vi en|first-feature +.*vi/);
    expect(out).toMatch(/first-feature .* ends p\. \d+, line \d+/);
    expect(lines.at(-1)).toBe('out/spring/flatplan.png');
    const png = PNG.sync.read(await read('flatplan.png'));
    // Four spreads a row.
    expect(png.width).toBeGreaterThan(2000);
    expect(await readdir(join(at.cwd, 'out/spring'))).toEqual(['flatplan.png']);
  });

  test('tells the same as JSON', async () => {
    const { code, out } = await magazine(['plan', 'spring', '--reporter', 'json'], at);
    expect(code).toBe(0);
    const facts = JSON.parse(out) as { flatplan: string; pages: { page: number; fill: number | null; frames: { fill: number }[] }[]; articles: { article: string; languages: { lang: string; ends: { page: number } }[] }[]; messages: unknown[] };
    expect(facts.pages.map((p) => p.page)).toEqual(facts.pages.map((_, i) => i + 1));
    expect(facts.pages[0]!.fill).toBeNull();
    expect(facts.pages.flatMap((p) => p.frames).every((f) => f.fill >= 0 && f.fill <= 1)).toBe(true);
    expect(facts.articles.find((a) => a.article === 'first-feature')!.languages.map((l) => l.lang)).toEqual(['vi', 'en']);
  });

  test('an issue that cannot be composed: its messages, exit 1', async () => {
    const broken = await project();
    await edit(join(broken.issue, 'issue.yaml'), /^/, 'nameplate: [\n');
    const { code, out } = await magazine(['plan', 'spring'], broken);
    expect(code).toBe(1);
    expect(out).toContain('There is no flatplan as long as these stand.');
  });

  test('an unknown issue: the nearest one, exit 1', async () => {
    const { code, out } = await magazine(['plan', 'sprign'], at);
    expect(code).toBe(1);
    expect(out).toContain('Write `spring`?');
  });
});

describe('magazine build --show', () => {
  test('writes a second PDF of as many pages and leaves the print PDF as it is', async () => {
    const plain = await magazine(['build', 'spring', '--quiet'], at);
    expect(plain.code).toBe(0);
    const before = await read('spring-print.pdf');
    const { code, out, lines } = await magazine(['build', 'spring', '--show', 'grid,frames,boxes,threads,loose'], at);
    expect(code).toBe(0);
    expect(out).toContain('To look at and not to print: out/spring/spring-show.pdf');
    expect(lines.at(-1)).toBe('out/spring/spring-print.pdf');
    expect((await read('spring-print.pdf')).equals(before)).toBe(true);
    const [print, show] = await Promise.all(['spring-print.pdf', 'spring-show.pdf'].map(async (name) => PDFDocument.load(await read(name), { updateMetadata: false })));
    expect(show!.getPageCount()).toBe(print!.getPageCount());
    expect(show!.getPage(0).getTrimBox()).toEqual(print!.getPage(0).getTrimBox());
  });

  test('an unknown overlay: the nearest one, exit 1', async () => {
    const { code, err } = await magazine(['build', 'spring', '--show', 'grid,thread'], at);
    expect(code).toBe(1);
    expect(err).toContain('Write `threads`?');
  });
});
