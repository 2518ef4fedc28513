/** What a preflight says of a file, for whoever writes it out. */
import type { Finding } from '../model/finding.js';
import type { RectMm } from '../model/paper.js';
import type { Limits } from './limits/limits.js';

/** Measures of a page, for reports. */
export interface PageMeasures {
  readonly page: number;
  /** The trimmed size, mm. */
  readonly width: number;
  readonly height: number;
  /** What is shown of it in pictures: bleed, else crop, else media; mm from the trim's top-left corner. */
  readonly shown: RectMm;
  /** Mean of each ink inside the bleed, percent. Colours that need a profile count as none. */
  readonly inks: readonly [c: number, m: number, y: number, k: number];
  /** Ink in the heaviest square, percent. */
  readonly heaviest: number;
}

/** What a preflight says of a file. */
export interface Preflight {
  readonly limits: Limits;
  /** Sorted by page and place. */
  readonly findings: readonly Finding[];
  readonly pages: readonly PageMeasures[];
}
