/** What stays of a page when its paints are let go. */
import type { Cmyk } from '../model/press.js';
import { spotsOf } from './rules/spot-colours.js';
import type { SubjectPage } from './subject.js';

export interface PageFacts {
  /** Spot colours in the order of their first use, the separation “All” among them. */
  readonly spots: readonly string[];
  /** Mean of each ink inside the bleed, 0 to 1. */
  readonly mean: Cmyk;
  /** Ink in the heaviest square, percent. */
  readonly heaviest: number;
}

/** Takes down the facts of a page. */
export const factsOf = (page: SubjectPage): PageFacts => ({ spots: [...new Set(page.paints().flatMap(spotsOf))], mean: page.inks().mean(), heaviest: page.heaviest().percent });
