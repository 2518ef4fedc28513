/** The world of a run, and the values that its long pieces of work hand to one another. */
import type { Composed } from './compose/issue.js';
import type { Metrics } from './model/compose.js';
import type { Message } from './model/message.js';
import type { IssueSource, LastBuild, ParsedIssue, Pictures } from './model/stages.js';
import type { IssueView } from './model/view.js';
import type { PictureCache } from './pictures/index.js';
import type { Styles } from './render/css.js';

/** Stages as the progress display and the report name them. */
export type Stage = 'load' | 'parse' | 'pictures' | 'check' | 'browser' | 'view' | 'measure' | 'compose' | 'render' | 'paginate' | 'prepare' | 'print' | 'draw' | 'finish' | 'press' | 'verify' | 'preflight' | 'handover' | 'write';

/** The state of sources under version control. */
export interface Revision {
  /** The commit's first 8 hex digits. */
  readonly commit: string;
  /** Null where no branch is checked out. */
  readonly branch: string | null;
}

/** The outside world of a run. */
export interface World {
  readonly cache: PictureCache;
  /** Folders of templates and the entry stylesheet. */
  readonly templates: string;
  readonly stylesheet: string;
  /** Folder of output profiles and limits. */
  readonly profiles: string;
  readonly version: string;
  /** Names the program's own code, so that nothing made by another is taken for ours; null where it is not known, and then nothing finished is kept. */
  readonly code: string | null;
  /** Path of a browser to take instead of the embedded one. */
  readonly browser: string | null;
  /** Creation date of the PDF instead of the issue's own (SOURCE_DATE_EPOCH). */
  readonly date: Date | null;
  /** What proofs say of the sources' state; null where they are under no version control. */
  readonly revision: Revision | null;
  /** The moment that proofs carry. */
  readonly now: Date;
  /** Aborted when the run is to end: it stops at the next stage, and its browser at once. */
  readonly signal?: AbortSignal;
  readonly onStage?: (stage: Stage) => void;
  readonly onPage?: (pages: number) => void;
  readonly onNotice?: (line: string) => void;
}

/** An issue understood and checked, as far as that needs no browser. */
export interface Checked {
  readonly source: IssueSource | null;
  readonly parsed: ParsedIssue | null;
  readonly pictures: Pictures | null;
  readonly styles: Styles;
  /** What the rules that need a layout went by. */
  readonly lastBuild: LastBuild | null;
  readonly messages: readonly Message[];
}

/** An issue that can be composed: nothing was found that forbids it. */
export interface Ready {
  readonly source: IssueSource;
  readonly parsed: ParsedIssue;
  readonly pictures: Pictures;
  readonly styles: Styles;
  /** See `hashInput`. */
  readonly inputHash: string;
}

/** An issue composed, line by line. */
export interface Laid {
  readonly view: IssueView;
  readonly metrics: Metrics;
  readonly composed: Composed;
}

/** A stage begins, unless the run is to end. */
export function enter(stage: Stage, world: World): void {
  world.signal?.throwIfAborted();
  world.onStage?.(stage);
}

