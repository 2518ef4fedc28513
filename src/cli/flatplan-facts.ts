/** What stands on the pages of a flatplan, as plain facts: for the tables and for programs. */
import type { Planned } from '../plan.js';
import type { ComposedPage, Placed } from '../model/compose.js';

type Plan = NonNullable<Planned['plan']>;

/** One article on one page; a page without articles has one row with `article` null. */
export interface Row {
  readonly page: number;
  readonly side: 'left' | 'right';
  readonly kind: string;
  readonly section: number | null;
  readonly article: string | null;
  /** Languages whose text stands there, in the order of the issue. */
  readonly languages: readonly string[];
  /** Short words: `opens`, `2 pictures`, `vi ends`. */
  readonly stands: readonly string[];
}

function* all(list: readonly Placed[]): Generator<Placed> {
  for (const piece of list) {
    yield piece;
    if (piece.kind === 'box' || piece.kind === 'frame') yield* all(piece.children);
  }
}

const many = (n: number, what: string): string[] => (n === 0 ? [] : [n === 1 ? what : `${n} ${what}${what.endsWith('x') ? 'es' : 's'}`]);

function stands(page: ComposedPage, slug: string, placed: readonly Placed[], plan: Plan): string[] {
  const pieces = [...all(placed)];
  const count = (test: (piece: Placed) => boolean): number => pieces.filter(test).length;
  const isBox = (piece: Placed, names: RegExp): boolean => piece.kind === 'box' && names.test(piece.className);
  const pictures = page.fixed ? page.fixed.pictures.length : count((p) => p.kind === 'picture');
  const tables = new Set(pieces.filter((p) => isBox(p, /^table-row/)).flatMap((p) => (p.kind === 'box' && p.children[0]?.kind === 'lines' ? [p.children[0].text.view.lang] : []))).size;
  const ends = plan.fill.articles.find((a) => a.slug === slug)?.threads.filter((t) => t.end?.page === page.number).map((t) => t.lang) ?? [];
  return [
    ...(page.opens.includes(slug) ? ['opens'] : []),
    ...many(pictures, page.kind === 'bleed' ? 'full-page picture' : 'picture'),
    ...many(tables, 'table'),
    ...many(count((p) => isBox(p, /sidebar|contact|note/)), 'box'),
    ...many(count((p) => isBox(p, /pullquote/)), 'pull quote'),
    ...(ends.length > 0 ? [`${ends.join(', ')} end${ends.length > 1 ? '' : 's'}`] : []),
  ];
}

/** The rows of the flatplan, in the order of the pages. */
export function planRows(plan: Plan): Row[] {
  return plan.issue.pages.flatMap((page): Row[] => {
    const base = { page: page.number, side: page.side, kind: page.kind, section: page.section };
    if (page.articles.length === 0) return [{ ...base, article: null, languages: [], stands: many(page.fixed?.pictures.length ?? 0, 'picture') }];
    return page.articles.map((slug): Row => {
      const placed = page.runs.filter((run) => run.slug === slug).flatMap((run) => page.placed.slice(run.from, run.to));
      const here = new Set(placed.flatMap((p) => (p.kind === 'frame' ? [p.lang] : [])));
      return { ...base, article: slug, languages: plan.view.languages.filter((lang) => here.has(lang)), stands: stands(page, slug, placed, plan) };
    });
  });
}

const percent = (share: number): number => Math.round(share * 1000) / 1000;

/** The flatplan for `--reporter json`. Shares are 0 to 1, lines are units of the baseline grid. */
export function planFacts(plan: Plan): Record<string, unknown> {
  const { fill } = plan;
  return {
    pages: plan.issue.pages.map((page) => ({
      page: page.number, side: page.side, kind: page.kind, section: page.section,
      fill: fill.pages[page.number - 1] === null ? null : percent(fill.pages[page.number - 1]!),
      articles: planRows(plan).filter((row) => row.page === page.number && row.article !== null).map(({ article, languages, stands: what }) => ({ article, languages, stands: what })),
      frames: fill.articles.flatMap((a) => a.frames).filter((f) => f.page === page.number).map(({ thread, column, used, available, share, cause }) => ({ thread, column, lines: used, of: available, fill: percent(share), ...(cause ? { cause: cause.text, expected: cause.expected } : {}) })),
    })),
    articles: fill.articles.map(({ slug, pages, budget, needs, threads }) => ({
      article: slug, pages, needs, budget,
      languages: threads.map(({ lang, used, available, share, end }) => ({ lang, lines: used, of: available, fill: percent(share), ends: end })),
    })),
  };
}
