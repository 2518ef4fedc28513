/**
 * Fills one page with threads and floats. Text is poured first; each float whose reference it reaches is then given a place, and the
 * text is poured again round it. A place counts only while the reference is still on this page; else the float waits for the next one.
 */
import type { Metrics, Placed, PlacedFrame } from '../model/compose.js';
import { fillFrame, type FilledFrame, type Flow, type FloatView } from './flow.js';
import type { Column, FilledPage, PageTask } from './page-task.js';
import { platePage } from './plates.js';
import { AIR, candidates, fills, holds, inOrder, keyOf, meets, stack, type Spot } from './spots.js';
import { fillPair, type Room } from './sync.js';

interface Poured {
  /** By column. */
  readonly frames: readonly FilledFrame[];
  readonly tops: readonly number[];
  readonly heights: readonly number[];
  readonly rests: readonly (readonly Flow[])[];
  readonly anchors: readonly FloatView[];
}

/** So many floats in a row that find no place on a page mean that it is full; those behind them are not tried. */
const MOST_TRIED = 16;

/**
 * Pours the text round floats.
 * @param rows foot of the columns, units.
 * @param part what comes first in a column parts anywhere rather than go on to the next page.
 */
function pour(task: PageTask, spots: readonly Spot[], rows: number, part = false): Poured {
  const { tops, ends } = stack(task, spots, rows);
  const heights = tops.map((top, c) => Math.max(0, ends[c]! - top));
  if (task.step !== 'free' && task.columns.length === 2 && task.streams.length === 2) {
    // Where paragraphs are level a picture makes room for itself in both columns.
    const top = Math.max(...tops);
    const height = Math.max(0, Math.min(...tops.map((t, c) => t + heights[c]!)) - top);
    const rooms = task.step === 'paragraph' ? tops.map(() => ({ top, height })) : tops.map((t, c) => ({ top: t, height: heights[c]! }));
    const pair = fillPair([task.streams[task.columns[0]!.stream]!.queue, task.streams[task.columns[1]!.stream]!.queue], rooms as [Room, Room], task.step, task.rows, part);
    return { frames: pair, tops: rooms.map((room) => room.top), heights: rooms.map((room) => room.height), rests: task.streams.map((_, i) => pair[task.columns.findIndex((c) => c.stream === i)]!.rest), anchors: pair.flatMap((f) => f.anchors) };
  }
  const rests = task.streams.map((s) => s.queue);
  const closed = task.streams.map(() => false);
  const anchors: FloatView[] = [];
  const frames = task.columns.map((column, c): FilledFrame => {
    const queue = rests[column.stream]!;
    if (closed[column.stream]) return { standing: [], used: 0, anchors: [], rest: queue, end: 'full' };
    const filled = fillFrame(queue, heights[c]!, heights[c] === task.rows, part || heights[c] === task.rows);
    rests[column.stream] = filled.rest;
    if (filled.end === 'page') closed[column.stream] = true;
    anchors.push(...filled.anchors);
    return filled;
  });
  return { frames, tops, heights, rests, anchors };
}

/** Units left empty in the columns so that headings stand level, and at their feet where the text goes on. */
function holesOf(poured: Poured): number {
  return poured.frames.reduce((sum, frame, c) => {
    let end = 0;
    let holes = 0;
    for (const [i, { flow, y }] of frame.standing.entries()) {
      holes += y - end - (i === 0 ? 0 : flow.before);
      end = y + flow.height;
    }
    return sum + holes + (frame.rest.length > 0 ? poured.heights[c]! - end : 0);
  }, 0);
}

function columnOf(poured: Poured, float: FloatView): number {
  const c = poured.frames.findIndex((f) => f.anchors.some((a) => keyOf(a) === keyOf(float)));
  return Math.max(0, c);
}

/** Floats that an article opens with, before any text: they stand above it. */
export function openingFloats(queue: readonly Flow[]): FloatView[] {
  const out: FloatView[] = [];
  for (const flow of queue) {
    if (flow.kind !== 'anchor') break;
    out.push(flow.float);
  }
  return out;
}

/** Equal columns across the type area, all of one stream. */
export function evenColumns(count: number, width: number, gutter: number, stream: number): Column[] {
  const each = (width - (count - 1) * gutter) / count;
  return Array.from({ length: count }, (_, i) => ({ x: i * (each + gutter), width: each, stream }));
}

/** The spot that leaves the least empty, the first of those alike. */
function leastHoles(spots: readonly Spot[], pourWith: (spot: Spot) => Poured): Spot | undefined {
  const holes = new Map(spots.map((spot) => [spot, holesOf(pourWith(spot))]));
  return [...spots].sort((a, b) => holes.get(a)! - holes.get(b)!)[0];
}

/** Fills one page. */
export function fillPage(task: PageTask, metrics: Metrics): FilledPage {
  if (task.streams.every((s) => s.queue.length === 0)) return platePage(task, metrics);
  let spots: Spot[] = [];
  const late: FloatView[] = [];
  const full: FloatView[] = [];
  // 1. What waits from the pages before comes first, at the head.
  const waited = new Set(task.waiting);
  let refused = 0;
  for (const float of task.waiting) {
    if (refused === MOST_TRIED) {
      late.push(float);
      continue;
    }
    // One that fills a page follows those before it.
    if (fills(float)) {
      (late.length > 0 ? late : full).push(float);
      continue;
    }
    const options = candidates({ ...task, titled: false }, spots, float, firstColumnOf(task), metrics);
    const free = options.filter((spot) => holds(task, [...spots, spot]));
    const ordered = free.filter((spot) => inOrder(task, spots, spot));
    const fit = task.step === 'heading' ? leastHoles(ordered.length > 0 ? ordered : free, (spot) => pour(task, [...spots, spot], task.rows)) : (ordered[0] ?? free[0]);
    refused += 1;
    if (fit) {
      spots.push(fit);
      refused = 0;
    } else if (spots.length === 0 && task.top === 0 && options[0]) spots.push(options[0]);
    else late.push(float);
  }
  // 2. Then what the text reaches.
  let poured = pour(task, spots, task.rows);
  const settled = new Set([...spots.map((s) => s.float), ...late, ...full].map(keyOf));
  for (;;) {
    const float = poured.anchors.find((a) => !settled.has(keyOf(a)));
    if (!float) break;
    settled.add(keyOf(float));
    // One that waits lets none pass it.
    if (late.length > 0) {
      late.push(float);
      continue;
    }
    if (fills(float)) {
      full.push(float);
      continue;
    }
    const tried = candidates(task, spots, float, columnOf(poured, float), metrics)
      .filter((spot) => holds(task, [...spots, spot]))
      .map((spot) => ({ spot, poured: pour(task, [...spots, spot], task.rows) }))
      // No float drives a title, or the text that must stand below it, from the page on which its article opens.
      .filter((t) => !task.titled || task.columns.every((c, i) => t.poured.frames[i]!.standing.length > 1 || poured.frames[i]!.standing.length <= 1 || task.streams[c.stream]!.queue.length === 0))
      // Every float with a place must still find its reference here.
      .filter((t) => [...spots.map((s) => s.float), float].every((f) => waited.has(f) || t.poured.anchors.some((a) => keyOf(a) === keyOf(f))));
    if (task.step === 'heading') tried.sort((a, b) => holesOf(a.poured) - holesOf(b.poured));
    const best =
      tried.find(({ spot }) => inOrder(task, spots, spot) && !meets(spots, spot)) ?? tried.find(({ spot }) => inOrder(task, spots, spot)) ?? tried.find(({ spot }) => !meets(spots, spot)) ?? tried[0];
    if (best) {
      spots = [...spots, best.spot];
      poured = best.poured;
    } else late.push(float);
  }
  // References that a later float pushed to the next page come again there.
  const reached = new Set(poured.anchors.map(keyOf));
  const waiting = late.filter((f) => reached.has(keyOf(f)) || waited.has(f));
  const filled = full.filter((f) => reached.has(keyOf(f)) || waited.has(f));
  // What cannot stand whole under its title parts there.
  if (task.headed && spots.length === 0 && poured.frames.every((f) => f.standing.length === 0)) poured = pour(task, spots, task.rows, true);
  return finishPage(task, spots, poured, waiting, filled, metrics);
}

const firstColumnOf = (task: PageTask): number => Math.max(0, task.columns.findIndex((c) => task.streams[c.stream]!.queue.length > 0));

const same = (a: readonly Flow[], b: readonly Flow[]): boolean => a.length === b.length && a.every((flow, i) => flow === b[i]);

/**
 * Ends columns level where the text ends on the page or breaks off for the next one: the foot of the page is drawn up, with what stands at
 * it, as far as the text allows.
 * @returns the text as poured, and the foot of the page, units.
 */
function level(task: PageTask, spots: readonly Spot[], first: Poured): { readonly poured: Poured; readonly rows: number } {
  const ends = first.rests.every((rest) => rest.length === 0) || first.frames.some((f) => f.end === 'page');
  for (let rows = Math.max(task.top, ...first.tops.map((top) => top - AIR)) + 1; task.balance && ends && rows < task.rows; rows += 1) {
    const left = stack(task, spots, rows);
    if (task.columns.some((_, c) => left.ends[c]! + AIR < left.tops[c]!)) continue;
    const poured = pour(task, spots, rows);
    if (poured.rests.every((rest, i) => same(rest, first.rests[i]!)) && poured.frames.every((f, c) => f.used <= poured.heights[c]!)) return { poured, rows };
  }
  return { poured: first, rows: task.rows };
}

/** Units at which floats stand: those at the foot right below their columns' text where all text ends on the page. */
function places(task: PageTask, spots: readonly Spot[], poured: Poured, rows: number): ReadonlyMap<Spot, number> {
  const { y } = stack(task, spots, rows);
  if (poured.rests.some((rest) => rest.length > 0)) return y;
  const at = new Map(y);
  const free = task.columns.map((_, c) => poured.tops[c]! + (poured.frames[c]!.used > 0 ? poured.frames[c]!.used + AIR : 0));
  for (const spot of spots.filter((s) => s.edge === 'foot').sort((a, b) => y.get(a)! - y.get(b)!)) {
    const top = Math.min(y.get(spot)!, Math.max(...free.slice(spot.from, spot.to + 1)));
    at.set(spot, top);
    for (let c = spot.from; c <= spot.to; c += 1) free[c] = top + spot.block.units + AIR;
  }
  return at;
}

function finishPage(task: PageTask, spots: readonly Spot[], first: Poured, waiting: readonly FloatView[], full: readonly FloatView[], metrics: Metrics): FilledPage {
  const { poured, rows } = level(task, spots, first);
  const { unit } = metrics.grid;
  const placed: Placed[] = [];
  // Columns that end level keep their pictures level, too.
  const y = task.balance ? stack(task, spots, rows).y : places(task, spots, poured, rows);
  const last = task.columns.length - 1;
  let bottom = task.top;
  let beside = task.top;
  const put = (spot: Spot): void => {
    const end = y.get(spot)! + spot.block.units;
    placed.push(...spot.block.place(task.columns[spot.from]!.x, y.get(spot)! * unit));
    bottom = Math.max(bottom, end);
    if (spot.to - spot.from < last) beside = Math.max(beside, end);
  };
  for (const spot of spots.filter((s) => s.edge === 'head')) put(spot);
  // Read as they stand: the threads whole, one after the other, each from column to column.
  task.columns.forEach((column, c) => {
    const frame = poured.frames[c]!;
    if (frame.standing.length === 0) return;
    const stream = task.streams[column.stream]!;
    placed.push({
      kind: 'frame',
      thread: stream.thread,
      lang: stream.lang,
      voice: stream.voice,
      x: column.x,
      y: poured.tops[c]! * unit,
      width: column.width,
      height: frame.used * unit,
      end: frame.end,
      children: frame.standing.flatMap((s) => s.flow.place(0, s.y * unit, column.width)),
    } satisfies PlacedFrame);
    bottom = Math.max(bottom, poured.tops[c]! + frame.used);
    beside = Math.max(beside, poured.tops[c]! + frame.used);
  });
  for (const spot of spots.filter((s) => s.edge === 'foot')) put(spot);
  const across = spots.filter((s) => s.edge === 'head' && s.to - s.from === last).map((s) => y.get(s)! + s.block.units + AIR);
  return {
    placed,
    streams: task.streams.map((s, i) => ({ ...s, queue: poured.rests[i]! })),
    waiting,
    full,
    bottom,
    beside: poured.frames.some((f) => f.standing.length > 0) ? { top: Math.max(task.top, ...across), bottom: beside } : null,
    empty: placed.length === 0 && full.length === 0,
  };
}
