import { spawnSync } from 'node:child_process';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { halfMadeName } from '../../src/diagnostics/half-made.js';
import { cacheKey, openCache } from '../../src/pictures/index.js';
import { folder } from './make.js';

const bytes = (n: number) => Buffer.alloc(n, 7);

test('facts and files come back', async () => {
  const cache = await openCache(await folder());
  const key = cacheKey('test', 1);
  expect(await cache.getFacts(key)).toBeNull();
  expect(await cache.getFile(key)).toBeNull();
  const stored = await cache.putFile(key, '.jpg', bytes(10), { width: 3 });
  expect(path.basename(stored.path)).toBe(`${key}.jpg`);
  expect(await cache.getFile(key)).toEqual({ path: stored.path, facts: { width: 3 } });
  await cache.putFacts(cacheKey('other'), { a: [1, null] });
  expect(await cache.getFacts(cacheKey('other'))).toEqual({ a: [1, null] });
});

test('keys tell everything apart that goes into them', () => {
  const keys = [cacheKey('a', 'b'), cacheKey('ab'), cacheKey('a', ['b']), cacheKey('a', { b: 1 }), cacheKey('a', null)];
  expect(new Set(keys).size).toBe(keys.length);
});

describe('damaged entries are not there', () => {
  test.each([
    ['shorter', () => bytes(9)],
    ['another byte', () => Buffer.concat([bytes(9), Buffer.from([8])])],
    ['empty', () => bytes(0)],
  ])('a file that is %s', async (_, make) => {
    const cache = await openCache(await folder());
    const { path: file } = await cache.putFile('ab12', '.png', bytes(10), null);
    await writeFile(file, make());
    expect(await cache.getFile('ab12')).toBeNull();
    await cache.putFile('ab12', '.png', bytes(10), null);
    expect((await readFile((await cache.getFile('ab12'))!.path)).length).toBe(10);
  });

  test.each(['', '{', 'null', '{"check":"0","body":"{}"}', '{"check":1}'])('facts of %j', async (text) => {
    const cache = await openCache(await folder());
    await cache.putFacts('ab12', { a: 1 });
    await writeFile(path.join(cache.folder, 'ab', 'ab12.json'), text);
    expect(await cache.getFacts('ab12')).toBeNull();
    expect(await cache.getFile('ab12')).toBeNull();
  });
});

test('many writers of one entry leave one whole entry and no litter', async () => {
  const dir = await folder();
  const caches = await Promise.all(Array.from({ length: 8 }, () => openCache(dir)));
  await Promise.all(caches.map((cache) => cache.putFile('cd34', '.jpg', bytes(5000), { n: 1 })));
  expect(await caches[0]!.getFile('cd34')).not.toBeNull();
  expect((await readdir(path.join(dir, 'cd'))).sort()).toEqual(['cd34.jpg', 'cd34.json']);
});

test('the least recently used go first, and what was used within the hour stays', async () => {
  const dir = await folder();
  const cache = await openCache(dir, { maxBytes: 3000 });
  const age = async (key: string, days: number): Promise<void> => {
    const then = new Date(Date.now() - days * 86_400_000);
    for (const name of [`${key}.jpg`, `${key}.json`]) await utimes(path.join(dir, key.slice(0, 2), name), then, then);
  };
  for (const [key, days] of [['aa1', 9], ['bb2', 5], ['cc3', 7], ['dd4', 0]] as const) {
    await cache.putFile(key, '.jpg', bytes(1000), null);
    if (days > 0) await age(key, days);
  }
  await cache.getFile('cc3');
  await cache.tidy();
  expect(await cache.getFile('aa1')).toBeNull();
  expect(await cache.getFile('bb2')).toBeNull();
  expect(await cache.getFile('cc3')).not.toBeNull();
  expect(await cache.getFile('dd4')).not.toBeNull();
});

test('what a crash left behind is swept up', async () => {
  const dir = await folder();
  await openCache(dir);
  const { pid } = spawnSync(process.execPath, ['--version']);
  const theirs = path.basename(halfMadeName(path.join(dir, 'ee5.jpg'))).replace(`.${process.pid}-`, `.${pid}-`);
  const ours = path.basename(halfMadeName(path.join(dir, 'ee6.jpg')));
  for (const name of [theirs, ours]) await writeFile(path.join(dir, 'unfinished', name), 'x');
  await openCache(dir);
  expect(await readdir(path.join(dir, 'unfinished'))).toEqual([ours]);
});
