/** Where some words stand in a text, whatever white space and marks of emphasis stand between them. By itself, without a regular expression of the words: those may be a whole page. */

/** From where to where, in UTF-16 units. */
export type Occurrence = readonly [start: number, end: number];

const GAP = /[*_\\]*\s([\s>*_]*)/uy;

/**
 * All places of the words in a text, in their order, none overlapping another. White space between two of them may be a line end with the next line's
 * indent or `>`, a mark of emphasis or a title's backslash beside it.
 * @param words not blank.
 */
export function occurrences(text: string, words: string): Occurrence[] {
  const [first, ...rest] = words.trim().split(/\s+/) as [string, ...string[]];
  const found: Occurrence[] = [];
  for (let start = text.indexOf(first); start >= 0; ) {
    const end = endOf(text, start + first.length, rest);
    if (end !== null) found.push([start, end]);
    start = text.indexOf(first, end ?? start + 1);
  }
  return found;
}

/** Where the words end that follow from `at` on; null where others stand there. */
function endOf(text: string, at: number, words: readonly string[]): number | null {
  let end = at;
  for (const word of words) {
    GAP.lastIndex = end;
    const gap = GAP.exec(text);
    if (gap === null) return null;
    // A word may itself begin with what could stand between two.
    const least = GAP.lastIndex - gap[1]!.length;
    let begin = GAP.lastIndex;
    while (begin > least && !text.startsWith(word, begin)) begin -= 1;
    if (!text.startsWith(word, begin)) return null;
    end = begin + word.length;
  }
  return end;
}

/** How many of them end before an offset. */
export function countBefore(found: readonly Occurrence[], offset: number): number {
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (found[middle]![1] <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
