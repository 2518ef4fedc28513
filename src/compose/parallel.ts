/** Two languages side by side, one column each, page after page in step. */
import type { ComposedPage, Placed } from '../model/compose.js';
import type { Message } from '../model/message.js';
import type { ArticleView, SectionView } from '../model/view.js';
import { streamOf } from './blocks.js';
import type { Book } from './book.js';
import { solidFlow } from './flow-text.js';
import { openingFloats } from './page.js';
import type { Column, Stream } from './page-task.js';
import { endArticle, isHero, setSegment } from './segment.js';
import { areShort, commonLevel, stackedBlocks, titleBlock, type TitleBlock } from './titles.js';

/** Width ratios that `auto` chooses from, in percent for the first language. */
const EVEN = 50;
const LEAST_SHARE = 46;
const MOST_SHARE = 54;
/** Threads that end within this many lines of each other end together. */
const TOGETHER = 2;

/** Puts a title block of common height before a thread's text; what opens the article stays before it. */
function withTitle(stream: Stream, block: TitleBlock, units: number): Stream {
  const heroes = openingFloats(stream.queue).filter(isHero);
  const opens = stream.queue.filter((flow) => flow.kind === 'anchor' && heroes.some((h) => h === flow.float));
  const rest = stream.queue.filter((flow) => !opens.includes(flow));
  return { ...stream, queue: [...opens, solidFlow(units, 0, true, (x, y) => block.place(x, y)), ...rest] };
}

function setAt(book: Book, article: ArticleView, section: SectionView, share: number, sync: boolean): void {
  const { grid } = book.metrics;
  const left = ((grid.width - grid.gutter) * share) / 100;
  const widths = [left, grid.width - grid.gutter - left];
  const columns = widths.map((width, i): Column => ({ x: i === 0 ? 0 : left + grid.gutter, width, stream: i }));
  const flowing = article.threads.map((thread, i) => streamOf(thread, widths[i]!, book.metrics));
  const finish = (streams: readonly Stream[], title: TitleBlock | null): void =>
    endArticle(book, setSegment(book, { article, section, streams, columns, title, balance: false, ruled: true, sync }), article, section);
  if (areShort(article.threads, book.metrics)) {
    const level = commonLevel(article.threads, () => grid.width, book.metrics);
    finish(flowing, stackedBlocks(article.threads.map((t) => titleBlock(t, level, grid.width, book.metrics)), grid.unit));
    return;
  }
  const level = commonLevel(article.threads, (i) => widths[i]!, book.metrics);
  const blocks = article.threads.map((t, i) => titleBlock(t, level, widths[i]!, book.metrics));
  // Both texts begin on one line.
  const units = Math.max(...blocks.map((b) => b.units));
  finish(flowing.map((stream, i) => withTitle(stream, blocks[i]!, units)), null);
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

interface Trial {
  readonly share: number;
  readonly book: Book;
  /** How many lines the first thread ends below the second. */
  readonly lead: number;
  /** Unit at which the later one ends. */
  readonly end: number;
}

/** Sets an article in parallel; with `ratio: auto` at the width ratio at which both languages end closest together. */
export function setParallel(book: Book, article: ArticleView, section: SectionView): void {
  const free = bestShare(book, article, section, false);
  if (article.sync === 'free') {
    book.adopt(free.book);
    return;
  }
  const level = bestShare(book, article, section, true);
  book.adopt(level.book);
  const { rows } = book.metrics.grid;
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

function bestShare(book: Book, article: ArticleView, section: SectionView, sync: boolean): Trial {
  const { rows, unit } = book.metrics.grid;
  const trials = new Map<number, Trial>();
  const tryShare = (share: number): Trial => {
    const known = trials.get(share);
    if (known) return known;
    const copy = book.fork();
    setAt(copy, article, section, share, sync);
    const pages = copy.composed();
    const [a, b] = article.threads.map((t) => endOf(pages, t.thread, rows, unit)) as [number, number];
    const trial = { share, book: copy, lead: a - b, end: Math.max(a, b) };
    trials.set(share, trial);
    return trial;
  };
  if (article.ratio !== 'auto') return tryShare(article.ratio);
  // The thread that ends later needs the wider column; go that way until the other one ends later.
  let now = tryShare(EVEN);
  const step = now.lead > 0 ? 1 : -1;
  while (Math.abs(now.lead) > TOGETHER && Math.sign(now.lead) === step && now.share + step >= LEAST_SHARE && now.share + step <= MOST_SHARE) now = tryShare(now.share + step);
  return [...trials.values()].reduce((a, b) => (cost(b) < cost(a) ? b : a));
}

/** Pages first, then how far the ends lie apart, then how far the widths are from even. */
const cost = (trial: Trial): number => trial.book.count * 10_000 + Math.abs(trial.lead) * 10 + Math.abs(trial.share - EVEN);
