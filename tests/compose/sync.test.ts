import { describe, expect, it } from 'vitest';
import { threadFlows } from '../../src/compose/blocks.js';
import type { Matter } from '../../src/compose/flow.js';
import { fillPair, pairGroups } from '../../src/compose/sync.js';
import { fakeMetrics, figure, heading, paragraph, thread, words } from './fake.js';

const metrics = fakeMetrics();
const vi = threadFlows(thread([paragraph('a', words(60)), figure('f'), heading('h', 'Muc'), paragraph('b', words(30)), paragraph('c', words(90))]), 218, metrics);
const en = threadFlows(thread([paragraph('a2', words(40)), heading('h2', 'Part'), paragraph('b2', words(80)), paragraph('c2', words(70))], 'en'), 218, metrics);

describe('fillPair', () => {
  it('cuts a queue before each text with a partner; a heading stays with its text', () => {
    expect(pairGroups(vi).map((g) => g.length)).toEqual([1, 3, 1]);
    expect(pairGroups(en).map((g) => g.length)).toEqual([1, 2, 1]);
  });

  it('starts each pair level', () => {
    const [left, right] = fillPair([vi, en], 200, true);
    const tops = (side: typeof left) => side.standing.map((s) => s.y);
    expect(left.rest).toEqual([]);
    expect(tops(left)[1]).toBe(tops(right)[1]);
    expect(tops(left)[3]).toBe(tops(right)[3]);
    expect(left.anchors.length).toBe(1);
  });

  it('goes on to the next page together and loses nothing', () => {
    const total = (queue: typeof vi) => queue.filter((f): f is Matter => f.kind === 'matter').reduce((n, f) => n + f.height, 0);
    for (const room of [6, 9, 14, 25]) {
      let queues: [typeof vi, typeof en] = [vi, en];
      const got = [0, 0];
      for (let i = 0; queues[0].length + queues[1].length > 0 && i < 200; i += 1) {
        const pair = fillPair(queues, room, true);
        pair.forEach((side, k) => {
          got[k]! += side.standing.reduce((n, s) => n + s.flow.height, 0);
        });
        queues = [[...pair[0].rest], [...pair[1].rest]];
      }
      expect(got).toEqual([total(vi), total(en)]);
    }
  });
});
