/** The words of the issue's texts, with what stands between them. */
import { perDesk, type Desk } from './desk.js';
import { proseOf, type Prose } from './prose.js';

/** A word where it stands. */
export interface Word {
  readonly text: string;
  /** Offset in its prose. */
  readonly index: number;
  readonly prose: Prose;
  /** What stands between the word before and this one; null at the beginning of a text. */
  readonly gap: string | null;
  /** What stands right after it, up to the next word. */
  readonly after: string;
}

/** Web and mail addresses, file names, document numbers (`223-NQ/TU`) and words with digits are no language. */
const NO_LANGUAGE = /\S+@\S+|\b(?:https?:\/\/|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net|gov|edu|info)\b\S*|\d[\p{L}\d./-]*[-/][\p{Lu}Đ][\p{Lu}Đ\d/-]*|\p{L}*\d[\p{L}\d]*/gu;

const WORD = /[\p{L}\p{M}]+(?:[’'][\p{L}\p{M}]+)*/gu;

/** The words of a text in order. */
export function wordsOf(prose: Prose): Word[] {
  // Each sign that is no language becomes a digit, so that no word is taken for the neighbour of what stands beyond it.
  const text = prose.text.replace(NO_LANGUAGE, (all) => '0'.repeat(all.length));
  const matches = [...text.matchAll(WORD)];
  return matches.map((match, n): Word => {
    const before = matches[n - 1];
    const end = match.index + match[0].length;
    return {
      text: match[0],
      index: match.index,
      prose,
      gap: before === undefined ? null : text.slice(before.index + before[0].length, match.index),
      after: text.slice(end, matches[n + 1]?.index ?? text.length),
    };
  });
}

/** All words of the issue, text by text. */
export const wordsOfIssue = perDesk((desk: Desk): readonly (readonly Word[])[] => proseOf(desk).map(wordsOf));

/** True where a word begins its text or a sentence of it, so that its capital says nothing. */
export const beginsSentence = ({ gap }: Word): boolean => gap === null || /[.!?…:“"‘(•]/.test(gap);

/** True for words of capitals alone, of two letters or more. */
export const isCapitals = (word: string): boolean => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();

/** True for words whose first letter is a capital. */
export const isCapitalised = (word: string): boolean => word[0] !== word[0]!.toLowerCase();
