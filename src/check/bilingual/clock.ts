/** Times of day, in the forms of their language. */
import { numeral, type KnownLanguage, type Token } from './token.js';

const TIME: Readonly<Record<KnownLanguage, RegExp>> = {
  vi: /(?<![\d:.,])(\d{1,2})(?:\s?(?:h|giờ)(?:\s?(\d{2})(?!\d|\p{L})|\s(rưỡi))?(?!\p{L})(?:\s?phút)?|:(\d{2})(?!\d))(?:\s+(sáng|trưa|chiều|tối|đêm))?/giu,
  en: /(?<![\d:.,])(\d{1,2})(?:[:.h](\d{2}))?\s?(a\.?m\.?|p\.?m\.?|o['’]clock)(?!\p{L})|(?<![\d:.,])(\d{1,2})[:h](\d{2})(?!\d)/giu,
};

/** A sportsman's time: 2 phút 4 giây 61, which is 2 minutes 4.61 seconds. */
const RACE = /(?<!\d)(?:(\d{1,2})\s?(?:phút|['’])\s?)?(\d{1,2})\s?(?:giây|["”s])\s?(\d{1,2})(?![\d%]|\s?[\p{L}])/giu;

/** Seconds with what is less than a second after the unit; only Vietnamese writes so. */
export function racesOf(text: string, lang: KnownLanguage): Token[] {
  return lang === 'en' ? [] : [...text.matchAll(RACE)].map((match): Token => {
    const [typed, minutes, seconds, rest] = match;
    const first = minutes === undefined ? [] : [[numeral(Number(minutes))]];
    return { kind: 'number', text: typed, index: match.index, firm: true, parts: [...first, [numeral(Number(`${seconds!}.${rest!}`))]], otherwise: [...first, [numeral(Number(seconds))], [numeral(Number(rest))]] };
  });
}

/** Times of day as minutes; hours alone may also be a number of hours. */
export function timesOf(text: string, lang: KnownLanguage): Token[] {
  return [...text.matchAll(TIME[lang])].flatMap((match): Token[] => {
    const hour = Number(match[1] ?? match[4]);
    const minutes = lang === 'vi' ? match[2] ?? match[4] ?? (match[3] === undefined ? undefined : '30') : match[2] ?? match[5];
    if (hour > 24 || Number(minutes ?? 0) > 59) return [];
    const minute = hour * 60 + Number(minutes ?? 0);
    const readings = [`t${minute}`, ...(hour <= 12 ? [`t${(minute + 720) % 1440}`] : []), ...(minutes === undefined || minutes === '00' ? [numeral(hour)] : [])];
    const otherwise = minutes === undefined ? {} : { otherwise: [[numeral(hour)], [numeral(Number(minutes))]] };
    return [{ kind: 'time', text: match[0].trimEnd(), index: match.index, firm: true, parts: [readings], ...otherwise }];
  });
}
