import { mend } from '../mend.js';
import { proseOf } from '../prose.js';
import type { Rule } from '../rule.js';

/** The word, the space and the mark; dots of an ellipsis and file endings (`.docx`) are none. */
const SPACED = /(?<=^|\s)(\S*[\p{L}\p{N}”’)])(\s+)([,;:!?]|\.(?![.\p{L}\p{N}])|[”)])(?=\s|$|[”’).,;])/gu;

/** A space before a mark that stands close to its word. */
export const spaceBeforeMark: Rule = {
  id: 'space-before-mark',
  severity: 'warning',
  why: 'A comma after a space can fall to the beginning of a line.',
  passing: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nTỷ số 3 : 2, hồi, quế ... (và trà). Tệp .docx.\n' },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nHồi , quế và trà .\n' },
    messages: ['articles/port/vi.md:4:1 A space stands before the mark in “Hồi ,”.', 'articles/port/vi.md:4:14 A space stands before the mark in “trà .”.'],
    fixed: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nHồi, quế và trà.\n' },
  },
  check: (desk) =>
    proseOf(desk).flatMap((prose) =>
      Array.from(prose.text.matchAll(SPACED))
        .filter(([, word, , mark]) => !(mark === ':' && /\d$/.test(word!)) && !(mark === '”' && !prose.text.includes('“')))
        .map((match) => {
          const [words, word, , mark] = match;
          return { ...mend(desk, prose, words, match.index, `${word!}${mark!}`), text: `A space stands before the mark in “${words}”.`, note: `Write “${word!}${mark!}”.` };
        }),
    ),
};
