/** `magazine diff`: what it says, what it writes, and what its exit code tells a script. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { make, story, type MadePage } from '../diff/make.js';
import { folder, magazine } from './run.js';

let cwd: string;
beforeAll(async () => {
  cwd = await folder();
  const pages: MadePage[] = [1, 2, 3].map((n) => ({ lines: story(n) }));
  const write = async (name: string, list: readonly MadePage[]): Promise<void> => writeFile(join(cwd, name), await make(list));
  await write('old.pdf', pages);
  await write('again.pdf', pages.map((page) => ({ ...page, slug: 'another day' })));
  await write('new.pdf', [pages[0]!, { lines: ['<b>Fresh</b> & new', ...story(2)] }, pages[2]!, { lines: story(9) }]);
});

const run = (...args: readonly string[]): ReturnType<typeof magazine> => magazine(['diff', ...args], { cwd });

test('two that print the same: one line, exit 0', async () => {
  expect(await run('old.pdf', 'again.pdf')).toMatchObject({ code: 0, out: '3 pages: all print the same.\n', err: '' });
});

test('two that differ: page by page, exit 1; with --exit-zero 0', async () => {
  const { code, lines } = await run('old.pdf', 'new.pdf');
  expect(code).toBe(1);
  expect(lines).toEqual([
    '3 pages, now 4: 1 put in, 1 with other words.',
    'page 2: text, moved',
    `  … ${story(1)[5]!.split(' ').slice(1).join(' ')} {+<b>Fresh</b> & new+} ${story(2)[0]!.split(' ').slice(0, 4).join(' ')} …`,
    '  30 words in other places',
    expect.stringContaining('page 4: put in: '),
  ]);
  expect((await run('old.pdf', 'new.pdf', '--exit-zero')).code).toBe(0);
});

test('as JSON, with places', async () => {
  const { code, out } = await run('old.pdf', 'new.pdf', '--json');
  expect(code).toBe(1);
  const told = JSON.parse(out) as { same: boolean; inserted: object[]; pairs: { kinds: string[]; words: object[] }[] };
  expect(told).toMatchObject({ old: 'old.pdf', new: 'new.pdf', same: false, oldPages: 3, newPages: 4, inserted: [{ page: 4 }], removed: [] });
  expect(told.pairs.map((pair) => pair.kinds)).toEqual([[], ['text', 'moved'], []]);
  expect(told.pairs[1]!.words).toMatchObject([{ old: null, new: { page: 2, text: '<b>Fresh</b> & new', boxes: [{}, {}, {}] } }]);
});

test('for GitHub: a notice a line', async () => {
  const { lines } = await run('old.pdf', 'new.pdf', '--reporter', 'github');
  expect(lines[0]).toBe('::notice title=diff::3 pages, now 4: 1 put in, 1 with other words.');
});

test('a report that stands by itself, the same each time', async () => {
  const { lines } = await run('old.pdf', 'new.pdf', '--report', 'made/diff.html');
  expect(lines.at(-1)).toBe('made/diff.html');
  const html = await readFile(join(cwd, 'made/diff.html'), 'utf8');
  expect(html).toContain('&#60;b&#62;Fresh&#60;/b&#62; &#38; new');
  expect(html).not.toContain('<b>Fresh');
  expect(html.match(/(?:src|href)="(?!data:|#)[^"]*"/g)).toBeNull();
  expect(html).toMatch(/<section id="page-2">[^]*<section id="page-4">/);
  // Two pictures and what differs for the pair, one for the page put in.
  expect(html.match(/src="data:image\/jpeg/g)).toHaveLength(3);
  expect(html.match(/src="data:image\/png/g)).toHaveLength(1);
  await run('old.pdf', 'new.pdf', '--report', 'made/again.html');
  expect(await readFile(join(cwd, 'made/again.html'), 'utf8')).toBe(html);
});

describe('what cannot be read: exit 2', () => {
  test('a file that is not there', async () => {
    expect(await run('old.pdf', 'none.pdf')).toMatchObject({ code: 2, err: expect.stringContaining('There is no none.pdf.') as string });
  });

  test('what is no PDF', async () => {
    await writeFile(join(cwd, 'text.pdf'), 'not a PDF');
    expect(await run('text.pdf', 'old.pdf')).toMatchObject({ code: 2, err: expect.stringContaining('text.pdf is no PDF.') as string });
  });

  test('one that is damaged', async () => {
    await writeFile(join(cwd, 'cut.pdf'), (await readFile(join(cwd, 'old.pdf'))).subarray(0, 60));
    expect(await run('old.pdf', 'cut.pdf')).toMatchObject({ code: 2, err: expect.stringContaining('cut.pdf is damaged: ') as string });
  });
});
