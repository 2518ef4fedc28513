import { describe, expect, it } from 'vitest';
import { budgetMessages, pagesNeeded } from '../../src/compose/budget.js';
import { issueFill, type ArticleFill } from '../../src/compose/fill.js';
import { composeIssue } from '../../src/compose/issue.js';
import type { ArticleView, BlockView, IssueView, ThreadView } from '../../src/model/view.js';
import { tailMessages } from '../../src/compose/tail.js';
import { fakeMetrics, figure, heading, paragraph, thread, words } from './fake.js';

const metrics = fakeMetrics();
const pageBreak: BlockView = { kind: 'page-break', id: 'break' };
const many = (count: number, each = 120): BlockView[] => Array.from({ length: count }, (_, i) => paragraph(`p${i}`, words(each, i)));

const article = (threads: ThreadView[], part: Partial<ArticleView> = {}): ArticleView => ({
  slug: 'test', section: 1, layout: threads.length === 1 ? 'single' : 'stacked', manner: 'feature', columns: 2, ratio: 'auto', sync: 'free', runOn: false, pages: null, className: null,
  threads, short: [], place: { file: 'issue.yaml', line: 1, column: 1 }, ...part,
});

const issue = (articles: ArticleView[]): IssueView => ({
  id: 'x', languages: ['vi', 'en'], title: '', author: '', subject: '', nameplate: '', label: '', front: [], after: {}, house: [], back: [], marks: true, binding: 'saddle', pad: true,
  sections: [{ number: 1, titles: [], opening: 'band', listArticles: true, articles, page: { kind: 'section', template: 'section', data: {}, pictures: [] } }],
});

function filled(...articles: ArticleView[]): { all: ArticleFill[]; first: ArticleFill; pages: readonly (number | null)[] } {
  const view = issue(articles);
  const { articles: all, pages } = issueFill(composeIssue(view, metrics).issue, view);
  return { all: [...all], first: all[0]!, pages };
}

describe('fill of frames', () => {
  it('is whole where text runs on, and says that an article ends', () => {
    const { first, pages } = filled(article([thread(many(20))]));
    const last = first.pages[first.pages.length - 1]!;
    for (const frame of first.frames.filter((f) => f.page < last)) expect(frame.share).toBeGreaterThan(0.93);
    expect(first.frames.filter((f) => f.cause !== null).every((f) => f.page === last && f.cause!.kind === 'article-end' && f.cause!.expected)).toBe(true);
    expect(pages[first.pages[0]! - 1]).toBeGreaterThan(0.9);
  });

  it('takes what pictures and titles need off the room, not off the fill', () => {
    const { first } = filled(article([thread([...many(4), figure('f', 'column'), ...many(12)])]));
    const room = first.frames.filter((f) => f.page === first.pages[0]).map((f) => f.available);
    expect(room.every((units) => units < 50)).toBe(true);
    expect(Math.abs(room[0]! - room[1]!)).toBeGreaterThan(5);
    for (const frame of first.frames.filter((f) => f.page === first.pages[0])) expect(frame.share).toBeGreaterThan(0.85);
  });

  it('names a page break that was typed; the columns above it end level', () => {
    const { first } = filled(article([thread([...many(2, 60), pageBreak, ...many(12)])]));
    const low = first.frames.filter((f) => f.page === first.pages[0]);
    expect(low.map((f) => f.cause?.kind)).toEqual(['page-break', 'page-break']);
    expect(Math.abs(low[0]!.used - low[1]!.used)).toBeLessThanOrEqual(2);
    expect(low.every((f) => f.used > 0 && f.available > 30)).toBe(true);
    expect(low[0]!.cause!.text).toBe('a page break is typed here');
  });

  it('finds no hole above a picture in place that did not fit: the text goes on', () => {
    const { first } = filled(article([thread([...many(6, 100), figure('f', 'column', 'here'), ...many(10)])], { columns: 1 }));
    expect(first.frames.filter((f) => f.cause !== null && !f.cause.expected)).toEqual([]);
  });

  it('names the picture in place that did not fit where no text could go on', () => {
    const { first } = filled(article([thread([...many(6, 100), figure('f', 'column', 'here')])], { columns: 1 }));
    expect(first.frames.flatMap((f) => (f.cause ? [f.cause.kind] : []))).toEqual(['next-picture', 'article-end']);
  });

  it('counts holes between paragraphs that start level', () => {
    const vi = thread([...many(10, 60)]);
    const en = thread([...many(10, 130)], 'en');
    const { first } = filled(article([vi, en], { layout: 'parallel', sync: 'paragraph' }));
    expect(first.frames.some((f) => f.thread === 'test/vi' && f.cause?.kind === 'level')).toBe(true);
  });

  it('tells where each language ends, and blames the one that ends a page earlier', () => {
    const vi = thread(many(4));
    const en = thread(many(16), 'en');
    const { first } = filled(article([vi, en], { layout: 'parallel', ratio: 50 }));
    const [a, b] = first.threads;
    expect(a!.end!.page).toBeLessThan(b!.end!.page);
    expect(b!.end!.line).toBeGreaterThan(0);
    expect(first.frames.find((f) => f.thread === 'test/vi' && f.page === a!.end!.page)!.cause).toMatchObject({ kind: 'thread-end', expected: false });
  });

  it('gives the room below an article to the one that runs on', () => {
    const { all } = filled(article([thread(many(3, 80))]), article([{ ...thread(many(3, 80)), thread: 'next/vi' }], { slug: 'next', runOn: true }));
    expect(all[0]!.pages).toEqual(all[1]!.pages);
    const below = all[0]!.frames[0]!;
    expect(below.available).toBeLessThan(30);
    expect(below.share).toBeGreaterThan(0.85);
  });
});

describe('page budgets', () => {
  const over = (part: Partial<ArticleView>, threads: ThreadView[]): string | undefined => {
    const view = issue([article(threads, part)]);
    return budgetMessages(view, composeIssue(view, metrics).issue)[0]?.text;
  };

  it('say how many lines are over, by language', () => {
    expect(over({ pages: 1, layout: 'parallel', ratio: 50 }, [thread(many(6)), thread(many(8), 'en')])).toMatch(/^test needs \d\.\d of 1 page, \d+ lines over in vi, \d+ in en\.$/);
    expect(over({ pages: 1 }, [thread(many(20))])).toMatch(/^test needs \d(\.\d)? of 1 page, \d+ lines over in vi\.$/);
  });

  it('say nothing of articles that keep to theirs or have none', () => {
    expect(over({ pages: 9 }, [thread(many(20))])).toBeUndefined();
    expect(over({}, [thread(many(20))])).toBeUndefined();
  });

  it('count a last page as far as it is used', () => {
    const view = issue([article([thread([heading('h', 'A heading'), ...many(20)])])]);
    const composed = composeIssue(view, metrics).issue;
    const pages = composed.pages.filter((p) => p.articles.includes('test'));
    const needs = pagesNeeded('test', pages, composed.grid);
    expect(needs).toBeGreaterThan(pages.length - 1);
    expect(needs).toBeLessThanOrEqual(pages.length);
    expect(pagesNeeded('test', [], composed.grid)).toBe(0);
  });

  it('name pictures where no text is over', () => {
    expect(over({ pages: 1 }, [thread([...many(1, 30), figure('f', 'bleed')])])).toMatch(/^test needs 2 of 1 page, a picture over\.$/);
  });
});

describe('last pages with next to nothing on them', () => {
  /** What is told of an article of 120-word paragraphs and one of `last` words, by the pages it takes. */
  const told = (last: number, part: Partial<ArticleView> = {}, after: ArticleView[] = []): { pages: number; messages: ReturnType<typeof tailMessages>; tails: readonly { pages: readonly number[]; share: number }[] } => {
    const view = issue([article([thread([...many(3), paragraph('last', words(last))])], part), ...after]);
    const composed = composeIssue(view, metrics).issue;
    return { pages: composed.pages.filter((p) => p.articles.includes('test')).length, messages: tailMessages(view, composed), tails: issueFill(composed, view).tails };
  };
  const next = (part: Partial<ArticleView>): ArticleView => article([{ ...thread(many(3)), thread: 'next/vi' }], { slug: 'next', ...part });
  // The words with which the text is just longer than a page.
  const long = Array.from({ length: 100 }, (_, i) => (i + 1) * 5).find((n) => told(n).pages === 2)!;

  it('are told with the lines that are over, and listed with their fill', () => {
    const { messages, tails } = told(long);
    expect(messages.map((m) => [m.severity, m.rule])).toEqual([['info', 'page-nearly-empty']]);
    expect(messages[0]!.text).toMatch(/^Page 2 holds nothing but the end of test, \d lines over in vi: \d% of the page\.$/);
    expect(messages[0]!.note).toBe('Cut as much, and a page is saved.');
    expect(tails[0]!.pages).toEqual([2]);
    expect(tails[0]!.share).toBeLessThan(0.1);
  });

  it('are no fault where more stands on them, or where all of the article does', () => {
    expect(told(long - 5)).toMatchObject({ pages: 1, messages: [], tails: [] });
    expect(told(long + 250)).toMatchObject({ pages: 2, messages: [] });
    expect(told(long, {}, [next({ runOn: true })])).toMatchObject({ pages: 2, messages: [] });
  });

  it('are offered to the article that could run on', () => {
    expect(told(long, {}, [next({})]).messages[0]!.note).toBe('Cut as much, and a page is saved, or let next begin there (`run-on: true`).');
    expect(told(long, {}, [next({ layout: 'facing' })]).messages[0]!.note).toBe('Cut as much, and a page is saved.');
  });

  it('may be filled by a picture that stands in a column', () => {
    const notes = Array.from({ length: 100 }, (_, i) => {
      const longer = issue([article([thread([figure('f', 'column'), ...many(3), paragraph('last', words((i + 1) * 5))])])]);
      return tailMessages(longer, composeIssue(longer, metrics).issue).map((m) => m.note);
    }).flat();
    expect(new Set(notes)).toEqual(new Set(['Cut as much or set a picture smaller, and a page is saved, or set one across the page (`span=page`) to fill what is left.']));
  });

  it('are told as a pair where languages face each other', () => {
    const facing = (n: number): IssueView => issue([article(['vi', 'en'].map((lang) => ({ ...thread([...many(7), paragraph('last', words(n))], lang), thread: `test/${lang}` })), { layout: 'facing' })]);
    const most = Array.from({ length: 100 }, (_, i) => (i + 1) * 5).find((n) => composeIssue(facing(n), metrics).issue.pages.filter((p) => p.articles.includes('test')).length === 4)!;
    const view = facing(most);
    const composed = composeIssue(view, metrics).issue;
    const [message] = tailMessages(view, composed);
    expect(message!.text).toMatch(/^Pages \d+ and \d+ hold nothing but the end of test, \d+ lines over in vi, \d+ in en: \d+% of the fuller one\.$/);
    expect(message!.note).toContain('two pages are saved');
  });
});
