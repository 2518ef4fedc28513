/** The rules on names and on the typing of the two languages. */
import type { Rule } from './rule.js';
import { doubledWord } from './rules/doubled-word.js';
import { doubtfulWord } from './rules/doubtful-word.js';
import { englishSpelling } from './rules/english-spelling.js';
import { impossibleSyllable } from './rules/impossible-syllable.js';
import { misplacedTone } from './rules/misplaced-tone.js';
import { missingEndMark } from './rules/missing-end-mark.js';
import { nameSpelling } from './rules/name-spelling.js';
import { oldLineBreak } from './rules/old-line-break.js';
import { spaceAfterMark } from './rules/space-after-mark.js';
import { spaceBeforeMark } from './rules/space-before-mark.js';
import { toneStyle } from './rules/tone-style.js';
import { wrongWord } from './rules/wrong-word.js';

export const LANGUAGE_RULES: readonly Rule[] = [
  doubledWord, doubtfulWord, englishSpelling, impossibleSyllable, misplacedTone, missingEndMark, nameSpelling, oldLineBreak, spaceAfterMark, spaceBeforeMark, toneStyle, wrongWord,
];
