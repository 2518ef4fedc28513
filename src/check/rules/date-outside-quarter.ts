import { isKnown } from '../bilingual/compare.js';
import { fullDates } from '../bilingual/full-dates.js';
import { placeOfWords } from '../locate.js';
import { proseOf } from '../prose.js';
import type { Rule } from '../rule.js';

/** A whole date that a quarterly hardly means: after its quarter, earlier in its year, or in its quarter but of the year before. */
export const dateOutsideQuarter: Rule = {
  id: 'date-outside-quarter',
  severity: 'info',
  why: 'News of the quarter with the month or the year of another one is mostly a slip of the finger.',
  passing: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nNgày 17/4/2026 cảng mở cửa; bến cũ có từ ngày 8/9/2024.\n' },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nNgày 17/4/2025 cảng mở cửa, ngày 3/8/2026 đóng cửa.\n' },
    messages: [
      'articles/port/vi.md:4:6 17/4/2025 is in the issue’s quarter, but of another year.',
      'articles/port/vi.md:4:34 3/8/2026 is after the issue’s quarter.',
    ],
  },
  check: (desk) => {
    const { year, month } = desk.issue.meta.date;
    const quarter = Math.floor((month - 1) / 3);
    return proseOf(desk).flatMap(({ lang, text, place }) => (isKnown(lang) ? fullDates(text, lang) : []).flatMap((date) => {
      const other = Math.floor((date.month - 1) / 3);
      const what = date.year > year || (date.year === year && other > quarter) ? 'is after the issue’s quarter'
        : date.year === year && other < quarter ? 'is before the issue’s quarter'
        : date.year === year - 1 && other === quarter ? 'is in the issue’s quarter, but of another year' : null;
      return what === null ? [] : [{ place: placeOfWords(desk, place, text, date.typed, date.index), text: `${date.typed} ${what}.`, note: 'Leave it where it is meant.' }];
    }));
  },
};
