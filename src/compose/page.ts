/**
 * Fills one page with threads and floats. Text is poured first; each float whose reference it reaches is then given a place, and the
 * text is poured again round it. A place counts only while the reference is still on this page; else the float waits for the next one.
 */
import type { Lang } from '../model/issue.js';
import type { Metrics, Placed, PlacedFrame } from '../model/compose.js';
import type { Voice } from '../model/view.js';
import { floatBlock, type FloatBlock } from './figures.js';
import { fillPair } from './sync.js';
import { fillFrame, type FilledFrame, type Flow, type FloatView } from './flow.js';

/** A thread on its way through the pages. */
export interface Stream {
  readonly thread: string;
  readonly lang: Lang;
  readonly voice: Voice;
  readonly queue: readonly Flow[];
}

/** A column of a page and the stream that runs through it. */
export interface Column {
  readonly x: number;
  readonly width: number;
  readonly stream: number;
}

export interface PageTask {
  readonly columns: readonly Column[];
  readonly streams: readonly Stream[];
  /** Floats whose references stand on earlier pages. */
  readonly waiting: readonly FloatView[];
  /** First free unit, and the number of units of the page. */
  readonly top: number;
  readonly rows: number;
  /** The columns begin with titles of their own: nothing is put between them and the head of the page but pictures across it. */
  readonly titled: boolean;
  /** Columns end level when everything fits. */
  readonly balance: boolean;
  /** Each pair of paragraphs of two streams in two columns starts level. */
  readonly sync: boolean;
}

export interface FilledPage {
  readonly placed: readonly Placed[];
  readonly streams: readonly Stream[];
  readonly waiting: readonly FloatView[];
  /** Floats that take pages of their own (bleed, spread), reached on this page. */
  readonly full: readonly FloatView[];
  /** First unit that is free below everything. */
  readonly bottom: number;
  /** True when nothing at all could be placed. */
  readonly empty: boolean;
}

interface Spot {
  readonly float: FloatView;
  readonly block: FloatBlock;
  readonly from: number;
  readonly to: number;
  readonly edge: 'head' | 'foot';
}

interface Poured {
  /** By column. */
  readonly frames: readonly FilledFrame[];
  readonly tops: readonly number[];
  readonly heights: readonly number[];
  readonly rests: readonly (readonly Flow[])[];
  readonly anchors: readonly FloatView[];
}

/** Between a float and the text, units. */
const AIR = 1;
/** So many floats in a row that find no place on a page mean that it is full; those behind them are not tried. */
const MOST_TRIED = 16;
/** Less text than this in a column, in units, looks lost beside a picture. */
const LEAST_TEXT = 4;

const keyOf = (float: FloatView): string => (float.kind === 'figure' ? float.picture.key : float.id);
const spanOf = (float: FloatView): string => (float.kind === 'figure' ? float.span : 'page');
const fills = (float: FloatView): boolean => spanOf(float) === 'bleed' || spanOf(float) === 'spread';

/** Where floats stand and what they leave of each column, units. */
interface Stack {
  readonly y: ReadonlyMap<Spot, number>;
  readonly tops: readonly number[];
  readonly ends: readonly number[];
}

/** Stacks floats from both edges of the page: the wide ones outermost, so that none parts another from its edge. */
function stack(task: PageTask, spots: readonly Spot[]): Stack {
  const y = new Map<Spot, number>();
  const tops = task.columns.map(() => task.top);
  const ends = task.columns.map(() => task.rows);
  for (const spot of [...spots].sort((a, b) => b.to - b.from - (a.to - a.from))) {
    const at = spot.edge === 'head' ? Math.max(...tops.slice(spot.from, spot.to + 1)) : Math.min(...ends.slice(spot.from, spot.to + 1)) - spot.block.units;
    y.set(spot, at);
    for (let c = spot.from; c <= spot.to; c += 1) {
      if (spot.edge === 'head') tops[c] = at + spot.block.units + AIR;
      else ends[c] = at - AIR;
    }
  }
  return { y, tops, ends };
}

function pour(task: PageTask, spots: readonly Spot[], limit: number): Poured {
  const { tops, ends } = stack(task, spots);
  const heights = tops.map((top, c) => Math.max(0, Math.min(ends[c]!, limit) - top));
  if (task.sync && task.columns.length === 2 && task.streams.length === 2) {
    const top = Math.max(...tops);
    const height = Math.min(...tops.map((t, c) => t + heights[c]!)) - top;
    const pair = fillPair([task.streams[task.columns[0]!.stream]!.queue, task.streams[task.columns[1]!.stream]!.queue], height, height === task.rows);
    return { frames: pair, tops: [top, top], heights: [height, height], rests: task.streams.map((_, i) => pair[task.columns.findIndex((c) => c.stream === i)]!.rest), anchors: pair.flatMap((f) => f.anchors) };
  }
  const rests = task.streams.map((s) => s.queue);
  const closed = task.streams.map(() => false);
  const anchors: FloatView[] = [];
  const frames = task.columns.map((column, c): FilledFrame => {
    const queue = rests[column.stream]!;
    if (closed[column.stream]) return { standing: [], used: 0, anchors: [], rest: queue, end: 'full' };
    const filled = fillFrame(queue, heights[c]!, heights[c] === task.rows);
    rests[column.stream] = filled.rest;
    if (filled.end === 'page') closed[column.stream] = true;
    anchors.push(...filled.anchors);
    return filled;
  });
  return { frames, tops, heights, rests, anchors };
}

function width(task: PageTask, from: number, to: number): number {
  const a = task.columns[from]!;
  const b = task.columns[to]!;
  return b.x + b.width - a.x;
}

/** Units that a stream still needs. */
const left = (stream: Stream): number => stream.queue.reduce((sum, flow) => sum + (flow.kind === 'matter' ? flow.before + flow.height : 0), 0);

/**
 * The columns that may carry a float whose reference stands in `column`: that one and those after it. Where each language has one column,
 * either will do, since a picture speaks both languages; the one whose text is shorter comes first, so that both end together.
 */
function columnsFor(task: PageTask, column: number): number[] {
  const all = task.columns.map((_, c) => c);
  if (new Set(task.columns.map((c) => c.stream)).size > 1) return all.sort((a, b) => left(task.streams[task.columns[a]!.stream]!) - left(task.streams[task.columns[b]!.stream]!));
  return all.filter((c) => c >= column);
}

/** The places a float may take, best first. */
function candidates(task: PageTask, float: FloatView, column: number, metrics: Metrics): Spot[] {
  const last = task.columns.length - 1;
  const at = float.kind === 'figure' ? float.at : null;
  const make = (from: number, to: number, edge: 'head' | 'foot'): Spot => ({ float, block: floatBlock(float, width(task, from, to), metrics), from, to, edge });
  const spots: Spot[] = [];
  const edges: ('head' | 'foot')[] = at === 'foot' ? ['foot', 'head'] : ['head', 'foot'];
  switch (spanOf(float)) {
    case 'page':
      for (const edge of edges) spots.push(make(0, last, edge));
      break;
    case 'two': {
      const from = Math.max(0, Math.min(column, last - 1));
      const to = Math.min(last, from + 1);
      for (const edge of edges) spots.push(make(from, to, edge));
      if (from > 0) for (const edge of edges) spots.push(make(from - 1, to - 1, edge));
      break;
    }
    default: {
      for (const c of columnsFor(task, column)) {
        for (const edge of edges) {
          // Above a title that stands in its column a picture would push the two languages' titles apart.
          if (task.titled && edge === 'head') continue;
          spots.push(make(c, c, edge));
        }
      }
    }
  }
  return spots;
}

/** Room must be left for the float itself, and the text beside it must not be a lost line or two. */
function holds(task: PageTask, spots: readonly Spot[]): boolean {
  const { tops, ends } = stack(task, spots);
  return task.columns.every((column, c) => {
    const left = ends[c]! - tops[c]!;
    const over = task.streams[column.stream]!.queue.length === 0;
    // A column that is all pictures has no text to lose.
    const full = left + AIR >= 0 && left + AIR <= 1;
    return full || left >= LEAST_TEXT || (over && left + AIR >= 0);
  });
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

/** Fills one page. */
export function fillPage(task: PageTask, metrics: Metrics): FilledPage {
  let spots: Spot[] = [];
  const late: FloatView[] = [];
  // 1. What waits from the pages before comes first, at the head.
  const waited = new Set(task.waiting);
  let refused = 0;
  for (const float of task.waiting) {
    if (refused === MOST_TRIED) {
      late.push(float);
      continue;
    }
    const options = candidates({ ...task, titled: false }, float, firstColumnOf(task), metrics);
    const fit = options.find((spot) => holds(task, [...spots, spot]));
    refused += 1;
    if (fit) {
      spots.push(fit);
      refused = 0;
    } else if (spots.length === 0 && task.top === 0 && options[0]) spots.push(options[0]);
    else late.push(float);
  }
  // 2. Then what the text reaches.
  let poured = pour(task, spots, task.rows);
  const full: FloatView[] = [];
  const settled = new Set([...spots.map((s) => keyOf(s.float)), ...late.map(keyOf)]);
  for (;;) {
    const float = poured.anchors.find((a) => !settled.has(keyOf(a)));
    if (!float) break;
    settled.add(keyOf(float));
    if (fills(float)) {
      full.push(float);
      continue;
    }
    // One that waits lets none pass it.
    if (late.length > 0) {
      late.push(float);
      continue;
    }
    const tried = candidates(task, float, columnOf(poured, float), metrics)
      .filter((spot) => holds(task, [...spots, spot]))
      .map((spot) => ({ spot, poured: pour(task, [...spots, spot], task.rows) }))
      // No float drives a title, or the text that must stand below it, from the page on which its article opens.
      .filter((t) => !task.titled || task.columns.every((c, i) => t.poured.frames[i]!.standing.length > 1 || poured.frames[i]!.standing.length <= 1 || task.streams[c.stream]!.queue.length === 0))
      // Every float with a place must still find its reference here.
      .filter((t) => [...spots.map((s) => s.float), float].every((f) => waited.has(f) || t.poured.anchors.some((a) => keyOf(a) === keyOf(f))));
    // Two pictures on one edge of a column look like a mistake; with another place free, the second one takes that.
    const stacked = (spot: Spot): boolean => spots.some((s) => s.edge === spot.edge && s.from <= spot.to && spot.from <= s.to);
    const best = tried.find((t) => !stacked(t.spot)) ?? tried[0];
    if (best) {
      spots = [...spots, best.spot];
      poured = best.poured;
    } else late.push(float);
  }
  // References that a later float pushed to the next page come again there.
  const reached = new Set(poured.anchors.map(keyOf));
  const waiting = late.filter((f) => reached.has(keyOf(f)) || waited.has(f));
  const filled = full.filter((f) => reached.has(keyOf(f)));
  return finishPage(task, spots, poured, waiting, filled, metrics);
}

const firstColumnOf = (task: PageTask): number => Math.max(0, task.columns.findIndex((c) => task.streams[c.stream]!.queue.length > 0));

function finishPage(task: PageTask, spots: readonly Spot[], first: Poured, waiting: readonly FloatView[], full: readonly FloatView[], metrics: Metrics): FilledPage {
  let poured = first;
  const done = poured.rests.every((rest) => rest.length === 0) && waiting.length === 0;
  if (done && task.balance) {
    for (let limit = Math.max(...poured.tops) + 1; limit < task.rows; limit += 1) {
      const trial = pour(task, spots, limit);
      if (trial.rests.every((rest) => rest.length === 0) && trial.frames.every((f, c) => f.used <= trial.heights[c]!)) {
        poured = trial;
        break;
      }
    }
  }
  const { unit } = metrics.grid;
  const placed: Placed[] = [];
  const stacked = stack(task, spots);
  const textEnds = task.columns.map((_, c) => poured.tops[c]! + poured.frames[c]!.used);
  let bottom = task.top;
  const put = (spot: Spot, y: number): void => {
    placed.push(...spot.block.place(task.columns[spot.from]!.x, y * unit));
    bottom = Math.max(bottom, y + spot.block.units);
  };
  for (const spot of spots.filter((s) => s.edge === 'head')) put(spot, stacked.y.get(spot)!);
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
    bottom = Math.max(bottom, textEnds[c]!);
  });
  // Foot floats stand at the foot of a full page, and right below the text where the article ends.
  const feet = spots.filter((s) => s.edge === 'foot');
  const under = task.columns.map((_, c) => c).filter((c) => feet.some((s) => s.from <= c && c <= s.to));
  const up = done && under.length > 0 ? Math.max(0, Math.min(...under.map((c) => stacked.ends[c]! - Math.max(textEnds[c]!, stacked.tops[c]!)))) : 0;
  for (const spot of feet) put(spot, stacked.y.get(spot)! - up);
  return {
    placed,
    streams: task.streams.map((s, i) => ({ ...s, queue: poured.rests[i]! })),
    waiting,
    full,
    bottom,
    empty: placed.length === 0 && full.length === 0,
  };
}
