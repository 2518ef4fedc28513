/** Composes the whole issue: fixed pages, sections with their bands, articles, and fillers to the multiple that the binding needs. */
import type { ComposedIssue, Metrics } from '../model/compose.js';
import type { Message } from '../model/message.js';
import type { ArticleView, FixedPageView, IssueView, SectionView } from '../model/view.js';
import { setArticle } from './article.js';
import { bandOf } from './band.js';
import { countMessage, filledMessage, missingPages } from './binding.js';
import { budgetMessages } from './budget.js';
import { pairHasRoom } from './facing.js';
import { Book } from './book.js';
import { tailMessages } from './tail.js';

/** What is composed, and what the composer has to tell. */
export interface Composed {
  readonly issue: ComposedIssue;
  readonly messages: readonly Message[];
}

/** A plain page in house style. */
const filler = (shade: 'day' | 'night' = 'day'): FixedPageView => ({ kind: 'filler', template: 'filler', data: { shade }, pictures: [] });

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
    setArticle(book, article, section, opened ? null : bandOf(section, book.metrics), followed);
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
  // Plain pages differ from their neighbours: the inside back, which may follow, is by day.
  for (let i = 0; i < missing; i += 1) book.fixedPage(house[i] ?? filler((missing - i) % 2 === 1 ? 'night' : 'day'));
}

/** Composes the issue. Pure: the same view and metrics give the same pages. */
export function composeIssue(view: IssueView, metrics: Metrics): Composed {
  const book = new Book(metrics);
  for (const page of view.front) book.fixedPage(page);
  for (const section of view.sections) setSection(book, section, view);
  fillUp(book, view);
  for (const page of view.back) book.fixedPage(page);
  const issue = { grid: metrics.grid, pages: book.composed() };
  return { issue, messages: [...book.messages, ...budgetMessages(view, issue), ...tailMessages(view, issue)] };
}
