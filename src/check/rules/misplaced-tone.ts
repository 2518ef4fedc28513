import { attested } from '../language/attested.js';
import { placeTone, readSyllable } from '../language/syllable.js';
import { perDesk } from '../desk.js';
import { mend } from '../mend.js';
import type { Rule } from '../rule.js';
import { wordsOfIssue } from '../words.js';

/** A tone on a letter that never bears it: hòang, qủa, đựơc. */
export const misplacedTone: Rule = {
  id: 'misplaced-tone',
  severity: 'warning',
  why: 'A tone on the wrong letter is a slip of the keyboard that readers see at once.',
  passing: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nHoàng hôn, quả hồng, được mùa; hòa hay hoà.\n' },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nHòang hôn, qủa hồng đựơc mùa.\n' },
    messages: ['articles/port/vi.md:4:1 The tone of “Hòang” is on the wrong letter.', 'articles/port/vi.md:4:12 The tone of “qủa” is on the wrong letter.', 'articles/port/vi.md:4:21 The tone of “đựơc” is on the wrong letter.'],
    fixed: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nHoàng hôn, quả hồng được mùa.\n' },
  },
  check: (desk) => misplaced(desk).map(({ text, prose, index }) => ({
    ...mend(desk, prose, text, index, placeTone(text, 'first')),
    text: `The tone of “${text}” is on the wrong letter.`,
    note: `Write “${placeTone(text, 'first')}”.`,
  })),
};

const misplaced = perDesk((desk) =>
  wordsOfIssue(desk).flatMap((words) =>
    words.filter(({ prose, text }) => {
      const syllable = prose.lang === 'vi' ? readSyllable(text) : null;
      return syllable !== null && syllable.misplaced && attested(syllable) === 'word';
    }),
  ),
);
