/** Words for numbers in both languages, and the numbers that runs of them make. */
import type { KnownLanguage } from './token.js';

const VIETNAMESE: Readonly<Record<string, readonly number[]>> = {
  không: [0], một: [1], mốt: [1], nhất: [1], hai: [2], nhì: [2], đôi: [2], cặp: [2], ba: [3], bốn: [4], tư: [4], năm: [5], lăm: [5], sáu: [6], bảy: [7], bẩy: [7], tám: [8], chín: [9], mười: [10],
};
const ENGLISH: Readonly<Record<string, readonly number[]>> = {
  a: [1], an: [1], one: [1], once: [1], single: [1], first: [1], two: [2], both: [2], twice: [2], double: [2], doubled: [2], doubles: [2], twofold: [2], second: [2], pair: [2], couple: [2], half: [2, 0.5, 50],
  three: [3], third: [3], thirds: [3], triple: [3], tripled: [3], thrice: [3], threefold: [3], four: [4], fourth: [4], fourfold: [4], quadrupled: [4], quarter: [0.25, 25], quarters: [0.75, 75], five: [5], fifth: [5],
  fivefold: [5], six: [6], sixth: [6], sixfold: [6], seven: [7], seventh: [7], sevenfold: [7], eight: [8], eighth: [8], eightfold: [8], nine: [9], ninth: [9], ninefold: [9], ten: [10], tenth: [10], tenfold: [10],
  decade: [10], decades: [10], eleven: [11], eleventh: [11], twelve: [12], twelfth: [12], dozen: [12], thirteen: [13], thirteenth: [13], fourteen: [14], fourteenth: [14], fifteen: [15], fifteenth: [15],
  sixteen: [16], sixteenth: [16], seventeen: [17], seventeenth: [17], eighteen: [18], eighteenth: [18], nineteen: [19], nineteenth: [19], twenty: [20], twentieth: [20], twenties: [20, 1920], thirty: [30],
  thirtieth: [30], thirties: [30, 1930], forty: [40], fortieth: [40], forties: [40, 1940], fifty: [50], fiftieth: [50], fifties: [50, 1950], sixty: [60], sixtieth: [60], sixties: [60, 1960], seventy: [70],
  seventieth: [70], seventies: [70, 1970], eighty: [80], eightieth: [80], eighties: [80, 1980], ninety: [90], ninetieth: [90], nineties: [90, 1990], century: [100], centuries: [100], centenary: [100],
};
const WORDS: Readonly<Record<KnownLanguage, Readonly<Record<string, readonly number[]>>>> = { vi: VIETNAMESE, en: ENGLISH };
const SCALES: Readonly<Record<KnownLanguage, Readonly<Record<string, number>>>> = {
  vi: { mươi: 10, chục: 10, trăm: 100, nghìn: 1e3, ngàn: 1e3, vạn: 1e4, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 },
  en: { hundred: 100, hundredth: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 },
};
/** What stands between the parts of a number: một trăm linh năm, two hundred and five. */
const LINKS: Readonly<Record<KnownLanguage, ReadonlySet<string>>> = { vi: new Set(['linh', 'lẻ']), en: new Set(['and']) };

/**
 * Words that say a number and hardly anything else. Not năm (year), tư (private), một (a), nhất (most), không (not), đôi; one, second, half, quarter;
 * mốt and lăm stand inside numbers only.
 */
const PLAIN: Readonly<Record<KnownLanguage, ReadonlySet<string>>> = {
  vi: new Set('hai ba bốn sáu bảy bẩy tám chín mười'.split(' ')),
  en: new Set(Object.keys(ENGLISH).filter((word) => ENGLISH[word]!.length === 1 && ENGLISH[word]![0]! >= 2 && !/^(?:both|twice|double[ds]?|second|pair|couple|dozen|triple|decades?|centur.*|centenary|third)$/.test(word))),
};

const own = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined => (Object.hasOwn(table, word) ? table[word] : undefined);

/** What a word may mean as a number, the likeliest first; a scale (trăm, million) means itself. Empty for other words. In small letters. */
export function valuesOf(word: string, lang: KnownLanguage): readonly number[] {
  const scale = own(SCALES[lang], word);
  return own(WORDS[lang], word) ?? (scale === undefined ? [] : [scale]);
}

/** True for a word that is a number wherever it stands. */
export const isPlain = (word: string, lang: KnownLanguage): boolean => PLAIN[lang].has(word);

/** What is counted, or tells the order, and goes on no number: chín vạn đôi. */
const COUNTED: ReadonlySet<string> = new Set(['đôi', 'cặp', 'nhất', 'nhì']);

/** The longest number that begins with the first of some words, in small letters: `hai mươi ba`, `twenty-three`, `ba trăm linh hai`, `hai triệu rưỡi`. */
export function compound(words: readonly string[], lang: KnownLanguage): { readonly value: number; readonly length: number } | null {
  const unit = (word: string | undefined): number | null => (word === undefined || word === 'a' || word === 'an' ? null : own(WORDS[lang], word)?.[0] ?? null);
  const first = unit(words[0]);
  if (first === null) return null;
  // `part` is what stands below the last thousand; `last` the unit that a scale after it multiplies; `scaled` the last scale.
  let [total, part, last, scaled] = [0, first, first, 0];
  let length = 1;
  while (length < words.length) {
    const link = scaled >= 100 && LINKS[lang].has(words[length]!) && unit(words[length + 1]) !== null ? 1 : 0;
    const word = words[length + link]!;
    // Hundred years: `trăm năm`; a hundred and five is `trăm linh năm`.
    const years = word === 'năm' && link === 0 && own(SCALES.vi, words[length + 1] ?? '') === undefined;
    const value = years || (lang === 'vi' && COUNTED.has(word)) ? null : unit(word);
    const scale = own(SCALES[lang], word);
    if (lang === 'vi' && word === 'rưỡi' && scaled >= 100) return { value: total + part + scaled / 2, length: length + 1 };
    // One million and two of its tenths: `một triệu hai`; 102 is `một trăm linh hai`.
    if (lang === 'vi' && scaled >= 100 && link === 0 && value !== null && (isPlain(word, lang) || word === 'tư') && value < 10 && own(SCALES.vi, words[length - 1]!) === scaled && own(SCALES.vi, words[length + 1] ?? '') === undefined) return { value: total + part + (value * scaled) / 10, length: length + 1 };
    if (scale !== undefined) {
      if (scale >= 1000) [total, part, last] = [total + part * scale, 0, 0];
      else [part, last] = [part - last + last * scale, 0];
      scaled = scale;
    } else if (value !== null && last % 10 === 0 && value < (last === 0 ? 100 : 10)) [part, last] = [part + value, value];
    else break;
    length += 1 + link;
  }
  return { value: total + part, length };
}
