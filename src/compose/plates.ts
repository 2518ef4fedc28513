/**
 * Pages for the pictures that are left when the text is over: rows across the type area, in the order of their references, large and
 * hardly cropped, with their captions under them on common lines. A gallery that comes to stand alone on such a page is set in the same way.
 */
import type { Metrics, Placed } from '../model/compose.js';
import type { FigureView } from '../model/view.js';
import { CAP_OFFSET, CAPTION_GAP, captionLines, floatBlock, galleryBlock, setCaptions, type FloatBlock } from './figures.js';
import type { FloatView } from './flow.js';
import type { FilledPage, PageTask } from './page-task.js';
import { AIR, fills } from './spots.js';

/** Most pictures that one page takes. */
const MOST_PICTURES = 6;
/** Part of its height that a picture may lose so that a page comes out even. */
const MOST_CROP = 0.2;
/** A gallery whose even grid shows less than this part of a picture goes to pages picture by picture. */
const LEAST_SHOWN = 0.5;
/** Pictures of a row are at least so high, units, and each at least this part of the type area wide. */
const LEAST_HEIGHT = 7;
const LEAST_WIDTH = 0.22;
/** One narrower than this part has a short caption: no higher than this part of its picture. */
const ROOMY_WIDTH = 0.3;
const MOST_WORDS = 0.7;
/** Shapes that rows reckon with, width to height; what goes beyond is cropped. */
const NARROWEST = 0.5;
const WIDEST = 3;
/** Pixels per inch below which no picture is enlarged. */
const LEAST_PPI = 225;

/** A row at full height, and how high its pictures are of that, units. */
interface Row {
  readonly units: number;
  readonly pictures: number;
  /** The row with its pictures made lower by so many units. */
  block(less: number): FloatBlock;
}

const shapeOf = ({ picture }: FigureView): number => Math.min(WIDEST, Math.max(NARROWEST, picture.width / picture.height));

/** The width at which a picture is still sharp, pt. */
const sharpest = ({ picture }: FigureView): number => (picture.vector ? Infinity : (picture.width * 72) / LEAST_PPI);

/** Pictures side by side at given widths (pt), all `high` pt high, or less where the row is made lower. */
function rowOf(figures: readonly FigureView[], widths: readonly number[], high: number, metrics: Metrics): Row {
  const { unit, gutter } = metrics.grid;
  const captions = figures.map((f, i) => setCaptions(f.captions, widths[i]!, metrics));
  const words = Math.max(...captions.map((c) => c.height));
  const around = CAP_OFFSET * unit + (words > 0 ? CAPTION_GAP : 0) + words;
  const units = Math.round((high + around) / unit);
  const block = (less: number): FloatBlock => ({
    units: units - less,
    place: (x, y) => {
      let left = x;
      return figures.flatMap((figure, i): Placed[] => {
        const height = (units - less) * unit - around;
        const top = y + CAP_OFFSET * unit;
        const placed: Placed[] = [
          { kind: 'picture', picture: figure.picture, x: left, y: top, width: widths[i]!, height },
          ...captions[i]!.columns.map((column) => captionLines(column, left, top + height + CAPTION_GAP)),
        ];
        left += widths[i]! + gutter;
        return placed;
      });
    },
  });
  return { units, pictures: high / unit, block };
}

/** Pictures side by side in widths that follow their shapes; null where one would be too small or too large. */
function sideBySide(figures: readonly FigureView[], narrow: number, metrics: Metrics): Row | null {
  const { unit, gutter, width } = metrics.grid;
  const high = (width - (figures.length - 1) * gutter) / figures.reduce((sum, f) => sum + shapeOf(f), 0);
  const widths = figures.map((f) => high * shapeOf(f));
  const wordy = (w: number, i: number): boolean => w < width * ROOMY_WIDTH && setCaptions(figures[i]!.captions, w, metrics).height > high * MOST_WORDS;
  const unfit = high < LEAST_HEIGHT * unit || widths.some((w, i) => w < width * LEAST_WIDTH || wordy(w, i) || (w > narrow && w > sharpest(figures[i]!)));
  return unfit ? null : rowOf(figures, widths, high, metrics);
}

/**
 * One picture, or a gallery, across the type area; no wider than it is sharp, nor narrower than its column. Null where it would lose too much
 * in what a text has left of a page; a page of its own takes every picture.
 */
function alone(float: FloatView, narrow: number, room: number, metrics: Metrics): Row | null {
  const { width, unit, rows } = metrics.grid;
  if (float.kind === 'gallery' || float.span === 'page' || float.height !== null) {
    const block = floatBlock(float, float.kind === 'figure' && float.span === 'column' ? narrow : width, metrics);
    return { units: block.units, pictures: 0, block: () => block };
  }
  const widest = Math.max(narrow, Math.min(width, sharpest(float)));
  const ratio = float.picture.height / float.picture.width;
  // A tall picture is set narrower rather than cut.
  const most = (room * unit - setCaptions(float.captions, narrow, metrics).height - CAPTION_GAP) / (1 - MOST_CROP);
  const at = Math.max(narrow, Math.min(widest, most / ratio));
  if (room < rows && at * ratio > most) return null;
  return rowOf([float], [at], Math.min(at * ratio, most), metrics);
}

/** All ways to set pictures in rows of one to three. */
function* partitions(floats: readonly FloatView[]): Generator<readonly (readonly FloatView[])[]> {
  if (floats.length === 0) yield [];
  for (let n = 1; n <= Math.min(3, floats.length); n += 1) {
    const row = floats.slice(0, n);
    if (n > 1 && !row.every((f) => f.kind === 'figure' && f.span !== 'page' && f.height === null)) return;
    for (const rest of partitions(floats.slice(n))) yield [row, ...rest];
  }
}

interface Plan {
  readonly rows: readonly Row[];
  /** What is left empty or cut, as a share of the room. */
  readonly cost: number;
}

const unitsOf = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + row.units, 0) + (rows.length - 1) * AIR;

/** The rows that fill the room best; null where so many pictures find none. */
function planOf(floats: readonly FloatView[], narrow: number, room: number, metrics: Metrics): Plan | null {
  let best: Plan | null = null;
  for (const partition of partitions(floats)) {
    const rows = partition.map((row) => (row.length === 1 ? alone(row[0]!, narrow, room, metrics) : sideBySide(row as FigureView[], narrow, metrics)));
    if (!rows.every((row): row is Row => row !== null)) continue;
    const over = unitsOf(rows) - room;
    const cut = over / Math.max(1, rows.reduce((sum, row) => sum + row.pictures, 0));
    if (cut > MOST_CROP) continue;
    const cost = over > 0 ? cut : -over / room;
    if (!best || cost < best.cost) best = { rows, cost };
  }
  return best;
}

/** Takes what is too high from the pictures of the rows, in turn. */
function blocksOf(rows: readonly Row[], room: number): FloatBlock[] {
  const pictures = rows.reduce((sum, row) => sum + row.pictures, 0);
  let over = Math.max(0, unitsOf(rows) - room);
  let left = pictures;
  return rows.map((row) => {
    const less = left > 0 ? Math.round((over * row.pictures) / left) : 0;
    over -= less;
    left -= row.pictures;
    return row.block(less);
  });
}

interface Chosen {
  readonly rows: readonly Row[];
  readonly count: number;
}

/** As many pictures as fit, spread so that this page and those that follow come out best; null where not one fits. */
function choose(floats: readonly FloatView[], narrow: number, room: number, metrics: Metrics): Chosen | null {
  let most = Math.min(MOST_PICTURES, floats.length);
  while (most > 0 && !planOf(floats.slice(0, most), narrow, room, metrics)) most -= 1;
  let best: (Chosen & { readonly cost: number }) | null = null;
  const pages = Math.ceil(floats.length / Math.max(1, most));
  for (let count = most; count > 0 && Math.ceil((floats.length - count) / most) < pages; count -= 1) {
    const here = planOf(floats.slice(0, count), narrow, room, metrics);
    const next = planOf(floats.slice(count, count + Math.ceil((floats.length - count) / Math.max(1, pages - 1))), narrow, metrics.grid.rows, metrics);
    const cost = (here?.cost ?? Infinity) + (next?.cost ?? (count === floats.length ? 0 : 1));
    if (here && (!best || cost < best.cost)) best = { rows: here.rows, count, cost };
  }
  return best;
}

/** A gallery that has a page to itself, in rows that fill it; null where its pictures find no place on one page in that way. */
function galleryAlone(floats: readonly FloatView[], narrow: number, room: number, metrics: Metrics): Chosen | null {
  const [float] = floats;
  if (float?.kind !== 'gallery' || floats.length > 1 || float.figures.length > MOST_PICTURES) return null;
  const plan = planOf(float.figures, narrow, room, metrics);
  return plan && { rows: plan.rows, count: 1 };
}

/** The part of a picture that its place shows, 0 to 1. */
function shownOf(placed: Placed): number {
  if (placed.kind !== 'picture') return 1;
  const fit = (placed.width * placed.picture.height) / (placed.height * placed.picture.width);
  return Math.min(fit, 1 / fit);
}

/** A gallery's pictures by themselves where it waits alone and its even grid would cut most of one of them off: a portrait in a strip. */
function parted(floats: readonly FloatView[], metrics: Metrics): readonly FloatView[] {
  const [float] = floats;
  if (float?.kind !== 'gallery' || floats.length > 1) return floats;
  return galleryBlock(float, metrics.grid.width, metrics).place(0, 0).some((placed) => shownOf(placed) < LEAST_SHOWN) ? float.figures : floats;
}

/** Fills a page with pictures whose text is over. Those that fill pages by themselves follow when all before them have their places. */
export function platePage(task: PageTask, metrics: Metrics): FilledPage {
  const { unit, rows, width } = metrics.grid;
  const until = task.waiting.findIndex(fills);
  const together = until < 0 ? task.waiting : task.waiting.slice(0, until);
  const room = task.rows - task.top;
  const narrow = task.columns[0]!.width;
  const whole = galleryAlone(together, narrow, room, metrics);
  const floats = whole ? together : parted(together, metrics);
  const chosen = whole ?? choose(floats, narrow, room, metrics);
  const blocks = chosen ? blocksOf(chosen.rows, room) : room === rows && floats[0] ? [floatBlock(floats[0], width, metrics)] : [];
  const placed: Placed[] = [];
  let y = task.top;
  for (const block of blocks) {
    placed.push(...block.place(task.columns[0]!.x, y * unit));
    y += block.units + AIR;
  }
  const rest = [...floats.slice(chosen?.count ?? blocks.length), ...task.waiting.slice(together.length)];
  const next = rest.findIndex((f) => !fills(f));
  const full = next < 0 ? rest : rest.slice(0, next);
  return { placed, streams: task.streams, waiting: rest.slice(full.length), full, bottom: blocks.length > 0 ? y - AIR : task.top, beside: null, empty: placed.length === 0 && full.length === 0 };
}
