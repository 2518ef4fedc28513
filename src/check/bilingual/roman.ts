/** Roman numerals: quarters, congresses, terms of office, centuries. */
import { numeral, type Token } from './token.js';

const ROMAN = /(?<![\p{L}\p{N}.-])([IVX]{2,}|(?<=(?:quý|khoá|khóa|thứ|kỷ|chương|hạng|cấp|loại|nhóm|bậc|giai đoạn|phần|tập|vòng|đợt|quarter|chapter|term|part|level|class|grade|category|group|phase|stage|volume|round)\s)[IVX])(?![\p{L}\p{N}'’-])/giu;
const VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

/** The value of a well-formed numeral up to 39; null for other letters. */
export function romanValue(letters: string): number | null {
  if (!/^X{0,3}(?:IX|IV|V?I{0,3})$/.test(letters)) return null;
  return [...letters].reduce((sum, letter, i) => {
    const value = VALUES[letter]!;
    return sum + ((VALUES[letters[i + 1] ?? ''] ?? 0) > value ? -value : value);
  }, 0);
}

/** Numerals in capitals. In a line of capitals they may be words (XI), so they only answer there. */
export function romans(text: string): Token[] {
  const letters = text.replace(/\P{L}/gu, '');
  const shouted = letters.replace(/\P{Lu}/gu, '').length > letters.length / 2;
  return [...text.matchAll(ROMAN)].flatMap((match): Token[] => {
    const value = /^[IVX]+$/.test(match[0]) ? romanValue(match[0]) : null;
    return value === null ? [] : [{ kind: 'number', text: match[0], index: match.index, firm: !shouted, parts: [[numeral(value)]] }];
  });
}
