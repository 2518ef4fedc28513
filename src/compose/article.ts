/** Sets an article into the book: its title blocks, its threads and its floats, in one of the four layouts. */
import type { Placed } from '../model/compose.js';
import type { ArticleView, FigureView, SectionView } from '../model/view.js';
import { threadFlows } from './blocks.js';
import type { Book } from './book.js';
import { floatBlock } from './figures.js';
import { solidFlow, type Flow, type FloatView } from './flow.js';
import { fillPage, openingFloats, type Column, type Stream } from './page.js';
import { titleBlock, titleLevel, type TitleBlock, type TitleLevel } from './titles.js';

/** The next article may start on a page of which this part is free. */
const RUN_ON = 1 / 3;
/** The second language of a stacked article may start on a page of which this part is free. */
const SECOND_START = 1 / 4;
/** Between two articles on one page, and between the languages of a stacked article, units. */
const BETWEEN = 2;
/** Lines of text that a title block must have below it on its page. */
const LEAST_BELOW = 6;
/** An article that needs more pages than this has gone wrong. */
const MOST_PAGES = 2000;

interface Segment {
  readonly article: ArticleView;
  readonly section: SectionView;
  streams: Stream[];
  /** Columns on a page of this side. */
  readonly columns: (side: 'left' | 'right', streams: readonly Stream[]) => Column[];
  /** Set across the columns before them, null where titles stand in the columns. */
  readonly title: TitleBlock | null;
  readonly balance: boolean;
  readonly ruled: boolean;
}

/** Equal columns across the type area. */
export function evenColumns(count: number, width: number, gutter: number, stream: number): Column[] {
  const each = (width - (count - 1) * gutter) / count;
  return Array.from({ length: count }, (_, i) => ({ x: i * (each + gutter), width: each, stream }));
}

function openArticlePage(book: Book, segment: Segment): void {
  const { article, section } = segment;
  book.openPage({ kind: 'article', section: section.number });
  setHeads(book, article, section);
}

function setHeads(book: Book, article: ArticleView, section: SectionView): void {
  const primary = article.short[0];
  book.setHead({ inner: '', outer: [section.titles[0]?.text, primary?.text].filter(Boolean).join(' · ') });
}

/** A whole page for a picture: to the bleed on all sides, its captions are the business of the page's template. */
function fullPages(book: Book, float: FigureView, segment: Segment): void {
  const slug = segment.article.slug;
  const halves: ('whole' | 'left' | 'right')[] = float.span === 'spread' ? ['left', 'right'] : ['whole'];
  for (const half of halves) {
    book.fixedPage(
      { kind: 'bleed', template: 'bleed', data: { picture: float.picture, half, captions: half === 'left' ? [] : float.captions.map((c) => ({ ...c })), slug }, pictures: [float.picture] },
      segment.section.number,
    );
    book.place([], slug);
  }
}

function flushFull(book: Book, waiting: FigureView[], segment: Segment, last: boolean): FigureView[] {
  const left: FigureView[] = [];
  for (const float of waiting) {
    if (float.span === 'spread' && book.nextSide() === 'right') {
      // A spread must begin on a left-hand page. At the very end it is shown on one page rather than lost.
      if (last) fullPages(book, { ...float, span: 'bleed' }, segment);
      else left.push(float);
    } else fullPages(book, float, segment);
  }
  return left;
}

const hasText = (queue: readonly Flow[]): boolean => queue.some((flow) => flow.kind === 'matter');

/** Removes the floats an article opens with from its first stream. */
function takeOpening(streams: readonly Stream[], wanted: readonly FloatView[]): Stream[] {
  return streams.map((stream) => ({ ...stream, queue: stream.queue.filter((flow) => flow.kind !== 'anchor' || !wanted.includes(flow.float)) }));
}

const isHero = (float: FloatView): boolean => float.kind === 'figure' && float.span === 'page' && float.at !== 'foot' && float.at !== 'here';

function setSegment(book: Book, segment: Segment, openingRow: number): void {
  const { grid } = book.metrics;
  const { article } = segment;
  let first = true;
  let waiting: FloatView[] = [];
  let full: FigureView[] = [];
  if (!book.isOpen()) openArticlePage(book, segment);
  else if (openingRow > 0) book.row = openingRow;
  for (let guard = 0; segment.streams.some((s) => s.queue.length > 0) || waiting.length > 0; guard += 1) {
    if (guard > MOST_PAGES) throw new Error(`The composer does not come to an end in ${article.slug}.`);
    if (first) {
      const heroes = segment.streams.flatMap((s) => openingFloats(s.queue)).filter(isHero).slice(0, 1);
      if (heroes[0]) {
        const block = floatBlock(heroes[0], grid.width, book.metrics);
        const below = (segment.title?.units ?? 8) + LEAST_BELOW;
        if (book.row + block.units + 1 + below > grid.rows && book.row > 0) openArticlePage(book, segment);
        if (book.row + block.units + 1 + below <= grid.rows) {
          segment.streams = takeOpening(segment.streams, heroes);
          book.place(block.place(0, book.row * grid.unit), article.slug);
          book.row += block.units + 1;
        }
      }
      if (segment.title) {
        if (book.row > 0 && book.row + segment.title.units + LEAST_BELOW > grid.rows) openArticlePage(book, segment);
        book.place(segment.title.place(0, book.row * grid.unit), article.slug);
        book.row += segment.title.units;
      }
    }
    const columns = segment.columns(book.side(), segment.streams);
    const page = fillPage(
      { columns, streams: segment.streams, waiting, top: book.row, rows: grid.rows, titled: first && segment.title === null, balance: segment.balance },
      book.metrics,
    );
    if (page.empty && book.row > 0 && !(first && segment.title)) {
      openArticlePage(book, segment);
      continue;
    }
    if (segment.ruled && columns.length === 2) book.place(gutterRule(columns, book.row, page.bottom, grid.unit), article.slug);
    book.place(page.placed, article.slug);
    setHeads(book, article, segment.section);
    segment.streams = [...page.streams];
    waiting = [...page.waiting];
    full.push(...page.full.filter((f): f is FigureView => f.kind === 'figure'));
    book.row = page.bottom;
    first = false;
    const more = segment.streams.some((s) => hasText(s.queue) || s.queue.length > 0) || waiting.length > 0;
    if (more) {
      if (full.length > 0) {
        const left = flushFull(book, full, segment, false);
        full = left;
      }
      openArticlePage(book, segment);
    }
  }
  if (full.length > 0) {
    flushFull(book, full, segment, true);
    book.close();
  }
}

function gutterRule(columns: readonly Column[], top: number, bottom: number, unit: number): Placed[] {
  const a = columns[0]!;
  const b = columns[1]!;
  const x = (a.x + a.width + b.x) / 2;
  return [{ kind: 'box', className: 'gutter-rule', x, y: (top + 0.24) * unit, width: 0, height: (bottom - top - 0.48) * unit, children: [] }];
}

const streamsOf = (article: ArticleView, widths: readonly number[], book: Book): Stream[] =>
  article.threads.map((thread, i) => ({ thread: thread.thread, lang: thread.lang, voice: thread.voice, queue: threadFlows(thread, widths[i] ?? widths[0]!, book.metrics) }));

/** Puts a title block of common height before a thread's text, for columns that carry their own titles. */
function withTitle(stream: Stream, block: TitleBlock, units: number): Stream {
  const heroes = openingFloats(stream.queue).filter(isHero);
  const rest = stream.queue.filter((flow) => flow.kind !== 'anchor' || !heroes.includes(flow.float));
  const anchors = stream.queue.filter((flow) => flow.kind === 'anchor' && heroes.includes(flow.float));
  return { ...stream, queue: [...anchors, solidFlow(units, 0, true, (x, y) => block.place(x, y)), ...rest] };
}

function setParallel(book: Book, article: ArticleView, section: SectionView, openingRow: number): void {
  const { grid } = book.metrics;
  const share = article.ratio === 'auto' ? 50 : article.ratio;
  const left = ((grid.width - grid.gutter) * share) / 100;
  const widths = [left, grid.width - grid.gutter - left];
  const level = Math.max(...article.threads.map((t, i) => titleLevel(t.title, widths[i]!, book.metrics))) as TitleLevel;
  const blocks = article.threads.map((t, i) => titleBlock(t, level, widths[i]!, book.metrics));
  const units = Math.max(...blocks.map((b) => b.units));
  const streams = streamsOf(article, widths, book).map((s, i) => withTitle(s, blocks[i]!, units));
  const columns = widths.map((width, i): Column => ({ x: i === 0 ? 0 : left + grid.gutter, width, stream: i }));
  setSegment(book, { article, section, streams, columns: () => columns, title: null, balance: false, ruled: true }, openingRow);
}

function setColumns(book: Book, article: ArticleView, section: SectionView, openingRow: number): void {
  const { grid } = book.metrics;
  const columns = evenColumns(article.columns, grid.width, grid.gutter, 0);
  const width = columns[0]!.width;
  const level = Math.max(...article.threads.map((t) => titleLevel(t.title, grid.width, book.metrics))) as TitleLevel;
  article.threads.forEach((thread, i) => {
    if (i > 0) {
      if (book.isOpen() && grid.rows - book.row - BETWEEN < grid.rows * SECOND_START) book.close();
      else if (book.isOpen()) book.row += BETWEEN;
    }
    const streams: Stream[] = [{ thread: thread.thread, lang: thread.lang, voice: thread.voice, queue: threadFlows(thread, width, book.metrics) }];
    const title = titleBlock(thread, level, grid.width, book.metrics);
    setSegment(book, { article, section, streams, columns: () => columns, title, balance: true, ruled: false }, i === 0 ? openingRow : 0);
  });
}

function setFacing(book: Book, article: ArticleView, section: SectionView, openingRow: number): void {
  const { grid } = book.metrics;
  const shape = evenColumns(article.columns, grid.width, grid.gutter, 0);
  const width = shape[0]!.width;
  const level = Math.max(...article.threads.map((t) => titleLevel(t.title, grid.width, book.metrics))) as TitleLevel;
  const blocks = article.threads.map((t) => titleBlock(t, level, grid.width, book.metrics));
  const units = Math.max(...blocks.map((b) => b.units));
  const streams = streamsOf(article, [width, width], book);
  const segment = (streamList: Stream[], title: TitleBlock | null): Segment => ({
    article,
    section,
    streams: streamList,
    columns: (side, now) => {
      const own = side === 'left' ? 0 : 1;
      // When one language is through, the other goes on over both pages.
      const stream = now[own]!.queue.length > 0 || now[1 - own]!.queue.length === 0 ? own : 1 - own;
      return shape.map((c) => ({ ...c, stream }));
    },
    title,
    balance: true,
    ruled: false,
  });
  void openingRow;
  setFacingPages(book, segment(streams, null), blocks, units);
}

/** Left and right pages in turn; the first of each carries its language's title. */
function setFacingPages(book: Book, segment: Segment, blocks: readonly TitleBlock[], units: number): void {
  const { grid } = book.metrics;
  const titled = [false, false];
  const waiting: FloatView[][] = [[], []];
  let full: FigureView[] = [];
  for (let guard = 0; segment.streams.some((s) => s.queue.length > 0) || waiting.some((w) => w.length > 0); guard += 1) {
    if (guard > MOST_PAGES) throw new Error(`The composer does not come to an end in ${segment.article.slug}.`);
    openArticlePage(book, segment);
    const columns = segment.columns(book.side(), segment.streams);
    const own = columns[0]!.stream;
    const opening = !titled[own];
    if (opening) {
      titled[own] = true;
      const hero = openingFloats(segment.streams[own]!.queue).find(isHero);
      if (hero) {
        const block = floatBlock(hero, grid.width, book.metrics);
        if (block.units + 1 + units + LEAST_BELOW <= grid.rows) {
          segment.streams = takeOpening(segment.streams, [hero]);
          book.place(block.place(0, 0), segment.article.slug);
          book.row = block.units + 1;
        }
      }
      book.place(blocks[own]!.place(0, book.row * grid.unit), segment.article.slug);
      book.row += hero ? blocks[own]!.units : units;
    }
    // Only this page's thread is poured; the other one waits for its side.
    const task = segment.streams.map((s, i) => (i === own ? s : { ...s, queue: [] }));
    const page = fillPage({ columns, streams: task, waiting: waiting[own]!, top: book.row, rows: grid.rows, titled: false, balance: true }, book.metrics);
    book.place(page.placed, segment.article.slug);
    segment.streams = segment.streams.map((s, i) => (i === own ? page.streams[i]! : s));
    waiting[own] = [...page.waiting];
    full.push(...page.full.filter((f): f is FigureView => f.kind === 'figure'));
    book.row = page.bottom;
    if (full.length > 0 && book.side() === 'right') full = flushFull(book, full, segment, false);
  }
  if (full.length > 0) flushFull(book, full, segment, true);
  book.close();
}

/**
 * Sets an article into the book, on the open page where it may run on, else on a new one.
 * @param openingRow units taken at the head of the open page by a section's band; 0 for none.
 */
export function setArticle(book: Book, article: ArticleView, section: SectionView, openingRow: number): void {
  const { rows } = book.metrics.grid;
  if (openingRow === 0 && book.isOpen()) {
    const free = rows - book.row - BETWEEN;
    if (article.layout === 'facing' || free < rows * RUN_ON) book.close();
    else book.row += BETWEEN;
  }
  switch (article.layout) {
    case 'parallel':
      setParallel(book, article, section, openingRow);
      break;
    case 'facing':
      setFacing(book, article, section, openingRow);
      break;
    default:
      setColumns(book, article, section, openingRow);
  }
}
