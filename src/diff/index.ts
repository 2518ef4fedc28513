/** Two finished PDFs into what changed between them. Other folders import from here only. */
export { diffPdfs } from './diff.js';
export { isSame, KINDS, type Diff, type Kind, type LonePage, type Pair, type Passage, type PictureChange, type WordChange } from './model.js';
export { reportOf, type Reported } from './report.js';
export { linesOf, summaryOf } from './say.js';
export { UnreadablePdf } from './read.js';
