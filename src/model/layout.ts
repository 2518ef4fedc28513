/**
 * What stands where on the finished pages: read from the laid-out document by `paginate/`, held against the PDF by `verify/`.
 */
import type { Lang } from './issue.js';
import type { Place } from './message.js';
import type { RectMm } from './paper.js';

/** The key of a text or picture of the source that is not an article's block: the place it was typed at. */
export const placeKey = (place: Place): string => `${place.file}:${place.line}:${place.column}`;

/** What a region of a page is there for. */
export type RegionOwner =
  /** Running text of one language of an article: the blocks of `<slug>/<lang>` in order. Frames of a thread come in reading order. */
  | { readonly kind: 'thread'; readonly thread: string }
  /** One text of the source (a title, a caption, a box's paragraph, a masthead name), by block id or `placeKey`. */
  | {
      readonly kind: 'text';
      readonly key: string;
      /** Which piece of the text it is where the pieces run side by side (the cells of a table row); such pieces are joined in this order. */
      readonly part?: number;
    }
  /** A picture's whole visible area. `vector` for SVG, which the PDF holds as paths. */
  | { readonly kind: 'picture'; readonly key: string; readonly vector: boolean }
  /** A line of the contents: `entry` is `section/<n>` (from 1) or an article's slug; its text ends in the page number. */
  | { readonly kind: 'contents'; readonly entry: string }
  /** The page on which a section or an article opens: `entry` as above. */
  | { readonly kind: 'opening'; readonly entry: string }
  /** Folios, running heads, terms, repeated table heads: text that no single source line asks for. */
  | { readonly kind: 'furniture' }
  /** A place kept free for a page of a supplied PDF, bleed included. */
  | { readonly kind: 'supplied'; readonly path: string };

export interface Region {
  /** From 1. */
  readonly page: number;
  /** From the trim's top-left corner; may reach into the bleed (negative). */
  readonly rect: RectMm;
  readonly owner: RegionOwner;
}

export type PageKind =
  | 'cover' | 'inside-front' | 'masthead' | 'contents' | 'gallery' | 'section' | 'article' | 'bleed' | 'supplied' | 'house' | 'filler' | 'inside-back' | 'back-cover';

export interface PageFacts {
  /** From 1; the front cover is 1 and counted. */
  readonly page: number;
  readonly side: 'left' | 'right';
  readonly kind: PageKind;
  /** The number printed on the page, null where none is shown. */
  readonly folio: number | null;
  readonly section: number | null;
  /** Slugs of the articles that have something on the page. */
  readonly articles: readonly string[];
}

/** The laid-out issue as facts. `regions` are sorted by page and then document order. */
export interface PageMap {
  readonly pages: readonly PageFacts[];
  readonly regions: readonly Region[];
}

/** Something of the source that a reader must find in the PDF. */
export type Expectation =
  | {
      readonly kind: 'text';
      readonly key: string;
      /** As typed; compared without case, white space, hyphens and list bullets. */
      readonly text: string;
      /** `<slug>/<lang>` for running text, whose order counts; null for everything else. */
      readonly thread: string | null;
      readonly lang: Lang | null;
      readonly place: Place;
      /** What to call it in a message: paragraph, heading, caption, table row, title, … */
      readonly what: string;
      /**
       * Ids of what it stands in, innermost first: a list, quote or box by block id, an article by slug, a section as `section/<n>`.
       * A region of one of these holds it when it has none of its own.
       */
      readonly within?: readonly string[];
    }
  | { readonly kind: 'picture'; readonly key: string; readonly name: string; readonly place: Place };

/** PDF bytes as the engine printed them, with the facts of its pages. */
export interface PaginatedIssue {
  readonly pdf: Uint8Array;
  readonly map: PageMap;
  readonly browser: string;
}

/** A node of the PDF's outline: title in the primary language with the other one after it, and the page it leads to. */
export interface OutlineNode {
  readonly title: string;
  readonly page: number;
  readonly children: readonly OutlineNode[];
}

/** What `finish/` sets on every edition of the PDF. */
export interface PdfFacts {
  readonly title: string;
  readonly lang: Lang;
  readonly author: string;
  readonly subject: string;
  readonly outline: readonly OutlineNode[];
  /** Creation and modification date. */
  readonly date: Date;
  /** Hex, at least 32 digits: a hash of all input. Its first 8 digits name the file in slug and ID. */
  readonly inputHash: string;
  readonly marks: boolean;
  /** What pages show: the whole sheet with bleed and slug, for paper; or the trim, for readers on a screen, with all that ISO 14289-1 wants for those who hear it. */
  readonly boxes: 'sheet' | 'trim';
}

/** A shade over a picture, so that words on it can be read: one colour from top to bottom, in different strength. */
export interface Shade {
  /** Where it begins and ends, in parts of the picture's height from its top; both may lie beyond it. */
  readonly top: number;
  readonly bottom: number;
  /** sRGB, 0 to 255. */
  readonly colour: readonly [r: number, g: number, b: number];
  /** From its top (0) to its bottom (1), with the strength there, 0 to 1. */
  readonly stops: readonly { readonly at: number; readonly alpha: number }[];
}

/** A picture where it was laid out: its file, its size on the page and its focus; what is loaded for it is settled by `pictures/`. */
export interface PlacedFile {
  /** Which picture of the document it is, from 0. */
  readonly index: number;
  readonly path: string;
  readonly key: string;
  readonly page: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** object-position in percent. */
  readonly focus: { readonly x: number; readonly y: number };
  /** What the styles lay over it, the lowest first; `top` and `bottom` in parts of the place. */
  readonly shades: readonly Shade[];
}
