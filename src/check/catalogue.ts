/** All rules of the copy desk, in alphabetical order. */
import type { Rule } from './rule.js';
import { impossibleDate } from './rules/impossible-date.js';
import { pictureUncredited } from './rules/picture-uncredited.js';
import { pictureUnused } from './rules/picture-unused.js';

export const RULES: readonly Rule[] = [impossibleDate, pictureUncredited, pictureUnused];
