/** Few open files at a time: 60 articles and 400 pictures do with 256; where even the program does not come to its feet it is told why. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { BIN, type Ended } from '../cli/run.js';
import { contents, litter, project, putOld, shell, type Project } from './machine.js';
import { EVERY, some } from '../helpers/every.js';

const ARTICLES = 60;
const PICTURES = 400;

let at: Project;
beforeAll(async () => {
  at = await project();
  const slugs = Array.from({ length: ARTICLES }, (_, i) => `piece-${i}`);
  const yaml = await readFile(join(at.issue, 'issue.yaml'), 'utf8');
  await writeFile(join(at.issue, 'issue.yaml'), yaml.replace('articles: [kinds]', `articles: [${slugs.join(', ')}]`));
  for (const [i, slug] of slugs.entries()) {
    const folder = join(at.issue, 'articles', slug);
    await mkdir(folder);
    const own = Array.from({ length: PICTURES }, (_, n) => n).filter((n) => n % ARTICLES === i);
    for (const n of own) await sharp({ create: { width: 300, height: 200, channels: 3, background: { r: n % 256, g: (n * 7) % 256, b: (n * 13) % 256 } } }).jpeg().toFile(join(folder, `${n}.jpg`));
    for (const lang of ['vi', 'en']) {
      const figures = own.map((n) => (lang === 'vi' ? `Đoạn văn số ${n}.\n\n![Ảnh số ${n}.](${n}.jpg "Kim Ly")` : `Paragraph ${n}.\n\n![Picture ${n}.](${n}.jpg "Kim Ly")`));
      await writeFile(join(folder, `${lang}.md`), `---\ntitle: ${lang === 'vi' ? 'Bài' : 'Piece'} ${i}\nbyline: Kim Ly\n---\n${figures.join('\n\n')}\n`);
    }
  }
});

describe('a limit of open files', () => {
  it('of 256 is enough to check them', async () => {
    const check = (limit: number): Promise<Ended> => shell(at, `ulimit -n ${limit}; "${process.execPath}" "${BIN}" check tiny`);
    const [few, many] = [await check(256), await check(1024)];
    expect(few.err).toBe('');
    expect(few.out).toContain('piece-59/en.md');
    expect([few.code, few.out]).toEqual([many.code, many.out]);
  });

  it.runIf(EVERY)('of 256 is enough', async () => {
    const { code, err } = await shell(at, `ulimit -n 256; tiny --edition all`);
    expect(err).not.toMatch(/^ +at /m);
    expect(code).toBe(0);
    expect(Object.keys(await contents(at.out))).toEqual(expect.arrayContaining(['tiny-digital.pdf', 'tiny-print.pdf', 'tiny-proof.pdf']));
    expect(await litter(at)).toEqual([]);
    // Up to three editions of 180 pages.
  }, 400_000);

  it.each(some([96, 48, 28], 1))('of %i is too low, and that is told', async (limit) => {
    const old = await putOld(at);
    const { code, err } = await shell(at, `ulimit -n ${limit}; tiny --fresh`);
    expect(err).not.toMatch(/^ +at /m);
    expect(err).toMatch(/too many open files\.|may open \d+ files at a time here, which are too few\./);
    expect(err).toContain('ulimit -n 1024');
    expect(code).toBe(2);
    expect(await contents(at.out)).toEqual(old);
    expect(await litter(at)).toEqual([]);
    // What could not be looked at is not taken for damaged.
    expect(await readdir(join(at.cache, (await readdir(at.cache)).find((name) => name.startsWith('chromium-'))!))).toContain('chromium');
  });
});
