/** Units and currencies, under one name for both languages: what is compared beside the number itself. */
import type { KnownLanguage } from './token.js';

/** Names by what stands after a number. Words of time are left out: `4 năm` may go on as a date. */
const AFTER: Readonly<Record<KnownLanguage, readonly (readonly [pattern: string, unit: string])[]>> = {
  vi: [
    ['%|phần trăm|điểm phần trăm', '%'], ['km2|km²|ki-?lô-?mét vuông', 'km²'], ['m2|m²|mét vuông', 'm²'], ['m3|m³|mét khối', 'm³'], ['ha|héc-?ta|hecta', 'ha'], ['km|ki-?lô-?mét|cây số', 'km'],
    ['cm', 'cm'], ['mm', 'mm'], ['m|mét', 'm'], ['kg|ki-?lô-?gam', 'kg'], ['tấn', 't'], ['°C|oC|độ C', '°C'],
    ['USD|đô-?la(?: Mỹ)?|đô la(?: Mỹ)?', 'USD'], ['VNĐ|VND|đồng|đ', 'VND'], ['EUR|euro', 'EUR'], ['NDT|CNY|RMB|nhân dân tệ', 'CNY'],
  ],
  en: [
    ['%|percent|per cent|percentage points?|pc', '%'], ['km2|km²|sq(?:uare)?\\.? (?:kilomet(?:re|er)s?|km)', 'km²'], ['m2|m²|square met(?:re|er)s?', 'm²'], ['m3|m³|cubic met(?:re|er)s?', 'm³'], ['ha|hectares?', 'ha'],
    ['km|kilomet(?:re|er)s?', 'km'], ['cm|centimet(?:re|er)s?', 'cm'], ['mm|millimet(?:re|er)s?', 'mm'], ['m|met(?:re|er)s?', 'm'], ['kg|kilograms?|kilos?', 'kg'], ['tonnes?|tons?|metric tons?', 't'], ['°C|oC|degrees? Celsius', '°C'],
    ['USD|(?:US )?dollars?', 'USD'], ['VND|VNĐ|(?:Vietnamese )?dong', 'VND'], ['EUR|euros?', 'EUR'], ['CNY|RMB|yuan', 'CNY'],
  ],
};
/** Currencies before a number, in either language. */
const BEFORE: readonly (readonly [pattern: RegExp, unit: string])[] = [[/(?:USD|US\$|\$)\s?$/u, 'USD'], [/(?:VND|VNĐ)\s?$/u, 'VND'], [/(?:EUR|€)\s?$/u, 'EUR'], [/(?:CNY|RMB|¥)\s?$/u, 'CNY']];

const compile = (lang: KnownLanguage): readonly (readonly [pattern: RegExp, unit: string])[] => AFTER[lang].map(([pattern, unit]) => [new RegExp(`^[ \\u00a0-]?(?:${pattern})(?![\\p{L}\\d²³])`, 'iu'), unit] as const);
const COMPILED = { vi: compile('vi'), en: compile('en') };

/** The unit of a number that stands between two offsets of a text; null where none is beside it. */
export function unitAt(text: string, from: number, to: number, lang: KnownLanguage): string | null {
  const after = text.slice(to, to + 28);
  const before = text.slice(Math.max(0, from - 4), from);
  return BEFORE.find(([pattern]) => pattern.test(before))?.[1] ?? COMPILED[lang].find(([pattern]) => pattern.test(after))?.[1] ?? null;
}
