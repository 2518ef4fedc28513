/** The same amount in a smaller unit: a translator turns hundredweights into kilograms and hectares into square metres. */
import type { KnownLanguage } from './token.js';

/** Units with how many of a smaller one they hold, where regions differ each of their measures; of hours and days, what they make in the larger one. */
const SMALLER: Readonly<Record<KnownLanguage, readonly (readonly [pattern: string, factors: readonly number[]])[]>> = {
  vi: [
    ['tấn', [1000, 10]], ['tạ', [100]], ['yến', [10]], ['kg|ký|kí|cân|ki-?lô-?gam', [1000, 10]], ['lạng', [100, 0.1]], ['km|cây số|ki-?lô-?mét', [1000]], ['m|mét', [100]], ['lít', [1000]],
    ['ha|héc-?ta|hecta', [10_000]], ['sào', [360, 500, 1000]], ['mẫu', [3600, 5000, 10_000]], ['giờ|tiếng', [60, 1 / 24]], ['ngày(?! \\d)', [1 / 7]],
  ],
  en: [['tonnes?|tons?', [1000]], ['kg|kilos?|kilograms?', [1000, 10]], ['km|kilomet(?:re|er)s?', [1000]], ['m|met(?:re|er)s?', [100]], ['lit(?:re|er)s?', [1000]], ['ha|hectares?', [10_000]], ['hours?', [60, 1 / 24]], ['days?', [1 / 7]]],
};
const compile = (lang: KnownLanguage): readonly (readonly [pattern: RegExp, factors: readonly number[]])[] => SMALLER[lang].map(([pattern, factors]) => [new RegExp(`^[ \\u00a0-]?(?:${pattern})(?![\\p{L}\\d²³]|[/-]\\p{L})`, 'iu'), factors] as const);
const COMPILED = { vi: compile('vi'), en: compile('en') };

/** What a number makes in smaller units, by the text that follows it; empty where no unit stands there. */
export function inSmallerUnits(value: number, after: string, lang: KnownLanguage): readonly number[] {
  const [, factors] = COMPILED[lang].find(([pattern]) => pattern.test(after)) ?? [];
  return (factors ?? []).map((factor) => value * factor);
}

/** A half that stands behind the unit: 2 ký rưỡi, 3 năm rưỡi. */
const HALF = /^ \p{L}+(?: lô)? rưỡi(?!\p{L})/iu;

/** What Vietnamese adds to a number behind its unit or scale: 2 ký rưỡi is 2.5, 3 kg 2 is 3.2, 5 triệu 4 is 5.4 million. Null where it adds nothing. */
export function withRest(value: number, scale: number, after: string, lang: KnownLanguage): number | null {
  if (lang !== 'vi') return null;
  if (scale === 1 && HALF.test(after)) return value + 0.5;
  const [, digits] = (scale === 1 ? /^ ?(?:kg|ký|kí|cân|m|mét|lít|tấn|km) (\d{1,2})(?![\d.,/]?\d)/iu : /^ (\d{1,2})(?![\d.,/]?\d)/u).exec(after) ?? [];
  return digits === undefined ? null : value + (Number(digits) * scale) / 10 ** digits.length;
}
