import { describe, expect, it } from 'vitest';
import { threadFlows } from '../../src/compose/blocks.js';
import { evenColumns, fillPage } from '../../src/compose/page.js';
import type { Column, PageTask, Stream } from '../../src/compose/page-task.js';
import type { Placed, PlacedFrame, PlacedPicture } from '../../src/model/compose.js';
import type { BlockView } from '../../src/model/view.js';
import { fakeMetrics, figure, paragraph, thread, words } from './fake.js';

const metrics = fakeMetrics();
const columns: Column[] = evenColumns(2, 453.5, 17, 0);
const stream = (...blocks: BlockView[]): Stream => ({ thread: 'test/vi', lang: 'vi', voice: 1, queue: threadFlows(thread(blocks), columns[0]!.width, metrics) });
const task = (part: Partial<PageTask> & Pick<PageTask, 'streams'>): PageTask => ({ columns, waiting: [], top: 0, rows: 50, titled: false, headed: false, balance: true, step: 'free', ...part });
const pictures = (placed: readonly Placed[]): PlacedPicture[] => placed.filter((p): p is PlacedPicture => p.kind === 'picture');
const frames = (placed: readonly Placed[]): PlacedFrame[] => placed.filter((p): p is PlacedFrame => p.kind === 'frame');
const overlap = (a: PlacedFrame | PlacedPicture, b: PlacedFrame | PlacedPicture): boolean =>
  a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 && a.y < b.y + b.height - 0.01 && b.y < a.y + a.height - 0.01;

describe('fillPage', () => {
  it('ends columns level where everything fits', () => {
    const page = fillPage(task({ streams: [stream(paragraph('a', words(200)), paragraph('b', words(200, 4)))] }), metrics);
    const [left, right] = frames(page.placed);
    expect(page.streams[0]!.queue.length).toBe(0);
    expect(Math.abs(left!.height - right!.height)).toBeLessThanOrEqual(2 * 13);
    expect(page.bottom).toBeLessThan(50);
  });

  it('gives a picture a place on the page of its reference, clear of the text', () => {
    const page = fillPage(task({ streams: [stream(paragraph('a', words(150)), figure('f'), paragraph('b', words(800, 4)))] }), metrics);
    const [picture] = pictures(page.placed);
    expect(picture).toBeDefined();
    for (const frame of frames(page.placed)) {
      expect(overlap(frame, picture!)).toBe(false);
      expect(frame.y + frame.height).toBeLessThanOrEqual(50 * 13 + 0.01);
    }
  });

  it('lets a picture wait for the next page when its own would push the reference there', () => {
    const many = stream(paragraph('a', words(640)), paragraph('b', words(180, 2)), figure('f', 'page'), paragraph('c', words(300, 4)));
    const page = fillPage(task({ streams: [many] }), metrics);
    const here = pictures(page.placed).length;
    expect(here + page.waiting.length + page.streams[0]!.queue.filter((f) => f.kind === 'anchor').length).toBe(1);
    if (page.waiting.length === 1) {
      const next = fillPage(task({ streams: page.streams, waiting: page.waiting }), metrics);
      expect(pictures(next.placed)[0]!.y).toBeLessThan(13);
    }
  });

  it('sets pictures across all columns where asked, and hands those that fill pages over', () => {
    const page = fillPage(task({ streams: [stream(paragraph('a', words(60)), figure('wide', 'page'), figure('full', 'bleed'), paragraph('b', words(60)))] }), metrics);
    expect(pictures(page.placed)[0]!.width).toBeCloseTo(453.5);
    expect(page.full.length).toBe(1);
  });

  it('keeps every stream in its own columns', () => {
    const two: Column[] = [{ ...columns[0]!, stream: 0 }, { ...columns[1]!, stream: 1 }];
    const vi = stream(paragraph('a', words(90)));
    const en: Stream = { ...stream(paragraph('b', words(300))), thread: 'test/en', lang: 'en', voice: 2 };
    const page = fillPage(task({ columns: two, streams: [vi, en], balance: false }), metrics);
    expect(frames(page.placed).map((f) => [f.thread, f.x])).toEqual([['test/vi', 0], ['test/en', columns[1]!.x]]);
  });

  it('says that it could place nothing where there is no room', () => {
    const page = fillPage(task({ streams: [stream(paragraph('a', words(90)))], top: 49 }), metrics);
    expect(page.empty).toBe(true);
    expect(page.streams[0]!.queue.length).toBeGreaterThan(0);
  });

  const pair: Column[] = [{ ...columns[0]!, stream: 0 }, { ...columns[1]!, stream: 1 }];
  const english = (...blocks: BlockView[]): Stream => ({ ...stream(...blocks), thread: 'test/en', lang: 'en', voice: 2 });

  it('shares the pictures out to two languages so that their texts end together', () => {
    // The Vietnamese is a little shorter: the first picture goes there, the second beside it and not below.
    const vi = stream(paragraph('a', words(60)), figure('first'), paragraph('b', words(30)), figure('second'), paragraph('c', words(150)));
    const page = fillPage(task({ columns: pair, streams: [vi, english(paragraph('d', words(250)))] }), metrics);
    expect(pictures(page.placed).map((p) => p.x).sort((x, y) => x - y)).toEqual([columns[0]!.x, columns[1]!.x]);
    const [left, right] = frames(page.placed);
    expect(Math.abs(left!.height - right!.height)).toBeLessThanOrEqual(3 * 13);
  });

  it('stacks the earlier of two pictures above the later one, at the foot, too', () => {
    const vi = stream(paragraph('a', words(60)), figure('first', 'column', 'foot'), figure('second', 'column', 'foot'), paragraph('b', words(900)));
    const page = fillPage(task({ columns: evenColumns(1, 218, 17, 0), streams: [vi] }), metrics);
    const [first, second] = pictures(page.placed).sort((a, b) => a.y - b.y).map((p) => p.picture.key);
    expect([first, second]).toEqual(['first', 'second']);
  });

  it('lets no picture that fills a page pass one that waits', () => {
    const page = fillPage(task({ streams: [stream(paragraph('a', words(40)), figure('wide', 'page'), figure('full', 'bleed'), paragraph('b', words(900)))], top: 36 }), metrics);
    expect(page.waiting.map((f) => (f.kind === 'figure' ? f.picture.key : ''))).toEqual(['wide', 'full']);
    const next = fillPage(task({ streams: page.streams, waiting: page.waiting }), metrics);
    expect([pictures(next.placed).length, next.full.length, next.waiting.length]).toEqual([1, 1, 0]);
  });

  it('ends columns level above a page break, and with a picture at the foot', () => {
    const broken = fillPage(task({ streams: [stream(paragraph('a', words(300)), { kind: 'page-break', id: 'x' }, paragraph('b', words(300)))] }), metrics);
    const [left, right] = frames(broken.placed);
    expect(Math.abs(left!.height - right!.height)).toBeLessThanOrEqual(2 * 13);
    expect(broken.streams[0]!.queue.length).toBeGreaterThan(0);
    const footed = fillPage(task({ streams: [stream(paragraph('a', words(90)), figure('f', 'column', 'foot'), paragraph('b', words(300)))] }), metrics);
    const ends = [0, columns[1]!.x].map((x) => Math.max(...footed.placed.filter((p) => p.kind !== 'lines' && Math.abs(p.x - x) < 1).map((p) => p.y + (p.kind === 'lines' ? 0 : p.height))));
    expect(Math.abs(ends[0]! - ends[1]!)).toBeLessThan(5 * 13);
  });

  it('sets a picture at the foot right below its text where all text ends, and at the foot of a page that goes on', () => {
    const vi = stream(paragraph('a', words(60)), figure('f', 'column', 'foot'));
    const gap = (count: number): number => {
      const page = fillPage(task({ columns: pair, streams: [vi, english(paragraph('b', words(count)))], balance: false }), metrics);
      const [text] = frames(page.placed);
      const [picture] = pictures(page.placed);
      expect(picture!.x).toBeCloseTo(0);
      return picture!.y - (text!.y + text!.height);
    };
    expect(gap(200)).toBeLessThan(2 * 13);
    expect(gap(1500)).toBeGreaterThan(10 * 13);
  });

  it('tells where columns stand side by side: below a picture across them, not where pictures stand alone', () => {
    const page = fillPage(task({ columns: pair, streams: [stream(paragraph('a', words(60)), figure('wide', 'page')), english(paragraph('b', words(400)))], balance: false }), metrics);
    const [picture] = pictures(page.placed);
    expect(page.beside!.top * 13).toBeGreaterThan(picture!.y + picture!.height);
    expect(fillPage(task({ columns: pair, streams: [stream(), english()], waiting: [figure('f')], balance: false }), metrics).beside).toBeNull();
  });

  it('parts a box rather than leave a title alone', () => {
    const box: BlockView = { kind: 'box', id: 'box', role: 'sidebar', title: null, children: Array.from({ length: 6 }, (_, i) => ({ ...paragraph(`c${i}`, words(40, i)), tight: true })) };
    const columnsOf = { columns: evenColumns(1, 218, 17, 0), streams: [stream(box)], top: 20 };
    expect(fillPage(task(columnsOf), metrics).empty).toBe(true);
    const headed = fillPage(task({ ...columnsOf, headed: true }), metrics);
    expect(headed.empty).toBe(false);
    expect(headed.bottom).toBeLessThanOrEqual(50);
    expect(headed.streams[0]!.queue.length).toBe(1);
  });
});
