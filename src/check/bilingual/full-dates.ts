/** Whole dates, with day, month and year, in the usual forms of their language. */
import type { KnownLanguage } from './token.js';

/** A date with the offset it is typed at. */
export interface FullDate {
  readonly typed: string;
  readonly index: number;
  readonly day: number;
  readonly month: number;
  readonly year: number;
}

const NAMES = 'January|February|March|April|May|June|July|August|September|October|November|December';
const PATTERNS: Readonly<Record<KnownLanguage, readonly RegExp[]>> = {
  vi: [/(?<![\d/.-])(?<day>\d{1,2})(?<mark>[/.-])(?<month>\d{1,2})\k<mark>(?<year>\d{4})(?![\d/])/gu, /(?<!\d)(?<day>\d{1,2}) tháng (?<month>\d{1,2})(?:,)? năm (?<year>\d{4})(?!\d)/giu],
  en: [
    new RegExp(`(?<month>${NAMES})\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})(?!\\d)`, 'gu'),
    new RegExp(`(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)?\\s+(?<month>${NAMES}),?\\s+(?<year>\\d{4})(?!\\d)`, 'gu'),
  ],
};

/** All that is written as a date, with what it names; `exists` is false for what no calendar has. */
function written(text: string, lang: KnownLanguage): (FullDate & { readonly exists: boolean })[] {
  return PATTERNS[lang].flatMap((pattern) => [...text.matchAll(pattern)]).map((match) => {
    const { day, month, year } = match.groups!;
    const number = /^\d/.test(month!) ? Number(month) : NAMES.split('|').indexOf(month!) + 1;
    const exists = new Date(Date.UTC(Number(year), number - 1, Number(day))).getUTCMonth() === number - 1;
    return { typed: match[0], index: match.index, day: Number(day), month: number, year: Number(year), exists };
  });
}

/** The whole dates of a text. */
export const fullDates = (text: string, lang: KnownLanguage): FullDate[] => written(text, lang).filter(({ exists }) => exists);

/** Dates with a word in them that no calendar has: `31 tháng 4 năm 2026`, `April 31, 2026`. */
export const impossibleInWords = (text: string, lang: KnownLanguage): FullDate[] => written(text, lang).filter(({ exists, typed }) => !exists && /\p{L}/u.test(typed));

const DAYS: Readonly<Record<KnownLanguage, readonly RegExp[]>> = {
  vi: ['thứ (?:hai|2)', 'thứ (?:ba|3)', 'thứ (?:tư|4)', 'thứ (?:năm|5)', 'thứ (?:sáu|6)', 'thứ (?:bảy|bẩy|7)', 'chủ nhật'].map((name) => new RegExp(`(?<!\\p{L})${name}[\\s,(]*(?:ngày\\s+)?$`, 'iu')),
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((name) => new RegExp(`(?<!\\p{L})${name}[\\s,(]*(?:the\\s+)?$`, 'u')),
};

/** The day of the week that stands right before a date, 0 Monday to 6 Sunday; null where none does. `before` is what stands before the date. */
export function weekdayBefore(before: string, lang: KnownLanguage): number | null {
  const end = before.slice(-32);
  const day = DAYS[lang].findIndex((pattern) => pattern.test(end));
  return day < 0 ? null : day;
}
