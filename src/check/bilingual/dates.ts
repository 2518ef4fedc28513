/** Months and days, in the forms of their language. */
import { numeral, type KnownLanguage, type Token } from './token.js';

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const ENGLISH = /(?<!\p{L})(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?!\p{L})\.?/giu;
const SPOKEN_MONTHS: Readonly<Record<string, number>> = { giêng: 1, hai: 2, ba: 3, tư: 4, năm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9, mười: 10, 'mười một': 11, 'mười hai': 12, chạp: 12 };

/** 14 - 17/4/2026, 17/4/2026, 17-4-2026, 17.4.2026, 4/2026 */
const FULL = /(?<![\p{L}\d/.,-])(?:(\d{1,2})\s*[-–—]\s*)?(\d{1,2})([/.-])(\d{1,2})\3(\d{4})(?![\d/])/gu;
const MONTH_YEAR = /(?<![\p{L}\d/.,])(\d{1,2})\s?[/-]\s?(\d{4})(?![\d/])/gu;
/** 17/4, 14 - 17/4, and 17-4 after the word for day. */
const DAY_MONTH = /(?<![\p{L}\d/.,])(?:(\d{1,2})\s*[-–—]\s*)?(\d{1,2})\/(\d{1,2})(?![\d/])/gu;
const DASHED = /(?<=ngày\s)(\d{1,2})[-.](\d{1,2})(?![\d/.-]*\d)/giu;
/** sáng 1-8, ngày 8 và 9-10, từ 1 đến 15-9: may be a range as well. */
const DASHED_OR_RANGE = /(?<=(?:sáng|trưa|chiều|tối|đêm|hôm|\d (?:và|đến|tới))\s)(\d{1,2})-(\d{1,2})(?![\d/.-]*\d)/giu;
/** tháng 4, tháng 3-5, tháng Tư; not `6 tháng 3 ngày`. */
const NAMED = /(?<!\d )tháng\s+(?:(\d{1,2})(?!\d)(?:\s*[-–]\s*(\d{1,2})(?![\d/]))?|(giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp)(?!\p{L}))/giu;
/** tháng 3, 4 và 5, the months behind the first; each may be a number of something else as well. */
const MORE_MONTHS = /(?<=(?<!\d )tháng\s+\d{1,2})(?:(?:\s*,\s*|\s+(?:và|hoặc|hay)\s+)\d{1,2}(?![\d/%]|[.,:]\d|\s?(?:%|h|g|giờ)(?!\p{L})))+/giu;
/** After a day: `17 tháng 4`, `17 tháng Tư`. */
const AFTER_DAY = /(?<=\d )tháng\s+(?:(\d{1,2})(?!\d)|(Giêng|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười Một|Mười Hai|Mười|Chạp)(?!\p{L}))/gu;
/** tháng 4-5/2026, tháng 4 - 5 năm 2026 is left to NAMED */
const MONTHS_YEAR = /(?<!\p{L})tháng\s+(\d{1,2})\s*[-–]\s*(\d{1,2})\s?[/-]\s?(\d{4})(?!\d)/giu;
/** 17/4/26, its year within thirty years of the century's first. */
const SHORT_YEAR = /(?<![\p{L}\d/.,-])(\d{1,2})([/.-])(\d{1,2})\2([012]\d)(?![\d/.,-])/gu;
/** 2026-04-17 (ISO 8601) */
const ISO = /(?<![\p{L}\d/.,-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/gu;

const month = (n: number, lunar: boolean): string[] => (lunar ? [`m${n}`, numeral(n)] : [`m${n}`]);

/** All tokens with a month in them. Days stay numbers where the month is a word. */
export function monthsOf(text: string, lang: KnownLanguage): Token[] {
  const tokens: Token[] = [];
  let rest = text;
  const lunar = /âm lịch|lunar/iu.test(text);
  const take = (pattern: RegExp, read: (match: RegExpExecArray) => readonly (readonly string[])[] | null): void => {
    let left = '';
    let from = 0;
    for (const match of rest.matchAll(pattern)) {
      const parts = read(match as RegExpExecArray);
      if (parts === null) continue;
      // `tháng ba` may also be three of something each month; a capital or a year makes it the month.
      // Giêng and Chạp are of the old calendar, and said in English in many ways.
      const firm = !/giêng|chạp/iu.test(match[0]) && (/\d/.test(match[0]) || lang === 'en' || /^\s+năm\s+\d/u.test(rest.slice(match.index + match[0].length)) || /\s\p{Lu}/u.test(match[0]));
      tokens.push({ kind: firm ? 'date' : 'word', text: match[0], index: match.index, firm, parts });
      left += rest.slice(from, match.index) + ' '.repeat(match[0].length);
      from = match.index + match[0].length;
    }
    rest = left + rest.slice(from);
  };
  // English may put the month first: then both numbers may be either.
  const dayAndMonth = (a: string, b: string): string[][] => (lang === 'vi' ? [[numeral(Number(a))], [...month(Number(b), lunar)]] : [[numeral(Number(a)), `m${Number(a)}`], [`m${Number(b)}`, numeral(Number(b))]]);
  const first = (day: string | undefined): string[][] => (day === undefined ? [] : [[numeral(Number(day))]]);
  take(FULL, ([, from, a, , b, year]) => (Number(a) <= 31 && Number(b) <= 31 ? [...first(from), ...dayAndMonth(a!, b!), [numeral(Number(year))]] : null));
  take(ISO, ([, year, m, day]) => (Number(m) >= 1 && Number(m) <= 12 && Number(day) <= 31 ? [[numeral(Number(year))], [`m${Number(m)}`], [numeral(Number(day))]] : null));
  take(SHORT_YEAR, ([, a, , b, year]) => (Number(a) >= 1 && Number(a) <= 31 && Number(b) >= 1 && Number(b) <= 12 ? [...dayAndMonth(a!, b!), [numeral(2000 + Number(year)), numeral(Number(year))]] : null));
  if (lang === 'vi') {
    take(MONTHS_YEAR, ([, m, n, year]) => ([m, n].every((each) => Number(each) >= 1 && Number(each) <= 12) ? [month(Number(m), lunar), month(Number(n), lunar), [numeral(Number(year))]] : null));
    take(/(?<!\p{L})quý\s+(\d)\s?[/-]\s?(\d{4})(?!\d)/giu, ([, quarter, year]) => [[numeral(Number(quarter))], [numeral(Number(year))]]);
    // The word is taken along: `tháng 4/2026` is one date.
    take(/(?<!\p{L})(?:tháng\s+)?(?<![\d/.,-])(\d{1,2})\s?[/-]\s?(\d{4})(?![\d/])/giu, ([, m, year]) => (Number(m) >= 1 && Number(m) <= 12 ? [month(Number(m), lunar), [numeral(Number(year))]] : null));
    take(DASHED, ([, a, b]) => (Number(b) <= 12 ? dayAndMonth(a!, b!) : null));
    take(DASHED_OR_RANGE, ([, a, b]) => (Number(a) <= 31 && Number(b) >= 1 && Number(b) <= 12 ? [[numeral(Number(a))], [...month(Number(b), false), numeral(Number(b))]] : null));
    take(MORE_MONTHS, ([typed]) => {
      const numbers = [...typed.matchAll(/\d+/g)].map(([digits]) => Number(digits));
      return numbers.every((n) => n >= 1 && n <= 12) ? numbers.map((n) => [numeral(n), `m${n}`]) : null;
    });
    take(NAMED, ([, a, b, word]) => {
      const numbers = word === undefined ? [a, b].flatMap((n) => (n === undefined ? [] : [Number(n)])) : [SPOKEN_MONTHS[word.toLowerCase()]!];
      return numbers.every((n) => n >= 1 && n <= 12) ? numbers.map((n) => month(n, lunar)) : null;
    });
    take(AFTER_DAY, ([, digits, word]) => {
      const m = word === undefined ? Number(digits) : SPOKEN_MONTHS[word.toLowerCase()]!;
      return m >= 1 && m <= 12 ? [month(m, lunar)] : null;
    });
  } else {
    take(MONTH_YEAR, ([, m, year]) => (Number(m) >= 1 && Number(m) <= 12 ? [month(Number(m), lunar), [numeral(Number(year))]] : null));
    take(ENGLISH, (match) => {
      const [typed, name] = match;
      const n = MONTHS.findIndex((whole) => whole.startsWith(name!.toLowerCase().slice(0, 3))) + 1;
      return isMonth(typed!, n, text.slice(Math.max(0, match.index - 14), match.index), text.slice(match.index + typed!.length, match.index + typed!.length + 8)) ? [[`m${n}`]] : null;
    });
    // A March morning, one May: hardly anything but the month, and yet perhaps a name.
    for (const { 0: typed, index } of rest.matchAll(/(?<=\p{Ll} )(?:March|May)(?!\p{L})/gu)) tokens.push({ kind: 'word', text: typed, index, firm: false, parts: [[typed === 'May' ? 'm5' : 'm3']] });
  }
  // A bare 2/3 may be a fraction: both numbers may be just numbers.
  take(DAY_MONTH, ([, from, a, b]) => (Number(a) <= 31 && Number(b) >= 1 && Number(b) <= 12 ? [...first(from), [numeral(Number(a))], [...month(Number(b), false), numeral(Number(b))]] : null));
  return tokens;
}

/** `may`, `march` and short forms are months only beside a day, a year or a word that leads to one. */
function isMonth(typed: string, n: number, before: string, after: string): boolean {
  const dated = /^\s*(?:\d|of\s+\d)/.test(after) || /\d(?:st|nd|rd|th)?(?:\s+of)?\s*$/.test(before);
  const whole = typed.replace('.', '').toLowerCase() === MONTHS[n - 1];
  if (!/^\p{Lu}/u.test(typed)) return false;
  if (dated) return true;
  if (!whole) return false;
  return n === 3 || n === 5 ? /(?:\b(?:in|of|since|by|until|till|from|to|early|late|last|next|this|and|through|mid|every|during|between)[\s-]+|[–-]\s?)$/i.test(before) : true;
}
