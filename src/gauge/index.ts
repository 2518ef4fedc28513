/**
 * How well a finished PDF's body text is set, read from the PDF alone: no map, no word of the composer's. It measures any PDF with a text
 * layer, ours or another program's.
 */
import { mmToPt } from '../model/paper.js';
import { readPages, type PageContents } from '../pdf/index.js';
import { findLeading, readColumns, type ColumnLine } from './columns.js';
import { findBody, readLines, type Body } from './lines.js';
import { findRivers, type River } from './rivers.js';

export type { River } from './rivers.js';

/** Word spaces wider than this, em, are loose; wider than the other one, gaping. */
export const LOOSE = 0.52;
export const GAPING = 0.9;
/** Fewer letters than this are no last line. */
export const LEAST_LETTERS = 5;
/** Spaces of a river that a reader sees are all at least so wide, em. */
export const SEEN_RIVER = 0.45;

/** A line worth looking at. */
export interface Spot {
  readonly page: number;
  readonly text: string;
  /** Mean word space, em. */
  readonly space: number;
}

export interface Figures {
  /** Lines of body text, and those that do not end a paragraph. */
  readonly lines: number;
  readonly inner: number;
  /** Of the inner lines, those that reach both edges of their column. */
  readonly justified: number;
  /** Of the justified lines, those with a mean word space over `LOOSE` and over `GAPING` em (a word alone counts as gaping). */
  readonly loose: number;
  readonly gaping: readonly Spot[];
  /** Mean word space of justified lines in em: least, quartiles, 95 %, most. */
  readonly spaces: { readonly least: number; readonly quarter: number; readonly half: number; readonly threeQuarters: number; readonly most95: number; readonly most: number };
  /** Lines that end in a hyphen of any kind, and the most of them below one another in a column. */
  readonly hyphens: number;
  readonly hyphenRun: number;
  /** Last lines of fewer than five letters, or that hold nothing but the rest of a hyphenated word. */
  readonly fragments: readonly Spot[];
}

export interface Gauge {
  readonly body: Body;
  /** Distance of baselines, pt. */
  readonly leading: number;
  readonly all: Figures;
  readonly vi: Figures;
  readonly en: Figures;
  /** How far baselines stand off the grid, pt: the most, and where. */
  readonly baseline: { readonly most: number; readonly page: number; /** First baseline below the head of the type area. */ readonly first: number };
  readonly rivers: readonly River[];
  /** Soft hyphens in the text layer that do not end a line. */
  readonly unusedHyphens: number;
}

export interface GaugeOptions {
  /** Where the type area begins below the trim's head, mm, and the grid's unit, pt (the leading that was found without it). */
  readonly headMm?: number;
  readonly unitPt?: number;
}

/** Measures a PDF. @returns null where no text was found. */
export async function gauge(pdf: Uint8Array, options: GaugeOptions = {}): Promise<Gauge | null> {
  return gaugePages(await readPages(pdf), options);
}

/** `gauge` for pages that were read already. */
export function gaugePages(pages: readonly PageContents[], options: GaugeOptions = {}): Gauge | null {
  const body = findBody(pages);
  if (!body) return null;
  const raw = pages.map((page) => readLines(page, body));
  const leading = Math.round(findLeading(raw) * 100) / 100;
  const columns = raw.map((lines) => readColumns(lines, body.size, leading));
  const lines = columns.flat();
  const vietnamese = languages(lines);
  return {
    body,
    leading,
    all: figures(lines, body.size),
    vi: figures(lines.filter((_, i) => vietnamese[i]), body.size),
    en: figures(lines.filter((_, i) => !vietnamese[i]), body.size),
    baseline: baselines(lines, mmToPt(options.headMm ?? 18), options.unitPt ?? leading),
    rivers: columns.flatMap((page) => findRivers(page, body.size)),
    unusedHyphens: lines.reduce((n, line) => n + (line.text.slice(0, -1).match(/\u00ad/g)?.length ?? 0), 0),
  };
}

/** More marked letters than this of all are Vietnamese; English prose with Vietnamese names stays below. */
const MARKED = 0.1;

/** Whether each line is Vietnamese: decided by paragraph, since a line may have few marks by chance. */
function languages(lines: readonly ColumnLine[]): boolean[] {
  const out: boolean[] = [];
  for (let i = 0; i < lines.length; ) {
    let end = i + 1;
    while (end < lines.length && !lines[end]!.begins) end += 1;
    const text = lines.slice(i, end).map((l) => l.text).join('');
    const marked = text.normalize('NFD').match(/[\u0300-\u031b\u0323đĐ]/gu)?.length ?? 0;
    const letters = text.match(/\p{L}/gu)?.length ?? 1;
    for (; i < end; i += 1) out.push(marked / letters > MARKED);
  }
  return out;
}

const HYPHEN = /[\p{L}\p{N}][-\u00ad\u2010]$/u;

/** Mean word space in em; infinite for a word alone. */
const meanSpace = (line: ColumnLine, size: number): number => (line.gaps.length === 0 ? Number.POSITIVE_INFINITY : line.gaps.reduce((sum, g) => sum + g.right - g.left, 0) / line.gaps.length / size);

function figures(lines: readonly ColumnLine[], size: number): Figures {
  const inner = lines.filter((l) => !l.ends);
  // A line that is indented or stands beside a drop cap reaches its left edge as well as any.
  const justified = inner.filter((l) => l.full);
  const spot = (line: ColumnLine): Spot => ({ page: line.page, text: line.text, space: meanSpace(line, size) });
  const spaces = justified.map((l) => meanSpace(l, size)).sort((a, b) => a - b);
  const at = (part: number): number => spaces[Math.min(spaces.length - 1, Math.floor(part * spaces.length))] ?? 0;
  let run = 0;
  let hyphenRun = 0;
  for (const line of lines) {
    run = HYPHEN.test(line.text) ? (line.follows ? run : 0) + 1 : 0;
    hyphenRun = Math.max(hyphenRun, run);
  }
  const fragments = lines.filter((line, i) => {
    const before = lines[i - 1];
    if (!line.ends || line.begins || !before) return false;
    const letters = line.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    return letters < LEAST_LETTERS || (line.words.length === 1 && HYPHEN.test(before.text));
  });
  return {
    lines: lines.length,
    inner: inner.length,
    justified: justified.length,
    loose: spaces.filter((s) => s > LOOSE).length,
    gaping: justified.filter((l) => meanSpace(l, size) > GAPING).map(spot),
    spaces: { least: at(0), quarter: at(0.25), half: at(0.5), threeQuarters: at(0.75), most95: at(0.95), most: at(1) },
    hyphens: inner.filter((l) => HYPHEN.test(l.text)).length,
    hyphenRun,
    fragments: fragments.map(spot),
  };
}

/** How far baselines are off the grid whose phase most of them share. */
function baselines(lines: readonly ColumnLine[], head: number, unit: number): Gauge['baseline'] {
  const phase = (line: ColumnLine): number => (((line.baseline - head) % unit) + unit) % unit;
  const wrap = (d: number): number => d - unit * Math.round(d / unit);
  const first = phase(lines[0]!);
  const offsets = lines.map((l) => wrap(phase(l) - first)).sort((a, b) => a - b);
  const common = first + offsets[offsets.length >> 1]!;
  let most = 0;
  let page = 0;
  for (const line of lines) {
    const off = Math.abs(wrap(phase(line) - common));
    if (off <= most) continue;
    most = off;
    page = line.page;
  }
  return { most, page, first: ((common % unit) + unit) % unit };
}
