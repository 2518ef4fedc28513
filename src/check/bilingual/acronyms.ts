/** Short forms in capitals, and how Vietnamese ones are said in English. */

/** What an English text says for a Vietnamese short form, in small letters; any of them answers it. */
const ENGLISH_FOR: Readonly<Record<string, readonly string[]>> = {
  UBND: ["people's committee", 'provincial committee'], HĐND: ["people's council"], MTTQ: ['fatherland front'], TTXVN: ['vna', 'vietnam news agency'], BCH: ['executive committee', 'command'],
  LHQ: ['united nations', 'un'], 'TP': ['city'], TNHH: ['limited', 'ltd'], HTX: ['cooperative', 'co-operative'], CHXHCN: ['socialist republic'], KCN: ['industrial'], KTCK: ['border gate economic', 'border-gate economic'],
  CNTT: ['it', 'information technology'], KHCN: ['science'], THPT: ['high school'], THCS: ['secondary school'], GDĐT: ['education'], VHTTDL: ['culture'],
};

/** Short forms of a text: two capitals or more, digits in them allowed, no numerals. Empty for a text of capitals. */
export function acronyms(text: string): { readonly typed: string; readonly index: number }[] {
  const letters = text.replace(/\P{L}/gu, '');
  if (letters.replace(/\P{Lu}/gu, '').length > letters.length / 2) return [];
  return [...text.matchAll(/(?<![\p{L}\p{N}./@-])\p{Lu}{2,}(?![\p{L}\p{N}@]|[-/]\p{Lu})/gu)].filter(([typed]) => !/^[IVX]+$/.test(typed)).map((match) => ({ typed: match[0], index: match.index }));
}

/** True where an English text says a Vietnamese short form in words. */
export const saidInEnglish = (acronym: string, english: string): boolean => {
  const small = english.toLowerCase().replaceAll('’', "'");
  return (ENGLISH_FOR[acronym] ?? []).some((words) => small.includes(words));
};

const SMALL = new Set('of the for and in on to a an'.split(' '));

/** True where a text says a short form in full: words in a row whose first letters are its own, small words of English left out. */
export function spelledOut(acronym: string, text: string): boolean {
  const words = (text.match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => !SMALL.has(word));
  const initials = words.map((word) => word.normalize('NFD').charAt(0).replace(/[đĐ]/, 'd').toUpperCase()).join('');
  return initials.includes(acronym.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D'));
}
