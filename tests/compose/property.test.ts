/** Random articles through the composer: nothing lost, nothing over the edge, nothing on top of anything, and it comes to an end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeIssue } from '../../src/compose/issue.js';
import type { ComposedPage, Placed, PlacedFrame, PlacedLines } from '../../src/model/compose.js';
import type { ArticleView, BlockView, FigureView, IssueView, ThreadView } from '../../src/model/view.js';
import { fakeMetrics, figure, heading, paragraph, text } from './fake.js';

const metrics = fakeMetrics();

/** Words that can be told apart: every one of an issue is another. */
const counter = { n: 0 };
const unique = (count: number): string => Array.from({ length: count }, () => `w${(counter.n += 1)}`).join(' ');

type Shape =
  | { kind: 'paragraph' | 'heading' | 'item'; words: number }
  | { kind: 'figure'; span: FigureView['span']; at: FigureView['at']; tall: boolean }
  | { kind: 'table'; rows: number; words: number }
  | { kind: 'box'; words: number }
  | { kind: 'break'; to: 'page-break' | 'column-break' };

const shape: fc.Arbitrary<Shape> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('paragraph' as const), words: fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 1500 })) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('heading' as const), words: fc.integer({ min: 1, max: 14 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('item' as const), words: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('figure' as const), span: fc.constantFrom('column', 'two', 'page', 'bleed', 'spread'), at: fc.constantFrom(null, 'head', 'foot', 'here'), tall: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('table' as const), rows: fc.integer({ min: 1, max: 60 }), words: fc.integer({ min: 1, max: 200 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('box' as const), words: fc.integer({ min: 1, max: 900 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('break' as const), to: fc.constantFrom('page-break', 'column-break') }) },
) as fc.Arbitrary<Shape>;

const recipe = fc.record({
  layout: fc.constantFrom('parallel', 'stacked', 'facing', 'single'),
  columns: fc.constantFrom(1, 2, 3),
  ratio: fc.constantFrom('auto', 46, 50, 54),
  sync: fc.constantFrom('free', 'paragraph'),
  runOn: fc.boolean(),
  feature: fc.boolean(),
  threads: fc.array(fc.array(shape, { maxLength: 14 }), { minLength: 2, maxLength: 2 }),
});

let ids = 0;
function block(s: Shape): BlockView {
  const id = `b${(ids += 1)}`;
  switch (s.kind) {
    case 'paragraph':
      return paragraph(id, unique(s.words));
    case 'heading':
      return heading(id, unique(s.words));
    case 'item':
      return { ...paragraph(id, unique(s.words)), text: text(id, unique(s.words), 'li'), marker: '•', indent: 1, flush: true, tight: true };
    case 'figure': {
      const f = figure(id, s.span, s.at);
      return { ...f, picture: { ...f.picture, height: s.tall ? 2600 : 900 }, captions: [text(`${id}/c`, unique(12), 'caption')] };
    }
    case 'table':
      return { kind: 'table', id, align: ['left', 'left'], head: [text(id, 'Head', 'cell-head'), text(id, 'Head', 'cell-head')], rows: Array.from({ length: s.rows }, (_, i) => [text(id, unique(i === 1 ? s.words : 3), 'cell'), text(id, unique(2), 'cell')]) };
    case 'box':
      return { kind: 'box', id, role: 'sidebar', title: text(`${id}/t`, unique(3), 'box-title'), children: [{ ...paragraph(`${id}/p`, ''), text: text(`${id}/p`, unique(s.words), 'box'), flush: true }] };
    case 'break':
      return { kind: s.to, id };
  }
}

type Recipe = typeof recipe extends fc.Arbitrary<infer T> ? T : never;

function article(r: Recipe, slug: string): ArticleView {
  const threads = (r.layout === 'single' ? r.threads.slice(0, 1) : r.threads).map((shapes, i): ThreadView => {
    const lang = i === 0 ? 'vi' : 'en';
    // A thread without a text is not an article; the parser refuses it.
    const blocks = [paragraph(`p${(ids += 1)}`, unique(5)), ...shapes.map(block)];
    return {
      thread: `${slug}/${lang}`, lang, voice: i === 0 ? 1 : 2, kicker: r.feature ? text(`${slug}/k${i}`, unique(2), 'kicker') : null, title: text(`${slug}/t${i}`, unique(9), 'title-1'),
      standfirst: r.feature ? text(`${slug}/s${i}`, unique(70), 'standfirst') : null, byline: r.feature ? text(`${slug}/b${i}`, unique(2), 'byline') : null, blocks, sign: r.feature ? null : text(`${slug}/g${i}`, unique(2), 'sign'),
    };
  });
  return {
    slug, section: 1, layout: r.layout as ArticleView['layout'], manner: r.feature ? 'feature' : 'news', columns: r.columns as 1 | 2 | 3, ratio: r.ratio as number | 'auto', sync: r.sync as 'free' | 'paragraph',
    runOn: r.runOn, pages: null, className: null, threads, short: [], place: { file: 'issue.yaml', line: 1, column: 1 },
  };
}

const issue = (articles: ArticleView[]): IssueView => ({
  id: 'x', languages: ['vi', 'en'], title: '', author: '', subject: '', nameplate: '', label: '', front: [], after: {}, house: [], back: [], marks: true, binding: 'saddle', pad: true,
  sections: [{ number: 1, titles: [{ key: 's', lang: 'vi', voice: 1, text: 'Section' }], opening: 'band', listArticles: true, articles, page: { kind: 'section', template: 'section', data: {}, pictures: [] } }],
});

const lineWords = (p: PlacedLines): string[] => p.text.lines.slice(p.from, p.to).flatMap((l) => l.words.map((w) => w.map((x) => x.text).join('')));
function* allLines(placed: readonly Placed[]): Generator<PlacedLines> {
  for (const p of placed) {
    if (p.kind === 'lines') yield p;
    else if (p.kind !== 'picture') yield* allLines(p.children);
  }
}

function* words(view: ArticleView): Generator<string> {
  const one = function* (t: { inlines: readonly { kind: string; text?: string }[] } | null): Generator<string> {
    for (const i of t?.inlines ?? []) if (i.text) yield* i.text.split(/\s+/).filter(Boolean);
  };
  for (const t of view.threads) {
    yield* one(t.kicker as never); yield* one(t.title as never); yield* one(t.standfirst as never); yield* one(t.byline as never); yield* one(t.sign as never);
    for (const b of t.blocks) {
      if (b.kind === 'text') yield* one(b.text as never);
      else if (b.kind === 'box') { yield* one(b.title as never); for (const c of b.children) yield* one(c.text as never); }
      else if (b.kind === 'table') for (const row of b.rows) for (const c of row) yield* one(c as never);
      else if (b.kind === 'figure') for (const c of b.captions) yield* one(c as never);
    }
  }
}

const fullCaptions = (page: ComposedPage): string[] =>
  page.fixed?.template === 'bleed' ? ((page.fixed.data['captions'] as { inlines?: { text?: string }[]; text?: string }[]) ?? []).flatMap((c) => (c.text ?? (c.inlines ?? []).map((i) => i.text ?? '').join('')).split(/\s+/)) : [];

describe('the composer', () => {
  it('finds every word once, keeps everything on the page and clear of everything else', () => {
    fc.assert(
      fc.property(fc.array(recipe, { minLength: 1, maxLength: 3 }), (recipes) => {
        const articles = recipes.map((r, i) => article(r, `a${i}`));
        const { issue: composed } = composeIssue(issue(articles), metrics);
        const wanted = articles.flatMap((a) => [...words(a)]).sort();
        const found = composed.pages.flatMap((page) => [...[...allLines(page.placed)].filter((l) => !l.repeated && !['band', 'band-number', 'cell-head', 'cell-dense-head'].includes(l.text.view.role)).flatMap(lineWords), ...fullCaptions(page)]);
        expect(found.filter(Boolean).sort()).toEqual(wanted);
        const pictures = composed.pages.flatMap((p) => (p.fixed?.template === 'bleed' ? (p.fixed.data['half'] === 'right' ? [] : [p.fixed.pictures[0]!.key]) : [...p.placed].flatMap((x) => inner(x)).filter((x) => x.kind === 'picture').map((x) => (x.kind === 'picture' ? x.picture.key : '')))).sort();
        const asked = articles.flatMap((a) => a.threads.flatMap((t) => t.blocks.filter((b) => b.kind === 'figure').map((b) => (b as FigureView).picture.key))).sort();
        expect(pictures).toEqual(asked);
        for (const page of composed.pages) {
          const solid = page.placed.filter((p) => p.kind === 'frame' || p.kind === 'picture' || (p.kind === 'box' && p.className !== 'gutter-rule'));
          for (const p of solid) {
            if (p.kind === 'lines') continue;
            expect(p.y + p.height).toBeLessThanOrEqual(650.01);
            expect(p.x).toBeGreaterThanOrEqual(-0.01);
            expect(p.x + p.width).toBeLessThanOrEqual(453.51);
          }
          solid.forEach((a, i) => solid.slice(i + 1).forEach((b) => {
            if (a.kind === 'lines' || b.kind === 'lines') return;
            const over = a.x < b.x + b.width - 0.1 && b.x < a.x + a.width - 0.1 && a.y < b.y + b.height - 0.1 && b.y < a.y + a.height - 0.1;
            expect(over ? [page.number, a.kind, b.kind] : null).toBeNull();
          }));
        }
        for (const a of articles) for (const t of a.threads) {
          const order = composed.pages.flatMap((p) => p.placed.filter((x): x is PlacedFrame => x.kind === 'frame' && x.thread === t.thread)).flatMap((f) => [...allLines(f.children)].filter((l) => !l.own && !l.repeated && l.text.view.role === 'body').flatMap(lineWords)).map((w) => Number(w.slice(1)));
          expect(order).toEqual([...order].sort((x, y) => x - y));
        }
      }),
      { numRuns: Number(process.env['MAGAZINE_RUNS'] ?? 150), seed: 20260701 },
    );
  }, 120_000);
});

function inner(p: Placed): Placed[] {
  return p.kind === 'frame' || p.kind === 'box' ? [p, ...p.children.flatMap(inner)] : [p];
}
