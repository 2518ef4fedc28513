/** Title blocks: kicker, title at a size that answers its length, standfirst, byline. */
import { type Metrics, type Placed, type SetText } from '../model/compose.js';
import type { Role, TextView, ThreadView } from '../model/view.js';
import { heightOf, setText, widthsOf } from './set.js';
import { toWords } from './words.js';

const TITLES = ['title-1', 'title-2', 'title-3', 'title-4'] as const;
/** Words up to which each size serves; the last has no limit. */
const WORDS = [8, 16, 28, Infinity] as const;
/** Lines that a title of each size may take before the next smaller one is chosen. */
const MOST_LINES = [4, 6, 9, Infinity] as const;
/** A standfirst longer than this, in words, is set in two columns across the page rather than in one wide measure. */
const LONG_STANDFIRST = 60;

export type TitleLevel = 0 | 1 | 2 | 3;

const withRole = (view: TextView, role: Role): TextView => ({ ...view, role });

/**
 * The size for a title: by its number of words, smaller where its longest word or its lines would not fit.
 * @param width of the title, pt.
 */
export function titleLevel(title: TextView, width: number, metrics: Metrics): TitleLevel {
  const words = toWords(title.inlines).length;
  let level = WORDS.findIndex((most) => words <= most);
  // A column cannot carry the largest size.
  if (width < metrics.grid.width * 0.6) level = Math.max(level, 1);
  for (; level < 3; level += 1) {
    const sized = withRole(title, TITLES[level]!);
    if (widthsOf(sized, metrics).longest <= width && setText(sized, width, metrics, { balance: true }).lines.length <= MOST_LINES[level]!) break;
  }
  return level as TitleLevel;
}

/** The size that serves the titles of both languages, so that their hierarchy is one. @param width of the title of thread `i`, pt. */
export const commonLevel = (threads: readonly ThreadView[], width: (i: number) => number, metrics: Metrics): TitleLevel =>
  Math.max(...threads.map((t, i) => titleLevel(t.title, width(i), metrics))) as TitleLevel;

/** A title block at a width. */
export interface TitleBlock {
  /** Whole units, the space below included. */
  readonly units: number;
  /** @param units to fill, where it is made as high as its neighbour. */
  place(x: number, y: number): readonly Placed[];
}

interface Part {
  readonly text: SetText;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const lines = (part: Part, x: number, y: number): Placed => ({
  kind: 'lines', text: part.text, from: 0, to: part.text.lines.length, x: x + part.x, y: y + part.y, width: part.width,
  indent: 0, marker: null, dropCap: null, endMark: false, own: true, part: null, repeated: false,
});

function splitEvenly(text: SetText): readonly [SetText, SetText] {
  const half = Math.ceil(text.lines.length / 2);
  return [{ ...text, lines: text.lines.slice(0, half) }, { ...text, lines: text.lines.slice(half) }];
}

/**
 * Sets a thread's title block.
 * @param level size of the title, the same for both languages of an article.
 */
export function titleBlock(thread: ThreadView, level: TitleLevel, width: number, metrics: Metrics): TitleBlock {
  const { unit, gutter } = metrics.grid;
  const wide = width > metrics.grid.width * 0.8;
  const parts: Part[] = [];
  let y = 0;
  const add = (view: TextView, measure: number, gapAfter: number, balance: boolean): void => {
    const text = setText(view, measure, metrics, { balance });
    parts.push({ text, x: 0, y, width: measure });
    y += heightOf(text) + gapAfter * unit;
  };
  if (thread.kicker) add(thread.kicker, width, 0.25, false);
  add(withRole(thread.title, TITLES[level]!), wide ? width * 0.94 : width, 0.5, true);
  if (thread.standfirst) {
    const words = toWords(thread.standfirst.inlines).length;
    if (wide && words > LONG_STANDFIRST) {
      const measure = (width - gutter) / 2;
      const text = setText(thread.standfirst, measure, metrics);
      const [left, right] = splitEvenly(text);
      parts.push({ text: left, x: 0, y, width: measure }, { text: right, x: measure + gutter, y, width: measure });
      y += heightOf(left) + 0.5 * unit;
    } else add(thread.standfirst, wide ? width * 0.72 : width, 0.5, words <= LONG_STANDFIRST);
  }
  if (thread.byline) add(thread.byline, width, 0.5, false);
  const units = Math.ceil(y / unit + 0.35);
  return { units, place: (x, top) => parts.map((part) => lines(part, x, top)) };
}

/** All roles in which a title may be set, for measuring. */
export const titleRoles: readonly Role[] = TITLES;
