/** Turns of phrase that say a number without being one: halves and other fractions, spans of years, noon. */
import { clock } from './clock.js';
import { compound, valuesOf } from './number-words.js';
import { numeral, type KnownLanguage, type Token } from './token.js';

/** Parts of a whole in English: `two thirds`, `a quarter`. */
const PARTS: Readonly<Record<string, number>> = { half: 2, halves: 2, third: 3, quarter: 4, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10 };
const FEW = 'một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\\d{1,2}';

/** A number in digits or in words. */
function value(typed: string, lang: KnownLanguage): number | null {
  if (/^\d+$/.test(typed)) return Number(typed);
  const words = typed.toLowerCase().split(/[\s-]+/);
  return compound(words, lang)?.value ?? valuesOf(words[0]!, lang)[0] ?? null;
}

/** Readings of a share of a whole, also as percent. */
const share = (of: number, whole: number): string[] => [numeral(of / whole), numeral((100 * of) / whole)];
const numerals = (...values: readonly number[]): string[] => values.map(numeral);

/** What a match means: its readings; null where it means nothing of the kind. */
type Reader = (match: RegExpMatchArray) => readonly string[] | null;
/** `asks`: a number like any other, which the other language must have where it has a stranger of its own. */
interface Phrase {
  readonly pattern: RegExp;
  readonly read: Reader;
  readonly asks?: true;
}

const times = (lang: KnownLanguage, factor: number): Reader => ([, typed]) => {
  const number = typed === undefined ? 1 : value(typed, lang);
  return number === null ? null : numerals(number * factor);
};
const plusHalf = (lang: KnownLanguage): Reader => ([, typed]) => {
  const number = value(typed!, lang);
  return number === null ? null : numerals(number + 0.5, (number + 0.5) * 60, (number + 0.5) * 12);
};

/** A run of Vietnamese words that may be a number below sixty. */
const SPOKEN = '(?:(?:một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|mốt)(?!\\p{L}) ?){1,4}';
const spokenValue = (typed: string): number => value(typed.trim(), 'vi') ?? 0;

const PHRASES: Readonly<Record<KnownLanguage, readonly Phrase[]>> = {
  vi: [
    { pattern: new RegExp(`(?<!\\p{L})(${FEW}) phần (${FEW}|tư)(?!\\p{L})`, 'giu'), asks: true, read: ([, of, whole]) => {
      const [x, y] = [value(of!, 'vi'), value(whole!, 'vi')];
      return x === null || y === null || y <= x ? null : share(x, y);
    } },
    { pattern: /(?<!\p{L})(?:một )?nửa (?:tiếng|giờ)(?!\p{L})/giu, read: () => numerals(30, 0.5) },
    { pattern: /(?<!\p{L})nửa (?:cân|ký|kí|lít)(?!\p{L})/giu, read: () => numerals(500, 0.5) },
    { pattern: new RegExp(`(?<!\\p{L})(${FEW}) (tạ|yến|lạng)(?!\\p{L})`, 'giu'), read: ([, typed, unit]) => numerals(value(typed!, 'vi')! * (unit!.toLowerCase() === 'yến' ? 10 : 100)) },
    // bảy giờ kém mười, chín giờ mười lăm
    { pattern: new RegExp(`(?<!\\p{L})(${SPOKEN})giờ kém (${SPOKEN}|\\d{1,2})`, 'giu'), read: ([, hour, less]) => clock(spokenValue(hour!) * 60 - spokenValue(less!) + 1440) },
    { pattern: new RegExp(`(?<!\\p{L})(${SPOKEN})giờ(?!\\p{L})(?: (${SPOKEN}))?`, 'giu'), read: ([, hour, minute]) => clock(spokenValue(hour!) * 60 + (minute === undefined ? 0 : spokenValue(minute))) },
    { pattern: new RegExp(`(?<!\\p{L})(${SPOKEN})(?:tiếng|giờ)(?!\\p{L}) (${SPOKEN})phút`, 'giu'), read: ([, hours, minutes]) => numerals(spokenValue(hours!) * 60 + spokenValue(minutes!)) },
    { pattern: /(?<!\p{L})nửa năm(?!\p{L})/giu, read: () => numerals(6, 0.5) },
    { pattern: /(?<!\p{L})nửa thế kỷ(?!\p{L})/giu, read: () => numerals(50, 0.5) },
    { pattern: /(?<!\p{L})nửa triệu(?!\p{L})/giu, read: () => numerals(500_000) },
    { pattern: /(?<!\p{L})(?:một )?nửa(?!\p{L}| đêm)/giu, read: () => [...share(1, 2), ...numerals(2, 6)] },
    { pattern: new RegExp(`(?<!\\p{L})(${FEW}) (?:thập kỷ|thập niên)(?!\\p{L})`, 'giu'), read: times('vi', 10) },
    { pattern: new RegExp(`(?<!\\p{L})(${FEW}) thế kỷ(?!\\p{L})`, 'giu'), read: times('vi', 100) },
    { pattern: new RegExp(`(?<!\\p{L})(${FEW}) (?:năm|giờ|tiếng|tháng|ngày|lần|mét|tấn|cân|ký|kí|lít|cây số|cây|sào|mẫu|thước) rưỡi(?!\\p{L})`, 'giu'), read: plusHalf('vi') },
    { pattern: /(?<!\p{L})(?:giữa trưa|chính ngọ)(?!\p{L})/giu, read: () => ['t720', numeral(12)] },
    { pattern: /(?<!\p{L})nửa đêm(?!\p{L})/giu, read: () => ['t0', ...numerals(0, 24, 12)] },
    // The full moon of a lunar month, and its day.
    { pattern: /(?<!\p{L})rằm(?!\p{L})/giu, read: () => numerals(15) },
    { pattern: /(?<!\p{L})(?:ngày đêm|suốt ngày đêm)(?!\p{L})/giu, read: () => numerals(24) },
  ],
  en: [
    { pattern: /\b(a|one|two|three|four|five|six|seven|eight|nine)[ -](halves|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?\b(?! (?:past|to (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d)))( of an hour)?/gi, asks: true, read: ([, of, part, hour]) => {
      const [x, y] = [value(of!, 'en')!, PARTS[part!.toLowerCase()]!];
      return [...share(x, y), ...(hour === undefined ? [] : numerals((60 * x) / y))];
    } },
    { pattern: /\b(?:a |one )?half\b/gi, read: () => [...share(1, 2), ...numerals(2, 6)] },
    { pattern: /\b(?:half an hour|half-hour)\b/gi, read: () => numerals(30, 0.5) },
    { pattern: /\bquarter of an hour\b/gi, read: () => numerals(15) },
    { pattern: /\b(?:an? )?(hour|year) and a half\b/gi, read: ([, unit]) => numerals(1.5, unit!.toLowerCase() === 'hour' ? 90 : 18) },
    { pattern: /\bhalf (?:a )?century\b/gi, read: () => numerals(50, 0.5) },
    { pattern: /\bhalf (?:a )?(million|billion)\b/gi, read: ([, scale]) => numerals(value(scale!, 'en')! / 2) },
    { pattern: /\b([a-z]+|\d+) and a half(?! (?:thousand|million|billion))\b/gi, read: plusHalf('en') },
    { pattern: /\b([a-z]+|\d+) and a half (thousand|million|billion)\b/gi, asks: true, read: ([, typed, scale]) => {
      const number = value(typed!, 'en');
      return number === null ? null : numerals((number + 0.5) * value(scale!, 'en')!);
    } },
    { pattern: /\b([a-z]+|\d+) decades\b/gi, read: times('en', 10) },
    { pattern: /\b([a-z]+|\d+) centuries\b/gi, read: times('en', 100) },
    { pattern: /\b(?:a|one|two|three)[ -]quarters?\b/gi, read: () => numerals(4) },
    // The year's first quarter has three months.
    { pattern: /\bfirst quarter\b/gi, asks: true, read: () => numerals(1, 3) },
    { pattern: /\b(second|third|fourth) quarter\b/gi, asks: true, read: times('en', 1) },
    { pattern: /\bfirst three quarters\b/gi, read: () => numerals(9, 3) },
    { pattern: /\b(?:around|round) the clock\b|\bday and night\b/gi, read: () => [...numerals(24, 7), 'm7'] },
    { pattern: /\b(?:a|one) week\b/gi, read: () => numerals(7, 1) },
    // The three levels of school are numbered in Vietnamese.
    { pattern: /\b(?:(primary|elementary)|(lower secondary|middle|junior high)|(?:upper|senior) secondary|high) (?:schools?|education|pupils?|students?)\b/gi, read: ([, first, second]) => numerals(first !== undefined ? 1 : second !== undefined ? 2 : 3) },
    { pattern: /\bfull[ -]moon\b/gi, read: () => numerals(15) },
    // 30 Tết, or 29 in a short year.
    { pattern: /\b(?:new year['’]s eve|last (?:day|night|evening|afternoon) of the (?:old |lunar )*year)\b/gi, read: () => numerals(29, 30) },
    { pattern: /\bfortnight\b/gi, read: () => numerals(14, 15) },
    { pattern: /\b(?:noon|midday)\b/gi, read: () => ['t720', numeral(12)] },
    { pattern: /\bmidnight\b/gi, read: () => ['t0', ...numerals(0, 24, 12)] },
    { pattern: /\b(half|(?:a )?quarter|[a-z]+(?:-[a-z]+)?|\d{1,2})(?: minutes)? (past|to) (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday|midnight|\d{1,2})\b/gi, read: ([, part, way, hour]) => {
      const small = part!.toLowerCase();
      const minutes = small === 'half' ? 30 : small.endsWith('quarter') ? 15 : value(small, 'en');
      const at = /^(?:noon|midday)$/i.test(hour!) ? 12 : /^midnight$/i.test(hour!) ? 0 : value(hour!, 'en');
      return minutes === null || minutes > 59 || at === null || at > 24 ? null : clock(at * 60 + (way!.toLowerCase() === 'past' ? minutes : -minutes) + 1440);
    } },
    { pattern: /\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})(?: o['’]clock| (?:in the|that) (?:morning|afternoon|evening|night)| at night)/gi, read: ([, hour]) => clock(value(hour!, 'en')! * 60) },
    // Of the old calendar: `the fifth month`.
    { pattern: /\b([a-z]+) (?:lunar )?month\b/gi, read: ([, typed]) => {
      const month = /(?:first|second|third|th)$/i.test(typed!) ? value(typed!, 'en') : null;
      return month === null || month > 12 ? null : [`m${month}`];
    } },
  ],
};

/** All turns of phrase of a text. They answer to what the other language says; those that `asks` marks ask as well. */
export const phrases = (text: string, lang: KnownLanguage): Token[] =>
  PHRASES[lang].flatMap(({ pattern, read, asks }) => [...text.matchAll(pattern)].flatMap((match): Token[] => {
    const readings = read(match);
    return readings === null ? [] : [{ kind: 'word', text: match[0], index: match.index, firm: false, parts: [readings], ...(asks === true ? { asks } : {}) }];
  }));
