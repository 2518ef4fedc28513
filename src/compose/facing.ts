/** The first language on left-hand pages, the second on the right-hand pages that face them, in step. */
import type { ArticleView, FigureView, SectionView } from '../model/view.js';
import { streamOf } from './blocks.js';
import type { Band } from './band.js';
import type { Book } from './book.js';
import type { FloatView } from './flow.js';
import { evenColumns, fillPage } from './page.js';
import type { Column, Stream } from './page-task.js';
import { BETWEEN, LEAST_BELOW, MOST_PAGES, flushFull, openPage, placeBand, placeHero, setHeads, unfinished } from './segment.js';
import { commonLevel, titleBlock } from './titles.js';

/** A facing article may start below another one on a pair of pages of which this part is free. */
const RUN_ON = 1 / 3;

/** The open pair of pages and the unit from which both are free, null where a new pair is needed. */
function openPair(book: Book, article: ArticleView): number | null {
  const { rows } = book.metrics.grid;
  if (!book.isOpen || !article.runOn || book.side !== 'left' || book.nextRow === null) return null;
  const top = Math.max(book.row, book.nextRow) + BETWEEN;
  return rows - top >= rows * RUN_ON ? top : null;
}

/** True when a facing article can start on the pair of pages that the book is open at. */
export const pairHasRoom = (book: Book, article: ArticleView): boolean => openPair(book, article) !== null;

/**
 * Puts pictures that fill pages between two pairs, as many as leave a left-hand page to go on with; a single one waits for another, or for the
 * end of the text, and only lets those across two pages pass.
 * @returns those that still wait.
 */
function flushBetweenPairs(book: Book, full: readonly FigureView[], article: ArticleView, section: SectionView, last: boolean): readonly FigureView[] {
  const firsts = full.map((_, i) => full.slice(0, full.length - i));
  const spreads = full.filter((f) => f.span === 'spread');
  for (const some of spreads.length > 0 ? [...firsts, spreads] : firsts) {
    const trial = book.fork();
    const left = flushFull(trial, some, article, section, last);
    if (!last && (left.length > 0 || trial.nextSide === 'right')) continue;
    trial.close();
    book.adopt(trial);
    return full.filter((f) => !some.includes(f));
  }
  return full;
}

/**
 * Sets a facing article. The book must be open at a pair with room, or its next page a left-hand one (the composer sees to it).
 * Afterwards the book is open at the left page of the last pair, so that what follows can use what both have left.
 */
export function setFacing(book: Book, article: ArticleView, section: SectionView, band: Band | null): void {
  const { grid } = book.metrics;
  const shape = evenColumns(article.columns, grid.width, grid.gutter, 0);
  const level = commonLevel(article.threads, () => grid.width, book.metrics);
  const blocks = article.threads.map((t) => titleBlock(t, level, grid.width, book.metrics));
  const titleUnits = Math.max(...blocks.map((b) => b.units));
  let streams: readonly Stream[] = article.threads.map((t) => streamOf(t, shape[0]!.width, book.metrics));
  const waiting: (readonly FloatView[])[] = [[], []];
  let full: readonly FigureView[] = [];
  let top = openPair(book, article);
  if (top === null) book.close();
  let left = 0;
  for (let pair = 0; pair === 0 || unfinished(streams, waiting.flat()); pair += 1) {
    if (pair > MOST_PAGES) throw new Error(`The composer does not come to an end in ${article.slug}.`);
    for (const own of [0, 1]) {
      // The last pair has no right-hand page where nothing is left for it.
      if (own === 1 && pair > 0 && !unfinished(streams, waiting.flat())) break;
      if (own === 1 || pair > 0 || top === null) openPage(book, article, section);
      if (own === 0) left = book.number;
      if (pair === 0 && band) placeBand(book, band, article, section, own === 0);
      else if (pair === 0) book.row = top ?? 0;
      // When one language is through, the other goes on over both pages.
      const stream = streams[own]!.queue.length > 0 || pair === 0 || waiting[own]!.length > 0 ? own : 1 - own;
      if (pair > 0 && streams[stream]!.queue.length === 0 && waiting[stream]!.length === 0) continue;
      if (pair === 0) {
        const rest = placeHero(book, [streams[own]!], article, titleUnits + LEAST_BELOW);
        const hero = rest[0] !== streams[own];
        streams = streams.map((s, i) => (i === own ? rest[0]! : s));
        book.place(blocks[own]!.place(0, book.row * grid.unit), article.slug);
        book.row += hero ? blocks[own]!.units : titleUnits;
      }
      const columns: Column[] = shape.map((c) => ({ ...c, stream }));
      const task = streams.map((s, i) => (i === stream ? s : { ...s, queue: [] }));
      const page = fillPage({ columns, streams: task, waiting: waiting[stream]!, top: book.row, rows: grid.rows, titled: false, headed: pair === 0, balance: true, step: 'free' }, book.metrics);
      book.place(page.placed, article.slug);
      setHeads(book, article, section);
      streams = streams.map((s, i) => (i === stream ? page.streams[i]! : s));
      waiting[stream] = page.waiting;
      full = [...full, ...page.full.filter((f): f is FigureView => f.kind === 'figure')];
      book.row = page.bottom;
    }
    full = flushBetweenPairs(book, full, article, section, !unfinished(streams, waiting.flat()));
    top = null;
  }
  if (book.isOpen) book.goTo(left);
}
