/** Rounds follow one another; what changes during one is seen by the next. */
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { goLive } from '../../src/preview/live.js';
import { takeTurns } from '../../src/preview/turns.js';
import { watchFiles, type Watch } from '../../src/preview/watch.js';
import { FakeWorkshop, stateOf } from './fake.js';

const faultOf = (error: unknown) => ({ text: String(error), remedy: '' });

test('changes during a round make one more, not one each; rounds never overlap', async () => {
  const workshop = new FakeWorkshop();
  let under = 0;
  let most = 0;
  let rounds = 0;
  workshop.round = async () => {
    rounds += 1;
    most = Math.max(most, (under += 1));
    await sleep(30);
    under -= 1;
    return (workshop.now = stateOf({ revision: rounds }));
  };
  const live = goLive(workshop, faultOf);
  for (let i = 0; i < 5; i += 1) live.changed();
  await vi.waitFor(() => expect(live.now.state?.revision).toBe(2));
  await sleep(100);
  expect(rounds).toBe(2);
  expect(most).toBe(1);
  live.close();
});

test('the copy desk reads when it is quiet, and what it says is told', async () => {
  const workshop = new FakeWorkshop();
  workshop.review = async () => (workshop.now = stateOf({ revision: 9 }));
  const live = goLive(workshop, faultOf);
  const heard: (number | undefined)[] = [];
  live.listen(({ state }) => heard.push(state?.revision));
  await vi.waitFor(() => expect(heard).toEqual([1, 9]), 5000);
  live.close();
});

test('after the end nothing is told', async () => {
  const workshop = new FakeWorkshop();
  const live = goLive(workshop, faultOf);
  let heard = 0;
  live.listen(() => (heard += 1));
  live.close();
  await sleep(450);
  expect(heard).toBe(0);
});

test('turns: so many at once, and nothing for those who have gone', async () => {
  const turns = takeTurns(2);
  let under = 0;
  let most = 0;
  const work = async (): Promise<string> => {
    most = Math.max(most, (under += 1));
    await sleep(10);
    under -= 1;
    return 'done';
  };
  const results = await Promise.all([0, 1, 2, 3, 4].map((i) => turns(work, () => i !== 3)));
  expect(results).toEqual(['done', 'done', 'done', null, 'done']);
  expect(most).toBe(2);
  await expect(turns(() => Promise.reject(new Error('no')), () => true)).rejects.toThrow('no');
  expect(await turns(work, () => true)).toBe('done');
});

let root: string;
let issue: string;
let watch: Watch;
let told: number;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'magazine-watch-'));
  issue = join(root, 'spring');
  for (const name of ['spring/articles/port', 'autumn']) await mkdir(join(root, name), { recursive: true });
  for (const name of ['house.yaml', 'spring/issue.yaml', 'spring/articles/port/vi.md', 'autumn/issue.yaml']) await writeFile(join(root, name), 'a');
  told = 0;
  watch = watchFiles(issue, () => (told += 1), (error) => {
    throw error;
  });
  watch.add([issue, root]);
  await sleep(300);
});
afterEach(async () => {
  await watch.close();
  await rm(root, { recursive: true, force: true });
});

test('a save that writes beside the file and renames is one change', async () => {
  const file = join(issue, 'articles/port/vi.md');
  await writeFile(`${file}~`, 'b');
  await writeFile(`${file}.tmp`, 'b');
  await rename(`${file}.tmp`, file);
  await vi.waitFor(() => expect(told).toBeGreaterThan(0), 5000);
  await sleep(300);
  expect(told).toBe(1);
});

test('new files, house.yaml and pictures beside it count; other issues and hidden files do not', async () => {
  await writeFile(join(issue, 'articles/port/quay.jpg'), 'b');
  await vi.waitFor(() => expect(told).toBe(1), 5000);
  await writeFile(join(root, 'house.yaml'), 'b');
  await vi.waitFor(() => expect(told).toBe(2), 5000);
  await writeFile(join(root, 'emblem.svg'), 'b');
  await vi.waitFor(() => expect(told).toBe(3), 5000);
  await writeFile(join(root, 'autumn/issue.yaml'), 'b');
  await writeFile(join(issue, '.vi.md.swp'), 'b');
  await sleep(250);
  expect(told).toBe(3);
});
