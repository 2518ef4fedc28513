/** The issue's texts in both languages, side by side: what all rules on two languages look at. */
import type { Article, ArticleText, IssueMeta, Localized, PlacedText } from '../../model/issue.js';
import { perDesk } from '../desk.js';
import { captionedPictures, figures, plain } from '../walk.js';
import { align } from './align.js';
import { meanings, vectors } from './meanings.js';
import { segments, type Segment } from './segments.js';
import type { KnownLanguage } from './token.js';

/** Texts that should say the same: one segment of each language, or two where a translator joined or divided. */
export interface Pair {
  readonly a: readonly Segment[];
  readonly b: readonly Segment[];
  /** How much they are about the same things, 0 to 1; null where they belong together whatever they say (titles, captions). */
  readonly likeness: number | null;
}

/** A segment that the other language lacks, and the segment of the other language it would stand after; null at the beginning. */
export interface Alone {
  readonly segment: Segment;
  readonly file: string;
  readonly after: Segment | null;
}

/** Two pairs whose order differs between the languages. */
export interface Crossing {
  readonly first: Pair;
  readonly second: Pair;
}

/** An article's running texts. `pairs` are in the order of the primary language; `a` is the primary language throughout. */
export interface ComparedArticle {
  readonly article: Article;
  readonly a: ArticleText;
  readonly b: ArticleText;
  readonly pairs: readonly Pair[];
  readonly alone: readonly Alone[];
  readonly crossings: readonly Crossing[];
}

/** The texts of a picture in both languages. */
export interface ComparedCaption {
  readonly name: string;
  readonly a: Segment;
  readonly b: Segment;
}

/** An article whose texts have too many segments to be compared. */
export interface Uncompared {
  readonly a: ArticleText;
  readonly b: ArticleText;
  /** Segments of `a` and of `b`. */
  readonly counts: readonly [number, number];
}

export interface Compared {
  readonly articles: readonly ComparedArticle[];
  readonly tooLong: readonly Uncompared[];
  /** Titles, standfirsts, kickers, and the texts of issue.yaml. */
  readonly fixed: readonly Pair[];
  /** Captions, by the article or page that they stand in. */
  readonly captions: readonly (readonly ComparedCaption[])[];
}

const KNOWN: readonly string[] = ['vi', 'en'] satisfies readonly KnownLanguage[];
/** True for a language whose words and numbers are known. */
export const isKnown = (lang: string): lang is KnownLanguage => KNOWN.includes(lang);

/** Everything that stands in two languages. Empty for an issue in one language or in languages that are not known. */
export const compared = perDesk(({ issue }): Compared => {
  const [first, second] = issue.meta.languages;
  if (first === undefined || second === undefined || !isKnown(first) || !isKnown(second)) return { articles: [], tooLong: [], fixed: [], captions: [] };
  const both = issue.articles.flatMap((article) => {
    const [a, b] = [first, second].map((lang) => article.texts.find((text) => text.lang === lang));
    return a === undefined || b === undefined ? [] : [{ article, a, b }];
  });
  const articles = both.map(({ article, a, b }) => compareArticle(article, a, b));
  return {
    articles: articles.flatMap((one) => ('pairs' in one ? [one] : [])),
    tooLong: articles.flatMap((one) => ('counts' in one ? [one] : [])),
    fixed: [...both.flatMap(({ a, b }) => heads(a, b)), ...shown(issue.meta).flatMap((text) => localizedPair(text, first, second))],
    captions: [...both.map(({ article }) => captionsOf(article, first, second)), ...galleries(issue.meta, first, second)].filter((list) => list.length > 0),
  };
});

function compareArticle(article: Article, a: ArticleText, b: ArticleText): ComparedArticle | Uncompared {
  const [left, right] = [segments(a), segments(b)];
  const vector = vectors(...([left, right].map((list) => list.map(meanings)) as [never, never]));
  const item = (segment: Segment, index: number, side: 'a' | 'b') => ({ vector: vector[side][index]!, length: segment.text.length, heading: segment.kind === 'heading' });
  const aligned = align(left.map((s, i) => item(s, i, 'a')), right.map((s, i) => item(s, i, 'b')));
  if (aligned === null) return { a, b, counts: [left.length, right.length] };
  const pair = ({ a: i, b: j, likeness }: (typeof aligned.pairs)[number]): Pair => ({ a: i.map((n) => left[n]!), b: j.map((n) => right[n]!), likeness });
  const alone = [
    ...aligned.onlyA.map((i): Alone => ({ segment: left[i]!, file: b.file, after: partnerBefore(i, aligned.pairs.map((p) => [p.a, p.b] as const), right) })),
    ...aligned.onlyB.map((j): Alone => ({ segment: right[j]!, file: a.file, after: partnerBefore(j, aligned.pairs.map((p) => [p.b, p.a] as const), left) })),
  ];
  const told = new Set<(typeof aligned.pairs)[number]>();
  // Two paragraphs that changed places are told together, and a heading that both have passed is not told for itself.
  const size = (one: (typeof aligned.pairs)[number]): number => left[one.a[0]!]!.text.length;
  const crossings = [...aligned.moved].sort((x, y) => size(y) - size(x)).flatMap((one): Crossing[] => {
    const other = aligned.pairs.filter((two) => (two.a[0]! - one.a[0]!) * (two.b[0]! - one.b[0]!) < 0).sort((x, y) => size(y) - size(x))[0];
    if (other === undefined || told.has(one) || (told.has(other) && size(one) < size(other))) return [];
    told.add(one).add(other);
    const [first, second] = one.a[0]! < other.a[0]! ? [one, other] : [other, one];
    return [{ first: pair(first), second: pair(second) }];
  });
  return { article, a, b, pairs: aligned.pairs.map(pair), alone, crossings };
}

/** The last segment of the other side whose partner stands before an item. */
function partnerBefore(index: number, pairs: readonly (readonly [own: readonly number[], other: readonly number[]])[], other: readonly Segment[]): Segment | null {
  const before = pairs.filter(([own]) => own[0]! < index).sort(([x], [y]) => y[0]! - x[0]!)[0];
  return before === undefined ? null : other[before[1].at(-1)!]!;
}

function heads(a: ArticleText, b: ArticleText): Pair[] {
  const one = (kind: Segment['kind'], x: PlacedText | null, y: PlacedText | null): Pair[] =>
    x === null || y === null ? [] : [{ a: [{ lang: a.lang, kind, text: x.text, place: x.place }], b: [{ lang: b.lang, kind, text: y.text, place: y.place }], likeness: null }];
  const title = ({ title }: ArticleText): PlacedText => ({ text: plain(title.inlines), place: title.place });
  return [...one('title', title(a), title(b)), ...one('kicker', a.kicker, b.kicker), ...one('standfirst', a.standfirst, b.standfirst)];
}

/** The texts of issue.yaml that say something; names and offices are the names list's business. */
function shown(meta: IssueMeta): (Localized | null)[] {
  return [meta.label, meta.cover.headline, ...meta.cover.coverlines, ...meta.imprint, meta.printing.printer, meta.printing.deposited, ...meta.sections.map((section) => section.title)];
}

function localizedPair(text: Localized | null, first: string, second: string): Pair[] {
  const [a, b] = [text?.by[first], text?.by[second]];
  if (text?.plain || a === undefined || b === undefined) return [];
  return [{ a: [{ lang: first, kind: 'text', ...a }], b: [{ lang: second, kind: 'text', ...b }], likeness: null }];
}

function captionsOf(article: Article, first: string, second: string): ComparedCaption[] {
  return article.texts.flatMap(({ blocks }) => figures(blocks)).flatMap(({ name, caption }) => {
    const [a, b] = [caption[first], caption[second]];
    return a === undefined || b === undefined ? [] : [{
      name,
      a: { lang: first, kind: 'caption' as const, text: plain(a.inlines), place: a.place },
      b: { lang: second, kind: 'caption' as const, text: plain(b.inlines), place: b.place },
    }];
  });
}

/** Captions outside articles, all in one list: any of them may have been swapped with any other. */
function galleries(meta: IssueMeta, first: string, second: string): ComparedCaption[][] {
  return [captionedPictures(meta).flatMap(({ picture, caption }) => localizedPair(caption, first, second).map(({ a, b }) => ({
    name: picture.typed.slice(picture.typed.lastIndexOf('/') + 1),
    a: { ...a[0]!, kind: 'caption' as const },
    b: { ...b[0]!, kind: 'caption' as const },
  })))];
}
