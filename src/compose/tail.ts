/** Last pages with next to nothing on them: a little less text or picture would save them. */
import type { ComposedIssue, ComposedPage } from '../model/compose.js';
import type { Message } from '../model/message.js';
import type { ArticleView, IssueView } from '../model/view.js';
import { overWords } from './budget.js';
import { pageShare } from './page-share.js';

/** Less of a page than this is nearly nothing. */
const NEARLY_EMPTY = 0.15;

/** The last page of an article, or the last two of one that faces its languages. */
export interface Tail {
  readonly slug: string;
  /** From 1. */
  readonly pages: readonly number[];
  /** Part of the type area that is taken on the fuller of them, 0 to 1. */
  readonly share: number;
  /** What stands there: `4 lines over in vi`. */
  readonly over: string;
}

/** The pages that go when the end of an article goes: those of the last pair where languages face each other. */
function lastPages(article: ArticleView, pages: readonly ComposedPage[]): readonly ComposedPage[] {
  const last = pages.at(-1);
  if (!last) return [];
  const first = article.layout === 'facing' && article.threads.length === 2 && last.side === 'right' ? last.number - 1 : last.number;
  return pages.filter((page) => page.number >= first);
}

/** The last pages of an article where they hold nearly nothing and nothing else stands on them; else null. */
function tailOf(article: ArticleView, issue: ComposedIssue): Tail | null {
  const pages = issue.pages.filter((page) => page.articles.includes(article.slug));
  const last = lastPages(article, pages);
  const share = Math.max(0, ...last.map((page) => pageShare(page, issue.grid) ?? 1));
  if (last.length === 0 || last.length === pages.length || share >= NEARLY_EMPTY || last.some((page) => page.articles.length > 1)) return null;
  return { slug: article.slug, pages: last.map((page) => page.number), share, over: overWords(article, last, issue.grid) };
}

/** Finds all such pages, in the order of the articles. */
export const tailsOf = (view: Pick<IssueView, 'sections'>, issue: ComposedIssue): Tail[] =>
  view.sections.flatMap((section) => section.articles).flatMap((article) => tailOf(article, issue) ?? []);

/** A picture that stands in a column of several and could stand across them. */
const mayWiden = (article: ArticleView): boolean => article.threads.some((thread) => thread.blocks.some((block) => block.kind === 'figure' && block.span === 'column' && block.height === null));
const hasPictures = (article: ArticleView): boolean => article.threads.some((thread) => thread.blocks.some((block) => block.kind === 'figure' || block.kind === 'gallery'));

function tailMessage(tail: Tail, article: ArticleView, next: ArticleView | undefined): Message {
  const one = tail.pages.length === 1;
  const remedies = [
    `Cut as much${hasPictures(article) ? ' or set a picture smaller' : ''}, and ${one ? 'a page is' : 'two pages are'} saved`,
    ...(mayWiden(article) ? ['or set one across the page (`span=page`) to fill what is left'] : []),
    ...(next && next.layout !== 'facing' && !next.runOn ? [`or let ${next.slug} begin there (\`run-on: true\`)`] : []),
  ];
  return {
    severity: 'info',
    rule: 'page-nearly-empty',
    text: `${one ? 'Page' : 'Pages'} ${tail.pages.join(' and ')} ${one ? 'holds' : 'hold'} nothing but the end of ${tail.slug}, ${tail.over}: ${Math.max(1, Math.round(tail.share * 100))}% of ${one ? 'the page' : 'the fuller one'}.`,
    note: `${remedies.join(', ')}.`,
    place: article.place,
  };
}

/** Tells of pages that a few lines hold, in words a designer can use. Their pictures have been cropped as far as may be (`article.ts`) before. */
export const tailMessages = (view: Pick<IssueView, 'sections'>, issue: ComposedIssue): Message[] =>
  view.sections.flatMap(({ articles }) =>
    articles.flatMap((article, i): Message[] => {
      const tail = tailOf(article, issue);
      return tail ? [tailMessage(tail, article, articles[i + 1])] : [];
    }),
  );
