/** Faults planted into the sample issue are found, each at its line; the sample itself gets no warning. `npm run faults` tries more seeds and issues. */
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { KINDS } from '../../bench/faults/kinds.js';
import { measure } from '../../bench/faults/measure.js';
import { some } from '../helpers/every.js';

const SAMPLE = fileURLToPath(new URL('../../issues/issue-2026q2', import.meta.url));
const SEED = 20260;

it.each(some([['each kind in a fresh copy', false], ['all kinds in one copy', true]] as const, 1))('finds at least 95 of 100: %s', async (_, together) => {
  const found = await measure(SAMPLE, KINDS, SEED, together);
  const [planted, hit] = [found.reduce((sum, kind) => sum + kind.planted, 0), found.reduce((sum, kind) => sum + kind.found, 0)];
  expect(planted).toBeGreaterThan(together ? 80 : 110);
  expect(hit / planted, found.flatMap((kind) => kind.missed).join('\n')).toBeGreaterThanOrEqual(0.95);
  for (const kind of found) expect(kind.found / Math.max(1, kind.planted), `${kind.kind}: ${kind.missed.join('\n')}`).toBeGreaterThanOrEqual(0.8);
}, 60_000);

it('plants the same with the same seed', async () => {
  const [one, two] = await Promise.all([1, 2].map(() => measure(SAMPLE, KINDS.slice(1, 2), 7, false)));
  expect(one).toEqual(two);
});
