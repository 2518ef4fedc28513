import { compared, type Uncompared } from '../bilingual/compare.js';
import { at, languageName, quoted } from '../bilingual/say.js';
import type { Finding, Rule } from '../rule.js';

/** A paragraph, heading, list item or row that one language has and the other does not. */
export const noCounterpart: Rule = {
  id: 'no-counterpart',
  severity: 'warning',
  why: 'A paragraph that was dropped in one language is missed by nobody until a reader of both finds it.',
  passing: {
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nCảng mới mở cửa hôm qua.\n\nCó 12 cần trục và 3 bến tàu.\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nThe new port opened yesterday.\n\nIt has 12 cranes and 3 quays.\n',
  },
  failing: {
    files: {
      'articles/port/vi.md': '---\ntitle: Cảng\n---\nCảng mới mở cửa hôm qua.\n\nCó 12 cần trục và 3 bến tàu.\n\nKhách du lịch đến thăm Lạng Sơn rất đông.\n',
      'articles/port/en.md': '---\ntitle: Port\n---\nThe new port opened yesterday.\n\nMany tourists come to visit Lang Son.\n',
    },
    messages: [
      'articles/port/en.md:4:1 After this paragraph the English lacks what the Vietnamese says in articles/port/vi.md, line 6: “Có 12 cần trục và 3 bến tàu.”.',
      'articles/port/vi.md:6:1 This paragraph has no counterpart in the English; it would stand after articles/port/en.md, line 4.',
    ],
  },
  check: (desk) => [
    ...compared(desk).tooLong.map(uncompared),
    ...compared(desk).articles.flatMap(({ a, b, alone }) =>
      alone.flatMap(({ segment, file, after }): Finding[] => {
        const other = languageName(segment.lang === a.lang ? b.lang : a.lang);
        const here = `This ${segment.kind} has no counterpart in the ${other}`;
        const note = `Write it in ${file}, or take it out here.`;
        if (after === null) {
          return [
            { place: segment.place, text: `${here}; it would stand at the beginning of ${file}.`, note },
            { place: { file, line: 1, column: 1 }, text: `The ${other} begins without what the ${languageName(segment.lang)} says in ${at(segment.place)}: ${quoted(segment.text)}.`, note: 'Write it here, or take it out there.' },
          ];
        }
        return [
          { place: segment.place, text: `${here}; it would stand after ${at(after.place)}.`, note },
          {
            place: after.place,
            text: `After this ${after.kind} the ${other} lacks what the ${languageName(segment.lang)} says in ${at(segment.place)}: ${quoted(segment.text)}.`,
            note: 'Write it here, or take it out there.',
          },
        ];
      }),
    ),
  ],
};

/** Said once of an article that no rule on two languages has looked into. */
const uncompared = ({ a, b, counts: [left, right] }: Uncompared): Finding => ({
  place: b.title.place,
  text: `This article is too long for its languages to be compared: ${right.toLocaleString('en')} paragraphs here, ${left.toLocaleString('en')} in ${a.file}.`,
  note: 'Divide it into several articles, or compare it by eye.',
  alone: true,
});
