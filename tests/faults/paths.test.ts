/** Odd places: the project, the program and the temporary folder under names with spaces, signs and letters of every kind; out/ behind a link; no home. */
import { mkdir, readlink, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { BIN } from '../cli/run.js';
import { build, checkout, command, contents, litter, project, reference } from './machine.js';
import { EVERY } from '../helpers/every.js';

const ODD = `Tạp chí #1 & 100% "mới" 'x' <y> ${'é'.normalize('NFD')} 📚`;

let whole: Record<string, string>;
beforeAll(async () => {
  whole = await reference();
});

it('the project in an odd folder, its temporary folder and cache as well', async () => {
  const at = await project(ODD);
  const { code, err } = await build(at, ['--edition', 'print,digital']);
  expect(err).not.toMatch(/^ +at /m);
  expect(code).toBe(0);
  expect(await contents(at.out)).toMatchObject(whole);
  expect(await litter(at)).toEqual([]);
});

it.runIf(EVERY)('the program in an odd folder', async () => {
  const at = await project();
  const { code, err } = await build(at, ['--edition', 'print,digital'], {}, await checkout(join(at.cwd, ODD)));
  expect(err).not.toMatch(/^ +at /m);
  expect(code).toBe(0);
  expect(await contents(at.out)).toMatchObject(whole);
});

it('out/ behind a link, which stays one', async () => {
  const at = await project();
  await mkdir(join(at.cwd, 'elsewhere'));
  await symlink('elsewhere', join(at.cwd, 'out'));
  expect((await build(at)).code).toBe(0);
  expect(await readlink(join(at.cwd, 'out'))).toBe('elsewhere');
  expect((await contents(join(at.cwd, 'elsewhere/tiny')))['tiny-print.pdf']).toBe(whole['tiny-print.pdf']);
});

it('no home, or one that cannot be written: the cache lies in the temporary folder', async () => {
  const at = await project();
  for (const home of [undefined, join(at.issue, 'issue.yaml')]) {
    const { code, err } = await command(at, process.execPath, [BIN, 'check', 'tiny'], { HOME: home ?? '/nowhere', MAGAZINE_CACHE: undefined, XDG_CACHE_HOME: undefined, ...(home === undefined ? { HOME: '' } : {}) });
    expect(err).not.toMatch(/^ +at /m);
    expect(code).toBe(0);
    await rm(join(at.tmp, `magazine-cache-${process.getuid?.() ?? 'user'}`), { recursive: true, force: true });
    expect(await litter(at)).toEqual([]);
  }
});
