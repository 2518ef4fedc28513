import { describe, expect, it } from 'vitest';
import { threadFlows } from '../../src/compose/blocks.js';
import type { Flow, Matter } from '../../src/compose/flow.js';
import { fillPair, pairGroups, type Room } from '../../src/compose/sync.js';
import { fakeMetrics, figure, heading, paragraph, text, thread, words } from './fake.js';

const metrics = fakeMetrics();

/** Two frames of one height, no later one being taller where `tallest` says so. */
const fillLevel = (queues: readonly [readonly Flow[], readonly Flow[]], height: number, tallest: boolean) => fillPair(queues, [{ top: 0, height }, { top: 0, height }], 'paragraph', tallest ? height : 2 * height);
const vi = threadFlows(thread([paragraph('a', words(60)), figure('f'), heading('h', 'Muc'), paragraph('b', words(30)), paragraph('c', words(90))]), 218, metrics);
const en = threadFlows(thread([paragraph('a2', words(40)), heading('h2', 'Part'), paragraph('b2', words(80)), paragraph('c2', words(70))], 'en'), 218, metrics);

describe('fillPair', () => {
  it('cuts a queue before each text with a partner; a heading stays with its text', () => {
    expect(pairGroups(vi).map((g) => g.length)).toEqual([1, 3, 1]);
    expect(pairGroups(en).map((g) => g.length)).toEqual([1, 2, 1]);
  });

  it('starts each pair level', () => {
    const [left, right] = fillLevel([vi, en], 200, true);
    const tops = (side: typeof left) => side.standing.map((s) => s.y);
    expect(left.rest).toEqual([]);
    expect(tops(left)[1]).toBe(tops(right)[1]);
    expect(tops(left)[3]).toBe(tops(right)[3]);
    expect(left.anchors.length).toBe(1);
  });

  it('starts pairs level on the next page, too, where one partner of the last pair went on alone', () => {
    const queues = [30, 90].map((n) => threadFlows(thread([paragraph('a', words(60)), paragraph('b', words(n)), paragraph('c', words(90)), paragraph('d', words(20))]), 218, metrics)) as [typeof vi, typeof vi];
    const [left, right] = fillLevel(queues, 16, true);
    expect([left.rest.length, right.rest.length]).toEqual([2, 3]);
    const [below, beside] = fillLevel([left.rest, right.rest], 50, true);
    expect(beside.standing[0]!.y).toBe(0);
    expect(below.standing.map((s) => s.y)).toEqual(beside.standing.slice(1).map((s) => s.y));
  });

  it('lets the tables of a pair go over together', () => {
    const table = (rows: number): Parameters<typeof thread>[0][number] => ({ kind: 'table', id: 't', align: [], head: [], rows: Array.from({ length: rows }, (_, r) => [text(`t/${r}`, words(12), 'cell')]) });
    const queues = [3, 5].map((n) => threadFlows(thread([paragraph('a', words(60)), table(n), paragraph('b', words(20))]), 218, metrics)) as [typeof vi, typeof vi];
    const [shorter, longer] = [queues[0][1] as Matter, queues[1][1] as Matter];
    expect(shorter.height).toBeLessThan(longer.height);
    const sides = fillLevel(queues, (queues[0][0] as Matter).height + 1 + shorter.height, false);
    for (const side of sides) expect(side.rest.length).toBe(2);
  });

  it('starts each pair of headings level, and leaves the paragraphs between them as they come', () => {
    const below = (n: number): Room => ({ top: n, height: 200 - n });
    for (const [left, right] of [[0, 0], [13, 0], [0, 7]] as const) {
      const sides = fillPair([vi, en], [below(left), below(right)], 'heading', 200);
      const headings = sides.map((side, i) => side.standing.filter((s) => s.flow.heading).map((s) => s.y + [left, right][i]!));
      expect(headings[0]).toEqual(headings[1]);
      expect(headings[0]!.length).toBe(1);
      expect(sides[0].standing[3]!.y).toBe(sides[0].standing[2]!.y + sides[0].standing[2]!.flow.height);
      expect(sides.map((side) => side.rest.length)).toEqual([0, 0]);
    }
  });

  it('leaves no heading at a foot where two lines of its text find no room', () => {
    const untilHeading = Math.max(...[vi, en].map((queue) => (queue[0] as Matter).height));
    for (const step of ['heading', 'paragraph'] as const) {
      for (let room = untilHeading; room < untilHeading + 4; room += 1) {
        const height = room;
        for (const side of fillPair([vi, en], [{ top: 0, height }, { top: 0, height }], step, 50)) expect(side.standing.some((s) => s.flow.heading)).toBe(false);
      }
    }
  });

  it('goes on to the next page together and loses nothing', () => {
    const total = (queue: typeof vi) => queue.filter((f): f is Matter => f.kind === 'matter').reduce((n, f) => n + f.height, 0);
    for (const room of [6, 9, 14, 25]) {
      let queues: [typeof vi, typeof en] = [vi, en];
      const got = [0, 0];
      for (let i = 0; queues[0].length + queues[1].length > 0 && i < 200; i += 1) {
        const pair = fillLevel(queues, room, true);
        pair.forEach((side, k) => {
          got[k]! += side.standing.reduce((n, s) => n + s.flow.height, 0);
        });
        queues = [[...pair[0].rest], [...pair[1].rest]];
      }
      expect(got).toEqual([total(vi), total(en)]);
    }
  });
});
