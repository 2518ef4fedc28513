/** The places that pictures may take on a page, and what they leave of its columns. Heights are units of the grid. */
import type { Metrics } from '../model/compose.js';
import { floatBlock, type FloatBlock } from './figures.js';
import type { FloatView } from './flow.js';
import type { Column, PageTask, Stream } from './page-task.js';

/** A float in columns `from` to `to`, at the head of the page or at its foot. */
export interface Spot {
  readonly float: FloatView;
  readonly block: FloatBlock;
  readonly from: number;
  readonly to: number;
  readonly edge: 'head' | 'foot';
}

/** Between a float and the text, units. */
export const AIR = 1;
/** Less text than this in a column, in units, looks lost beside a picture. */
const LEAST_TEXT = 4;

export const keyOf = (float: FloatView): string => (float.kind === 'figure' ? float.picture.key : float.id);
const spanOf = (float: FloatView): string => (float.kind === 'figure' ? float.span : 'page');

/** True for a float that takes pages of its own. */
export const fills = (float: FloatView): boolean => spanOf(float) === 'bleed' || spanOf(float) === 'spread';

/** Where floats stand and what they leave of each column, units. */
export interface Stack {
  readonly y: ReadonlyMap<Spot, number>;
  readonly tops: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Stacks floats from both edges of the page: the wide ones outermost, so that none parts another from its edge; of those alike, the earlier
 * one above.
 * @param spots in the order of their references.
 * @param rows foot of the page, units.
 */
export function stack(task: Pick<PageTask, 'columns' | 'top'>, spots: readonly Spot[], rows: number): Stack {
  const y = new Map<Spot, number>();
  const tops = task.columns.map(() => task.top);
  const ends = task.columns.map(() => rows);
  const wide = (spot: Spot): number => spot.to - spot.from;
  const heads = spots.filter((s) => s.edge === 'head').sort((a, b) => wide(b) - wide(a));
  const feet = spots.filter((s) => s.edge === 'foot').reverse().sort((a, b) => wide(b) - wide(a));
  for (const spot of [...heads, ...feet]) {
    const at = spot.edge === 'head' ? Math.max(...tops.slice(spot.from, spot.to + 1)) : Math.min(...ends.slice(spot.from, spot.to + 1)) - spot.block.units;
    y.set(spot, at);
    for (let c = spot.from; c <= spot.to; c += 1) {
      if (spot.edge === 'head') tops[c] = at + spot.block.units + AIR;
      else ends[c] = at - AIR;
    }
  }
  return { y, tops, ends };
}

const width = (columns: readonly Column[], from: number, to: number): number => columns[to]!.x + columns[to]!.width - columns[from]!.x;

/** Units that a stream still needs. */
const left = (stream: Stream): number => stream.queue.reduce((sum, flow) => sum + (flow.kind === 'matter' ? flow.before + flow.height : 0), 0);

/** True where each language has columns of its own. */
const inStep = (task: PageTask): boolean => new Set(task.columns.map((c) => c.stream)).size > 1;

/**
 * The columns that may carry a float whose reference stands in `column`: that one and those after it. Where each language has one column,
 * either will do, since a picture speaks both languages; the one whose text is shorter, with the pictures that stand in it already, comes
 * first, so that both end together.
 */
function columnsFor(task: PageTask, spots: readonly Spot[], column: number): number[] {
  const all = task.columns.map((_, c) => c);
  const long = (c: number): number => left(task.streams[task.columns[c]!.stream]!) + spots.filter((s) => s.from <= c && c <= s.to).reduce((sum, s) => sum + s.block.units + AIR, 0);
  if (inStep(task)) return all.sort((a, b) => long(a) - long(b));
  return all.filter((c) => c >= column);
}

/** The places a float may take beside those that have one, best first. */
export function candidates(task: PageTask, spots: readonly Spot[], float: FloatView, column: number, metrics: Metrics): Spot[] {
  const last = task.columns.length - 1;
  const at = float.kind === 'figure' ? float.at : null;
  const make = (from: number, to: number, edge: 'head' | 'foot'): Spot => ({ float, block: floatBlock(float, width(task.columns, from, to), metrics), from, to, edge });
  const found: Spot[] = [];
  const edges: ('head' | 'foot')[] = at === 'foot' ? ['foot', 'head'] : ['head', 'foot'];
  switch (spanOf(float)) {
    case 'page':
      for (const edge of edges) found.push(make(0, last, edge));
      break;
    case 'two': {
      const from = Math.max(0, Math.min(column, last - 1));
      const to = Math.min(last, from + 1);
      for (const edge of edges) found.push(make(from, to, edge));
      if (from > 0) for (const edge of edges) found.push(make(from - 1, to - 1, edge));
      break;
    }
    default: {
      for (const c of columnsFor(task, spots, column)) {
        for (const edge of edges) {
          // Above a title that stands in its column a picture would push the two languages' titles apart.
          if (task.titled && edge === 'head') continue;
          found.push(make(c, c, edge));
        }
      }
    }
  }
  return found;
}

/** Room must be left for the float itself, and the text beside it must not be a lost line or two. */
export function holds(task: PageTask, spots: readonly Spot[]): boolean {
  const { tops, ends } = stack(task, spots, task.rows);
  return task.columns.every((column, c) => {
    const left = ends[c]! - tops[c]!;
    const over = task.streams[column.stream]!.queue.length === 0;
    // A column that is all pictures has no text to lose.
    const full = left + AIR >= 0 && left + AIR <= 1;
    return full || left >= LEAST_TEXT || (over && left + AIR >= 0);
  });
}

/** True where the author asked for the edge at which a float stands. */
const asked = ({ float, edge }: Spot): boolean => float.kind === 'figure' && float.at === edge;

/** Two pictures on one edge of a column look like a mistake, unless the author put them there. */
export const meets = (spots: readonly Spot[], spot: Spot): boolean => !asked(spot) && spots.some((s) => s.edge === spot.edge && s.from <= spot.to && spot.from <= s.to);

/**
 * True where a float stands after all that were placed before it, as the page is read: below them or in a column to their right. In
 * columns of two languages a picture may stand lower to the left of an earlier one, too. Where the author chose the edge, that goes before.
 */
export function inOrder(task: PageTask, spots: readonly Spot[], spot: Spot): boolean {
  if (asked(spot)) return true;
  const { y } = stack(task, [...spots, spot], task.rows);
  return spots.every((earlier) => {
    if (asked(earlier)) return true;
    const below = y.get(spot)! > y.get(earlier)!;
    if (earlier.from <= spot.to && spot.from <= earlier.to) return below;
    return spot.from > earlier.from || (inStep(task) && below);
  });
}
