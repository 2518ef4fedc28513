/** Finished builds are handed out again only as long as nothing that they were made from has changed. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Built } from '../../src/editions.js';
import { buildIssue } from '../../src/pipeline.js';
import { openCache, type PictureCache } from '../../src/pictures/index.js';
import type { Stage, World } from '../../src/run.js';
import { makeWorld, tiny } from '../helpers/build.js';
import { some } from '../helpers/every.js';

let folder: string;
let issue: string;
let cache: PictureCache;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'magazine-kept-'));
  cpSync(join(tiny('one-language'), '../..'), folder, { recursive: true });
  issue = join(folder, 'issues/tiny');
  cache = await openCache(join(folder, 'cache'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Times of two seconds ago and more are relied on; the inode's own time cannot be set, so the tests wait. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2_100));

async function run(changes: Partial<World> = {}): Promise<{ readonly built: Built; readonly stages: readonly Stage[] }> {
  const stages: Stage[] = [];
  const built = await buildIssue({ folder: issue, id: 'tiny' }, await makeWorld({ cache, code: 'one', onStage: (stage) => stages.push(stage), ...changes }));
  expect(built.editions[0]?.pdf).toBeInstanceOf(Uint8Array);
  return { built, stages };
}

it('a build is kept, and made again when a text, the program or the date has changed, or what was kept is damaged', { timeout: 120_000 }, async () => {
  await settle();
  const first = await run();
  expect(first.stages).toContain('compose');
  const again = await run();
  expect(again.stages).toEqual([]);
  expect(again.built).toEqual(first.built);

  for (const other of some([{ code: 'two' }, { date: new Date('2027-01-01') }, { code: null }], 1)) expect((await run(other)).stages).toContain('compose');

  for (const shelf of readdirSync(cache.folder)) {
    if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
    for (const name of readdirSync(join(cache.folder, shelf))) if (name.endsWith('.pdf')) truncateSync(join(cache.folder, shelf, name), 100);
  }
  const mended = await run();
  expect(mended.stages).toContain('compose');
  expect(mended.built).toEqual(first.built);
  expect((await run()).stages).toEqual([]);

  const path = join(issue, 'issue.yaml');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, `${text}# a remark\n`);
  // Just saved: not relied on, even with an old date. However long it took, the text is not the one that was kept.
  utimesSync(path, new Date('2020-01-01'), new Date('2020-01-01'));
  expect((await run()).stages).toContain('compose');
  await settle();
  const changed = await run();
  expect(changed.built.inputHash).not.toBe(first.built.inputHash);
  expect((await run()).stages).toEqual([]);
});
