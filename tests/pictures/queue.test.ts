import { describe, expect, it } from 'vitest';
import { queue } from '../../src/pictures/queue.js';

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('queue', () => {
  it('begins work at once, a few pieces at a time, in order', async () => {
    const inTurn = queue(2);
    let running = 0;
    let most = 0;
    const begun: number[] = [];
    const all = [5, 1, 3, 2, 4].map((ms, i) => inTurn(async () => {
      begun.push(i);
      most = Math.max(most, (running += 1));
      await later(ms);
      running -= 1;
      return i * 10;
    }));
    await later(0);
    expect(begun).toEqual([0, 1]);
    expect(await Promise.all(all.map((ask) => ask()))).toEqual([0, 10, 20, 30, 40]);
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    expect(most).toBe(2);
  });

  it('does a piece once however often it is asked for, and tells of failures only to who asks', async () => {
    const inTurn = queue(1);
    let times = 0;
    const once = inTurn(async () => (times += 1));
    const failing = inTurn(async () => Promise.reject(new Error('no such file')));
    const after = inTurn(async () => 'done');
    expect([await once(), await once(), await after()]).toEqual([1, 1, 'done']);
    await expect(failing()).rejects.toThrow('no such file');
    await expect(failing()).rejects.toThrow('no such file');
  });
});
