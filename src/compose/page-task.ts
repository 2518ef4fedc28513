/** What a page is filled from, and what comes of it. */
import type { Lang } from '../model/issue.js';
import type { Placed } from '../model/compose.js';
import type { Voice } from '../model/view.js';
import type { FloatView, Flow } from './flow.js';

/** A thread on its way through the pages. */
export interface Stream {
  readonly thread: string;
  readonly lang: Lang;
  readonly voice: Voice;
  readonly queue: readonly Flow[];
}

/** A column of a page and the stream that runs through it. */
export interface Column {
  readonly x: number;
  readonly width: number;
  readonly stream: number;
}

/** What starts level in two columns of two streams: nothing, each pair of headings, each pair of paragraphs. */
export type Step = 'free' | 'heading' | 'paragraph';

export interface PageTask {
  readonly columns: readonly Column[];
  readonly streams: readonly Stream[];
  /** Floats whose references stand on earlier pages. */
  readonly waiting: readonly FloatView[];
  /** First free unit, and the number of units of the page. */
  readonly top: number;
  readonly rows: number;
  /** The columns begin with titles of their own: nothing is put between them and the head of the page but pictures across it. */
  readonly titled: boolean;
  /** A title or a picture of the article stands above: what comes first parts rather than leave it alone. */
  readonly headed: boolean;
  /** Columns end level where the text ends, or breaks off. */
  readonly balance: boolean;
  readonly step: Step;
}

export interface FilledPage {
  readonly placed: readonly Placed[];
  readonly streams: readonly Stream[];
  readonly waiting: readonly FloatView[];
  /** Floats that take pages of their own (bleed, spread), reached on this page. */
  readonly full: readonly FloatView[];
  /** First unit that is free below everything. */
  readonly bottom: number;
  /** Units between which columns stand side by side, without what stands across them; null where no text does. */
  readonly beside: { readonly top: number; readonly bottom: number } | null;
  /** True when nothing at all could be placed. */
  readonly empty: boolean;
}
