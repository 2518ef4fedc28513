import { isKnown } from '../bilingual/compare.js';
import { fullDates, type FullDate } from '../bilingual/full-dates.js';
import { sentences } from '../bilingual/tongue.js';
import { placeOfWords } from '../locate.js';
import { proseOf, type Prose } from '../prose.js';
import type { Rule } from '../rule.js';

/** A date of the issue with its text. */
interface Found {
  readonly prose: Prose;
  readonly date: FullDate;
}

/** Years that a date of news or of an event to come is seldom away from the issue's; a slip such as 2206 is farther. */
const FAR = 5;
/** Sentences on what is to come name dates after the quarter, and mean them. */
const FUTURE = /(?<!\p{L})(?:sẽ|dự kiến|kết thúc|hiệu lực|kế hoạch|sắp|đến hết|đến|tới|hết|hạn|trước ngày|kéo dài|will|shall|plan(?:s|ned)?|due|until|till|by|to|through|expected|scheduled|deadline|next|open(?:s|ing)?|ends?|expires?|valid|upcoming)(?!\p{L})/iu;

/** A document's number before a date: the date is the document's own (Kế hoạch số 87/KH-UBND ngày 9/3/2026). */
const DOCUMENT = /\d(?:\/\d{4})?[/-]\p{Lu}{2,}/u;

/** A whole date that a quarterly hardly means: one day of two years, years away, after its quarter in a sentence on what has been, earlier in its year. */
export const dateOutsideQuarter: Rule = {
  id: 'date-outside-quarter',
  severity: 'info',
  why: 'News of the quarter with the month or the year of another one is mostly a slip of the finger.',
  passing: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nNgày 17/4/2026 cảng mở cửa; bến cũ có từ ngày 8/9/2024 và 20/4/2025. Cảng sẽ đóng cửa ngày 3/8/2026. Theo Kế hoạch số 87/KH-UBND ngày 9/3/2026, hợp đồng kết thúc ngày 31/3/2028.\n' },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nNgày 17/4/2026 cảng mở cửa. Ngày 17/4/2025 tàu vào. Ngày 3/8/2026 đoàn ra về. Ngày 8/5/2206 có mưa.\n' },
    messages: [
      'articles/port/vi.md:4:34 17/4/2025 is a year before 17/4/2026 in line 4.',
      'articles/port/vi.md:4:58 3/8/2026 is after the issue’s quarter.',
      'articles/port/vi.md:4:84 8/5/2206 is 180 years after the issue.',
    ],
  },
  check: (desk) => {
    const { year, month } = desk.issue.meta.date;
    const quarter = Math.floor((month - 1) / 3);
    // Licences in the imprint have dates of their own.
    const all = proseOf(desk).filter(({ slug, kind }) => slug !== null || kind !== 'label').flatMap((prose): Found[] => (isKnown(prose.lang) ? fullDates(prose.text, prose.lang) : []).map((date) => ({ prose, date })));
    const told = new Set<string>();
    return all.flatMap(({ prose, date }) => {
      const other = Math.floor((date.month - 1) / 3);
      const { text: sentence, index: begin } = sentences(prose.text).findLast(({ index }) => index <= date.index) ?? { text: prose.text, index: 0 };
      if (date.year <= year && other <= quarter && DOCUMENT.test(prose.text.slice(begin, date.index))) return [];
      const sameDay = date.year === year - 1 ? all.find((each) => each.prose.slug === prose.slug && each.prose.lang === prose.lang && each.date.year === year && each.date.month === date.month && each.date.day === date.day) : undefined;
      const what = date.year > year + FAR ? `is ${date.year - year} years after the issue`
        : date.year > year || (date.year === year && other > quarter) ? (FUTURE.test(sentence) ? null : 'is after the issue’s quarter')
        : date.year === year && other < quarter ? 'is before the issue’s quarter'
        : sameDay !== undefined ? `is a year before ${sameDay.date.typed} in line ${sameDay.prose.place.line}` : null;
      // A date that comes again in its article is meant, or told.
      const key = `${prose.slug ?? ''} ${prose.lang} ${date.typed}`;
      if (what === null || told.has(key)) return [];
      told.add(key);
      return [{ place: placeOfWords(desk, prose.place, prose.text, date.typed, date.index), text: `${date.typed} ${what}.`, note: 'Leave it where it is meant.' }];
    });
  },
};
