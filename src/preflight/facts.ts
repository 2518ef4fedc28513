/** What stays of a page when its paints are let go. */
import { spotsOf } from './rules/spot-colours.js';
import type { SubjectFacts, SubjectPage } from './subject.js';

/** Takes down the facts of a page. */
export const factsOf = (page: SubjectPage): SubjectFacts => ({ spots: [...new Set(page.paints().flatMap(spotsOf))], mean: page.inks().mean(), heaviest: page.heaviest().percent });
