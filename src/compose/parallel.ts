/** Two languages side by side, one column each, page after page in step. */
import type { ComposedPage, Grid, Placed, PlacedFrame } from '../model/compose.js';
import type { Message } from '../model/message.js';
import type { ArticleView, SectionView, ThreadView } from '../model/view.js';
import { streamOf } from './blocks.js';
import { heightOfPlaced, isTitle, overlaps, takenOn } from './blocks-on-page.js';
import type { Book } from './book.js';
import { solidFlow } from './flow-text.js';
import { openingFloats } from './page.js';
import type { Column, Step, Stream } from './page-task.js';
import { endArticle, isHero, setSegment } from './segment.js';
import { commonLevel, titleBlock, type TitleBlock } from './titles.js';

/** Width ratios that `auto` chooses from, in percent for the first language. */
const EVEN = 50;
const LEAST_SHARE = 46;
const MOST_SHARE = 54;
/** Threads that end within this many lines of each other end together. */
const TOGETHER = 2;
/** Headings of both languages stand level where it costs no page, and no more than this part of one. */
const LEVEL_COST = 0.2;
/** A hole in a column larger than this, in units, is worse than headings out of step. */
const LARGEST_HOLE = 6;
/** Widths of the first language that are tried, in percent: a line more or less in a column may let a picture or a heading in. */
const LEVEL_SHARES = [50, 48, 52, 46, 54] as const;

/** Puts a title block of common height before a thread's text; what opens the article stays before it. */
function withTitle(stream: Stream, block: TitleBlock, units: number): Stream {
  const heroes = openingFloats(stream.queue).filter(isHero);
  const opens = stream.queue.filter((flow) => flow.kind === 'anchor' && heroes.some((h) => h === flow.float));
  const rest = stream.queue.filter((flow) => !opens.includes(flow));
  return { ...stream, queue: [...opens, solidFlow(units, 0, true, (x, y) => block.place(x, y)), ...rest] };
}

function setAt(book: Book, article: ArticleView, section: SectionView, share: number, step: Step): void {
  const { grid } = book.metrics;
  const left = ((grid.width - grid.gutter) * share) / 100;
  const widths = [left, grid.width - grid.gutter - left];
  const columns = widths.map((width, i): Column => ({ x: i === 0 ? 0 : left + grid.gutter, width, stream: i }));
  const flowing = article.threads.map((thread, i) => streamOf(thread, widths[i]!, book.metrics));
  const level = commonLevel(article.threads, (i) => widths[i]!, book.metrics);
  const blocks = article.threads.map((t, i) => titleBlock(t, level, widths[i]!, book.metrics));
  // Both texts begin on one line.
  const units = Math.max(...blocks.map((b) => b.units));
  const streams = flowing.map((stream, i) => withTitle(stream, blocks[i]!, units));
  endArticle(book, setSegment(book, { article, section, streams, columns, title: null, balance: false, ruled: true, step }), article, section);
}

function frameEnd(placed: Placed, thread: string): number {
  return placed.kind === 'frame' && placed.thread === thread ? placed.y + placed.height : 0;
}

/** Where a thread ends, in units from the first page's head. */
function endOf(pages: readonly ComposedPage[], thread: string, rows: number, unit: number): number {
  let end = 0;
  pages.forEach((page, i) => {
    const bottom = Math.max(0, ...page.placed.map((p) => frameEnd(p, thread)));
    if (bottom > 0) end = i * rows + bottom / unit;
  });
  return end;
}

const headingsOf = (thread: ThreadView): string => thread.blocks.flatMap((block) => (block.kind === 'text' && /^h\d$/.test(block.text.role) ? [block.text.role] : [])).join(' ');

/** True where both languages have the same headings, one for one. */
const haveLikeHeadings = ({ threads: [a, b] }: ArticleView): boolean => a !== undefined && b !== undefined && headingsOf(a) !== '' && headingsOf(a) === headingsOf(b);

/** Spaces left empty inside a frame, beyond the unit that is kept above a text, units. */
function holesIn(frame: PlacedFrame, unit: number): number[] {
  const texts = frame.children.filter((child) => !isTitle(child)).sort((a, b) => a.y - b.y);
  // What a title leaves below it is the title's.
  let end = texts.length < frame.children.length ? (texts[0]?.y ?? 0) : 0;
  return texts.map((child) => {
    const gap = (child.y - end) / unit - 1;
    end = Math.max(end, child.y + heightOfPlaced(child));
    return gap;
  });
}

/** The largest space left empty in an article's columns: above a text, or at the foot of one that goes on, units. */
function largestHole(pages: readonly ComposedPage[], article: ArticleView, grid: Grid): number {
  const holes = pages.filter((page) => page.articles.includes(article.slug)).flatMap((page) => {
    const taken = takenOn(page, grid).filter((t) => t.slug === article.slug);
    const foot = Math.max(...taken.map((t) => t.bottom));
    const goesOn = taken.filter((t) => t.frame !== null && t.frame.end !== 'done');
    return [
      ...taken.flatMap(({ frame }) => (frame ? holesIn(frame, grid.unit) : [])),
      ...goesOn.map((t) => foot - Math.max(...taken.filter((other) => overlaps(t, other)).map((other) => other.bottom))),
    ];
  });
  return Math.max(0, ...holes);
}

interface Trial {
  readonly share: number;
  readonly book: Book;
  /** How many lines the first thread ends below the second. */
  readonly lead: number;
  /** Unit at which the later one ends. */
  readonly end: number;
  /** The largest space left empty in a column, units. */
  readonly hole: number;
}

/** Sets an article in parallel; with `ratio: auto` at the width ratio at which both languages end closest together. */
export function setParallel(book: Book, article: ArticleView, section: SectionView): void {
  const { rows } = book.metrics.grid;
  const free = bestShare(book, article, section, 'free');
  if (article.sync === 'free') {
    const level = haveLikeHeadings(article) ? bestShare(book, article, section, 'heading') : free;
    book.adopt(level.book.count <= free.book.count && level.end - free.end <= rows * LEVEL_COST && level.hole <= LARGEST_HOLE ? level.book : free.book);
    return;
  }
  const level = bestShare(book, article, section, 'paragraph');
  book.adopt(level.book);
  const more = level.end - free.end;
  if (more > rows) book.tell(syncMessage(article, more, rows));
}

const syncMessage = (article: ArticleView, more: number, rows: number): Message => ({
  severity: 'info',
  rule: 'sync-cost',
  text: `Starting each pair of paragraphs level costs ${article.slug} ${(more / rows).toFixed(1)} pages.`,
  note: 'Set `sync: free` to save them, or bring the paragraphs of both languages to like lengths.',
  place: article.place,
});

function bestShare(book: Book, article: ArticleView, section: SectionView, step: Step): Trial {
  const { rows, unit } = book.metrics.grid;
  const trials = new Map<number, Trial>();
  const tryShare = (share: number): Trial => {
    const known = trials.get(share);
    if (known) return known;
    const copy = book.fork();
    setAt(copy, article, section, share, step);
    const pages = copy.composed();
    const [a, b] = article.threads.map((t) => endOf(pages, t.thread, rows, unit)) as [number, number];
    const trial = { share, book: copy, lead: a - b, end: Math.max(a, b), hole: largestHole(pages, article, book.metrics.grid) };
    trials.set(share, trial);
    return trial;
  };
  if (article.ratio !== 'auto') return tryShare(article.ratio);
  if (step === 'heading') return LEVEL_SHARES.map(tryShare).reduce((a, b) => (levelCost(b) < levelCost(a) ? b : a));
  // The thread that ends later needs the wider column; go that way until the other one ends later.
  let now = tryShare(EVEN);
  const way = now.lead > 0 ? 1 : -1;
  while (Math.abs(now.lead) > TOGETHER && Math.sign(now.lead) === way && now.share + way >= LEAST_SHARE && now.share + way <= MOST_SHARE) now = tryShare(now.share + way);
  return [...trials.values()].reduce((a, b) => (cost(b) < cost(a) ? b : a));
}

/** Pages first, then holes, then where it ends, then how far the widths are from even. */
const levelCost = (trial: Trial): number => trial.book.count * 100_000 + (trial.hole > LARGEST_HOLE ? 50_000 : 0) + trial.end * 20 + trial.hole * 5 + Math.abs(trial.share - EVEN);
/** Pages first, then how far the ends lie apart, then how far the widths are from even. */
const cost = (trial: Trial): number => trial.book.count * 10_000 + Math.abs(trial.lead) * 10 + Math.abs(trial.share - EVEN);
