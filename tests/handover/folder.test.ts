/** A folder is put in place whole, or not at all. */
import { readdirSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFolderInPlace } from '../../src/write.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'folder-test-'));
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

it('makes a folder, and its parents', async () => {
  const path = join(root, 'out/spring/handover');
  await writeFolderInPlace(path, new Map<string, string | Uint8Array>([['a.txt', 'Ảnh'], ['b.pdf', Uint8Array.of(1)]]));
  expect(await readdir(path)).toEqual(['a.txt', 'b.pdf']);
  expect(await readFile(join(path, 'a.txt'), 'utf8')).toBe('Ảnh');
  expect(await readdir(join(root, 'out/spring'))).toEqual(['handover']);
});

it('leaves nothing of the folder that was there', async () => {
  const path = join(root, 'handover');
  await writeFolderInPlace(path, new Map([['old.pdf', 'old']]));
  await writeFolderInPlace(path, new Map([['new.pdf', 'new']]));
  expect(await readdir(path)).toEqual(['new.pdf']);
  expect(await readdir(root)).toEqual(['handover']);
});

it('leaves the old folder where the new one cannot be made', async () => {
  const path = join(root, 'handover');
  await writeFolderInPlace(path, new Map([['old.pdf', 'old']]));
  // A name that no system takes, after one that was written already.
  await expect(writeFolderInPlace(path, new Map([['a', 'new'], ['b'.repeat(300), 'new']]))).rejects.toThrow();
  expect(await readdir(path)).toEqual(['old.pdf']);
  expect(await readdir(root)).toEqual(['handover']);
});

it('puts the old folder back where the new one finds no place', async () => {
  const path = join(root, 'handover');
  await mkdir(path);
  await writeFile(join(path, 'old.pdf'), 'old');
  const files = new Map([['new.pdf', 'new']]);
  // What is asked of the map last is asked after the files were written: then the folder they lie in goes.
  const entries = files.entries.bind(files);
  const vanishing = Object.assign(files, {
    [Symbol.iterator]: function* () {
      yield* entries();
      for (const name of readdirSync(root).filter((each) => each.endsWith('.part'))) rmSync(join(root, name), { recursive: true });
    },
  });
  await expect(writeFolderInPlace(path, vanishing)).rejects.toThrow('Nothing can be put into');
  expect(await readdir(path)).toEqual(['old.pdf']);
  expect(await readdir(root)).toEqual(['handover']);
});
