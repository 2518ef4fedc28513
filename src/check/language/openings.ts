/** Where a sentence begins inside a text whose full stop before it was lost. */
import type { Word } from '../words.js';

/**
 * Words that begin sentences and hardly ever names, in small letters. Left out on purpose: what offices, laws and funds begin with in Vietnamese
 * (Chỉ thị, Điều lệ, Vì người nghèo, hai Bên) and what is a name in English as well (May, Will, Then).
 */
const OPENINGS: Readonly<Record<string, ReadonlySet<string>>> = {
  vi: new Set('bởi còn cũng cùng dù đây đến đó hiện họ khi mỗi mọi nếu ngoài nhưng những nhờ nơi ở qua rồi sau tại theo thế trên trong trước tuy từ vậy với để chúng'.split(' ')),
  en: new Set('a after although and as at before but by each every for from he her here his how if in it its many most now of on only our she since some that the their there these they this those to we what when where while who with yet'.split(' ')),
};

/** Words that end no sentence: what they belong to follows. `the A stand`. */
const GOES_ON: Readonly<Record<string, ReadonlySet<string>>> = {
  vi: new Set('các của mọi mỗi một những và với'.split(' ')),
  en: new Set('a an and block class each every for group of the their to type vitamin'.split(' ')),
};

/** Ends of a line set for print and other texts where a capital is no sign: only one plain space, small letters on both sides, count. */
const isPlain = (text: string): boolean => text.length > 1 && text === text.toLowerCase();

/** The words of a text that begin a sentence though no mark ends the one before: “… giữ được nhiều hơn Chỉ …”. */
export function openings(words: readonly Word[]): readonly { readonly last: Word; readonly first: Word }[] {
  return words.flatMap((first, n) => {
    const [last, next] = [words[n - 1], words[n + 1]];
    const known = OPENINGS[first.prose.lang];
    if (last === undefined || next === undefined || known === undefined || first.gap !== ' ' || next.gap !== ' ') return [];
    const begins = first.text[0] !== first.text[0]!.toLowerCase() && (first.text.length === 1 || first.text.slice(1) === first.text.slice(1).toLowerCase()) && known.has(first.text.toLowerCase());
    return begins && !GOES_ON[first.prose.lang]!.has(last.text) && isPlain(last.text) && isPlain(next.text) ? [{ last, first }] : [];
  });
}
