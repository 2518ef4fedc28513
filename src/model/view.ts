/**
 * What composer and templates are given: words, order, numbering and language pairs are settled here, positions are not.
 * Every field is present, null where there is nothing to show.
 */
import type { Binding, BoxRole, FigurePlace, Focus, Inline, Lang, Layout, Opening, Span } from './issue.js';
import type { Place } from './message.js';
import type { PageKind } from './layout.js';

/** The primary language speaks first (1), the other one second (2); each keeps its voice on every page. */
export type Voice = 1 | 2;

/** What a text is on the page; the stylesheet has a class `t-<role>` for each, and the composer reads its metrics from there. */
export type Role =
  | 'body' | 'lead' | 'h2' | 'h3' | 'li' | 'quote' | 'code' | 'cell' | 'cell-head' | 'cell-dense' | 'cell-dense-head'
  | 'kicker' | 'title-1' | 'title-2' | 'title-3' | 'title-4' | 'standfirst' | 'standfirst-caps' | 'byline' | 'sign'
  | 'caption' | 'box-title' | 'box' | 'box-li' | 'note' | 'pq' | 'pq-who'
  | 'dropcap' | 'band' | 'band-number';

/** A text to be set in lines. */
export interface TextView {
  /** Block id or `placeKey` of its source: what `verify/` will look for. */
  readonly key: string;
  readonly role: Role;
  readonly inlines: readonly Inline[];
  readonly lang: Lang;
  readonly voice: Voice;
  /** Thousandths of an em. */
  readonly track: number;
  /** The article's `class`, a hook for the designer's styles; empty for none. */
  readonly hook: string;
  readonly place: Place;
}

export interface PictureView {
  readonly key: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly vector: boolean;
  readonly focus: Focus | null;
  /** `focus` as CSS object-position; the middle where none was given. */
  readonly position: string;
  /** What it shows, for those who do not see it; empty where nothing is known: then it only adorns. */
  readonly alt: string;
  /** Language of `alt`; null where that is empty. */
  readonly altLang: Lang | null;
  readonly place: Place;
}

export interface FigureView {
  readonly kind: 'figure';
  readonly picture: PictureView;
  /** Captions with their credits, primary language first. */
  readonly captions: readonly TextView[];
  readonly span: Span;
  readonly at: FigurePlace | null;
  /** Crop height, pt. */
  readonly height: number | null;
  /** Part of its natural height that it keeps where no height was given: the composer crops a little to save a page. */
  readonly keep: number;
}

/** A text in a thread: paragraph, heading, list item, quote, code. */
export interface TextBlockView {
  readonly kind: 'text';
  readonly text: TextView;
  /** Bullet or number set in the indent, null for none. */
  readonly marker: string | null;
  /** Indentation in steps of the style's indent; numbers of several digits need more than one. */
  readonly indent: number;
  /** First paragraph of an article or after a heading, picture or box: no first-line indent. */
  readonly flush: boolean;
  /** First paragraph of a feature. */
  readonly dropCap: boolean;
  /** Stays with the two lines after it: a heading, a question in bold. */
  readonly keepNext: boolean;
  /** Stands close to the text before it (list items in a list). */
  readonly tight: boolean;
  /** A question in bold: stands apart from the answer before it, and has no first-line indent; nor has its own answer. */
  readonly question: boolean;
  /** Part of a poem: its lines end where they are typed to end, what is too long is turned over, and stanzas stand apart. */
  readonly verse: boolean;
}

export interface TableView {
  readonly kind: 'table';
  readonly id: string;
  readonly align: readonly ('left' | 'right' | 'center')[];
  readonly head: readonly TextView[];
  readonly rows: readonly (readonly TextView[])[];
}

export interface BoxView {
  readonly kind: 'box';
  readonly id: string;
  readonly role: BoxRole;
  readonly title: TextView | null;
  readonly children: readonly TextBlockView[];
}

export interface GalleryView {
  readonly kind: 'gallery';
  readonly id: string;
  readonly figures: readonly FigureView[];
}

export type BlockView =
  | TextBlockView
  | TableView
  | BoxView
  | FigureView
  | GalleryView
  | { readonly kind: 'rule'; readonly id: string }
  | { readonly kind: 'page-break' | 'column-break'; readonly id: string };

/** One language of an article. */
export interface ThreadView {
  /** `<slug>/<lang>`. */
  readonly thread: string;
  readonly lang: Lang;
  readonly voice: Voice;
  readonly kicker: TextView | null;
  readonly title: TextView;
  readonly standfirst: TextView | null;
  /** Under the title of features, null in news. */
  readonly byline: TextView | null;
  readonly blocks: readonly BlockView[];
  /** Author and source at the end: news, and the source of features. */
  readonly sign: TextView | null;
}

export interface ArticleView {
  readonly slug: string;
  readonly section: number;
  readonly layout: Layout;
  /** News signs at its end and runs on; a feature opens with its byline and a drop cap. */
  readonly manner: 'news' | 'feature';
  readonly columns: 1 | 2 | 3;
  readonly ratio: number | 'auto';
  readonly sync: 'free' | 'paragraph';
  readonly runOn: boolean;
  readonly pages: number | null;
  readonly className: string | null;
  readonly threads: readonly ThreadView[];
  /** Short titles for running heads, per thread. */
  readonly short: readonly { readonly lang: Lang; readonly text: string }[];
  readonly place: Place;
}

export interface SectionView {
  /** From 1. */
  readonly number: number;
  readonly titles: readonly PlainView[];
  readonly opening: Opening;
  readonly listArticles: boolean;
  readonly articles: readonly ArticleView[];
  /** Its opening page, for sections that have one. */
  readonly page: FixedPageView;
}

/** A text that a template places and CSS sets: no lines of ours. */
export interface PlainView {
  readonly key: string;
  readonly lang: Lang;
  readonly voice: Voice;
  readonly text: string;
}

/** A page that a template lays out by itself. `data` is what the template named `template` is given. */
export interface FixedPageView {
  readonly kind: PageKind;
  readonly template: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Pictures placed on it by key, for measuring and preparing. */
  readonly pictures: readonly PictureView[];
}

/** Where fixed pages and supplied pages stand among the sections. */
export interface IssueView {
  readonly id: string;
  readonly languages: readonly Lang[];
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly nameplate: string;
  readonly label: string;
  /** Front matter pages in order: cover, inside front, masthead, contents, galleries. */
  readonly front: readonly FixedPageView[];
  readonly sections: readonly SectionView[];
  /** Supplied pages by what they follow: `section/<n>`, an article's slug. */
  readonly after: Readonly<Record<string, readonly FixedPageView[]>>;
  /** House pages, in order: fillers before the inside back cover. */
  readonly house: readonly FixedPageView[];
  /** Inside back and back cover. */
  readonly back: readonly FixedPageView[];
  readonly marks: boolean;
  readonly binding: Binding;
  /** False forbids filling up to the multiple of pages that the binding needs. */
  readonly pad: boolean;
}
