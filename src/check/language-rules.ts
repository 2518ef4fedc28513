/** The rules on names and on the typing of the two languages. */
import type { Rule } from './rule.js';
import { doubledWord } from './rules/doubled-word.js';
import { doubtfulWord } from './rules/doubtful-word.js';
import { englishSpelling } from './rules/english-spelling.js';
import { englishStyle } from './rules/english-style.js';
import { hyphenForDash } from './rules/hyphen-for-dash.js';
import { impossibleSyllable } from './rules/impossible-syllable.js';
import { misplacedTone } from './rules/misplaced-tone.js';
import { missingEndMark } from './rules/missing-end-mark.js';
import { nameSpelling } from './rules/name-spelling.js';
import { notComposed } from './rules/not-composed.js';
import { officeChanges } from './rules/office-changes.js';
import { oldLineBreak } from './rules/old-line-break.js';
import { spaceAfterMark } from './rules/space-after-mark.js';
import { spaceBeforeMark } from './rules/space-before-mark.js';
import { straightQuote } from './rules/straight-quote.js';
import { titleCase } from './rules/title-case.js';
import { toneStyle } from './rules/tone-style.js';
import { unpairedMark } from './rules/unpaired-mark.js';
import { wrongWord } from './rules/wrong-word.js';

export const LANGUAGE_RULES: readonly Rule[] = [
  doubledWord, doubtfulWord, englishSpelling, englishStyle, hyphenForDash, impossibleSyllable, misplacedTone, missingEndMark,
  nameSpelling, notComposed, officeChanges, oldLineBreak, spaceAfterMark, spaceBeforeMark, straightQuote, titleCase, toneStyle, unpairedMark, wrongWord,
];
