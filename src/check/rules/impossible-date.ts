import type { Rule } from '../rule.js';
import { passages } from '../walk.js';

/** Day, month and year as Vietnamese writes them: 30/4/2026, 30-04-2026, 30.4.2026. */
const DATE = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/.-]?\d)/g;

/** A date in Vietnamese text that no calendar has. English text is left alone: some of it puts the month first. */
export const impossibleDate: Rule = {
  id: 'impossible-date',
  severity: 'warning',
  why: 'A mistyped date is the fault that readers of an official magazine write letters about.',
  passing: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nNgày 29/2/2028, tỷ số 3/13/2026/4, phiên bản 1.2.2026.1.\n' },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nSáng nay.\n\nNgày 31/4/2026 và 12-13-2026.\n' },
    messages: ['articles/port/vi.md:6:1 There is no date 12-13-2026.', 'articles/port/vi.md:6:1 There is no date 31/4/2026.'],
  },
  check: ({ issue }) =>
    passages(issue)
      .filter(({ lang }) => lang === 'vi')
      .flatMap(({ text, place }) =>
        [...text.matchAll(DATE)]
          .filter(([, day, , month, year]) => !exists(Number(day), Number(month), Number(year)))
          .map(([typed]) => ({ place, text: `There is no date ${typed}.`, note: 'Correct day or month.' })),
      ),
};

function exists(day: number, month: number, year: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
