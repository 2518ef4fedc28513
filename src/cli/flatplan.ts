/** The flatplan as lines of text, at most 100 columns wide. */
import type { Planned } from '../plan.js';
import { planRows, type Row } from './flatplan-facts.js';

type Plan = NonNullable<Planned['plan']>;

const WIDEST = 100;
const GAP = 2;

const percent = (share: number | null): string => (share === null ? '' : `${Math.round(share * 100)}%`);

/** Cuts a text to a width and says that it did. */
const cut = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`);

/**
 * Sets a table: columns as wide as their widest cell, the one that may give way so narrow that a line holds.
 * @param right columns whose cells stand right.
 */
function table(head: readonly string[], rows: readonly (readonly string[])[], giving: number, right: ReadonlySet<number>): string[] {
  const widths = head.map((title, c) => Math.max(title.length, ...rows.map((row) => row[c]!.length)));
  const over = widths.reduce((a, b) => a + b, 0) + GAP * (widths.length - 1) - WIDEST;
  if (over > 0) widths[giving] = Math.max(head[giving]!.length, widths[giving]! - over);
  const set = (row: readonly string[]): string => row.map((cell, c) => (right.has(c) ? cut(cell, widths[c]!).padStart(widths[c]!) : cut(cell, widths[c]!).padEnd(widths[c]!))).join(' '.repeat(GAP)).trimEnd();
  return [set(head), ...rows.map(set)];
}

/** A row a page, and one more for each further article on it. */
export function pageTable(plan: Plan): string[] {
  const title = (row: Row): string => cut(row.article ?? '', 34);
  let before = 0;
  const rows = planRows(plan).map((row): string[] => {
    const again = row.page === before;
    before = row.page;
    const what = [row.article === null || row.kind === 'bleed' ? row.kind : '', ...row.stands].filter(Boolean);
    return [again ? '' : String(row.page), again ? '' : row.side, again || row.section === null ? '' : String(row.section), title(row), row.languages.join(' '), what.join(', '), again ? '' : percent(plan.fill.pages[row.page - 1] ?? null)];
  });
  return table(['page', 'side', 'sec', 'article', 'text', 'what stands there', 'fill'], rows, 5, new Set([0, 2, 6]));
}

/** A row an article: pages, budget, and how full and where each language ends. */
export function articleTable(plan: Plan): string[] {
  const rows = plan.fill.articles.map((article): string[] => {
    const [first, last] = [article.pages[0], article.pages[article.pages.length - 1]];
    return [
      cut(article.slug, 34),
      first === last ? String(first ?? '') : `${first}–${last}`,
      `${article.needs.toFixed(1)}${article.budget === null ? '' : ` of ${article.budget}`}`,
      ...plan.view.languages.map((lang) => {
        const thread = article.threads.find((t) => t.lang === lang);
        return thread?.end ? `${percent(thread.share)}, ends p. ${thread.end.page}, line ${thread.end.line}` : '';
      }),
    ];
  });
  return rows.length === 0 ? [] : table(['article', 'pages', 'needs', ...plan.view.languages], rows, 0, new Set());
}

/**
 * Frames that are less full than they should be, each with its cause. What an article's end leaves free is no fault, unless its last page holds
 * nearly nothing.
 */
export function lowFrames(plan: Plan): string[] {
  const lines = [
    ...plan.fill.low.filter((frame) => !frame.cause!.expected).map((f) => ({ page: f.page, frame: `page ${f.page}, ${f.thread}, column ${f.column}: ${f.used} of ${f.available} lines (${percent(f.share)}),`, text: f.cause!.text })),
    ...plan.fill.tails.map((tail) => ({ page: tail.pages[0]!, frame: `page${tail.pages.length === 1 ? '' : 's'} ${tail.pages.join(' and ')}, ${tail.slug}: ${percent(tail.share)} of the page,`, text: `nothing but its end, ${tail.over}` })),
  ].sort((a, b) => a.page - b.page);
  if (lines.length === 0) return [];
  return ['Frames below 85%:', ...lines.flatMap(({ frame, text }) => (frame.length + text.length + 3 <= WIDEST ? [`  ${frame} ${text}`] : [`  ${frame}`, `    ${text}`]))];
}
