/** Every save is told, also one that comes in the middle of what another one set off; and nothing is told where nothing was saved. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { watchFiles, type Watch } from '../../src/preview/watch.js';
import { folder, until } from '../cli/run.js';

let at: string;
let told: number;
let watch: Watch;
const errors: Error[] = [];
beforeEach(async () => {
  at = join(await folder(), 'tiny');
  await mkdir(join(at, 'articles/port'), { recursive: true });
  await writeFile(join(at, 'issue.yaml'), 'number: 1\n');
  await writeFile(join(at, 'articles/port/quay.jpg'), 'whole');
  told = 0;
  watch = watchFiles(at, () => (told += 1), (error) => errors.push(error));
  watch.add([at]);
  await sleep(300);
});
afterEach(async () => {
  await watch.close();
  expect(errors).toEqual([]);
});

it('a file that is written, and one that goes and comes at once while the first is told', async () => {
  const picture = join(at, 'articles/port/quay.jpg');
  for (let n = 0; n < 8; n += 1) {
    const before = told;
    await writeFile(picture, `torn ${n}`);
    expect(await until(async () => told > before, 5_000), `save ${n}`).toBe(true);
    const between = told;
    await rm(picture);
    await writeFile(picture, `whole ${n}`);
    expect(await until(async () => told > between, 5_000), `save ${n}, replaced`).toBe(true);
  }
});

it('nothing where nothing was saved', async () => {
  await writeFile(join(at, 'issue.yaml'), 'number: 2\n');
  expect(await until(async () => told > 0, 5_000)).toBe(true);
  await sleep(2_500);
  expect(told).toBe(1);
});
