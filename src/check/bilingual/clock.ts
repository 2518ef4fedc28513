/** Times of day, in the forms of their language. */
import { numeral, type KnownLanguage, type Token } from './token.js';

const TIME: Readonly<Record<KnownLanguage, RegExp>> = {
  vi: /(?<![\d:.,])(\d{1,2})(?:\s?(?:h|giờ|g(?=\d{2}(?!\d)))(?:\s?(\d{2})(?!\d|\p{L})|\s(rưỡi))?(?!\p{L})(?:\s?phút)?|:(\d{2})(?!\d))(?:\s+(sáng|trưa|chiều|tối|đêm))?/giu,
  en: /(?<![\d:.,])(\d{1,2})(?:[:.h](\d{2}))?\s?(a\.?m\.?|p\.?m\.?|o['’]clock)(?!\p{L})|(?<![\d:.,])(\d{1,2})[:h](\d{2})(?!\d)/giu,
};

/** A sportsman's time: 2 phút 4 giây 61, which is 2 minutes 4.61 seconds. */
const RACE = /(?<!\d)(?:(\d{1,2})\s?(?:phút|['’])\s?)?(\d{1,2})(?:\s?(?:giây|s)\s?(\d{1,2})(?![\d%]|\s?[\p{L}])|["”″](\d{1,2})(?![\d%\p{L}]))/giu;

/** Seconds with what is less than a second after the unit; only Vietnamese writes so. */
export function racesOf(text: string, lang: KnownLanguage): Token[] {
  return lang === 'en' ? [] : [...text.matchAll(RACE)].map((match): Token => {
    const [typed, minutes, seconds] = match;
    const rest = match[3] ?? match[4];
    const first = minutes === undefined ? [] : [[numeral(Number(minutes))]];
    return { kind: 'number', text: typed, index: match.index, firm: true, parts: [...first, [numeral(Number(`${seconds!}.${rest!}`))]], otherwise: [...first, [numeral(Number(seconds))], [numeral(Number(rest))]] };
  });
}

/** A minute of the day, in the first half of it or in the second. */
export const clock = (minute: number): string[] => [`t${minute % 1440}`, `t${(minute + 720) % 1440}`];

/** 7 giờ kém 10 is ten to seven. */
const SHORT_OF = /(?<![\d:.,])(\d{1,2})\s?(?:h|giờ) kém (\d{1,2})(?:\s?phút)?(?![\d.,]*\d)/giu;
/** 1 hour and 20 minutes. */
const DURATION = /(?<![\d.,])(\d{1,2})[ -]hours?,? (?:and )?(\d{1,2})[ -]minutes?(?!\p{L})/giu;
/** 2 to 4.30 p.m., 13, 16 và 22 giờ: a time that shares the word of the one behind it. */
const SHARING: Readonly<Record<KnownLanguage, RegExp>> = {
  vi: /(?<![\d:.,/])(\d{1,2})\s?(?:,|;|và|hay|hoặc|đến|tới|-|–|—)\s?$/iu,
  en: /(?<![\d:.,/])(\d{1,2})(?:[:.](\d{2}))?\s?(?:,|;|,? ?(?:to|and|until|till|or)|-|–|—)\s?$/iu,
};
/** So far before a time the one that shares its word begins at most, UTF-16 units. */
const LOOK_BACK = 14;
/** A list of times has no more before its last one: a day's hours. */
const MOST_SHARING = 24;

const blank = (text: string, { index, text: typed }: Token): string => text.slice(0, index) + ' '.repeat(typed.length) + text.slice(index + typed.length);

/** Times of a day and of a clock: those that two numbers make, then the rest. */
export function timesOf(text: string, lang: KnownLanguage): Token[] {
  const pattern = lang === 'vi' ? SHORT_OF : DURATION;
  const made = [...text.matchAll(pattern)].map((match): Token => {
    const [hours, minutes] = [Number(match[1]), Number(match[2])];
    const parts = [lang === 'vi' ? clock(hours * 60 - minutes + 1440) : [numeral(hours * 60 + minutes), `t${hours * 60 + minutes}`]];
    return { kind: lang === 'vi' ? 'time' : 'number', text: match[0], index: match.index, firm: true, parts, otherwise: [[numeral(hours)], [numeral(minutes)]] };
  });
  const plain = plainTimesOf(made.reduce(blank, text), lang);
  const begun = plain.flatMap((time) => (lang === 'vi' ? /(?:h|giờ)(?:\s+(?:sáng|trưa|chiều|tối|đêm))?$/iu : /(?:[ap]\.?m\.?|o['’]clock)$/iu).test(time.text) ? sharing(text, time.index, lang) : []);
  return [...made, ...plain, ...begun];
}

/** The times that stand in a row before one and share its word, the last of them first; an hour alone may be a number of hours. */
function sharing(text: string, index: number, lang: KnownLanguage): Token[] {
  const found: Token[] = [];
  for (let end = index; found.length < MOST_SHARING; ) {
    const from = Math.max(0, end - LOOK_BACK);
    const match = SHARING[lang].exec(text.slice(from, end));
    const [hour, minutes] = [Number(match?.[1]), match?.[2]];
    if (match === null || hour > (lang === 'vi' ? 24 : 12) || Number(minutes ?? 0) > 59) break;
    end = from + match.index;
    const readings = hour <= 12 ? clock(hour * 60 + Number(minutes ?? 0)) : [`t${hour * 60}`];
    found.push({ kind: 'time', text: text.slice(end, end + match[1]!.length + (minutes === undefined ? 0 : 3)), index: end, firm: true, parts: [minutes === undefined ? [numeral(hour), ...readings] : readings] });
  }
  return found;
}

/** The half of the day that a word behind a time names; null for words that either may have (trưa, đêm, o’clock). Noon and midnight are counted in both ways. */
function halfOf(word: string | undefined): 'first' | 'second' | null {
  if (word === undefined) return null;
  return /^(?:a|sáng)/iu.test(word) ? 'first' : /^(?:p|chiều|tối)/iu.test(word) ? 'second' : null;
}

/** Times of day as minutes; hours alone may also be a number of hours, and hours with minutes of minutes. */
function plainTimesOf(text: string, lang: KnownLanguage): Token[] {
  return [...text.matchAll(TIME[lang])].flatMap((match): Token[] => {
    const hour = Number(match[1] ?? match[4]);
    const minutes = lang === 'vi' ? match[2] ?? match[4] ?? (match[3] === undefined ? undefined : '30') : match[2] ?? match[5];
    if (hour > 24 || Number(minutes ?? 0) > 59) return [];
    const minute = hour * 60 + Number(minutes ?? 0);
    const half = hour >= 1 && hour <= 11 ? halfOf(lang === 'vi' ? match[5] : match[3]) : null;
    const readings = [...(half === 'second' ? [] : [`t${minute}`]), ...(hour <= 12 && half !== 'first' ? [`t${(minute + 720) % 1440}`] : []), ...(minutes === undefined || minutes === '00' ? [numeral(hour)] : lang === 'vi' ? [numeral(minute)] : [])];
    // With the half of the day it is no number of hours.
    const otherwise = minutes === undefined || half !== null ? {} : { otherwise: [[numeral(hour)], [numeral(Number(minutes))]] };
    return [{ kind: 'time', text: match[0].trimEnd(), index: match.index, firm: true, parts: [readings], ...otherwise }];
  });
}
