/** All rules of the copy desk, in alphabetical order. */
import type { Rule } from './rule.js';
import { captionSwapped } from './rules/caption-swapped.js';
import { impossibleDate } from './rules/impossible-date.js';
import { noCounterpart } from './rules/no-counterpart.js';
import { numberDiffers } from './rules/number-differs.js';
import { orderDiffers } from './rules/order-differs.js';
import { pictureUncredited } from './rules/picture-uncredited.js';
import { pictureUnused } from './rules/picture-unused.js';
import { referenceDiffers } from './rules/reference-differs.js';

export const RULES: readonly Rule[] = [
  captionSwapped, impossibleDate, noCounterpart, numberDiffers, orderDiffers, pictureUncredited, pictureUnused, referenceDiffers,
];
