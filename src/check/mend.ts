/** Mechanical mends inside an article's text: the place of some words there, and the edit that puts others in their stead. */
import type { Edit, Place } from '../model/message.js';
import { locateWords, placeOfWords } from './locate.js';
import { perDesk, type Desk } from './desk.js';
import type { Prose } from './prose.js';

/** Files' lines, and the line that ends the front matter (0 where there is none). */
const files = perDesk((desk) =>
  new Map(Array.from(desk.sources, ([file, { text }]) => {
    const lines = text.split('\n');
    const end = lines[0]?.trimEnd() === '---' ? lines.findIndex((line, n) => n > 0 && line.trimEnd() === '---') + 1 : 0;
    return [file, { lines, frontMatter: file.endsWith('.md') ? end : Infinity }] as const;
  })),
);

/** Where words of a text stand; the text's own place where they cannot be found in the file. */
export const placeIn = (desk: Desk, prose: Prose, words: string, index: number): Place => placeOfWords(desk, prose.place, prose.text, words, index);

/**
 * The edit that writes other words where some stand.
 * @param words as the text has them at `index`.
 * @returns the place, and the fix where the words are typed just so on one line below the front matter: YAML has quotes of its own.
 */
export function mend(desk: Desk, prose: Prose, words: string, index: number, instead: string): { readonly place: Place; readonly fix?: Edit } {
  const span = locateWords(desk, prose.place, prose.text, words, index);
  if (span === null) return { place: prose.place };
  const file = files(desk).get(span.file)!;
  const typed = span.line === span.endLine ? file.lines[span.line - 1]!.slice(span.column - 1, span.endColumn - 1) : null;
  const plainly = typed !== null && typed.normalize('NFC') === words && span.line > file.frontMatter;
  return { place: span, ...(plainly ? { fix: { place: span, text: instead } } : {}) };
}
