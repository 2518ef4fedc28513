/** Tells Vietnamese from English, sentence by sentence. */
import type { KnownLanguage } from './token.js';

const VIETNAMESE = /[ăâđêôơưàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ]/iu;
/** Words that hardly an English sentence does without; none of them is a Vietnamese syllable that stands without marks (`to`, `in`, `an`, `do` are). */
const ENGLISH = new Set('the of and is are was were with for from this that by at as its their has have been be will which who not also between during into about more than after before under through'.split(' '));

/** Fewer words are a name or a slogan. */
const MIN_WORDS = 6;

/** The language that a sentence is in beyond doubt; null where it might be either. */
export function tongue(sentence: string): KnownLanguage | null {
  const words = sentence.normalize('NFC').match(/\p{L}+(?:['’]\p{L}+)*/gu) ?? [];
  if (words.length < MIN_WORDS) return null;
  const marked = words.filter((word) => VIETNAMESE.test(word)).length / words.length;
  const small = words.filter((word) => ENGLISH.has(word.toLowerCase())).length / words.length;
  // Vietnamese without marks is as rare as English with them: two thirds of the syllables of a Vietnamese text have one.
  if (marked >= 0.4 && small < 0.08) return 'vi';
  return marked <= 0.15 && small >= 0.12 ? 'en' : null;
}

/** Sentences of a text with their offsets; a full stop after a title ends none. */
export const sentences = (text: string): { readonly text: string; readonly index: number }[] =>
  [...text.matchAll(/(?:[^.!?…]|(?<=(?<!\p{L})(?:Mr|Mrs|Ms|Dr|Prof|St|No|TP|GS|TS|PGS|ThS))\.)+(?:[.!?…]+["”’)]*|$)/gu)].map((match) => ({ text: match[0], index: match.index })).filter((each) => each.text.trim() !== '');
