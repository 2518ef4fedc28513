/** Page budgets (`pages:` on the flatplan) and what an article needs. */
import type { ComposedIssue, ComposedPage, Grid } from '../model/compose.js';
import type { Message } from '../model/message.js';
import type { ArticleView, IssueView } from '../model/view.js';
import { takenOn } from './blocks-on-page.js';

/** How far down an article stands on a page, 0 to 1; a page that it fills by a template counts whole. */
function depth(slug: string, page: ComposedPage, grid: Grid): number {
  if (page.fixed) return 1;
  return Math.max(0, ...takenOn(page, grid).filter((t) => t.slug === slug).map((t) => t.bottom / grid.rows));
}

/** Pages that an article needs, in tenths: all but the last count whole, the last as far as the article goes down it. */
export function pagesNeeded(slug: string, pages: readonly ComposedPage[], grid: Grid): number {
  const last = pages[pages.length - 1];
  if (!last) return 0;
  // A page begun is never no page at all.
  return pages.length - 1 + Math.max(0.1, Math.round(depth(slug, last, grid) * 10) / 10);
}

/** What stands on pages that an article should not need: `18 lines over in vi, 4 in en`, `2 pictures over`. */
export function overWords(article: ArticleView, beyond: readonly ComposedPage[], grid: Grid): string {
  const taken = beyond.flatMap((page) => takenOn(page, grid)).filter((t) => t.slug === article.slug);
  const lines = article.threads
    .map(({ thread, lang }) => ({ lang, count: taken.reduce((sum, t) => sum + (t.frame?.thread === thread ? t.bottom - t.top : 0), 0) }))
    .filter(({ count }) => count > 0);
  if (lines.length > 0) return lines.map(({ lang, count }, i) => `${count}${i === 0 ? ` line${count === 1 ? '' : 's'} over` : ''} in ${lang}`).join(', ');
  const pictures = beyond.reduce((sum, page) => sum + (page.fixed ? 1 : 0), 0) + beyond.flatMap((page) => page.runs.flatMap((run) => (run.slug === article.slug ? page.placed.slice(run.from, run.to) : []))).filter((p) => p.kind === 'picture').length;
  return pictures === 1 ? 'a picture over' : `${pictures} pictures over`;
}

/** Page budgets that were overrun, in words a designer can use. */
export function budgetMessages(view: Pick<IssueView, 'sections'>, issue: ComposedIssue): Message[] {
  return view.sections.flatMap((section) => section.articles).flatMap((article): Message[] => {
    const pages = issue.pages.filter((page) => page.articles.includes(article.slug));
    if (article.pages === null || pages.length <= article.pages) return [];
    const needs = pagesNeeded(article.slug, pages, issue.grid);
    return [{
      severity: 'error',
      rule: 'page-budget',
      text: `${article.slug} needs ${needs.toFixed(1).replace(/\.0$/, '')} of ${article.pages} page${article.pages === 1 ? '' : 's'}, ${overWords(article, pages.slice(article.pages), issue.grid)}.`,
      note: 'Cut the text, set its pictures smaller, or raise `pages` on the flatplan.',
      place: article.place,
    }];
  });
}
