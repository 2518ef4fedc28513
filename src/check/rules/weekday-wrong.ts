import { isKnown } from '../bilingual/compare.js';
import { fullDates, weekdayBefore } from '../bilingual/full-dates.js';
import { placeOfWords } from '../locate.js';
import { proseOf } from '../prose.js';
import type { Rule } from '../rule.js';

const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A whole date beside a day of the week that it is not. */
export const weekdayWrong: Rule = {
  id: 'weekday-wrong',
  severity: 'warning',
  why: 'Readers come on the day that is named first, and find the door shut.',
  passing: {
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nThứ Sáu, ngày 17/4/2026; Chủ nhật 19/4/2026; thứ Bảy này và ngày 20/4/2026.\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nFriday, April 17, 2026; on Sunday, 19 April 2026; this Saturday and on April 20, 2026.\n',
  },
  failing: {
    files: {
      'articles/port/vi.md': '---\ntitle: Cảng\n---\nThứ Bảy, ngày 17/4/2026.\n',
      'articles/port/en.md': '---\ntitle: Port\n---\nOn Saturday, April 17, 2026.\n',
    },
    messages: ['articles/port/en.md:4:14 April 17, 2026 is a Friday, not a Saturday.', 'articles/port/vi.md:4:15 17/4/2026 is a Friday, not a Saturday.'],
  },
  check: (desk) =>
    proseOf(desk).flatMap(({ lang, text, place }) => (isKnown(lang) ? fullDates(text, lang) : []).flatMap(({ typed, index, day, month, year }) => {
      const named = weekdayBefore(text.slice(0, index), lang as 'vi' | 'en');
      const right = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
      if (named === null || named === right) return [];
      return [{ place: placeOfWords(desk, place, text, typed, index), text: `${typed} is a ${NAMES[right]!}, not a ${NAMES[named]!}.`, note: 'Find out which it is, and correct day or date.' }];
    })),
};
