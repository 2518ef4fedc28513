/**
 * How full the composed pages are. A frame's fill is units used of units available: its column from where it begins to the foot of the type
 * area, less what pictures, titles, bands, other languages and other articles take. Holes count against it.
 */
import type { ComposedIssue, ComposedPage, Grid, PlacedFrame } from '../model/compose.js';
import type { Lang } from '../model/issue.js';
import type { ArticleView, IssueView } from '../model/view.js';
import { heightOfPlaced, isTitle, overlaps, takenOn, type Taken } from './blocks-on-page.js';
import { causeOf, type Cause } from './fill-cause.js';
import { pagesNeeded } from './budget.js';
import { pageShare } from './page-share.js';
import { tailsOf, type Tail } from './tail.js';

/** A text frame, or the place of one that holds nothing. */
export interface FrameFill {
  readonly slug: string;
  readonly thread: string;
  readonly lang: Lang;
  readonly page: number;
  /** From 1, from the left. */
  readonly column: number;
  /** Units. */
  readonly used: number;
  readonly available: number;
  /** 0 to 1. */
  readonly share: number;
  /** Why it is not full; null where it is. */
  readonly cause: Cause | null;
}

/** One language of an article. */
export interface ThreadFill {
  readonly thread: string;
  readonly lang: Lang;
  readonly used: number;
  /** Without what its end leaves free. */
  readonly available: number;
  readonly share: number;
  /** Where its last line stands: units from the head of the type area. Null where it has no frame. */
  readonly end: { readonly page: number; readonly line: number } | null;
}

/** An article. */
export interface ArticleFill {
  readonly slug: string;
  readonly pages: readonly number[];
  readonly budget: number | null;
  /** Pages in tenths: the last one counts as far as it is used. */
  readonly needs: number;
  readonly threads: readonly ThreadFill[];
  readonly frames: readonly FrameFill[];
}

/** Fill of the whole issue. */
export interface IssueFill {
  /** By page from 1: part of the type area that is taken, pictures and titles counted; null for pages without a type area. */
  readonly pages: readonly (number | null)[];
  readonly articles: readonly ArticleFill[];
  /** Frames below the limit, in the order of the pages. */
  readonly low: readonly FrameFill[];
  /** Pages with the last few lines of an article and nothing else, in the order of the articles. */
  readonly tails: readonly Tail[];
}

/** A frame less full than this is told of. */
export const FULL_ENOUGH = 0.85;
/** Space that belongs to what stands below: between text and picture, between two articles or languages, units. */
const AIR = 1;
const BETWEEN = 2;
/** An empty place smaller than this is no frame, units. */
const LEAST_FRAME = 4;

interface Hold {
  readonly used: number;
  /** Units that titles take at its head. */
  readonly title: number;
  /** Units left empty between its texts. */
  readonly holes: number;
}

/** What a frame holds. Up to a unit between two texts is their space, more is a hole. */
function holdOf(frame: PlacedFrame, unit: number): Hold {
  const texts = frame.children.filter((child) => !isTitle(child));
  const first = texts[0];
  const title = first && first !== frame.children[0] ? Math.floor(first.y / unit + 0.3) : texts.length === 0 ? frame.height / unit : 0;
  let end = title;
  let holes = 0;
  for (const child of [...texts].sort((a, b) => a.y - b.y)) {
    const gap = child.y / unit - end;
    if (gap > AIR + 0.9) holes += gap - AIR;
    end = Math.max(end, (child.y + heightOfPlaced(child)) / unit);
  }
  holes = Math.round(holes);
  return { used: Math.round(frame.height / unit) - title - holes, title, holes };
}

/** The unit up to which a column is free from `from` on. */
function footOf(column: { readonly x: number; readonly width: number }, from: number, taken: readonly Taken[], of: { slug: string; thread: string }, rows: number): number {
  const below = taken.filter((t) => t.top >= from && overlaps(t, column)).sort((a, b) => a.top - b.top)[0];
  if (!below) return rows;
  const stranger = below.slug !== of.slug || below.kind === 'title' || (below.frame !== null && below.frame.thread !== of.thread);
  return Math.max(from, below.top - (stranger ? BETWEEN : AIR));
}

interface Column {
  readonly x: number;
  readonly width: number;
  /** The thread that runs in it, null where any does. */
  readonly thread: string | null;
}

/** The columns of an article, from the frames it has. */
function columnsOf(article: ArticleView, frames: readonly PlacedFrame[]): Column[] {
  const byX = new Map<number, Column>();
  for (const frame of frames) {
    byX.set(Math.round(frame.x), { x: frame.x, width: frame.width, thread: article.layout === 'parallel' ? frame.thread : null });
  }
  return [...byX.values()].sort((a, b) => a.x - b.x);
}

interface Seen {
  readonly page: ComposedPage;
  readonly taken: readonly Taken[];
}

function frameFills(article: ArticleView, pages: readonly Seen[], { rows, unit }: Grid): FrameFill[] {
  const own = pages.flatMap((seen) => seen.taken.flatMap((t) => (t.slug === article.slug && t.frame ? [{ ...seen, top: t.top, bottom: t.bottom, frame: t.frame }] : [])));
  const columns = columnsOf(article, own.map((o) => o.frame));
  const order = own.map(({ page, frame }) => ({ page: page.number, frame }));
  const columnNumber = (x: number): number => columns.findIndex((c) => Math.abs(c.x - x) < 2) + 1;
  const fills = own.map(({ page, taken, top, bottom, frame }): FrameFill => {
    const hold = holdOf(frame, unit);
    const available = Math.max(hold.used, footOf(frame, bottom, taken, { slug: article.slug, thread: frame.thread }, rows) - top - hold.title);
    return finish({ slug: article.slug, thread: frame.thread, lang: frame.lang, page: page.number, column: columnNumber(frame.x), used: hold.used, available }, () => causeOf(article, order, page.number, frame, hold.holes));
  });
  // Columns that stay empty beside frames of the same article.
  for (const { page, taken } of pages) {
    const here = own.filter((o) => o.page === page);
    if (here.length === 0) continue;
    for (const column of columns) {
      if (here.some((o) => Math.abs(o.frame.x - column.x) < 2)) continue;
      const beside = here[here.length - 1]!.frame;
      const thread = column.thread ?? beside.thread;
      const lang = own.find((o) => o.frame.thread === thread)!.frame.lang;
      const top = Math.max(0, ...taken.filter((t) => overlaps(t, column) && t.top <= beside.y / unit).map((t) => t.bottom + AIR), Math.floor(beside.y / unit + 0.01));
      const available = footOf(column, top, taken, { slug: article.slug, thread }, rows) - top;
      if (available < LEAST_FRAME) continue;
      fills.push(finish({ slug: article.slug, thread, lang, page: page.number, column: columnNumber(column.x), used: 0, available }, () => causeOf(article, order, page.number, { ...beside, thread, lang }, 0)));
    }
  }
  return fills.sort((a, b) => a.page - b.page || a.column - b.column);
}

function finish(frame: Omit<FrameFill, 'share' | 'cause'>, cause: () => Cause): FrameFill {
  const share = frame.available <= 0 ? 1 : Math.min(1, frame.used / frame.available);
  return { ...frame, share, cause: share < FULL_ENOUGH ? cause() : null };
}

const sum = (list: readonly FrameFill[], what: 'used' | 'available'): number => list.reduce((total, frame) => total + frame[what], 0);

function threadFill(article: ArticleView, thread: ArticleView['threads'][number], frames: readonly FrameFill[], pages: readonly Seen[], unit: number): ThreadFill {
  const own = frames.filter((f) => f.thread === thread.thread);
  const used = sum(own, 'used');
  // What an article leaves free at its end is for what runs on.
  const available = sum(own.filter((f) => !f.cause?.expected), 'available') + sum(own.filter((f) => f.cause?.expected), 'used');
  const ends = pages.flatMap(({ page, taken }) => taken.filter((t) => t.slug === article.slug && t.frame?.thread === thread.thread).map((t) => ({ page: page.number, line: Math.round((t.frame!.y + t.frame!.height) / unit) })));
  const page = Math.max(0, ...ends.map((e) => e.page));
  const line = Math.max(0, ...ends.filter((e) => e.page === page).map((e) => e.line));
  return { thread: thread.thread, lang: thread.lang, used, available, share: available === 0 ? 1 : used / available, end: page === 0 ? null : { page, line } };
}

/** Reckons how full everything is. Pure. */
export function issueFill(issue: ComposedIssue, view: Pick<IssueView, 'sections'>): IssueFill {
  const pages = issue.pages.map((page): Seen => ({ page, taken: takenOn(page, issue.grid) }));
  const articles = view.sections.flatMap((s) => s.articles).map((article): ArticleFill => {
    const own = pages.filter(({ page }) => page.articles.includes(article.slug));
    const frames = frameFills(article, own, issue.grid);
    return {
      slug: article.slug,
      pages: own.map(({ page }) => page.number),
      budget: article.pages,
      needs: pagesNeeded(article.slug, own.map(({ page }) => page), issue.grid),
      threads: article.threads.map((thread) => threadFill(article, thread, frames, own, issue.grid.unit)),
      frames,
    };
  });
  const low = articles.flatMap((a) => a.frames).filter((f) => f.cause !== null).sort((a, b) => a.page - b.page || a.column - b.column);
  return { pages: issue.pages.map((page) => pageShare(page, issue.grid)), articles, low, tails: tailsOf(view, issue) };
}

