/** What the app asks of the frame that holds the pages, and what the frame tells. Types only. */
import type { PreviewPicture } from '../../model/preview.js';
import type { Limits } from '../wire.js';

/** How pages are laid out on the pasteboard. */
export type Mode = 'spreads' | 'single' | 'flatplan';

/** A page fitted to the window, or a scale: 1 is the size on paper at 96 px an inch. */
export type Zoom = 'page' | 'width' | number;

export interface Look {
  readonly mode: Mode;
  readonly zoom: Zoom;
  /** Bleed is shown round the trim. */
  readonly bleed: boolean;
}

/** A page as the frame sets it. */
export interface FramePage {
  readonly number: number;
  readonly html: string;
}

/** What stands below a page of the flatplan. */
export interface Label {
  readonly number: number;
  readonly text: string;
  /** 0 to 1; null where there is no type area to fill. */
  readonly fill: number | null;
  readonly low: boolean;
}

/** What of the pages was clicked. */
export interface Pick {
  readonly key: string;
  readonly page: number;
}

/** A place in the pages, to come back to: a point of a page, as fractions of it, in the middle of the window. */
export interface Anchor {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** A place where a searched text stands. */
export interface Hit {
  readonly page: number;
  /** What stands before it, itself and after it. */
  readonly words: readonly [string, string, string];
}

/** What the frame tells. */
export interface FrameEvents {
  /** Another page is in the middle of the window. */
  readonly onPage: (page: number) => void;
  /** The scale that a zoom came to. */
  readonly onScale: (scale: number) => void;
  /** @param open true where the source is to be opened at once. */
  readonly onPick: (pick: Pick | null, open: boolean) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  /** Ctrl and wheel: by what to multiply the zoom. */
  readonly onZoom: (factor: number) => void;
}

/** What the frame does. */
export interface FrameApi {
  /** Sets a document with Paged.js; everything else comes after. @throws where Paged.js makes other pages than it was given. */
  lay(shell: string, pages: readonly FramePage[], pictures: 'picture' | 'proof', events: FrameEvents): Promise<void>;
  /** Puts pages in the place of those of the same number. */
  replace(pages: readonly FramePage[]): void;
  look(look: Look): void;
  labels(labels: readonly Label[]): void;
  goTo(page: number): void;
  anchor(): Anchor;
  restore(anchor: Anchor): void;
  /** Resolves when the pictures near the window are there, or after some time. */
  settled(): Promise<void>;
  /** Resolves when all fonts and pictures are there. */
  complete(): Promise<void>;
  /** Shows for a moment which pages have changed. */
  flash(pages: readonly number[]): void;
  /** Lays pieces of SVG over the pages, one a page; null takes them away. */
  overlay(kind: string, pieces: readonly string[] | null): void;
  /** Tints pictures by their resolution where they stand; null takes the tint away. */
  resolution(pictures: readonly Pixels[] | null, limits: Limits): void;
  /** Outlines everything of a key; null takes the outline away. @returns the first page that holds it, null for none. */
  mark(key: string | null): number | null;
  /** Finds a text on all pages and shows where. An empty one ends the search. */
  find(text: string): readonly Hit[];
  /** Goes to a hit of the last search. */
  showHit(index: number): void;
}

/** A picture by its token, with its size in pixels; null for drawings. */
export type Pixels = { readonly [K in 'token' | 'pixels']: PreviewPicture[K] };
