/**
 * The growing book: pages in order, each with what has been placed on it so far. Articles are set on the open page; a page that was left
 * with room (the end of a facing pair) can be gone back to.
 */
import type { ComposedPage, Metrics, Placed } from '../model/compose.js';
import type { Message } from '../model/message.js';
import type { FixedPageView } from '../model/view.js';

interface BookPage extends Omit<ComposedPage, 'number' | 'side'> {
  /** First free unit. */
  readonly row: number;
  /** Takes more articles. */
  readonly open: boolean;
}

/** Collects pages. `at` is the page being filled, -1 for none. */
export class Book {
  private pages: BookPage[] = [];
  private at = -1;
  /** What the composer has to tell, in the order of the pages. */
  messages: readonly Message[] = [];

  constructor(readonly metrics: Metrics) {}

  /** A copy that can be filled on trial. */
  fork(): Book {
    const copy = new Book(this.metrics);
    copy.pages = [...this.pages];
    copy.at = this.at;
    copy.messages = this.messages;
    return copy;
  }

  /** Takes over what was tried on a copy. */
  adopt(copy: Book): void {
    this.pages = copy.pages;
    this.at = copy.at;
    this.messages = copy.messages;
  }

  tell(message: Message): void {
    this.messages = [...this.messages, message];
  }

  get count(): number {
    return this.pages.length;
  }

  get isOpen(): boolean {
    return this.at >= 0;
  }

  /** Number of the page being filled, from 1; 0 for none. */
  get number(): number {
    return this.at + 1;
  }

  get side(): 'left' | 'right' {
    return sideOf(this.number);
  }

  /** Side that the next new page will have. */
  get nextSide(): 'left' | 'right' {
    return sideOf(this.pages.length + 1);
  }

  /** True where nothing but a section's band stands on the page being filled. */
  get hasBandAlone(): boolean {
    const placed = this.pages[this.at]?.placed ?? [];
    return placed.length === 1 && placed[0]!.kind === 'box';
  }

  /** First free unit of the page being filled. */
  get row(): number {
    return this.pages[this.at]?.row ?? 0;
  }

  set row(row: number) {
    this.change({ row });
  }

  /** First free unit of the page after the one being filled; null where there is none yet or it takes nothing more. */
  get nextRow(): number | null {
    const next = this.pages[this.at + 1];
    return this.at >= 0 && next?.open ? next.row : null;
  }

  private change(part: Partial<BookPage>, at = this.at): void {
    const page = this.pages[at];
    if (!page) throw new Error('No page is open.');
    this.pages[at] = { ...page, ...part };
  }

  /** Goes on to the next page: one that still has room, else a new one. */
  turn(section: number): void {
    const next = this.pages[this.at + 1];
    if (this.at >= 0 && next?.open) {
      this.at += 1;
      return;
    }
    this.pages.push({ kind: 'article', section, articles: [], opens: [], head: null, folio: true, placed: [], runs: [], fixed: null, row: 0, open: true });
    this.at = this.pages.length - 1;
  }

  /** Goes back to a page that has room. */
  goTo(number: number): void {
    this.at = number - 1;
  }

  /** Adds a page that a template lays out by itself. Nothing runs on before it afterwards unless a page was left open on purpose. */
  fixedPage(page: FixedPageView, section: number | null = null, opens: readonly string[] = [], articles: readonly string[] = []): void {
    this.pages.push({ kind: page.kind, section, articles, opens, head: null, folio: false, placed: [], runs: [], fixed: page, row: 0, open: false });
  }

  /** Places something of an article on the page being filled. The first page an article stands on is where it opens. */
  place(placed: readonly Placed[], slug: string): void {
    const page = this.pages[this.at];
    if (!page) throw new Error('No page is open.');
    const known = this.pages.some((p) => p.articles.includes(slug));
    this.change({
      placed: [...page.placed, ...placed],
      runs: [...page.runs, { slug, from: page.placed.length, to: page.placed.length + placed.length }],
      articles: page.articles.includes(slug) ? page.articles : [...page.articles, slug],
      opens: known ? page.opens : [...page.opens, slug],
    });
  }

  opens(entry: string): void {
    this.change({ opens: [...this.pages[this.at]!.opens, entry] });
  }

  /** True where an article opens below another one. */
  sharesOpening(slug: string): boolean {
    return (this.pages.find((page) => page.opens.includes(slug))?.articles[0] ?? slug) !== slug;
  }

  /** Gives the page its running heads, unless it has them. */
  setHead(head: NonNullable<BookPage['head']>): void {
    if (!this.pages[this.at]?.head) this.change({ head });
  }

  /** Ends all open pages, so that what comes next starts a new one. */
  close(): void {
    this.pages = this.pages.map((page) => (page.open ? { ...page, open: false } : page));
    this.at = -1;
  }

  /** The pages as composed, with their numbers and sides. */
  composed(): ComposedPage[] {
    return this.pages.map(({ row: _row, open: _open, ...page }, i) => ({ ...page, number: i + 1, side: sideOf(i + 1) }));
  }
}

/** Page 1, the front cover, is a right-hand page. */
const sideOf = (number: number): 'left' | 'right' => (number % 2 === 0 ? 'left' : 'right');
