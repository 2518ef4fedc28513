/** Composes the whole issue: fixed pages, sections with their bands, articles, and fillers to the multiple that the binding needs. */
import type { ComposedIssue, Metrics } from '../model/compose.js';
import type { Message } from '../model/message.js';
import type { ArticleView, FixedPageView, IssueView, SectionView } from '../model/view.js';
import { saveEnd, setArticle, type Link } from './article.js';
import { bandOf } from './band.js';
import { countMessage, filledMessage, missingPages } from './binding.js';
import { budgetMessages } from './budget.js';
import { pairHasRoom } from './facing.js';
import { Book } from './book.js';
import { tailMessages } from './tail.js';
import { tableMessages } from './tight-tables.js';

/** What is composed, and what the composer has to tell. */
export interface Composed {
  readonly issue: ComposedIssue;
  readonly messages: readonly Message[];
}

/**
 * A plain page in house style.
 * @param goesOn its picture goes on over the page that faces it.
 */
const filler = (shade: 'day' | 'night' = 'day', side: 'left' | 'right' = 'right', goesOn = false): FixedPageView => ({ kind: 'filler', template: 'filler', data: { shade, side, goesOn }, pictures: [] });

const fillerMessage = (page: number, article: ArticleView): Message => ({
  severity: 'info',
  rule: 'facing-filler',
  text: `Page ${page} is a filler in house style, because ${article.slug} faces its two languages and starts on a left-hand page.`,
  note: 'Move the article on the flatplan, or let the article before it take one page more or less.',
  place: article.place,
});

function setSection(book: Book, section: SectionView, view: IssueView): void {
  book.close();
  let opened = false;
  const openingPage = (): void => {
    book.fixedPage(section.page, section.number, [`section/${section.number}`]);
    opened = true;
  };
  const supplied = (entry: string): void => {
    const pages = view.after[entry] ?? [];
    if (pages.length > 0) book.close();
    for (const page of pages) book.fixedPage(page, section.number);
  };
  if (section.opening === 'page') openingPage();
  // The articles that run on from each other, and the book before them.
  let chain: readonly Link[] = [];
  let start = book.fork();
  section.articles.forEach((article, i) => {
    if (article.layout === 'facing' && !pairHasRoom(book, article)) {
      book.close();
      // A facing article starts on a left-hand page. A section that has not opened yet opens on the page before it.
      if (book.nextSide === 'right' && !opened) openingPage();
      else if (book.nextSide === 'right') {
        book.fixedPage(filler(), section.number);
        book.tell(fillerMessage(book.count, article));
      }
    }
    const next = section.articles[i + 1];
    const followed = next !== undefined && next.runOn && (view.after[article.slug] ?? []).length === 0;
    const before = book.fork();
    const band = opened ? null : bandOf(section, book.metrics);
    setArticle(book, article, section, band, followed);
    const runsOn = book.sharesOpening(article.slug);
    if (!runsOn) start = before;
    chain = [...(runsOn ? chain : []), { article, band }];
    if (!followed) saveEnd(book, start, chain, section);
    opened = true;
    supplied(article.slug);
  });
  supplied(`section/${section.number}`);
}

/** Fills the issue before its back pages with house pages, then plain ones; where that is forbidden, a wrong number of pages is told instead. */
function fillUp(book: Book, { binding, pad, house, back }: IssueView): void {
  const total = book.count + back.length;
  const missing = missingPages(total, binding);
  if (missing === 0) return;
  if (!pad) {
    book.tell(countMessage(total, binding));
    return;
  }
  book.tell(filledMessage(missing, book.count + 1, Math.min(house.length, missing), total + missing, binding));
  // Plain pages that face each other, the inside back among them, make one picture; those on two sides of a leaf differ.
  const first = book.count + 1;
  const last = first + missing;
  const isPlain = (n: number): boolean => (n >= first + house.length && n < last) || (n === last && back[0]?.template === 'filler');
  for (let n = first; n < last; n += 1) {
    const left = n % 2 === 0;
    const spreads = Math.floor(last / 2) - Math.floor(n / 2);
    const shade = (spreads + (isPlain(last) ? 0 : 1)) % 2 === 0 ? 'day' : 'night';
    book.fixedPage(house[n - first] ?? filler(shade, left ? 'left' : 'right', left && isPlain(n + 1)));
  }
}

/** Composes the issue. Pure: the same view and metrics give the same pages. */
export function composeIssue(view: IssueView, metrics: Metrics): Composed {
  const book = new Book(metrics);
  for (const page of view.front) book.fixedPage(page);
  for (const section of view.sections) setSection(book, section, view);
  fillUp(book, view);
  for (const page of view.back) book.fixedPage(page);
  const issue = { grid: metrics.grid, pages: book.composed() };
  return { issue, messages: [...book.messages, ...budgetMessages(view, issue), ...tailMessages(view, issue), ...tableMessages(issue.pages, metrics)] };
}
