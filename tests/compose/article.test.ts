/** Articles as they follow each other: where they begin, and what their ends leave. */
import { describe, expect, it } from 'vitest';
import { composeIssue } from '../../src/compose/issue.js';
import type { ComposedPage } from '../../src/model/compose.js';
import type { ArticleView, BlockView, IssueView, ThreadView } from '../../src/model/view.js';
import { fakeMetrics, figure, paragraph, text, thread, words } from './fake.js';

const metrics = fakeMetrics();
const many = (count: number, each = 120): BlockView[] => Array.from({ length: count }, (_, i) => paragraph(`p${i}`, words(each, i)));

const article = (slug: string, threads: ThreadView[], part: Partial<ArticleView> = {}): ArticleView => ({
  slug, section: 1, layout: threads.length === 1 ? 'single' : 'stacked', manner: 'news', columns: 2, ratio: 'auto', sync: 'free', runOn: false, pages: null, className: null,
  threads: threads.map((t) => ({ ...t, thread: `${slug}/${t.lang}` })), short: [], place: { file: 'issue.yaml', line: 1, column: 1 }, ...part,
});

const viewOf = (...articles: ArticleView[]): IssueView => ({
  id: 'x', languages: ['vi', 'en'], title: '', author: '', subject: '', nameplate: '', label: '', front: [], after: {}, house: [], back: [], marks: true, binding: 'perfect', pad: false,
  sections: [{ number: 1, titles: [], opening: 'band', listArticles: true, articles, page: { kind: 'section', template: 'section', data: {}, pictures: [] } }],
});

const pagesOf = (...articles: ArticleView[]): readonly ComposedPage[] => composeIssue(viewOf(...articles), metrics).issue.pages;

describe('articles in the book', () => {
  it('makes no right-hand page for a facing article that has nothing left for it', () => {
    for (const more of [26, 34, 42, 50]) {
      const pages = pagesOf(article('a', [thread(many(6)), thread(many(more), 'en')], { layout: 'facing' }));
      for (const page of pages.filter((p) => p.kind === 'article')) expect(page.placed.length).toBeGreaterThan(0);
    }
  });

  it('keeps facing languages on their sides round pictures that fill pages', () => {
    for (const spans of [['bleed'], ['bleed', 'bleed'], ['spread'], ['bleed', 'spread'], ['bleed', 'bleed', 'bleed']] as const) {
      const blocks = spans.flatMap((span, i) => [...many(4), figure(`f${i}`, span), ...many(3)]);
      const pages = pagesOf(article('a', [thread([...blocks, ...many(6)]), thread(many(spans.length * 7 + 6), 'en')], { layout: 'facing' }));
      const sides = (lang: string): Set<string> => new Set(pages.filter((p) => p.placed.some((x) => x.kind === 'frame' && x.thread === `a/${lang}`)).map((p) => p.side));
      expect([...sides('vi')], spans.join()).toEqual(['left']);
      expect([...sides('en')], spans.join()).toEqual(['right']);
      expect(pages.filter((p) => p.kind === 'bleed')).toHaveLength(spans.reduce((sum, span) => sum + (span === 'spread' ? 2 : 1), 0));
    }
  });

  it('runs a short article on where all of it fits, though less than a third of the page is free', () => {
    const first = article('a', [thread(many(3))]);
    const short = (runOn: boolean): ArticleView => article('b', [thread(many(1, 40))], { runOn });
    const [page] = pagesOf(first, short(true));
    expect(page!.articles).toEqual(['a', 'b']);
    expect(pagesOf(first, short(false))[1]!.articles).toEqual(['b']);
    expect(pagesOf(first, article('b', [thread(many(6))], { runOn: true }))[1]!.articles).toEqual(['b']);
  });

  it('leaves no title at the foot of a page whose first block goes on to the next one', () => {
    const box: BlockView = { kind: 'box', id: 'box', role: 'sidebar', title: null, children: Array.from({ length: 8 }, (_, i) => ({ ...paragraph(`c${i}`, words(40, i)), tight: true })) };
    const pages = pagesOf(article('a', [thread(many(6))]), article('b', [thread([box, ...many(4)])], { runOn: true }));
    const opening = pages.find((p) => p.opens.includes('b'))!;
    expect(opening.placed.some((p) => p.kind === 'frame' && p.thread === 'b/vi')).toBe(true);
  });

  it('leaves no band alone on its page, however long titles are and whatever picture opens the article', () => {
    for (const layout of ['parallel', 'stacked', 'facing'] as const) {
      for (const long of [4, 20, 45]) {
        const opening = (t: ThreadView): ThreadView => ({ ...t, title: text(`${t.lang}/t`, words(long), 'title-1'), standfirst: text(`${t.lang}/s`, words(long * 3), 'standfirst') });
        const pages = pagesOf(article('a', [opening(thread([figure('hero', 'page'), ...many(9)])), opening(thread(many(9), 'en'))], { layout }));
        const first = pages.find((p) => p.kind === 'article')!;
        expect(first.placed.filter((p) => p.kind !== 'box').length).toBeGreaterThan(0);
        expect(first.placed.some((p) => p.kind === 'frame')).toBe(true);
      }
    }
  });

  it('sets pictures that outlast the text across the page, not in a column beside nothing', () => {
    const figures = Array.from({ length: 7 }, (_, i) => figure(`f${i}`));
    const pages = pagesOf(article('a', [thread([...many(2, 40), ...figures])]));
    for (const page of pages.filter((p) => !p.placed.some((x) => x.kind === 'frame'))) {
      const right = Math.max(...page.placed.map((p) => (p.kind === 'lines' ? 0 : p.x + p.width)));
      expect(right).toBeGreaterThan(440);
    }
    const shown = pages.flatMap((p) => p.placed).flatMap((p) => (p.kind === 'picture' ? [p.picture.key] : []));
    expect([...shown].sort()).toEqual(figures.map((f) => f.picture.key));
  });

  it('sets a gallery that outlasts the text below it in rows, where all of it finds room there', () => {
    const wide = (key: string) => ({ ...figure(key), picture: { ...figure(key).picture, width: 3000, height: 2000 } });
    const gallery = (count: number): BlockView => ({ kind: 'gallery', id: 'g', figures: Array.from({ length: count }, (_, i) => wide(`f${i}`)) });
    for (const lines of [40, 90, 140, 190, 240]) {
      for (const count of [3, 4, 5]) {
        const pages = pagesOf(article('a', [thread([...many(2, lines), gallery(count)])])).filter((p) => p.kind === 'article');
        const shown = pages.map((p) => p.placed.filter((x) => x.kind === 'picture').length);
        expect(shown.reduce((a, b) => a + b, 0)).toBe(count);
        // Ten lines a column leave room for any of these galleries in rows.
        if (lines === 40) expect(shown, `${count} pictures`).toEqual([count]);
        const frame = pages[0]!.placed.find((p) => p.kind === 'frame')!;
        for (const p of pages[0]!.placed) {
          if (p.kind === 'picture') expect(p.y >= frame.y + frame.height || p.y + p.height <= frame.y).toBe(true);
          if (p.kind === 'picture') expect(p.y + p.height).toBeLessThanOrEqual(50 * 13 + 1e-6);
        }
      }
    }
  });

  it('tells once of a table whose words are cut, and of none whose words fit', () => {
    const table = (word: string): BlockView => ({
      kind: 'table', id: 't', align: [], head: Array.from({ length: 6 }, (_, c) => text('t/0', `${word}${c}`, 'cell-head')),
      rows: Array.from({ length: 70 }, (_, r) => Array.from({ length: 6 }, (_, c) => text(`t/${r + 1}`, `${word}${c}`, 'cell'))),
    });
    const told = (word: string) => composeIssue(viewOf(article('a', [thread([table(word)])], { columns: 3 })), metrics).messages.filter((m) => m.rule === 'table-words-cut');
    expect(told('ab')).toEqual([]);
    const messages = told('Warehouse');
    expect(messages).toHaveLength(1);
    expect(messages[0]!.text).toMatch(/^The table of 6 columns on page 1 stands in 49 mm/);
  });

  it('begins with pictures that outlast the text below it where half of the page is free', () => {
    const figures = Array.from({ length: 6 }, (_, i) => ({ ...figure(`f${i}`), picture: { ...figure(`f${i}`).picture, width: 3000, height: i % 2 ? 3000 : 2000 } }));
    const pages = pagesOf(article('a', [thread([...many(1, 160), { kind: 'gallery', id: 'g', figures: [...figures, { ...figures[0]!, picture: { ...figures[0]!.picture, key: 'tall', width: 1400, height: 2800 } }] }])])).filter((p) => p.kind === 'article');
    const shown = pages.map((p) => p.placed.filter((x) => x.kind === 'picture').length);
    expect(shown[0]).toBeGreaterThan(1);
    expect(shown.reduce((a, b) => a + b, 0)).toBe(7);
    expect(pages.length).toBe(2);
  });

  it('crops the pictures of the first language a little rather than leave a few lines of it above the second', () => {
    const strays: number[] = [];
    let kept = 0;
    for (let n = 200; n < 1100; n += 12) {
      const pages = pagesOf(article('a', [thread([figure('hero', 'page'), paragraph('p', words(n))]), thread(many(2), 'en')])).filter((p) => p.kind === 'article');
      const of = (page: ComposedPage, lang: string) => page.placed.flatMap((p) => (p.kind === 'frame' && p.thread === `a/${lang}` ? [p] : []));
      const last = pages.filter((p) => of(p, 'vi').length > 0).at(-1)!;
      const height = Math.max(...of(last, 'vi').map((f) => f.y + f.height)) / 13;
      const picture = pages[0]!.placed.find((p) => p.kind === 'picture')!;
      if (picture.height < figure('hero').picture.height / figure('hero').picture.width * 453.5 - 13) kept += 1;
      if (last !== pages[0] && height < 5) strays.push(n);
    }
    expect(kept).toBeGreaterThan(0);
    expect(strays).toEqual([]);
  });
});
