/**
 * Memory that a build holds, ours and the browser's together, measured on the real executable while it runs. The whole of it, 440 pages with 400 photos,
 * takes minutes: `npm run memory` does it, and SECURITY.md has what came out. Here an issue of a tenth of that has to keep to so much in itself and so much a page
 * that the whole one would stay well below its limit.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeLongIssue } from '../../bench/memory/issue.js';
import { peakOf, peaksByStage, watchedBuild } from '../../bench/memory/run.js';
import { sweepHeap } from '../../src/heap.js';
import { ROOT } from '../cli/run.js';
import { some } from '../helpers/every.js';

/** Node, the browser, dictionaries, fonts, profiles, and what two photos of 12 megapixels in work leave behind where none is in the cache yet: as the allocator divides it among threads, 50 MB more or less. MB. */
const ITSELF = 620;
/** What a page with its photo may add, and what that comes to for 440 pages: 1.85 GB for print, 1.48 GB for a proof. MB. */
const A_PAGE = { print: 2.8, proof: 1.95 } as const;
/** The least that can be: a measurement that finds less has not seen the browser, or has looked too seldom. MB. */
const LEAST = 250;

/** No test measures time: a machine with much else to do may take its own. */
const MOST_MS = 600_000;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'magazine-memory-'));
  await writeLongIssue(join(folder, 'issues/long'), { pages: 56, pictures: 30, photos: join(tmpdir(), 'magazine-bench-photos') });
}, MOST_MS);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what is not used any more', () => {
  const held = (): number => getHeapStatistics().used_heap_size / 2 ** 20;
  /** Makes lists of so many MB together and lets them go. */
  const litter = (mb: number): number => Array.from({ length: mb * 128 }, (_, i) => new Array<number>(1024).fill(i)).length;

  it('is swept where much lies about', async () => {
    litter(400);
    const before = held();
    await sweepHeap();
    expect(before).toBeGreaterThan(256);
    expect(held()).toBeLessThan(150);
  });
});

describe.skipIf(process.platform !== 'linux')('a build of some fifty pages with 30 photos of 12 megapixels in columns', () => {
  it.each(some(['print', 'proof'] as const, 1))('holds no more than 620 MB and 2.8 MB (print) or 1.95 MB (proof) a page, by which 440 would stay below 2.5 and 1.5 GB: %s', async (edition) => {
    const out = join(folder, 'out');
    const built = await watchedBuild(ROOT, [join(folder, 'issues/long'), '--edition', edition, '--out', out], { ...process.env, MAGAZINE_CACHE: join(folder, 'cache') });
    expect(built.code, built.said).toBe(0);
    const report = JSON.parse(await readFile(join(out, 'report.json'), 'utf8')) as { readonly pages: readonly unknown[]; readonly pictures: readonly unknown[]; readonly messages: readonly { readonly severity: string }[] };
    expect(report.pictures).toHaveLength(31);
    expect(report.messages.filter(({ severity }) => severity === 'stopper' || severity === 'error')).toEqual([]);
    const peak = peakOf(built.samples)!;
    const stages = peaksByStage(built).map(({ stage, peak: most }) => `${stage} ${Math.round((most?.pss ?? 0) / 1e6)}`);
    expect(peak.pss / 1e6, stages.join(', ')).toBeLessThan(ITSELF + A_PAGE[edition] * report.pages.length);
    expect(peak.pss / 1e6, stages.join(', ')).toBeGreaterThan(LEAST);
    expect(peak.by.page + peak.by.browser, 'the browser is seen').toBeGreaterThan(0);
  }, MOST_MS);
});
