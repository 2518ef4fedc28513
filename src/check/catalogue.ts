/** All rules of the copy desk, in alphabetical order. */
import { LANGUAGE_RULES } from './language-rules.js';
import type { Rule } from './rule.js';
import { acronymDiffers } from './rules/acronym-differs.js';
import { captionSwapped } from './rules/caption-swapped.js';
import { dateOutsideQuarter } from './rules/date-outside-quarter.js';
import { impossibleDate } from './rules/impossible-date.js';
import { lengthDiffers } from './rules/length-differs.js';
import { nameDiffers } from './rules/name-differs.js';
import { nameMissing } from './rules/name-missing.js';
import { noCounterpart } from './rules/no-counterpart.js';
import { numberDiffers } from './rules/number-differs.js';
import { officeDiffers } from './rules/office-differs.js';
import { orderDiffers } from './rules/order-differs.js';
import { pageCount } from './rules/page-count.js';
import { pictureCoarse } from './rules/picture-coarse.js';
import { pictureRepeated } from './rules/picture-repeated.js';
import { pictureUncaptioned } from './rules/picture-uncaptioned.js';
import { pictureUncredited } from './rules/picture-uncredited.js';
import { pictureUnused } from './rules/picture-unused.js';
import { referenceDiffers } from './rules/reference-differs.js';
import { textRepeated } from './rules/text-repeated.js';
import { weekdayWrong } from './rules/weekday-wrong.js';
import { wrongLanguage } from './rules/wrong-language.js';

/** Rules on the issue as a whole and on what its languages say. */
const ISSUE_RULES: readonly Rule[] = [
  acronymDiffers, captionSwapped, dateOutsideQuarter, impossibleDate, lengthDiffers, nameDiffers, nameMissing, noCounterpart, numberDiffers, officeDiffers, orderDiffers,
  pageCount, pictureCoarse, pictureRepeated, pictureUncaptioned, pictureUncredited, pictureUnused, referenceDiffers, textRepeated, weekdayWrong, wrongLanguage,
];

export const RULES: readonly Rule[] = [...ISSUE_RULES, ...LANGUAGE_RULES].sort((a, b) => (a.id < b.id ? -1 : 1));
