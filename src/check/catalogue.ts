/** All rules of the copy desk, in alphabetical order. */
import { LANGUAGE_RULES } from './language-rules.js';
import type { Rule } from './rule.js';
import { captionSwapped } from './rules/caption-swapped.js';
import { impossibleDate } from './rules/impossible-date.js';
import { noCounterpart } from './rules/no-counterpart.js';
import { numberDiffers } from './rules/number-differs.js';
import { orderDiffers } from './rules/order-differs.js';
import { pictureUncredited } from './rules/picture-uncredited.js';
import { pictureUnused } from './rules/picture-unused.js';
import { referenceDiffers } from './rules/reference-differs.js';

/** Rules on the issue as a whole and on what its languages say. */
const ISSUE_RULES: readonly Rule[] = [
  captionSwapped, impossibleDate, noCounterpart, numberDiffers, orderDiffers, pictureUncredited, pictureUnused, referenceDiffers,
];

export const RULES: readonly Rule[] = [...ISSUE_RULES, ...LANGUAGE_RULES].sort((a, b) => (a.id < b.id ? -1 : 1));
