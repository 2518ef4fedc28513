/** Numbers in words. Many of these words mean other things as well, so they only answer to digits of the other language. */
import { numeral, type KnownLanguage, type Token } from './token.js';

const VIETNAMESE: Readonly<Record<string, number>> = {
  không: 0, một: 1, mốt: 1, nhất: 1, hai: 2, nhì: 2, đôi: 2, cặp: 2, ba: 3, bốn: 4, tư: 4, năm: 5, lăm: 5, sáu: 6, bảy: 7, bẩy: 7, tám: 8, chín: 9, mười: 10,
};
const VIETNAMESE_SCALES: Readonly<Record<string, number>> = { mươi: 10, chục: 10, trăm: 100, nghìn: 1e3, ngàn: 1e3, vạn: 1e4, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 };
const ENGLISH: Readonly<Record<string, readonly number[]>> = {
  a: [1], an: [1], one: [1], once: [1], single: [1], first: [1], two: [2], both: [2], twice: [2], double: [2], doubled: [2], second: [2], pair: [2], couple: [2], half: [2, 0.5, 50],
  three: [3], third: [3], thirds: [3], triple: [3], thrice: [3], four: [4], fourth: [4], quarter: [4, 0.25], quarters: [4, 0.75], five: [5], fifth: [5], six: [6], sixth: [6], seven: [7], seventh: [7], eight: [8],
  eighth: [8], nine: [9], ninth: [9], ten: [10], tenth: [10], tenfold: [10], decade: [10], decades: [10], eleven: [11], eleventh: [11], twelve: [12], twelfth: [12], dozen: [12], thirteen: [13],
  thirteenth: [13], fourteen: [14], fourteenth: [14], fifteen: [15], fifteenth: [15], sixteen: [16], sixteenth: [16], seventeen: [17], seventeenth: [17], eighteen: [18], eighteenth: [18],
  nineteen: [19], nineteenth: [19], twenty: [20], twentieth: [20], thirty: [30], thirtieth: [30], forty: [40], fortieth: [40], fifty: [50], fiftieth: [50], sixty: [60], sixtieth: [60], seventy: [70],
  seventieth: [70], eighty: [80], eightieth: [80], ninety: [90], ninetieth: [90], century: [100], centuries: [100], centenary: [100],
};
const ENGLISH_SCALES: Readonly<Record<string, number>> = { hundred: 100, hundredth: 100, thousand: 1e3, million: 1e6, billion: 1e9 };

const token = (text: string, index: number, values: readonly number[]): Token => ({ kind: 'word', text, index, firm: false, parts: [values.map(numeral)] });

/** English that says a number without a word for it. */
const PHRASES: readonly (readonly [pattern: RegExp, value: number])[] = [[/\b(?:around|round) the clock\b|\bday and night\b/gi, 24], [/\bfortnight\b/gi, 14]];

/** Runs of number words, each with the values it may have; runs longer than a number also give each word's own value. */
export function spoken(text: string, lang: KnownLanguage): Token[] {
  const words = [...text.toLowerCase().matchAll(/\p{L}+/gu)].map((match) => ({ word: match[0], index: match.index, end: match.index + match[0].length }));
  const phrases = lang === 'en' ? PHRASES.flatMap(([pattern, value]) => [...text.matchAll(pattern)].map((match) => token(match[0], match.index, [value]))) : [];
  const tokens: Token[] = [...phrases];
  for (let i = 0; i < words.length; i += 1) {
    const { word, index, end } = words[i]!;
    const own = lang === 'vi' ? (Object.hasOwn(VIETNAMESE, word) ? [VIETNAMESE[word]!] : []) : Object.hasOwn(ENGLISH, word) ? ENGLISH[word]! : [];
    const scale = (lang === 'vi' ? VIETNAMESE_SCALES : ENGLISH_SCALES)[word];
    if (own.length === 0 && (scale === undefined || !Object.hasOwn(lang === 'vi' ? VIETNAMESE_SCALES : ENGLISH_SCALES, word))) continue;
    if (own.length > 0) tokens.push(token(text.slice(index, end), index, own));
    else tokens.push(token(text.slice(index, end), index, [scale!]));
    const run = compound(words.slice(i).map((each) => each.word), lang);
    if (run !== null && run.length > 1) tokens.push(token(text.slice(index, words[i + run.length - 1]!.end), index, [run.value]));
  }
  return tokens;
}

/** The longest number that begins with the first word: `hai mươi ba`, `twenty-three`, `ba trăm`. */
function compound(words: readonly string[], lang: KnownLanguage): { readonly value: number; readonly length: number } | null {
  const scales = lang === 'vi' ? VIETNAMESE_SCALES : ENGLISH_SCALES;
  const unit = (word: string | undefined): number | null => {
    if (word === undefined) return null;
    if (lang === 'vi') return Object.hasOwn(VIETNAMESE, word) ? VIETNAMESE[word]! : null;
    return Object.hasOwn(ENGLISH, word) && word !== 'a' && word !== 'an' ? ENGLISH[word]![0]! : null;
  };
  const first = unit(words[0]);
  if (first === null) return null;
  // `part` is what stands below the last thousand; `last` the unit that a scale after it multiplies.
  let [total, part, last] = [0, first, first];
  let length = 1;
  for (; length < words.length; length += 1) {
    const word = words[length]!;
    const value = unit(word);
    if (Object.hasOwn(scales, word)) {
      const scale = scales[word]!;
      if (scale >= 1000) [total, part, last] = [total + part * scale, 0, 0];
      else [part, last] = [part - last + last * scale, 0];
    } else if (value !== null && last % 10 === 0 && value < (last === 0 ? 100 : 10)) [part, last] = [part + value, value];
    else break;
  }
  return { value: total + part, length };
}
