/** Two languages side by side: titles and headings in step, and what running on saves. */
import { describe, expect, it } from 'vitest';
import { composeIssue } from '../../src/compose/issue.js';
import type { ComposedPage, PlacedFrame, PlacedLines } from '../../src/model/compose.js';
import type { ArticleView, BlockView, IssueView, ThreadView } from '../../src/model/view.js';
import { fakeMetrics, figure, heading, paragraph, thread, words } from './fake.js';

const metrics = fakeMetrics();

const article = (slug: string, blocks: readonly [readonly BlockView[], readonly BlockView[]], part: Partial<ArticleView> = {}): ArticleView => ({
  slug, section: 1, layout: 'parallel', manner: 'news', columns: 2, ratio: 'auto', sync: 'free', runOn: false, pages: null, className: null,
  threads: [thread([...blocks[0]]), thread([...blocks[1]], 'en')].map((t): ThreadView => ({ ...t, thread: `${slug}/${t.lang}` })), short: [], place: { file: 'issue.yaml', line: 1, column: 1 }, ...part,
});

function pagesOf(...articles: ArticleView[]): readonly ComposedPage[] {
  const view: IssueView = {
    id: 'x', languages: ['vi', 'en'], title: '', author: '', subject: '', nameplate: '', label: '', front: [], after: {}, house: [], back: [], marks: true, binding: 'perfect', pad: false,
    sections: [{ number: 1, titles: [], opening: 'band', listArticles: true, articles, page: { kind: 'section', template: 'section', data: {}, pictures: [] } }],
  };
  return composeIssue(view, metrics).issue.pages;
}

interface Found {
  readonly at: string;
  readonly x: number;
}

/** Page and height at which each text of a role stands, by language. */
function placesOf(pages: readonly ComposedPage[], role: RegExp): Record<string, Found[]> {
  const out: Record<string, Found[]> = {};
  for (const page of pages) {
    for (const frame of page.placed.filter((p): p is PlacedFrame => p.kind === 'frame')) {
      for (const line of frame.children.filter((p): p is PlacedLines => p.kind === 'lines' && role.test(p.text.view.role))) {
        (out[frame.lang] ??= []).push({ at: `${page.number}:${Math.round(frame.y + line.y)}`, x: frame.x });
      }
    }
  }
  return out;
}

/** Sections of paragraphs under headings; the lengths are words. */
const sections = (name: string, ...lengths: number[]): BlockView[] => lengths.flatMap((n, i) => [heading(`${name}h${i}`, `Part ${i}`), paragraph(`${name}p${i}`, words(n, i))]);

describe('two languages side by side', () => {
  it('have their titles side by side, however short they are', () => {
    const pages = pagesOf(article('a', [sections('v', 90), sections('e', 80)]));
    const titles = placesOf(pages, /^title/);
    expect(titles.vi!.map((t) => t.at)).toEqual(titles.en!.map((t) => t.at));
    expect(titles.en![0]!.x).toBeGreaterThan(titles.vi![0]!.x);
  });

  it('have their headings level where they have the same ones', () => {
    const pages = pagesOf(article('a', [sections('v', 90, 120, 60, 140), sections('e', 70, 145, 80, 120)]));
    const headings = placesOf(pages, /^h2$/);
    expect(headings.vi!.length).toBe(4);
    expect(headings.vi!.map((h) => h.at)).toEqual(headings.en!.map((h) => h.at));
  });

  it('go on as they come where that would leave holes or where their headings differ', () => {
    const uneven = placesOf(pagesOf(article('a', [sections('v', 300, 40, 40), sections('e', 40, 40, 300)])), /^h2$/);
    expect(uneven.vi![1]!.at).not.toBe(uneven.en![1]!.at);
    const other = placesOf(pagesOf(article('a', [sections('v', 90, 120), sections('e', 80, 60, 60)])), /^h2$/);
    expect(other.vi![1]!.at).not.toBe(other.en![1]!.at);
  });
});

describe('articles that run on', () => {
  it('save a last page with a few lines by cropping the pictures of those before', () => {
    const set = (n: number): { pages: number; high: number } => {
      const single = (slug: string, blocks: BlockView[], runOn: boolean): ArticleView => {
        const both = article(slug, [blocks, []], { layout: 'single', runOn });
        return { ...both, threads: both.threads.slice(0, 1) };
      };
      const pages = pagesOf(single('a', [figure('f'), paragraph('a', words(160))], false), single('b', [paragraph('b', words(n))], true));
      const high = pages.flatMap((p) => p.placed).flatMap((p) => (p.kind === 'picture' ? [p.height] : []));
      expect(high.length).toBe(1);
      return { pages: pages.length, high: high[0]! };
    };
    const found = Array.from({ length: 120 }, (_, i) => set(300 + i * 5));
    const whole = found[0]!.high;
    const cropped = found.filter(({ high }) => high < whole - 1);
    expect(cropped.length).toBeGreaterThan(1);
    for (const { pages, high } of cropped) {
      expect(pages).toBe(found[0]!.pages);
      expect(high / whole).toBeGreaterThan(0.7);
    }
    // Where more is over than cropping saves the picture stays whole.
    expect(found.some(({ pages, high }) => pages > found[0]!.pages && high === whole)).toBe(true);
  });
});
