/** Numbers written in digits, with the separators and scales of their language. */
import { numeral, type KnownLanguage, type Token } from './token.js';

/** Digits with separators inside, the letters that end an ordinal or decade (16th, 1980s) taken along. */
const NUMBER = /(?<![\p{L}\p{N}])\d+(?:[.,]\d+)*(?:[\u00a0\u202f\u2009]\d{3})*/gu;

const SCALES: Readonly<Record<KnownLanguage, readonly (readonly [word: string, factor: number])[]>> = {
  vi: [
    ['triệu tỷ', 1e15], ['triệu tỉ', 1e15], ['nghìn tỷ', 1e12], ['ngàn tỷ', 1e12], ['nghìn tỉ', 1e12], ['ngàn tỉ', 1e12], ['tỷ', 1e9], ['tỉ', 1e9],
    ['triệu', 1e6], ['vạn', 1e4], ['nghìn', 1e3], ['ngàn', 1e3], ['trăm', 100], ['chục', 10],
  ],
  en: [['trillion', 1e12], ['billion', 1e9], ['bn', 1e9], ['million', 1e6], ['thousand', 1e3], ['hundred', 100], ['dozen', 12]],
};

const SCALE: Readonly<Record<KnownLanguage, RegExp>> = {
  vi: new RegExp(`^[ \\u00a0]?(${SCALES.vi.map(([word]) => word).join('|')})(?![\\p{L}])(?! (?:lệ|trọng|giá|suất|số)(?!\\p{L}))`, 'iu'),
  en: new RegExp(`^[ \\u00a0-]?(${SCALES.en.map(([word]) => word).join('|')})s?(?![\\p{L}])`, 'iu'),
};

/** What joins the two ends of a range: the first then shares the scale of the second. */
const RANGE = /^\s*(?:-|–|—|~|đến|tới|và|hoặc|to|and|or)\s*$/u;

/**
 * What digits with separators may mean, the language's own way first. Vietnamese writes 1.435,5 and English 1,435.5; each is met in texts of the other.
 */
export function readings(digits: string, lang: KnownLanguage): number[] {
  const bare = digits.replace(/[\u00a0\u202f\u2009]/g, '');
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

/** Numbers in digits, each with its scale (96 tỷ, 96 billion). */
export function numbersOf(text: string, lang: KnownLanguage): Token[] {
  const matches = [...text.matchAll(NUMBER)].map((match) => {
    const after = text.slice(match.index + match[0].length);
    const scale = SCALE[lang].exec(after);
    const factor = scale === null ? 1 : SCALES[lang].find(([word]) => word === scale[1]!.toLowerCase())![1];
    return { digits: match[0], index: match.index, after, factor, length: match[0].length + (scale?.[0].length ?? 0) };
  });
  return matches.map(({ digits, index, after, factor, length }, i): Token => {
    const values = readings(digits, lang);
    const plain = values.length > 0 ? values : [Number.parseFloat(digits.replace(',', '.'))];
    const next = matches[i + 1];
    const shared = next !== undefined && factor === 1 && next.factor > 1 && RANGE.test(text.slice(index + length, next.index)) ? plain.map((value) => value * next.factor) : [];
    const before = matches[i - 1];
    // 2025-26 ends in 2026; the 1980s are the eighties.
    const century = before !== undefined && /^\d{4}$/.test(before.digits) && /^\d{2}$/.test(digits) && /^\s*[-–/]\s*$/.test(text.slice(before.index + before.length, index)) ? [Math.floor(Number(before.digits) / 100) * 100 + plain[0]!] : [];
    const decade = /^s(?!\p{L})/u.test(after) ? [plain[0]! % 100] : [];
    const meant = [...plain.map((value) => value * factor), ...shared, ...century, ...decade];
    return { kind: 'number', text: text.slice(index, index + length), index, firm: true, parts: [meant.map(numeral)] };
  });
}
