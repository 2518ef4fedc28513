/** Numbers written in digits, with the separators and scales of their language. */
import { clock } from './clock.js';
import { inSmallerUnits, withRest } from './conversions.js';
import { numeral, type KnownLanguage, type Token } from './token.js';
import { unitAt } from './units.js';

/** Digits with separators inside; a common space parts groups where there are two of them (1 234 567). A currency may stand right before. */
const NUMBER = /(?:(?<![\p{L}\p{N}])|(?<=(?<!\p{L})(?:VND|VNĐ|USD|EUR)))(?:\d{1,3}(?: \d{3}){2,}(?![\d.,]*\d)|\d+(?:[.,]\d+)*(?:[\u00a0\u202f\u2009]\d{3})*)/gu;

const SCALES: Readonly<Record<KnownLanguage, readonly (readonly [word: string, factor: number])[]>> = {
  vi: [
    ['triệu tỷ', 1e15], ['triệu tỉ', 1e15], ['nghìn tỷ', 1e12], ['ngàn tỷ', 1e12], ['nghìn tỉ', 1e12], ['ngàn tỉ', 1e12], ['tỷ', 1e9], ['tỉ', 1e9],
    ['triệu', 1e6], ['tr', 1e6], ['vạn', 1e4], ['nghìn', 1e3], ['ngàn', 1e3], ['trăm', 100], ['chục', 10],
  ],
  en: [['trillion', 1e12], ['tn', 1e12], ['billion', 1e9], ['bn', 1e9], ['million', 1e6], ['mn', 1e6], ['thousand', 1e3], ['hundred', 100], ['dozen', 12]],
};
/** Letters that are scales only beside money: $1.5m, 350k. */
const MONEY: Readonly<Record<string, number>> = { m: 1e6, b: 1e9, k: 1e3 };
const CURRENCY_BEFORE = /(?:\$|€|£|USD|US\$|VND|EUR)\s?$/u;

const SCALE: Readonly<Record<KnownLanguage, RegExp>> = {
  vi: new RegExp(`^[ \\u00a0]?(${SCALES.vi.map(([word]) => word).join('|')})(?![\\p{L}])(?! (?:lệ|trọng|giá|suất|số)(?!\\p{L}))`, 'iu'),
  en: new RegExp(`^[ \\u00a0-]?(${SCALES.en.map(([word]) => word).join('|')})s?(?![\\p{L}])`, 'iu'),
};

/** Before the eighties: những năm 80, thập niên 90. */
const DECADE = /(?:những năm|thập niên|thập kỷ) $/iu;

/** What joins the two ends of a range: the first then shares the scale of the second. */
const RANGE = /^\s*(?:-|–|—|~|đến|tới|và|hoặc|to|and|or)\s*$/u;

/**
 * What digits with separators may mean, the language's own way first. Vietnamese writes 1.435,5 and English 1,435.5; each is met in texts of the other.
 */
export function readings(digits: string, lang: KnownLanguage): number[] {
  const bare = digits.replace(/[ \u00a0\u202f\u2009]/g, '');
  const [group, point] = lang === 'vi' ? ['.', ','] : [',', '.'];
  const own = separated(bare, group, point);
  // Nobody types 142,000 for a hundred and forty-two: a third decimal that is a nought makes it thousands, or a slip among them.
  const foreign = /\D\d{2,}0$/.test(bare) ? null : separated(bare, point, group);
  return [...new Set([own, foreign].filter((value) => value !== null))];
}

/** The value where the separators are used as they should be; null where they are not. */
function separated(digits: string, group: string, point: string): number | null {
  const [whole = '', ...decimals] = digits.split(point);
  if (decimals.length > 1 || decimals.some((part) => part.includes(group))) return null;
  const groups = whole.split(group);
  if (groups.length > 1 && !(groups[0]!.length <= 3 && groups.slice(1).every((part) => part.length === 3))) return null;
  return Number(`${groups.join('')}${decimals.length === 0 ? '' : `.${decimals[0]}`}`);
}

/** Between a share and another one whose sign is left out. */
const SAME_KIND = /^\s?(?:%|per ?cent|pc|phần trăm)(?:,| and| or| và)\s$/iu;

/** Digits where they stand, with the scale that follows them. */
interface Match {
  readonly digits: string;
  readonly index: number;
  readonly length: number;
  readonly factor: number;
  /** What `rưỡi` adds: half of the scale. */
  readonly half: number;
}

function matchesOf(text: string, lang: KnownLanguage): Match[] {
  return [...text.matchAll(NUMBER)].map((match): Match => {
    const end = match.index + match[0].length;
    const after = text.slice(end, end + 24);
    const letter = CURRENCY_BEFORE.test(text.slice(Math.max(0, match.index - 5), match.index)) || lang === 'vi' ? /^([mbk])(?![\p{L}\d])/iu.exec(after) : null;
    const money = letter === null || (lang === 'vi' && letter[1] !== 'k') ? null : letter;
    const scale = SCALE[lang].exec(after);
    const factor = money !== null ? MONEY[money[1]!.toLowerCase()]! : scale === null ? 1 : SCALES[lang].find(([word]) => word === scale[1]!.toLowerCase())![1];
    const length = match[0].length + ((money ?? scale)?.[0].length ?? 0);
    const half = lang === 'vi' && factor > 1 ? /^ rưỡi(?!\p{L})/iu.exec(text.slice(match.index + length, match.index + length + 7)) : null;
    return { digits: match[0], index: match.index, length: length + (half?.[0].length ?? 0), factor, half: half === null ? 0 : factor / 2 };
  });
}

/** The 1600s are the seventeenth century. */
const centuries = (value: number, after: string): number[] => (value >= 1000 && value % 100 === 0 && /^s(?!\p{L})/u.test(after) ? [value / 100 + 1] : []);

/** Numbers in digits, each with its scale (96 tỷ, 96 billion). */
export function numbersOf(text: string, lang: KnownLanguage): Token[] {
  const matches = matchesOf(text, lang);
  const plainly = matches.map(({ digits }) => {
    const values = readings(digits, lang);
    return values.length > 0 ? values : [Number.parseFloat(digits.replace(',', '.'))];
  });
  const valued = matches.map(({ factor, half }, i) => plainly[i]!.map((value) => value * factor + half));
  const between = (i: number): string => text.slice(matches[i]!.index + matches[i]!.length, matches[i + 1]?.index ?? text.length);
  // 1 triệu 200 nghìn is one number in two.
  const goesOn = (i: number): boolean => i >= 0 && i + 1 < matches.length && matches[i]!.factor > matches[i + 1]!.factor && matches[i + 1]!.factor > 1 && between(i) === ' ';
  // The ends of a range and the items of a list share the unit of the last: 10-15%, 10, 12 và 15 km.
  const units = matches.map(({ index, length }) => unitAt(text, index, index + length, lang));
  for (let i = matches.length - 2; i >= 0; i -= 1) if (units[i] === null && (RANGE.test(between(i)) || (/^, $/.test(between(i)) && !/^(?:19|20)\d\d$/.test(matches[i]!.digits)))) units[i] = units[i + 1]!;
  // 5 percent on average, 11 at the steepest: the second is of the first's kind.
  for (let i = 1; i < matches.length; i += 1) if (units[i] === null && units[i - 1] === '%' && SAME_KIND.test(between(i - 1)) && (lang === 'en' ? /^ (?:at|in|on|by|for)(?!\p{L})/u : /^ (?:ở|tại|vào|trong)(?!\p{L})/u).test(text.slice(matches[i]!.index + matches[i]!.length))) units[i] = '%';
  const rests = matches.map(({ index, length, factor }, i) => withRest(valued[i]![0]!, factor, text.slice(index + length, index + length + 16), lang));
  // 5 triệu 4 is one number: its last digits answer with the whole as well. 5.25 may be a time of day.
  const saidOtherwise = (i: number, value: number): string[] => {
    const { digits, index, length } = matches[i]!;
    // The half has no digits that the next number could be.
    const last = lang === 'vi' && i > 0 && !between(i - 1).endsWith('rưỡi ') && /^ ?\p{L}* ?$/u.test(between(i - 1)) ? rests[i - 1] ?? null : null;
    const own = rests[i]!;
    const minutes = lang === 'en' && units[i] === null ? /^(\d{1,2})\.([0-5]\d)$/.exec(digits) : null;
    return [...[...inSmallerUnits(value, text.slice(index + length, index + length + 16), lang), own, last].filter((each) => each !== null).map(numeral), ...(minutes === null ? [] : clock(Number(minutes[1]) * 60 + Number(minutes[2])))];
  };
  return matches.map(({ digits, index, factor, length }, i): Token => {
    const plain = plainly[i]!;
    const next = matches[i + 1];
    const shared = next !== undefined && factor === 1 && next.factor > 1 && RANGE.test(between(i)) ? plain.map((value) => value * next.factor) : [];
    const before = matches[i - 1];
    // 2025-26 ends in 2026; the 1980s are the eighties.
    const century = before !== undefined && /^\d{4}$/.test(before.digits) && /^\d{2}$/.test(digits) && /^\s*[-–/]\s*$/.test(between(i - 1)) ? [Math.floor(Number(before.digits) / 100) * 100 + plain[0]!] : [];
    const decade = /^s(?!\p{L})/u.test(text.slice(index + length, index + length + 2)) || DECADE.test(text.slice(Math.max(0, index - 12), index)) ? [plain[0]! % 100, 1900 + (plain[0]! % 100)] : [];
    // Born in ’87.
    const shortYear = lang === 'en' && /^\d\d$/.test(digits) && /['’‘]$/u.test(text.slice(Math.max(0, index - 1), index)) ? [1900 + plain[0]!, 2000 + plain[0]!] : [];
    const whole = goesOn(i) ? [valued[i]![0]! + valued[i + 1]![0]!] : goesOn(i - 1) ? [valued[i - 1]![0]! + valued[i]![0]!] : [];
    const meant = [...valued[i]!, ...shared, ...century, ...decade, ...shortYear, ...centuries(plain[0]!, text.slice(index + length, index + length + 2)), ...whole];
    const unit = units[i]!;
    const otherwise = saidOtherwise(i, valued[i]![0]!);
    return { kind: 'number', text: text.slice(index, index + length), index, firm: true, parts: [[...new Set(meant.map(numeral))]], ...(otherwise.length === 0 ? {} : { otherwise: [otherwise] }), ...(unit === null ? {} : { unit }) };
  });
}
