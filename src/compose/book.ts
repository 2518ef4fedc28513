/** The growing book: pages in order, each with what has been placed on it so far. */
import type { ComposedPage, Metrics, Placed } from '../model/compose.js';
import type { PageKind } from '../model/layout.js';
import type { FixedPageView } from '../model/view.js';

interface OpenPage {
  kind: PageKind;
  section: number | null;
  articles: string[];
  opens: string[];
  head: { inner: string; outer: string } | null;
  folio: boolean;
  placed: Placed[];
  fixed: FixedPageView | null;
}

/** Collects pages; the last one is open, with `row` units of it taken. */
export interface Book {
  readonly metrics: Metrics;
  /** First free unit of the open page; 0 when it is fresh. */
  row: number;
  /** True when a page is open for articles. */
  isOpen(): boolean;
  /** Number and side of the open page. */
  side(): 'left' | 'right';
  /** Side that the next new page will have. */
  nextSide(): 'left' | 'right';
  count(): number;
  openPage(page: Partial<Omit<OpenPage, 'placed'>> & { kind: PageKind }): void;
  fixedPage(page: FixedPageView, section?: number | null, opens?: readonly string[]): void;
  place(placed: readonly Placed[], slug: string): void;
  opens(entry: string): void;
  setHead(head: OpenPage['head']): void;
  /** Ends the open page, so that what comes next starts a new one. */
  close(): void;
  pages(): ComposedPage[];
}

const sideOf = (number: number): 'left' | 'right' => (number % 2 === 0 ? 'left' : 'right');

/** Starts an empty book. Page 1, the front cover, is a right-hand page. */
export function startBook(metrics: Metrics): Book {
  const pages: OpenPage[] = [];
  let open = false;
  const current = (): OpenPage => pages[pages.length - 1]!;
  const book: Book = {
    metrics,
    row: 0,
    isOpen: () => open,
    side: () => sideOf(pages.length),
    nextSide: () => sideOf(pages.length + 1),
    count: () => pages.length,
    openPage: (page) => {
      pages.push({ section: null, articles: [], opens: [], head: null, folio: true, fixed: null, ...page, placed: [] });
      open = true;
      book.row = 0;
    },
    fixedPage: (page, section = null, opens = []) => {
      pages.push({ kind: page.kind, section, articles: [], opens: [...opens], head: null, folio: false, placed: [], fixed: page });
      open = false;
      book.row = 0;
    },
    place: (placed, slug) => {
      current().placed.push(...placed);
      if (!pages.some((page) => page.articles.includes(slug))) current().opens.push(slug);
      if (!current().articles.includes(slug)) current().articles.push(slug);
    },
    opens: (entry) => {
      current().opens.push(entry);
    },
    setHead: (head) => {
      current().head ??= head;
    },
    close: () => {
      open = false;
      book.row = 0;
    },
    pages: () => pages.map((page, i) => ({ ...page, number: i + 1, side: sideOf(i + 1) })),
  };
  return book;
}
