/** Changed digits and changed dates: faults in what both languages carry. */
import { textOf } from './texts.mjs';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = { en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'], vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] };
const MONTH = `(?<mon>${MONTHS.join('|')})`;
const DATES = {
  vi: [
    /(?<![\d/])(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})(?!\d)/, /(?<![\d/])(?<m>\d{1,2})\/(?<y>\d{4})(?![\d/])/, /(?<![\d/.,])(?<d>[1-9]\d?)\/(?<m>\d{1,2})(?![\d/.,]\d)/,
    /ngày (?<d>\d{1,2})(?: tháng (?<m>\d{1,2})(?: năm (?<y>\d{4}))?)?(?![\d/.])/, /tháng (?<m>\d{1,2})(?: năm (?<y>\d{4}))?(?![\d/.])/,
    /(?<![\d/])(?<d>\d{1,2})(?=\s*(?:đến|và|-|–)\s*(?:ngày\s*)?\d{1,2}\/\d)/, /(?<w>thứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy)|Chủ nhật)/, /(?<![\d.,/-])(?<y>(?:19|20)\d\d)(?![\d.,]?\d)/,
  ],
  en: [
    new RegExp(`${MONTH} (?<d>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<y>(?:19|20)\\d\\d))?(?!\\d)`), new RegExp(`(?<!\\d)(?<d>\\d{1,2}) ${MONTH}(?:,? (?<y>(?:19|20)\\d\\d))?`),
    new RegExp(`\\b${MONTH}(?:,? (?<y>(?:19|20)\\d\\d))?\\b`), new RegExp(`(?<=(?:${MONTHS.join('|')}) \\d{1,2}\\s?(?:to|and|-|–)\\s?)(?<d>\\d{1,2})(?!\\d)`),
    new RegExp(`(?<!\\d)(?<d>\\d{1,2})(?=\\s?(?:to|and|-|–)\\s?\\d{1,2} (?:${MONTHS.join('|')}))`), /(?<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)/, /(?<![\d.,/-])(?<y>(?:19|20)\d\d)(?![\d.,]?\d)/,
  ],
};

/** The parts of the dates in a piece: `{ piece, part: d|m|y|w, value, start, end, whole }`, places in the piece's line. */
export function dateParts(piece) {
  let text = textOf(piece);
  const parts = [];
  for (const source of DATES[piece.lang])
    for (const found of [...text.matchAll(new RegExp(source, 'dgu'))]) {
      for (const [name, span] of Object.entries(found.indices.groups)) {
        if (!span) continue;
        const written = text.slice(...span);
        const part = name === 'mon' ? 'm' : name;
        const number = name === 'mon' ? MONTHS.indexOf(written) + 1 : part === 'w' ? DAYS[piece.lang].findIndex((day) => day === written) : Number(written);
        parts.push({ piece, part, value: `${part}${number}`, number, written, start: piece.start + span[0], end: piece.start + span[1], alone: found[0] === written, numeric: found[0].includes('/') ? found : undefined });
      }
      const [from, to] = found.indices[0];
      text = text.slice(0, from) + '\u0000'.repeat(to - from) + text.slice(to);
    }
  return parts;
}

/** Numbers of a piece that belong to no date; the value is the same for 9.400 in Vietnamese and 9,400 in English. */
function numbers(piece) {
  const dates = dateParts(piece);
  return [...textOf(piece).matchAll(/(?<![\p{L}\d])\d+(?:[.,\u00a0]\d+)*/gu)].flatMap((found) => {
    const [start, end] = [piece.start + found.index, piece.start + found.index + found[0].length];
    if (dates.some((date) => date.start < end && date.end > start) || /^\d+\. /.test(piece.line.text.slice(start))) return [];
    const grouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(found[0]);
    const value = grouped ? found[0].replace(/\D/g, '') : found[0].replace(',', '.');
    return [{ piece, value, written: found[0], start, end }];
  });
}

const both = (pair, read) => {
  const [vi, en] = [pair.vi.flatMap(read), pair.en.flatMap(read)];
  return [...vi.filter((one) => en.some((other) => other.value === one.value)), ...en.filter((one) => vi.some((other) => other.value === one.value))];
};
const set = (found, text) => () => {
  const { line } = found.piece;
  line.text = line.text.slice(0, found.start) + text + line.text.slice(found.end);
};
const partnersOf = (pair, piece) => pair[piece.lang === 'vi' ? 'en' : 'vi'].map(({ file, line }) => ({ file, line }));

const LOOKS = { 0: '689', 1: '74', 2: '7', 3: '85', 4: '19', 5: '63', 6: '508', 7: '12', 8: '360', 9: '40' };
const KEYS = { 0: '9', 1: '2', 2: '13', 3: '24', 4: '35', 5: '46', 6: '57', 7: '68', 8: '79', 9: '80' };
/** A number as a hand or a scan gets it wrong. */
const SLIPS = {
  'read as another digit': (digits, at, luck) => splice(digits, at, 1, luck.one([...LOOKS[digits[at]]])),
  'the key beside it': (digits, at, luck) => splice(digits, at, 1, luck.one([...KEYS[digits[at]]])),
  'two digits exchanged': (digits, at) => (at + 1 < digits.length && /\d\d/.test(digits.slice(at, at + 2)) ? splice(digits, at, 2, digits[at + 1] + digits[at]) : digits),
  'a digit twice': (digits, at) => splice(digits, at, 0, digits[at]),
  'a digit lost': (digits, at) => (/\d.*\d/.test(digits) ? splice(digits, at, 1, '') : digits),
};
const splice = (text, at, length, put) => text.slice(0, at) + put + text.slice(at + length);

export function* changedDigits(pairs, luck) {
  for (const pair of luck.shuffled(pairs))
    for (const found of luck.shuffled(both(pair, numbers))) {
      const form = luck.one(Object.keys(SLIPS));
      const at = luck.one([...found.written].flatMap((char, i) => (/\d/.test(char) ? [i] : [])));
      const text = SLIPS[form](found.written, at, luck);
      if (text === found.written || /^0\d/.test(text) !== /^0\d/.test(found.written)) continue;
      yield { form, what: `${found.written} → ${text}`, places: [found.piece], partners: partnersOf(pair, found.piece), apply: set(found, text) };
    }
}

function otherDate(found, luck) {
  const { part, number, written, piece } = found;
  if (part === 'w') return ['another weekday', DAYS[piece.lang][(number + luck.one([1, 6])) % 7]];
  if (part === 'm') {
    const month = ((number - 1 + luck.one([1, 11, 2])) % 12) + 1;
    return ['another month', /\d/.test(written) ? String(month).padStart(written.startsWith('0') ? 2 : 1, '0') : MONTHS[month - 1]];
  }
  if (part === 'y') {
    const slip = luck.one([String(number + 1), String(number - 1), splice(written, 2, 2, written[3] + written[2]), splice(written, 2, 1, '0'), splice(written, 3, 1, luck.one([...LOOKS[written[3]]]))]);
    return ['another year', slip];
  }
  const turned = [...written].reverse().join('');
  const days = [number + 1, number - 1, number + 10, number > 10 ? number - 10 : number + 2, Number(turned)].filter((day) => day > 0 && day <= 31 && day !== number);
  return ['another day', String(luck.one(days))];
}

export function* changedDates(pairs, luck) {
  for (const pair of luck.shuffled(pairs))
    for (const found of luck.shuffled(both(pair, dateParts))) {
      // Years stand everywhere; a year alone is taken seldom, so that days and months have their share.
      if (found.part === 'y' && found.alone && luck.next() < 0.6) continue;
      const groups = found.numeric?.groups;
      const turn = groups?.d && groups.m && Number(groups.d) <= 12 && Number(groups.d) !== Number(groups.m) && luck.next() < 0.5;
      const whole = turn ? { piece: found.piece, start: found.piece.start + found.numeric.index, end: found.piece.start + found.numeric.index + found.numeric[0].length } : found;
      const [form, text] = turn ? ['day and month exchanged', [groups.m, groups.d, groups.y].filter(Boolean).join('/')] : otherDate(found, luck);
      const written = found.piece.line.text.slice(whole.start, whole.end);
      if (text === written) continue;
      yield { form, what: `${written} → ${text}`, places: [found.piece], partners: partnersOf(pair, found.piece), apply: set(whole, text) };
    }
}
