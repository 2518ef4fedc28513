/** What the preview is told after every round of work: the pages as they will print, and what there is to say about them. */
import type { PageKind } from './layout.js';
import type { Message, Place } from './message.js';

/** A composed page as a piece of HTML, before the paginator put it on its sheet. */
export interface PreviewPage {
  /** From 1. */
  readonly number: number;
  readonly side: 'left' | 'right';
  readonly kind: PageKind;
  /** Slugs of the articles on it. */
  readonly articles: readonly string[];
  /** `<section class="page …">…</section>`; pictures carry `data-src`, the token that `Workshop.picture` knows. */
  readonly html: string;
  /** Of everything that is shown on it; two pages with one hash look the same. */
  readonly hash: string;
}

/** How full a page's frames are and how long each language runs. */
export interface PreviewFill {
  readonly page: number;
  readonly slug: string;
  readonly lang: string;
  /** Grid lines used and there. */
  readonly used: number;
  readonly available: number;
}

/** How long an article runs in each of its languages. */
export interface PreviewLength {
  readonly slug: string;
  readonly title: string;
  readonly firstPage: number;
  readonly lastPage: number;
  /** Words of running text, and the grid lines they take. */
  readonly languages: readonly { readonly lang: string; readonly words: number; readonly lines: number }[];
  /** Page budget, null where none was given. */
  readonly budget: number | null;
}

/** A picture of the pages: what it is known by and how many pixels it has, so that its resolution at its place can be told. */
export interface PreviewPicture {
  /** As `data-src` names it. */
  readonly token: string;
  /** As the editor typed it. */
  readonly file: string;
  readonly place: Place;
  /** Null for drawings. */
  readonly pixels: { readonly width: number; readonly height: number } | null;
}

/** One round's result. While something is broken the pages are the last good ones and `broken` is true. */
export interface PreviewState {
  /** Raised with every round. */
  readonly revision: number;
  readonly issue: string;
  /** Absolute folder of the issue, from which places count. */
  readonly folder: string;
  readonly title: string;
  readonly broken: boolean;
  /** HTML document without pages: `<!--pages-->` stands where they go. Fonts are named `font/<n>`. When it changes all pages do. */
  readonly shell: string;
  readonly pages: readonly PreviewPage[];
  /** What Paged.js settles (sheets, folios, running heads, numbers in the contents) is the same as long as this is. */
  readonly skeleton: string;
  readonly messages: readonly Message[];
  readonly fill: readonly PreviewFill[];
  readonly lengths: readonly PreviewLength[];
  readonly pictures: readonly PreviewPicture[];
  /** Where each key of the pages (`data-key`, `data-picture`) was typed, files relative to the issue's folder. */
  readonly places: Readonly<Record<string, Place>>;
  /** How long the round took, ms. */
  readonly took: number;
}

/** An issue kept warm: what the preview asks. Rounds never overlap; whoever asks during one gets the next. */
export interface Workshop {
  /** Looks at the files and does again what depends on a change. Messages of the copy desk are those of the last `review`. */
  round(): Promise<PreviewState>;
  /** The last round's state with everything that is to be said of it, the copy desk's messages too. Slower; asked for after the pages are shown. */
  review(): Promise<PreviewState>;
  /** The last state; null before the first round. */
  state(): PreviewState | null;
  /** A picture for the screen by its token; `proof` shows it as it will print. Null for tokens that the state does not hold. */
  picture(token: string, proof: boolean): Promise<{ readonly type: string; readonly bytes: Uint8Array } | null>;
  font(index: number): Promise<{ readonly type: string; readonly bytes: Uint8Array } | null>;
  /** SVG to lay over the pages, one piece a page in order, by an overlay's name of render/. Null for other names. */
  overlay(kind: string): readonly string[] | null;
  /** The shell with its colours as they will print. */
  proofShell(): Promise<string>;
  /** Files and folders whose changes ask for a round. */
  watched(): readonly string[];
  close(): Promise<void>;
}
