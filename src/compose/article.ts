/** Sets an article into the book: its title blocks, its threads and its floats, in one of the four layouts. */
import type { ArticleView, BlockView, FigureView, SectionView, ThreadView } from '../model/view.js';
import { streamOf } from './blocks.js';
import type { Book } from './book.js';
import type { Band } from './band.js';
import { setFacing } from './facing.js';
import { setParallel } from './parallel.js';
import { BETWEEN, endArticle, flushFull, openPage, placeBand, setSegment } from './segment.js';
import { evenColumns } from './page.js';
import { commonLevel, titleBlock } from './titles.js';

/** The next article may start on a page of which this part is free. */
const RUN_ON = 1 / 3;
/** The second language of a stacked article may start on a page of which this part is free. */
const SECOND_START = 1 / 4;

/** A last page with less on it than this is worth saving by cropping pictures a little. */
const POOR_END = 0.36;
/** A last page with less on it than this is worth cropping pictures of the articles before, too, which the last one runs on from. */
const LOST_END = 0.15;
/** The first language of a stacked article that has less than this on its last page, above the title of the second, looks cut off there. */
const STRAY_END = 0.1;
/** How much of their height pictures may keep, tried in turn. */
const CROPS = [0.94, 0.88, 0.82, 0.76] as const;

const cropped = (block: BlockView, keep: number): BlockView =>
  block.kind === 'figure' ? { ...block, keep } : block.kind === 'gallery' ? { ...block, figures: block.figures.map((f) => ({ ...f, keep })) } : block;

const threadCrop = (thread: ThreadView, keep: number): ThreadView => ({ ...thread, blocks: thread.blocks.map((b) => cropped(b, keep)) });
const withCrop = (article: ArticleView, keep: number): ArticleView => ({ ...article, threads: article.threads.map((t) => threadCrop(t, keep)) });

/**
 * Sets pictures lower and lower until what is set takes fewer pages.
 * @param before the book to set into; it stays as it is.
 * @param pages the count of pages to get below.
 * @param set sets into a book with pictures that keep so much of their height.
 * @returns the book with the mildest crop that does it, and what `set` returned; null where none does.
 */
function savedByCrop<T>(before: Book, pages: number, set: (trial: Book, keep: number) => T): { readonly book: Book; readonly left: T } | null {
  for (const keep of CROPS) {
    const book = before.fork();
    const left = set(book, keep);
    if (book.count < pages) return { book, left };
  }
  return null;
}

/**
 * Sets a language that another follows below. Where no more than a few lines of it go over to a page, its pictures are cropped a little to
 * keep them on the page before.
 * @param set sets the thread into a book and returns the pictures that still wait for a left-hand page.
 */
function setWhole(book: Book, thread: ThreadView, set: (at: Book, words: ThreadView) => readonly FigureView[]): readonly FigureView[] {
  const first = book.fork();
  const full = set(first, thread);
  const stray = first.isOpen && first.number > book.number && first.row < first.metrics.grid.rows * STRAY_END;
  const saved = stray ? savedByCrop(book, first.count, (trial, keep) => set(trial, threadCrop(thread, keep))) : null;
  book.adopt(saved?.book ?? first);
  return saved?.left ?? full;
}

/** One language after the other, each in columns that end level. */
function setStacked(book: Book, article: ArticleView, section: SectionView): void {
  const { grid } = book.metrics;
  const columns = evenColumns(article.columns, grid.width, grid.gutter, 0);
  const width = columns[0]!.width;
  const level = commonLevel(article.threads, () => grid.width, book.metrics);
  let full: readonly FigureView[] = [];
  article.threads.forEach((thread, i) => {
    // A picture across two pages that could wait no longer parts the languages.
    if (i > 0) {
      const had = book.count;
      full = flushFull(book, full, article, section, false);
      if (book.count > had) book.close();
    }
    if (i > 0 && book.isOpen) {
      if (grid.rows - book.row - BETWEEN < grid.rows * SECOND_START) book.close();
      else book.row += BETWEEN;
    }
    const title = titleBlock(thread, level, grid.width, book.metrics);
    const set = (at: Book, words: ThreadView): readonly FigureView[] =>
      setSegment(at, { article, section, streams: [streamOf(words, width, book.metrics)], columns, title, balance: true, ruled: false, step: 'free' }, full);
    full = i < article.threads.length - 1 ? setWhole(book, thread, set) : set(book, thread);
  });
  endArticle(book, full, article, section);
}

/**
 * Sets an article into the book, on the open page where it may run on, else on a new one.
 * @param band of the section, where this article opens it; it then starts on a new page.
 * @param followed the next article may run on below it, so that a short last page is no loss.
 */
export function setArticle(book: Book, article: ArticleView, section: SectionView, band: Band | null, followed: boolean): void {
  const first = book.fork();
  setOnce(first, article, section, band);
  const poor = !followed && first.isOpen && first.row < first.metrics.grid.rows * POOR_END && first.count > book.count + 1;
  const saved = poor ? savedByCrop(book, first.count, (trial, keep) => setOnce(trial, withCrop(article, keep), section, band)) : null;
  book.adopt(saved?.book ?? first);
}

/** An article as it was set into the book. */
export interface Link {
  readonly article: ArticleView;
  readonly band: Band | null;
}

/**
 * Saves a last page with a few lines on it, where it can be done by cropping the pictures of all articles that run on from each other.
 * @param before the book before the first of them.
 * @param chain the articles, of which the last has just been set.
 */
export function saveEnd(book: Book, before: Book, chain: readonly Link[], section: SectionView): void {
  if (chain.length < 2 || !book.isOpen || book.row >= book.metrics.grid.rows * LOST_END) return;
  const saved = savedByCrop(before, book.count, (trial, keep) => {
    for (const { article, band } of chain) setOnce(trial, withCrop(article, keep), section, band);
  });
  if (saved) book.adopt(saved.book);
}

function setOnce(book: Book, article: ArticleView, section: SectionView, band: Band | null): void {
  if (band && !isFacing(article)) {
    openPage(book, article, section);
    placeBand(book, band, article, section, true);
  } else if (book.isOpen && !isFacing(article)) {
    if (!article.runOn || !hasRoom(book, article, section)) book.close();
    else runOn(book);
  }
  lay(book, article, section, band);
}

const isFacing = (article: ArticleView): boolean => article.layout === 'facing' && article.threads.length === 2;

function lay(book: Book, article: ArticleView, section: SectionView, band: Band | null): void {
  if (article.layout === 'parallel' && article.threads.length === 2) setParallel(book, article, section);
  else if (isFacing(article)) setFacing(book, article, section, band);
  else setStacked(book, article, section);
}

function runOn(book: Book): void {
  book.row += BETWEEN;
  if (book.nextRow !== null) growNext(book);
}

/** True where enough of the open page is free to begin an article on, or all of the article fits there. */
function hasRoom(book: Book, article: ArticleView, section: SectionView): boolean {
  const { rows } = book.metrics.grid;
  if (rows - book.row - BETWEEN >= rows * RUN_ON) return true;
  const trial = book.fork();
  runOn(trial);
  const at = trial.number;
  lay(trial, article, section, null);
  return trial.count === book.count && trial.number === at && trial.row <= rows;
}

/** The page after the open one has an end of another article too: keep the same distance there. */
function growNext(book: Book): void {
  const here = book.number;
  book.goTo(here + 1);
  if (book.row > 0) book.row += BETWEEN;
  book.goTo(here);
}

