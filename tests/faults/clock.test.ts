/** A clock that is wrong, or jumps: the same pages, no time below nought, nothing taken for fresh that is not, nothing of a living run swept up. */
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { halfMadeName } from '../../src/diagnostics/half-made.js';
import { openCache } from '../../src/pictures/index.js';
import { edit } from '../cli/run.js';
import { build, contents, litter, preload, project, reference, type Project } from './machine.js';
import { EVERY, some } from '../helpers/every.js';

const YEAR = 365 * 86_400_000;
const withClock = (time: number, more: Readonly<Record<string, string>> = {}) => ({ NODE_OPTIONS: preload('clock.mjs'), CLOCK: String(time), ...more });

let whole: Record<string, string>;
let at: Project;
beforeAll(async () => {
  whole = await reference();
  at = await project();
});

describe('a build', () => {
  it.each(some([
    ['a year ahead, from the pages on', Date.now() + YEAR, { AFTER: 'compose' }],
    ['a year back, and so is the clock that should never go back', Date.now() - YEAR, { AFTER: 'paginate', MONOTONIC: '1' }],
    ['in 1970 from the start', 0, {}],
  ] as const, 1))('whose clock jumps %s has the same bytes', async (_, time, more) => {
    const { code, err } = await build(at, ['--edition', 'print,digital', '--fresh'], withClock(time, more));
    expect(err).not.toMatch(/ -\d/);
    expect(code).toBe(0);
    expect(await contents(at.out)).toMatchObject(whole);
    const { timings } = JSON.parse(await readFile(join(at.out, 'report.json'), 'utf8')) as { timings: Record<string, number> };
    expect(Math.min(...Object.values(timings))).toBeGreaterThanOrEqual(0);
    expect(await litter(at)).toEqual([]);
  });

  it.runIf(EVERY)('sees what was changed while the clock was wrong', async () => {
    const pdf = async (): Promise<string | undefined> => (await contents(at.out))['tiny-print.pdf'];
    // Kept under a clock of next year, and looked for under one of 1970.
    await build(at, [], withClock(Date.now() + YEAR));
    const before = await pdf();
    await edit(join(at.issue, 'articles/kinds/vi.md'), 'Hết.', 'Xong.');
    await build(at, [], withClock(Date.now() + YEAR));
    const changed = await pdf();
    expect(changed).not.toBe(before);
    await edit(join(at.issue, 'articles/kinds/vi.md'), 'Xong.', 'Hết.');
    await build(at, [], withClock(0));
    expect(await pdf()).toBe(before);
  });
});

describe('sweeping up', () => {
  it('goes by processes: what a living run has in hand stays, however old it seems', async () => {
    const unfinished = join(at.cache, 'pictures/unfinished');
    await mkdir(unfinished, { recursive: true });
    const living = halfMadeName(join(unfinished, 'photo.jpg'));
    await mkdir(join(at.tmp, `magazine-run-${process.pid}-living`));
    await writeFile(living, 'x');
    for (const path of [living, join(at.tmp, `magazine-run-${process.pid}-living`)]) await utimes(path, 0, 0);
    const { code } = await build(at, [], withClock(Date.now() + 40 * YEAR));
    expect(code).toBe(0);
    expect(await readdir(unfinished)).toContain(living.slice(unfinished.length + 1));
    expect(await readdir(at.tmp)).toEqual([`magazine-run-${process.pid}-living`]);
  });

  it('keeps the cache within its bound where its stamp lies in the future, and what was used last where our clock is ahead', async () => {
    const folder = join(at.cwd, 'bounded');
    const cache = await openCache(folder, { maxBytes: 3_000 });
    for (const key of ['aa', 'bb', 'cc', 'dd']) await cache.putFile(key, '.jpg', new Uint8Array(1_000), null);
    const used = async (key: string, time: number): Promise<void> => {
      for (const name of [`${key}.jpg`, `${key}.json`]) await utimes(join(folder, key, name), time / 1000, time / 1000);
    };
    // A run of last year is at it still, by a clock that is right; ours is ahead.
    for (const [i, key] of ['aa', 'bb', 'cc', 'dd'].entries()) await used(key, Date.now() - YEAR - (i === 0 ? 2 * 3_600_000 : 0));
    await utimes(join(folder, 'tidied'), (Date.now() + YEAR) / 1000, (Date.now() + YEAR) / 1000);
    const again = await openCache(folder, { maxBytes: 3_000 });
    expect(await Promise.all(['aa', 'bb', 'cc', 'dd'].map(async (key) => (await again.getFile(key)) !== null))).toEqual([false, true, true, true]);
  });
});
