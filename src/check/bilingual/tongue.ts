/** Tells Vietnamese from English, sentence by sentence. */
import type { KnownLanguage } from './token.js';

const VIETNAMESE = /[ăâđêôơưàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ]/iu;
/** Words that hardly an English sentence does without; none of them is a Vietnamese syllable that stands without marks (`to`, `in`, `an`, `do` are). */
const ENGLISH = new Set('the of and is are was were with for from this that by at as its their has have been be will which who not also between during into about more than after before under through'.split(' '));

/** Fewer words are a name or a slogan. */
const MIN_WORDS = 6;

/** So many of them are no names. */
const FEWEST_PLAIN = 2;

/** The language that a sentence is in beyond doubt; null where it might be either. */
export function tongue(sentence: string): KnownLanguage | null {
  const words = sentence.normalize('NFC').match(/\p{L}+(?:['’]\p{L}+)*/gu) ?? [];
  if (words.length < MIN_WORDS) return null;
  const marked = words.filter((word) => VIETNAMESE.test(word)).length / words.length;
  const small = words.filter((word) => ENGLISH.has(word.toLowerCase())).length / words.length;
  // Vietnamese without marks is as rare as English with them: two thirds of the syllables of a Vietnamese text have one.
  // Names alone are of no language: a letter to the editor ends with its writer and a town.
  const names = words.filter((word) => /^\p{Lu}\P{Lu}*$/u.test(word)).length;
  if (marked >= 0.4 && small < 0.08) return words.length - names >= FEWEST_PLAIN ? 'vi' : null;
  return marked <= 0.15 && small >= 0.12 ? 'en' : null;
}

/** Sentences of a text with their offsets; a full stop after a title ends none. */
export const sentences = (text: string): { readonly text: string; readonly index: number }[] =>
  [...text.matchAll(/(?:[^.!?…]|(?<=(?<!\p{L})(?:Mr|Mrs|Ms|Dr|Prof|St|No|TP|GS|TS|PGS|ThS))\.)+(?:[.!?…]+["”’)]*|$)/gu)].map((match) => ({ text: match[0], index: match.index })).filter((each) => each.text.trim() !== '');

/** The commonest Vietnamese words with marks, in small letters: none of them is a word that English took over. */
const COMMON_VIETNAMESE = new Set(
  ('và của với không được những các người trong là có để đã đang sẽ này khi từ đến về cho như một hai đó cũng còn rất nhiều lại ra vào lên xuống trên dưới sau trước giữa cùng bằng vì nếu thì mà nhưng hoặc hay nơi ở tại ' +
  'tỉnh huyện xã phường nước nhà trường năm tháng ngày giờ mới lớn nhỏ phát triển hợp tác việc làm công tác đoàn chủ tịch phó giám đốc thứ nhất ngắn rừng mùa tranh hỏi đáp').split(' ').filter((word) => VIETNAMESE.test(word)),
);
/** English words that are no Vietnamese syllable and no name. */
const COMMON_ENGLISH = new Set('the of and with from which their that they what where when who have been were was into between about through during after before people students development government province visit visited meeting'.split(' '));
/** Between quotation marks and brackets another language may be meant. One that is not closed within so many signs is looked no further for. */
const QUOTED = /“[^”]{0,2000}”|"[^"]{0,2000}"|‘[^’]{0,2000}’|\([^)]{0,2000}\)|\[[^\]]{0,2000}\]|«[^»]{0,2000}»/gu;

/** Common words of the other language in a text, outside quotation marks, brackets and names (Food for the Hungry), with their offsets. */
export function strays(text: string, lang: KnownLanguage): { readonly word: string; readonly index: number }[] {
  const common = lang === 'en' ? COMMON_VIETNAMESE : COMMON_ENGLISH;
  const bared = text.replace(QUOTED, (all) => ' '.repeat(all.length));
  return [...bared.matchAll(/(?<![\p{L}\p{M}@./-])\p{Ll}[\p{L}\p{M}]*(?![\p{L}\p{M}@/]|[-.]\p{L}|\s\p{Lu})/gu)].filter(([word]) => common.has(word)).map((match) => ({ word: match[0], index: match.index }));
}
