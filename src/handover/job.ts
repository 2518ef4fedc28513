/** What a hand-over is made from, and the names of what it makes. */
import type { Finding } from '../model/finding.js';
import type { IssueMeta } from '../model/issue.js';
import type { PartKind } from './parts.js';
import type { FontFiles } from './type.js';

/** What preflight says of one file, ready to be laid into the folder. */
export interface Inspection {
  readonly html: string;
  readonly json: string;
  readonly findings: readonly Finding[];
}

/** One file of the job. */
export interface PartFile {
  readonly kind: PartKind;
  /** `issue-2026q2-cover.pdf` */
  readonly name: string;
  readonly pdf: Uint8Array;
  /** The issue's pages in it, from 1. */
  readonly pages: readonly number[];
  /** Width of its spine, mm; null where it has none. */
  readonly spine: number | null;
}

/** A moment, and by how many minutes the clock on the wall is ahead of UTC. */
export interface Moment {
  readonly time: Date;
  readonly offset: number;
}

/** Everything that a hand-over is made from. */
export interface Job {
  /** The issue's name, `issue-2026q2`. */
  readonly issue: string;
  /** The whole print edition, as it passed preflight. */
  readonly pdf: Uint8Array;
  /** Hex: the hash of all input, whose first 8 digits the file is known by. */
  readonly inputHash: string;
  readonly meta: IssueMeta;
  readonly fonts: FontFiles;
  /** Runs preflight on a file of the job: a cover sheet with a spine (`spine` is not null) has two pages of another size. Null where there is none to run. */
  readonly inspect: ((part: PartFile) => Promise<Inspection>) | null;
  readonly at: Moment;
}
