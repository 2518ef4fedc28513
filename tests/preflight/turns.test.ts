/** Items that are made ready a few ahead of whoever looks at them. */
import { expect, it } from 'vitest';
import { inTurn } from '../../src/preflight/turns.js';

it('hands items out in order, with so many begun ahead and no more', async () => {
  const begun: number[] = [];
  const seen: string[] = [];
  const make = async (n: number): Promise<string> => {
    begun.push(n);
    // The first are ready last.
    await new Promise((done) => setTimeout(done, 10 - n));
    return `item ${n}`;
  };
  for await (const item of inTurn([1, 2, 3, 4, 5, 6], make, 2)) {
    seen.push(item);
    expect(begun.length).toBe(Math.min(6, seen.length + 2));
  }
  expect(seen).toEqual(['item 1', 'item 2', 'item 3', 'item 4', 'item 5', 'item 6']);
});

it('tells a failure when its turn comes', async () => {
  const seen: number[] = [];
  const read = async (): Promise<void> => {
    for await (const n of inTurn([1, 2, 3], (each) => (each === 2 ? Promise.reject(new Error('torn')) : Promise.resolve(each)), 3)) seen.push(n);
  };
  await expect(read()).rejects.toThrow('torn');
  expect(seen).toEqual([1]);
});
