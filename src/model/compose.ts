/** What the composer works with and what it decides. All lengths in pt, x and y from the top-left corner of the type area unless said. */
import type { Lang } from './issue.js';
import type { PageKind } from './layout.js';
import type { FixedPageView, PictureView, Role, TextView, Voice } from './view.js';

/** The page's grid as the stylesheet's custom properties give it. */
export interface Grid {
  /** Baseline unit (leading of the text). */
  readonly unit: number;
  /** Units in the type area's height. */
  readonly rows: number;
  /** Width of the type area. */
  readonly width: number;
  readonly gutter: number;
  /** Margins of a right-hand page; a left-hand page mirrors inner and outer. */
  readonly head: number;
  readonly inner: number;
  readonly outer: number;
  /** Word space limits of justified text, em. */
  readonly wordSpaceMin: number;
  /** Above this, em, a line's letters are spaced a little too, by at most `letterSpaceMax` em a letter; where even the least word space is too wide, by `letterSpaceMin` (0 or less). */
  readonly wordSpaceComfortable: number;
  readonly letterSpaceMax: number;
  readonly letterSpaceMin: number;
  /** Above this, em, a line is loose: the composer prefers a hyphen. */
  readonly wordSpaceLoose: number;
}

/** A style's measures as the browser computes them from the stylesheet. */
export interface StyleMetrics {
  readonly size: number;
  readonly leading: number;
  /** Width of a word space, letter-spacing included. */
  readonly space: number;
  readonly indent: number;
  /** Room inside and around a box of this style. */
  readonly padX: number;
  readonly padY: number;
  readonly align: 'left' | 'right' | 'center' | 'justify';
}

/** What decides a text's style: the classes and `lang` of the element that will be printed. */
export interface StyleName {
  readonly role: Role;
  readonly voice: Voice;
  readonly lang: Lang;
  readonly hook: string;
}

/** Names a style. */
export const styleKey = ({ role, voice, lang, hook }: StyleName): string => `${role}|${voice}|${lang}|${hook}`;

/** The classes that carry a style. */
export const styleClass = ({ role, voice, hook }: StyleName): string => `t t-${role} v${voice}${hook ? ` ${hook}` : ''}`;

/** What was measured in the browser. */
export interface Metrics {
  readonly grid: Grid;
  style(key: string): StyleMetrics;
  /** Width of a word (no white space) in a style, inside the inline elements of `path` (`strong`, `em`, `strong>em`, …; empty for none). */
  width(key: string, path: string, word: string): number;
}

/** A word's part in one inline context. */
export interface Piece {
  readonly text: string;
  /** Inline elements around it, outermost first; links carry their address. */
  readonly path: readonly { readonly tag: 'strong' | 'em' | 'del' | 'code' | 'small' | 'a'; readonly href?: string }[];
}

/** A line as set: words of pieces, and its natural width with normal word spaces. */
export interface SetLine {
  readonly words: readonly (readonly Piece[])[];
  readonly width: number;
  /** Ends a paragraph or stands before a forced break: not justified. */
  readonly last: boolean;
  /** Letter-spacing, pt a character. */
  readonly track: number;
  /** Space before the first word of a verse's line that was turned over, pt; 0 for all others. */
  readonly turn: number;
  /** Mean word space as set and seen, em; null where the line is not spread or holds one word. */
  readonly wordSpace: number | null;
}

/** A text set in lines for a measure. */
export interface SetText {
  readonly view: TextView;
  readonly measure: number;
  readonly leading: number;
  readonly lines: readonly SetLine[];
  /** Justified, or set ragged. */
  readonly justify: boolean;
}

/** Lines `from` (inclusive) to `to` (exclusive) of a text, placed. */
export interface PlacedLines {
  readonly kind: 'lines';
  readonly text: SetText;
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Space before the first line's first word. */
  readonly indent: number;
  readonly marker: string | null;
  /** Height in lines of the drop cap that opens the text, 0 for none. */
  readonly dropCap: { readonly lines: number; readonly width: number; readonly letter: string } | null;
  /** An end mark follows the last word. */
  readonly endMark: boolean;
  /** Not part of any thread: found by its own key. */
  readonly own: boolean;
  /** Which cell of its row it is; null outside tables. */
  readonly part: number | null;
  /** Printed again (a repeated table head): furniture for whoever looks for texts. */
  readonly repeated: boolean;
  /** Where it is not the style's: cells of a table. */
  readonly align?: 'right' | 'center';
}

export interface PlacedPicture {
  readonly kind: 'picture';
  readonly picture: PictureView;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A tinted or ruled ground with what stands on it; children's x and y count from the box's corner. */
export interface PlacedBox {
  readonly kind: 'box';
  readonly className: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly children: readonly Placed[];
}

/** Why a frame ended: its thread was over, it was full, or the designer typed a break. */
export type FrameEnd = 'done' | 'full' | 'column' | 'page';

/** A frame of a thread: what it holds is its running text; children's x and y count from its corner. */
export interface PlacedFrame {
  readonly kind: 'frame';
  readonly thread: string;
  readonly lang: Lang;
  readonly voice: Voice;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly end: FrameEnd;
  readonly children: readonly Placed[];
}

export type Placed = PlacedLines | PlacedPicture | PlacedBox | PlacedFrame;

export interface ComposedPage {
  readonly kind: PageKind;
  /** From 1. */
  readonly number: number;
  readonly side: 'left' | 'right';
  /** Number of the section, null outside sections. */
  readonly section: number | null;
  readonly articles: readonly string[];
  /** `section/<n>` and slugs that open here. */
  readonly opens: readonly string[];
  /** Running head's inner and outer text, null where none is shown. */
  readonly head: { readonly inner: string; readonly outer: string } | null;
  readonly folio: boolean;
  /** Composed content; empty for fixed pages. */
  readonly placed: readonly Placed[];
  /** Whose it is: the pieces from `from` (inclusive) to `to` (exclusive) belong to the article. */
  readonly runs: readonly { readonly slug: string; readonly from: number; readonly to: number }[];
  readonly fixed: FixedPageView | null;
}

export interface ComposedIssue {
  readonly grid: Grid;
  readonly pages: readonly ComposedPage[];
}
