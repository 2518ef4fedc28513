/** Folders are made with those above them, or refused: nothing is tried for ever. */
import { existsSync } from 'node:fs';
import { mkdtemp, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../../src/diagnostics/folder.js';

const code = (made: Promise<void>): Promise<string | undefined> => made.then(() => undefined, (error: NodeJS.ErrnoException) => error.code);

it('a folder and all above it, by several at once, and again', async () => {
  const at = join(await mkdtemp(join(tmpdir(), 'magazine-')), 'a/b/c');
  await Promise.all(Array.from({ length: 8 }, (_, i) => makeFolder(i % 2 === 0 ? at : join(at, 'd'))));
  await makeFolder(at);
  expect((await stat(join(at, 'd'))).isDirectory()).toBe(true);
});

it('none where a file stands, or a link to nothing', async () => {
  const at = await mkdtemp(join(tmpdir(), 'magazine-'));
  await writeFile(join(at, 'file'), '');
  await symlink(join(at, 'nothing'), join(at, 'link'));
  expect(await code(makeFolder(join(at, 'file')))).toBe('EEXIST');
  expect(await code(makeFolder(join(at, 'file/a/b')))).toBe('ENOTDIR');
  expect(await code(makeFolder(join(at, 'link')))).toBe('EEXIST');
});

it.runIf(existsSync('/proc/self'))('none where the file system keeps folders of its own alone', async () => {
  expect(await code(makeFolder('/proc/magazine'))).toMatch(/^E/);
  expect(await code(makeFolder('/proc/magazine/a'))).toMatch(/^E/);
});
