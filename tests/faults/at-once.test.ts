/** Runs of one issue at once: each file is whole, and no run fails for another's sake; the first run of a machine, twice. */
import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { contents, expectNoProcess, litter, place, runAt, type Place } from './strike.js';
import { EVERY } from '../helpers/every.js';

const EDITIONS = ['print', 'proof', 'digital'] as const;
let whole: Map<string, string>;
beforeAll(async () => {
  const alone = await place();
  expect((await runAt(alone, ['build', '--edition', 'all', '--out', alone.out])).code).toBe(0);
  whole = await contents(alone.out);
});

async function expectWhole(at: Place, editions: readonly string[]): Promise<void> {
  const made = await contents(at.out);
  for (const edition of editions) expect(made.get(`tiny-${edition}.pdf`) === whole.get(`tiny-${edition}.pdf`), edition).toBe(true);
  JSON.parse(made.get('report.json')!);
  expect([...made.keys()].sort()).toEqual([...editions.map((edition) => `tiny-${edition}.pdf`), 'report.json', ...(editions.includes('print') ? ['tiny-print.report.json'] : [])].sort());
  await expectNoProcess(at);
  expect(await litter(at)).toEqual([]);
}

test('two of one edition, with an empty cache', async () => {
  const at = await place();
  const both = await Promise.all([0, 1].map(() => runAt(at, ['build', '--out', at.out])));
  expect(both.map(({ code, err }) => (code === 0 ? 0 : err))).toEqual([0, 0]);
  await expectWhole(at, ['print']);
});

test.runIf(EVERY)('four of different editions, with an empty cache', async () => {
  const at = await place();
  const all = await Promise.all([...EDITIONS, 'print'].map((edition) => runAt(at, ['build', '--edition', edition, '--out', at.out])));
  expect(all.map(({ code, err }) => (code === 0 ? 0 : err))).toEqual([0, 0, 0, 0]);
  await expectWhole(at, EDITIONS);
});

test('two where the browser is not yet unpacked', async () => {
  const at = await place();
  for (const name of await readdir(at.cache)) await unlink(join(at.cache, name));
  const both = await Promise.all(['print', 'digital'].map((edition) => runAt(at, ['build', '--edition', edition, '--out', at.out])));
  expect(both.map(({ code, err }) => (code === 0 ? 0 : err))).toEqual([0, 0]);
  await expectWhole(at, ['print', 'digital']);
  expect((await readdir(at.cache)).filter((name) => name.startsWith('chromium-'))).toHaveLength(1);
});
