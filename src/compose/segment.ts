/** Runs threads through page after page of columns until they end, with their floats, full pages and title. */
import type { Placed } from '../model/compose.js';
import type { Message } from '../model/message.js';
import type { ArticleView, FigureView, SectionView } from '../model/view.js';
import type { Band } from './band.js';
import type { Book } from './book.js';
import { figureBlock, floatBlock, type FloatBlock } from './figures.js';
import { leastStart, type FloatView, type Flow } from './flow.js';
import { fillPage, openingFloats } from './page.js';
import { platePage } from './plates.js';
import type { Column, FilledPage, Step, Stream } from './page-task.js';
import { AIR } from './spots.js';
import type { TitleBlock } from './titles.js';

/** Between two articles on one page, and between the languages of a stacked article, units. */
export const BETWEEN = 2;
/** Lines of text that a title block must have below it on its page. */
export const LEAST_BELOW = 6;
/** Characters of a running head beside which the nameplate still has room. */
const LONGEST_HEAD = 64;
/** A picture is cropped to no less than this part of its height. */
const LEAST_OF_PICTURE = 0.6;
/** An article that needs more pages than this has gone wrong. */
export const MOST_PAGES = 2000;

/** Threads that run together, and how. */
export interface Segment {
  readonly article: ArticleView;
  readonly section: SectionView;
  readonly streams: readonly Stream[];
  readonly columns: readonly Column[];
  /** Set across the columns before them, null where titles stand in the columns. */
  readonly title: TitleBlock | null;
  /** Columns end level. */
  readonly balance: boolean;
  /** A hairline stands in the gutter of two columns. */
  readonly ruled: boolean;
  readonly step: Step;
}

/** Opens the next page for an article, with its running heads. */
export function openPage(book: Book, article: ArticleView, section: SectionView): void {
  book.turn(section.number);
  setHeads(book, article, section);
}

/**
 * Places a section's band at the head of the page being filled.
 * @param words false on the right-hand page of a pair, which repeats the band's rule and not its words.
 */
export function placeBand(book: Book, band: Band, article: ArticleView, section: SectionView, words: boolean): void {
  book.place([words ? band.box : { ...band.box, children: [] }], article.slug);
  if (words) book.opens(`section/${section.number}`);
  book.row = band.units;
}

/** Running heads of the page being filled, from the first article on it. */
export function setHeads(book: Book, article: ArticleView, section: SectionView): void {
  const head = section.titles[0]?.text ?? '';
  const short = article.short[0]?.text ?? '';
  // Section and article share one line with the nameplate: where they would not fit, the article gives way.
  const both = [head, short].filter(Boolean).join(' · ');
  book.setHead({ inner: '', outer: both.length <= LONGEST_HEAD ? both : head });
}

/** Whole pages for a picture, to the bleed on all sides: one, or two that face each other. */
function fullPages(book: Book, float: FigureView, article: ArticleView, section: SectionView): void {
  const halves = float.span === 'spread' ? (['left', 'right'] as const) : (['whole'] as const);
  for (const half of halves) {
    book.fixedPage(
      { kind: 'bleed', template: 'bleed', data: { picture: float.picture, half, captions: half === 'left' ? [] : float.captions }, pictures: [float.picture] },
      section.number,
      [],
      [article.slug],
    );
  }
}

const spreadMessage = (float: FigureView, page: number): Message => ({
  severity: 'warning',
  rule: 'spread-on-one-page',
  text: `The picture stands on page ${page} alone instead of across two pages: the article ends before a left-hand page comes.`,
  note: 'Place it earlier in the text, or let the article begin a page earlier or later.',
  place: float.picture.place,
});

/**
 * Puts pictures that fill pages into the book.
 * @param last no page of the article follows: a spread that cannot begin on a left-hand page is then shown on one page rather than lost.
 * @returns those that still wait.
 */
export function flushFull(book: Book, waiting: readonly FigureView[], article: ArticleView, section: SectionView, last: boolean): FigureView[] {
  const left: FigureView[] = [];
  for (const float of waiting) {
    if (float.span !== 'spread' || book.nextSide === 'left') fullPages(book, float, article, section);
    else if (last) {
      book.tell(spreadMessage(float, book.count + 1));
      fullPages(book, { ...float, span: 'bleed' }, article, section);
    } else left.push(float);
  }
  return left;
}

/** A picture across the page with which an article opens. */
export const isHero = (float: FloatView): float is FigureView => float.kind === 'figure' && float.span === 'page' && float.at !== 'foot' && float.at !== 'here';

/** The streams without some floats, which have been given their places. */
export const without = (streams: readonly Stream[], floats: readonly FloatView[]): Stream[] =>
  streams.map((stream) => ({ ...stream, queue: stream.queue.filter((flow: Flow) => flow.kind !== 'anchor' || !floats.includes(flow.float)) }));

/** The opening picture, cropped about its focus where less room is left, null where that would leave too little of it. */
function heroBlock(hero: FigureView, room: number, book: Book): FloatBlock | null {
  const { grid } = book.metrics;
  const whole = floatBlock(hero, grid.width, book.metrics);
  if (whole.units <= room) return whole;
  const tallest = (grid.width * hero.picture.height) / hero.picture.width / (grid.rows * grid.unit);
  const share = tallest * (1 - (whole.units - room) / whole.units);
  if (share < tallest * LEAST_OF_PICTURE) return null;
  const block = figureBlock(hero, grid.width, book.metrics, share);
  return block.units <= room ? block : null;
}

/**
 * Places the picture an article opens with, if it leaves room for what must stand below it.
 * @param below units of the title and the least text.
 * @returns the streams without it.
 */
export function placeHero(book: Book, streams: readonly Stream[], article: ArticleView, below: number): readonly Stream[] {
  const { grid } = book.metrics;
  const hero = streams.flatMap((s) => openingFloats(s.queue)).find(isHero);
  if (!hero) return streams;
  const room = grid.rows - book.row - 1 - below;
  const block = heroBlock(hero, room, book);
  if (!block) return streams;
  book.place(block.place(0, book.row * grid.unit), article.slug);
  book.row += block.units + 1;
  return without(streams, [hero]);
}

/** The hairline between two columns of text, as far as both are columns: pictures across them stand clear of it. */
function gutterRule(columns: readonly Column[], beside: NonNullable<FilledPage['beside']>, unit: number): Placed[] {
  const a = columns[0]!;
  const b = columns[1]!;
  return [{ kind: 'box', className: 'gutter-rule', x: (a.x + a.width + b.x) / 2, y: (beside.top + 0.24) * unit, width: 0, height: (beside.bottom - beside.top - 0.48) * unit, children: [] }];
}

/** Where this part of a page is free below the text, pictures begin there although not all of them find room. */
const PLATES_BEGIN = 0.5;

/**
 * Puts the pictures that wait when the text is over below it, in rows, where all of them find room there: they need no page of their own.
 * @returns those that wait on.
 */
function platesBelow(book: Book, segment: Segment, streams: readonly Stream[], waiting: readonly FloatView[]): readonly FloatView[] {
  const { columns, article, balance, step } = segment;
  const { rows } = book.metrics.grid;
  const page = platePage({ columns, streams, waiting, top: book.row + AIR, rows, titled: false, headed: false, balance, step }, book.metrics);
  if (page.placed.length === 0 || page.full.length > 0 || (page.waiting.length > 0 && rows - book.row < rows * PLATES_BEGIN)) return waiting;
  book.place(page.placed, article.slug);
  book.row = page.bottom;
  return page.waiting;
}

/** True while something is left to set. */
export const unfinished = (streams: readonly Stream[], waiting: readonly FloatView[]): boolean => waiting.length > 0 || streams.some((s) => s.queue.length > 0);

/**
 * Sets a segment from the open page on (a new one where none is open).
 * @param before pictures that fill pages and still wait from the segment before.
 * @returns those that wait for a left-hand page.
 */
export function setSegment(book: Book, segment: Segment, before: readonly FigureView[] = []): readonly FigureView[] {
  const { grid } = book.metrics;
  const { article, section, columns } = segment;
  let streams = segment.streams;
  let waiting: readonly FloatView[] = [];
  let full = before;
  if (!book.isOpen) openPage(book, article, section);
  setHeads(book, article, section);
  const titleUnits = segment.title?.units ?? 8;
  // Titles in the columns are part of what the streams begin with.
  const start = Math.max(...streams.map((s) => leastStart(s.queue)));
  const least = Math.min(grid.rows, segment.title ? titleUnits + Math.max(LEAST_BELOW, start) : Math.max(titleUnits + LEAST_BELOW, start));
  const hero = streams.flatMap((s) => openingFloats(s.queue)).find(isHero);
  // A picture that opens the article belongs to its title: when both do not fit below what stands here, they go to a fresh page; a band
  // alone keeps them.
  const heroUnits = hero ? floatBlock(hero, grid.width, book.metrics).units + 1 : 0;
  if (book.row > 0 && !book.hasBandAlone && book.row + least + Math.min(heroUnits, grid.rows / 3) > grid.rows) openPage(book, article, section);
  streams = placeHero(book, streams, article, least);
  if (segment.title) {
    book.place(segment.title.place(0, book.row * grid.unit), article.slug);
    book.row += segment.title.units;
  }
  let titled = segment.title === null;
  let headed = true;
  let stuck = 0;
  for (let guard = 0; unfinished(streams, waiting); guard += 1) {
    if (guard > MOST_PAGES) throw new Error(`The composer does not come to an end in ${article.slug}.`);
    const page = fillPage({ columns, streams, waiting, top: book.row, rows: grid.rows, titled, headed, balance: segment.balance, step: segment.step }, book.metrics);
    stuck = page.empty ? stuck + 1 : 0;
    if (stuck > 2) throw new Error(`The composer cannot place anything more of ${article.slug}.`);
    if (segment.ruled && page.beside) book.place(gutterRule(columns, page.beside, grid.unit), article.slug);
    if (!page.empty) {
      book.place(page.placed, article.slug);
      setHeads(book, article, section);
      book.row = page.bottom;
      titled = false;
      headed = false;
    }
    ({ streams, waiting } = page);
    full = [...full, ...page.full.filter((f): f is FigureView => f.kind === 'figure')];
    if (!page.empty && waiting.length > 0 && !unfinished(streams, [])) waiting = platesBelow(book, segment, streams, waiting);
    if (unfinished(streams, waiting)) {
      const had = book.count;
      full = flushFull(book, full, article, section, false);
      // Text does not go back before a picture that fills a page.
      if (book.count > had) book.close();
      openPage(book, article, section);
    }
  }
  return full;
}

/** Ends an article: what waited for a left-hand page is placed now at the latest. */
export function endArticle(book: Book, full: readonly FigureView[], article: ArticleView, section: SectionView): void {
  if (full.length === 0) return;
  flushFull(book, full, article, section, true);
  book.close();
}
