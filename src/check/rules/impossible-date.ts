import { isKnown } from '../bilingual/compare.js';
import { impossibleInWords } from '../bilingual/full-dates.js';
import type { Rule } from '../rule.js';
import { passages } from '../walk.js';

/** Day, month and year as Vietnamese writes them: 30/4/2026, 30-04-2026, 30.4.2026. */
const DATE = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/.-]?\d)/g;

/** A date that no calendar has. In English text only with the month in words: some of it puts the month first. */
export const impossibleDate: Rule = {
  id: 'impossible-date',
  severity: 'warning',
  why: 'A mistyped date is the fault that readers of an official magazine write letters about.',
  passing: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nNgày 29/2/2028, tỷ số 3/13/2026/4, phiên bản 1.2.2026.1.\n' },
  failing: {
    files: {
      'articles/port/vi.md': '---\ntitle: Cảng\n---\nSáng nay.\n\nNgày 31/4/2026 và 12-13-2026.\n\nNgày 31 tháng 4 năm 2026.\n',
      'articles/port/en.md': '---\ntitle: Port\n---\nThis morning.\n\nOn 31/4/2026.\n\nOn April 31, 2026.\n',
    },
    messages: [
      'articles/port/en.md:8:1 There is no date April 31, 2026.',
     'articles/port/vi.md:6:1 There is no date 12-13-2026.',
      'articles/port/vi.md:6:1 There is no date 31/4/2026.',
      'articles/port/vi.md:8:1 There is no date 31 tháng 4 năm 2026.',
    ],
  },
  check: ({ issue }) =>
    passages(issue).flatMap(({ lang, text, place }) => [
      ...(lang === 'vi' ? [...text.matchAll(DATE)].filter(([, day, , month, year]) => !exists(Number(day), Number(month), Number(year))).map(([typed]) => typed) : []),
      ...(isKnown(lang) ? impossibleInWords(text, lang).map(({ typed }) => typed) : []),
    ].map((typed) => ({ place, text: `There is no date ${typed}.`, note: 'Correct day or month.' }))),
};

function exists(day: number, month: number, year: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
