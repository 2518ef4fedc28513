/** Turns a text into the facts that a translation must keep: numbers, months, days of the week, times, document numbers, addresses. */
import type { Lang } from '../../model/issue.js';
import { numbersOf } from './numbers.js';
import { racesOf, timesOf } from './clock.js';
import { monthsOf } from './dates.js';
import { romans } from './roman.js';
import { spoken } from './spoken.js';
import { weekdaysOf } from './weekdays.js';
import { numeral, type KnownLanguage, type Token } from './token.js';

const ADDRESS = /https?:\/\/[^\s<>"”’)]+|www\.[^\s<>"”’)]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@])(?:[\w-]+\.)+(?:vn|com|org|net|gov|edu|info|asia)(?![\w])(?:\/[^\s<>"”’)]*)?/gi;
/** 0205 3896 899, +84 205 3896899, (+84-205) 3896 899: nine digits or more, in groups. */
const PHONE = /(?<![\d.,/])(?:\(\+\d{1,3}[ .-]?(?:\(0\))?\d{1,3}\)|\+\d{1,3}|\(?0\d{1,3}\)?)(?:[ .-]?\d{2,4}){2,4}(?!\d)/g;
/** 1900 1234, 1800 599 920: numbers that cost or save the caller. */
const HOTLINE = /(?<![\d.,/])1[89]00[ .]?\d{2,4}[ .]?\d{2,3}(?![\d.,]?\d)/g;
const CALL = /(?:hotline|tel|điện thoại|đt|gọi|call|phone|tổng đài)\P{L}{0,4}$/iu;
/** 223-NQ/TU, 1719/QĐ-TTg, 45/2019/QH14, 19/GP-XBBT */
const DOCUMENT = /(?<![\p{L}\p{N}])\d+(?:\/\d{4})?[/-]\p{Lu}{2,}\p{L}*\d*(?:[-/]\p{Lu}[\p{L}\d]*)*/gu;
/** Numbers that are part of a name: 4B, G20, COVID-19, 5G. */
const CODE = /(?<![\p{L}\p{N}])(?:\p{Lu}\p{L}*-?\d+[\p{L}\d]*|\d+\p{L}+\d*)(?![\p{L}\p{N}])/gu;
/** Units and endings that may stand right after a number without making it a name. */
const UNIT = /^\d+(?:st|nd|rd|th|s|h|g|m|km|cm|mm|ha|kg|t|l|m2|m3|km2|m²|m³|km²|kw|mw|kv|kwh|gb|tb|mb|ppi|ppm|tr|k|ng|x|bn|mn|pc|đ)$/iu;

/** An amount right after its currency. */
const MONEY = /^(?:VND|VNĐ|USD|EUR)\d+$/u;
/** những năm 80 của thế kỷ XX */
const DECADE = /(?<=(?:những năm|thập niên|thập kỷ) )(\d0) (?:của )?thế kỷ (XX|XIX|20|19)(?![\p{L}\d])/giu;

/** phút 90+4: the minutes that a referee adds to a half. */
const ADDED_TIME = /(?<![\d+])(45|90|105|120)\s?\+\s?(\d{1,2})(?!\d)/gu;
/** vòng 1/8, in which sixteen play. */
const ROUND = /(?<=(?<!\p{L})vòng )1\/(4|8|16|32)(?!\d)/giu;
/** 1m65; 1m2 is a square metre. */
const TALL = /(?<![\p{L}\d.,])(\d)m([014-9]|\d\d)(?![\p{L}\d])/gu;

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'D').toUpperCase();

/** A text of which parts are taken out one kind after another; what was taken is blanked, so that offsets stay. */
class Rest {
  constructor(public text: string) {}

  take(pattern: RegExp, read: (typed: string, index: number) => Token | null): Token[] {
    const found: Token[] = [];
    this.text = this.text.replace(pattern, (typed: string, ...rest: unknown[]) => {
      const index = rest.find((part): part is number => typeof part === 'number')!;
      const token = read(typed, index);
      if (token === null) return typed;
      found.push(token);
      return ' '.repeat(typed.length);
    });
    return found;
  }
}

/** The text with spaces where the tokens stand, as long as before. */
function without(text: string, tokens: readonly Pick<Token, 'index' | 'text'>[]): string {
  let left = '';
  let from = 0;
  for (const { index, text: typed } of [...tokens].sort((a, b) => a.index - b.index)) {
    const [begin, end] = [Math.max(from, index), Math.max(from, index + typed.length)];
    left += text.slice(from, begin) + ' '.repeat(end - begin);
    from = end;
  }
  return left + text.slice(from);
}

/** A text and its language: a segment, a caption. */
export interface Said {
  readonly text: string;
  readonly lang: Lang;
}

const KNOWN_FACTS = new WeakMap<Said, readonly Token[]>();

/** The facts of a text, found once however many ask: where languages are aligned, and where they are compared. */
export function factsOf(said: Said): readonly Token[] {
  const known = KNOWN_FACTS.get(said) ?? facts(said.text, said.lang as KnownLanguage);
  KNOWN_FACTS.set(said, known);
  return known;
}

/**
 * All facts of a text, in its order. Each token says what it may mean, in parts (a date has day, month and year), each part with its readings, the likeliest first.
 * Words for numbers are no facts by themselves (`firm` is false): they only answer to a number in the other language.
 */
export function facts(text: string, lang: KnownLanguage): Token[] {
  const rest = new Rest(text);
  const addresses = rest.take(ADDRESS, (typed, index) => {
    const clean = typed.replace(/[.,;:!?…]+$/, '');
    return { kind: 'address', text: clean, index, firm: true, parts: [[`@${clean.toLowerCase().replace(/^https?:\/\/(www\.)?|^www\./, '').replace(/\/$/, '')}`]] };
  });
  const phones = rest.take(PHONE, (typed, index) => {
    const digits = typed.replace(/\D/g, '');
    // A country's number stands for the zero.
    return digits.length < 9 ? null : { kind: 'address', text: typed.trim(), index, firm: true, parts: [[`☎${digits.replace(/^(84|0)/, '')}`]] };
  });
  const hotlines = rest.take(HOTLINE, (typed, index) => {
    const digits = typed.replace(/\D/g, '');
    // Two years side by side are eight digits as well, and have no word for a telephone before them.
    return digits.length < 8 || !CALL.test(text.slice(Math.max(0, index - 24), index)) ? null : { kind: 'address', text: typed.trim(), index, firm: true, parts: [[`☎${digits}`]] };
  });
  const documents = rest.take(DOCUMENT, (typed, index) => ({ kind: 'document', text: typed, index, firm: true, parts: [[`§${fold(typed)}`, `#${Number.parseInt(typed, 10)}`, ...(/^\d+\/(\d{4})/.exec(typed)?.slice(1).map((year) => `#${year}`) ?? [])]] }));
  const decades = rest.take(DECADE, (typed, index) => {
    const [decade, century] = [Number.parseInt(typed, 10), /XIX|19$/iu.test(typed) ? 19 : 20];
    return { kind: 'number', text: typed, index, firm: true, parts: [[numeral((century - 1) * 100 + decade), numeral(decade)]], otherwise: [[numeral(decade)], [numeral(century)]] };
  });
  const added = rest.take(ADDED_TIME, (typed, index) => {
    const [half, more] = typed.split('+').map(Number) as [number, number];
    return { kind: 'number', text: typed, index, firm: true, parts: [[numeral(half + more), numeral(more)]] };
  });
  const rounds = lang === 'en' ? [] : rest.take(ROUND, (typed, index) => {
    const of = Number(typed.slice(2));
    return { kind: 'number', text: typed, index, firm: true, parts: [[numeral(2 * of), numeral(of), numeral(1 / of)]] };
  });
  const heights = lang === 'en' ? [] : rest.take(TALL, (typed, index) => {
    const [whole, part] = typed.split('m') as [string, string];
    return { kind: 'number', text: typed, index, firm: true, parts: [[numeral(Number(`${whole}.${part}`)), numeral(Number(`${whole}${part.padEnd(2, '0')}`))]] };
  });
  const dated = monthsOf(rest.text, lang);
  rest.text = without(rest.text, dated);
  const weekdays = weekdaysOf(rest.text, lang);
  // The words of `thứ năm` stay: they may be a number.
  rest.text = without(rest.text, weekdays.filter(({ kind }) => kind === 'number'));
  const races = racesOf(rest.text, lang);
  rest.text = without(rest.text, races);
  const times = [...races, ...timesOf(rest.text, lang)];
  rest.text = without(rest.text, times);
  // 10x15 is two numbers.
  rest.text = rest.text.replace(/(?<=\d)[x×](?=\d)/giu, ' ');
  const codes = rest.take(CODE, (typed, index) => {
    if (UNIT.test(typed) || MONEY.test(typed)) return null;
    const number = /\d+/.exec(typed)![0];
    const name = fold(typed).replace('-', '');
    // The road QL4B is Highway 4B in the other language.
    return { kind: 'code', text: typed, index, firm: true, parts: [[`:${name}`, ...(/^\D/.test(name) ? [`:${name.replace(/^\D+/, '')}`] : []), `#${Number(number)}`]] };
  });
  const found = [...addresses, ...phones, ...hotlines, ...documents, ...decades, ...added, ...rounds, ...heights, ...dated, ...weekdays, ...times, ...codes, ...numbersOf(rest.text, lang), ...romans(rest.text), ...spoken(rest.text, lang)];
  return found.sort((a, b) => a.index - b.index);
}
