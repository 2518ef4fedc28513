/** The name of a credit as a language prints it. */
import type { Credit, Lang } from '../model/issue.js';

/** Marks of Vietnamese letters: circumflex, breve, horn and the five tones. Other languages' marks (a diaeresis, say) stay. */
const VIETNAMESE_MARKS = /[\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]/g;

/** A name without its Vietnamese marks, Đ as D. */
export const withoutMarks = (name: string): string =>
  name.normalize('NFD').replace(VIETNAMESE_MARKS, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').normalize('NFC');

/** The name printed in a language, null where the credit is none or the term `collected`. English drops Vietnamese marks. */
export function creditText(credit: Credit | null, lang: Lang): string | null {
  if (!credit || credit.kind !== 'name') return null;
  return credit.override[lang] ?? (lang === 'en' ? withoutMarks(credit.name) : credit.name);
}
