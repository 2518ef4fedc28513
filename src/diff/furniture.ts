/** Running heads and folios told from the text. */
import type { FoundWord } from './words.js';

/** This share of a page's words must be tagged for the others to be taken for furniture. */
const TAGGED = 0.5;
/** Lines this close in height are in the same place, mm. */
const SAME_HEIGHT = 0.5;
/** A line that comes again on this share of the pages, at the top or the bottom, is furniture; on no fewer than three pages. */
const COMES_AGAIN = 0.3;
const LEAST_PAGES = 3;

/** True where a page's text is tagged, so that what has no tag is furniture. */
export const isTagged = (words: readonly FoundWord[]): boolean => words.filter((w) => w.mcid !== null).length > TAGGED * words.length;

/**
 * The furniture among the words of each page. Where text is tagged: what is an artifact or has no tag, which is how browsers print the margins of a
 * page. Elsewhere: a page's first and last line where it comes again on other pages, whatever its numbers are.
 */
export function furnitureOf(pages: readonly (readonly FoundWord[])[]): ReadonlySet<FoundWord>[] {
  const lines = pages.map(outerLines);
  const count = new Map<string, number>();
  for (const each of lines) for (const key of new Set(each.map(keyOfLine))) count.set(key, (count.get(key) ?? 0) + 1);
  const least = Math.max(LEAST_PAGES, COMES_AGAIN * pages.length);
  return pages.map((words, i) => {
    if (isTagged(words)) return new Set(words.filter((w) => w.artifact || w.mcid === null));
    return new Set(lines[i]!.filter((line) => (count.get(keyOfLine(line)) ?? 0) >= least).flat());
  });
}

/** The highest and the lowest line of a page, each word by word. */
function outerLines(words: readonly FoundWord[]): FoundWord[][] {
  if (words.length === 0) return [];
  const heights = words.map((w) => w.baseline);
  return [Math.min(...heights), Math.max(...heights)].map((height) => words.filter((w) => Math.abs(w.baseline - height) < SAME_HEIGHT));
}

const keyOfLine = (line: readonly FoundWord[]): string => `${Math.round(line[0]!.baseline / SAME_HEIGHT)} ${line.map((w) => w.text.replace(/\d+/g, '0')).join(' ')}`;
