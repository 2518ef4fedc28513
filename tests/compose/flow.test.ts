import { describe, expect, it } from 'vitest';
import { threadFlows } from '../../src/compose/blocks.js';
import { fillFrame, type Flow, type Matter } from '../../src/compose/flow.js';
import { boxFlow } from '../../src/compose/flow-box.js';
import { solidFlow } from '../../src/compose/flow-text.js';
import type { Placed } from '../../src/model/compose.js';
import type { BlockView } from '../../src/model/view.js';
import { fakeMetrics, figure, heading, paragraph, text, thread, words } from './fake.js';

const metrics = fakeMetrics();
const flows = (...blocks: BlockView[]): Flow[] => threadFlows(thread(blocks), 218, metrics);
const linesOf = (placed: readonly Placed[]): number => placed.reduce((n, p) => n + (p.kind === 'lines' ? p.to - p.from : p.kind === 'box' ? linesOf(p.children) : 0), 0);

function through(queue: readonly Flow[], room: number): { frames: Matter[][]; used: number[] } {
  const frames: Matter[][] = [];
  const used: number[] = [];
  let rest = queue;
  for (let i = 0; rest.length > 0 && i < 500; i += 1) {
    const filled = fillFrame(rest, room);
    frames.push(filled.standing.map((s) => s.flow));
    used.push(filled.used);
    rest = filled.rest;
  }
  return { frames, used };
}

describe('fillFrame', () => {
  it('loses no line however small the frames are', () => {
    const queue = flows(paragraph('a', words(120)), heading('h', 'A heading'), paragraph('b', words(90, 3)), paragraph('c', words(7)));
    const total = linesOf(queue.filter((f): f is Matter => f.kind === 'matter').flatMap((f) => [...f.place(0, 0, 218)]));
    for (const room of [1, 2, 3, 5, 8, 13, 50]) {
      const { frames, used } = through(queue, room);
      expect(linesOf(frames.flat().flatMap((f) => [...f.place(0, 0, 218)]))).toBe(total);
      if (room > 2) for (const u of used) expect(u).toBeLessThanOrEqual(room);
    }
  });

  it('leaves neither a first nor a last line of a paragraph alone', () => {
    const { frames } = through(flows(paragraph('a', words(60)), paragraph('b', words(60, 2)), paragraph('c', words(60, 5))), 9);
    for (const matter of frames.flat()) expect(linesOf(matter.place(0, 0, 218))).toBeGreaterThanOrEqual(2);
  });

  it('keeps a heading with two lines of its text', () => {
    const queue = flows(paragraph('a', words(70)), heading('h', 'A heading'), paragraph('b', words(80)));
    const before = (queue[0] as Matter).height;
    // Room for the paragraph, the space and the heading, and for one line below it: the heading goes to the next frame.
    const filled = fillFrame(queue, before + 3);
    expect(filled.standing.length).toBe(1);
    expect(fillFrame(queue, before + 4).standing.length).toBe(3);
  });

  it('keeps a question in bold with two lines of its answer, and parts a long one rather than leave a hole', () => {
    const asked = (n: number): Flow[] => flows(paragraph('a', words(70)), { ...paragraph('q', words(n)), keepNext: true }, paragraph('b', words(80)));
    const short = asked(5);
    const before = (short[0] as Matter).height;
    expect(fillFrame(short, before + 2).standing.length).toBe(1);
    expect(fillFrame(short, before + 3).standing.length).toBe(3);
    const long = asked(60);
    const height = (long[1] as Matter).height;
    expect(height).toBeGreaterThan(4);
    expect(fillFrame(long, before + height).standing.at(-1)!.flow.height).toBe(height - 2);
  });

  it('sets a question a line apart from the answer before it, but not from its heading', () => {
    const question = { ...paragraph('q', words(5)), question: true, flush: true };
    const spaces = (...blocks: Parameters<typeof flows>) => flows(...blocks).map((flow) => flow.before);
    expect(spaces(paragraph('a', words(20)), question, paragraph('b', words(20)))).toEqual([0, 1, 0]);
    expect(spaces(heading('h', 'Heading'), question).at(-1)).toBe(0);
  });

  it('passes the references of floats and reports them', () => {
    const filled = fillFrame(flows(paragraph('a', words(30)), figure('f'), paragraph('b', words(30))), 40);
    expect(filled.anchors.map((a) => (a.kind === 'figure' ? a.picture.key : a.id))).toEqual(['f']);
  });

  it('stops at a break that was typed, and ignores one where nothing stands yet', () => {
    const queue = flows({ kind: 'column-break', id: 'x' }, paragraph('a', words(20)), { kind: 'page-break', id: 'y' }, paragraph('b', words(20)));
    const filled = fillFrame(queue, 40);
    expect(filled.end).toBe('page');
    expect(filled.standing.length).toBe(1);
    expect(fillFrame(filled.rest, 40).end).toBe('done');
  });
});

describe('boxes and tables', () => {
  it('moves a box whole while a frame can hold it, and parts it where none can', () => {
    const inner = [solidFlow(6, 0, false, () => []), solidFlow(6, 0, false, () => []), solidFlow(6, 0, false, () => [])];
    const box = boxFlow(inner, { className: 'box note', padX: 0, padY: 6.5, unit: 13, before: 1, tallest: 50 });
    expect(box.height).toBe(19);
    expect(box.split(10, false)).toBeNull();
    const { frames } = through([box], 14);
    expect(frames.length).toBe(2);
    expect(frames.flat().flatMap((f) => [...f.place(0, 0, 100)]).every((p) => p.kind === 'box')).toBe(true);
  });

  it('repeats the head of a table and marks the repetition, and parts a row taller than a frame without losing a line', () => {
    const cell = (key: string, n: number) => text(key, words(n), 'cell');
    const queue = flows({
      kind: 'table', id: 't', align: ['left', 'left'], head: [text('t', 'Gate', 'cell-head'), text('t', 'Year', 'cell-head')],
      rows: [[cell('t', 3), cell('t', 3)], [cell('t', 160), cell('t', 20)], [cell('t', 4), cell('t', 4)]],
    });
    const total = linesOf(queue.filter((f): f is Matter => f.kind === 'matter').flatMap((f) => [...f.place(0, 0, 218)]));
    const { frames } = through(queue, 12);
    expect(frames.length).toBeGreaterThan(2);
    const all = frames.flat().flatMap((f) => [...f.place(0, 0, 218)]);
    const heads = all.filter((p) => p.kind === 'box' && p.className === 'table-head');
    expect(heads.length).toBe(frames.length);
    const repeated = heads.slice(1).flatMap((h) => (h.kind === 'box' ? h.children : []));
    expect(repeated.every((c) => c.kind === 'lines' && c.repeated)).toBe(true);
    expect(linesOf(all) - linesOf(repeated)).toBe(total);
  });
});

describe('pictures in place', () => {
  it('let the text go on where they find no room, and stand at the head of the next frame', () => {
    const queue = flows(paragraph('a', words(60)), figure('f', 'column', 'here'), paragraph('b', words(120)));
    const room = (queue[0] as Matter).height + 6;
    const filled = fillFrame(queue, room);
    expect(filled.standing.length).toBe(2);
    expect(filled.used).toBeGreaterThan((queue[0] as Matter).height + 1);
    const next = fillFrame(filled.rest, 50);
    expect(next.standing[0]!.flow.place(0, 0, 218)[0]!.kind).toBe('picture');
    expect(next.end).toBe('done');
  });
});

describe('tables', () => {
  const table = (columns: number): BlockView => ({
    kind: 'table', id: 't', align: [], head: Array.from({ length: columns }, (_, c) => text('t/0', `Heading${c}`, 'cell-head')),
    rows: Array.from({ length: 3 }, (_, r) => Array.from({ length: columns }, () => text(`t/${r + 1}`, '12345', 'cell'))),
  });
  const small = fakeMetrics();
  const metricsOf = { ...small, width: (key: string, path: string, word: string) => small.width(key, path, word) * (key.startsWith('cell-dense') ? 0.6 : 1) };
  const rolesIn = (columns: number): Set<string> => {
    const [flow] = threadFlows(thread([table(columns)]), 218, metricsOf) as [Matter];
    return new Set(flow.place(0, 0, 218).flatMap((row) => (row.kind === 'box' ? row.children.flatMap((cell) => (cell.kind === 'lines' ? [cell.text.view.role] : [])) : [])));
  };

  it('stand as their columns are typed: to the left, to the right, in the middle', () => {
    const [flow] = threadFlows(thread([{ ...table(3), align: ['left', 'right', 'center'] } as BlockView]), 218, metricsOf) as [Matter];
    const aligns = flow.place(0, 0, 218).flatMap((row) => (row.kind === 'box' ? [row.children.map((cell) => (cell.kind === 'lines' ? cell.align : null))] : []));
    expect(aligns.length).toBe(4);
    for (const row of aligns) expect(row).toEqual([undefined, 'right', 'center']);
  });

  it('fill whole units: what is left to them goes between the rows, not below the last one', () => {
    for (const padY of [0, 1.1, 2.6, 4]) {
      const padded = fakeMetrics({}, { cell: { padY }, 'cell-head': { padY } });
      for (let rows = 1; rows < 9; rows += 1) {
        const queue = threadFlows(thread([{ ...table(3), rows: Array.from({ length: rows }, (_, r) => [text(`t/${r + 1}`, '12345', 'cell')]) } as BlockView]), 218, padded) as Matter[];
        const boxes = queue[0]!.place(0, 0, 218).flatMap((p) => (p.kind === 'box' ? [p] : []));
        const last = boxes.at(-1)!;
        expect(last.y + last.height).toBeCloseTo(queue[0]!.height * 13, 6);
        // No row gives up more than a fifth of its padding.
        for (const box of boxes) expect(box.height).toBeGreaterThan(13 + 2 * padY * 0.8 - 1e-6);
      }
    }
  });

  /** A table of rows of one line, under a paragraph; the rows that stand in each frame when the first has this room for the table. */
  const partsOf = (rows: number, left: number): number[] => {
    const queue = flows(paragraph('a', words(60)), { kind: 'table', id: 't', align: [], head: [text('t/0', 'Gate', 'cell-head')], rows: Array.from({ length: rows }, (_, r) => [text(`t/${r + 1}`, `row${r}`, 'cell')]) });
    const first = fillFrame(queue, (queue[0] as Matter).height + 1 + left, false);
    const rest = through(first.rest, 50).frames;
    return [first.standing.slice(1).map((s) => s.flow), ...rest].map((frame) => frame.flatMap((f) => [...f.place(0, 0, 218)]).filter((p) => p.kind === 'box' && p.className === 'table-row').length);
  };

  it('go over whole where they are short', () => {
    for (let left = 1; left < 7; left += 1) expect(partsOf(6, left)).toEqual([0, 6]);
    expect(partsOf(6, 7)).toEqual([6]);
  });

  it('leave no row alone on either side of a break', () => {
    expect(partsOf(20, 2)).toEqual([0, 20]);
    expect(partsOf(20, 3)).toEqual([2, 18]);
    expect(partsOf(20, 15)).toEqual([14, 6]);
    expect(partsOf(20, 20)).toEqual([18, 2]);
    expect(partsOf(20, 21)).toEqual([20]);
    expect(partsOf(70, 30)).toEqual([29, 41]);
  });

  it('give no room to a long head that words in the body need', () => {
    const figures = ['9,100', '12,345', '8,600'];
    const body = ['Minutes at the barriers', 'Lorries of the province', 'Share of the fruit lost'].map((words, r) => [text(`t/${r + 1}`, words, 'cell'), ...figures.map((figure) => text(`t/${r + 1}`, figure, 'cell'))]);
    const wide: BlockView = { kind: 'table', id: 't', align: [], head: ['Figure', '2024', '2025', '2026 (six months)'].map((words) => text('t/0', words, 'cell-head')), rows: body };
    const [flow] = threadFlows(thread([wide]), 240, small) as [Matter];
    const heights = flow.place(0, 0, 240).map((row) => (row.kind === 'box' ? row.children.map((cell) => (cell.kind === 'lines' ? cell.to - cell.from : 0)) : []));
    expect(heights).toEqual([[1, 1, 1, 2], [1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1]]);
  });

  it('are set smaller sooner than their words are cut', () => {
    expect(rolesIn(3)).toEqual(new Set(['cell-head', 'cell']));
    expect(rolesIn(6)).toEqual(new Set(['cell-dense-head', 'cell-dense']));
  });
});
