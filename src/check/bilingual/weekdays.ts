/** Days of the week: a reader comes on the day that his language names. */
import { numeral, type KnownLanguage, type Token } from './token.js';

const ENGLISH = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const VIETNAMESE: Readonly<Record<string, number>> = { hai: 1, ba: 2, tư: 3, năm: 4, sáu: 5, bảy: 6, bẩy: 6 };

/**
 * All days of the week of a text, `w1` Monday to `w7` Sunday. `thứ Năm` with its capital is Thursday; `thứ năm` may be the fifth of something and only answers;
 * `thứ 5` must be answered by either. A weekend answers for both of its days.
 */
export function weekdaysOf(text: string, lang: KnownLanguage): Token[] {
  const weekends = [...text.matchAll(lang === 'vi' ? /(?<!\p{L})cuối\s+tuần(?!\p{L})/giu : /(?<!\p{L})weekends?(?!\p{L})/giu)].map(
    (match): Token => ({ kind: 'word', text: match[0], index: match.index, firm: false, parts: [['w6'], ['w7']] }),
  );
  if (lang === 'en') {
    const days = [...text.matchAll(/(?<!\p{L})((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?(?!\p{L})/gu)];
    return [...weekends, ...days.map((match) => day(match[0], match.index, ENGLISH.indexOf(match[1]!.toLowerCase()) + 1, true))];
  }
  const days = [...text.matchAll(/(?<!\p{L})thứ\s+(hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])(?!\p{L}|\d)/giu)];
  const sundays = [...text.matchAll(/(?<!\p{L})chủ\s+nhật(?!\p{L})/giu)];
  return [
    ...weekends,
    ...days.map((match) => {
      const [typed, name] = match;
      if (/\d/.test(name!)) return { kind: 'number', text: typed, index: match.index, firm: true, parts: [[numeral(Number(name)), `w${Number(name) - 1}`]] } satisfies Token;
      return day(typed, match.index, VIETNAMESE[name!.toLowerCase()]!, /^\p{Lu}\p{Ll}/u.test(name!));
    }),
    ...sundays.map((match) => day(match[0], match.index, 7, true)),
  ];
}

const day = (text: string, index: number, number: number, firm: boolean): Token => ({ kind: firm ? 'date' : 'word', text, index, firm, parts: [[`w${number}`]] });
