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

/** The whole dates of a text; what no calendar has is left to `impossible-date`. */
export function fullDates(text: string, lang: KnownLanguage): FullDate[] {
  return PATTERNS[lang].flatMap((pattern) => [...text.matchAll(pattern)]).flatMap((match): FullDate[] => {
    const { day, month, year } = match.groups!;
    const number = /^\d/.test(month!) ? Number(month) : NAMES.split('|').indexOf(month!) + 1;
    const date = new Date(Date.UTC(Number(year), number - 1, Number(day)));
    return date.getUTCMonth() !== number - 1 ? [] : [{ typed: match[0], index: match.index, day: Number(day), month: number, year: Number(year) }];
  });
}
