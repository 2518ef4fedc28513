/**
 * Finds text that no page can show and that would keep the Markdown parser busy for minutes: what it does with nested blocks and with runs of
 * signs grows with the square of their number. One look at each line, before the parser sees any.
 */

/** Deeper than `MAX_LEVELS` allows by far, since lines are only looked at and not understood. */
const MAX_CONTAINERS = 60;
/** Signs that may open or close something, in lines without a blank one between them. */
const MAX_SIGNS = 2000;

/** What is too much, and in which line, from 1. */
export interface Excess {
  readonly kind: 'depth' | 'signs';
  readonly line: number;
}

/** The first line of a text that goes too far; null for every text that a magazine could hold. */
export function excessOf(lines: readonly string[]): Excess | null {
  const lists: number[] = [];
  let boxes = 0;
  let signs = 0;
  for (const [i, line] of lines.entries()) {
    const text = line.trim();
    signs = text === '' ? 0 : signs + signsIn(text);
    if (signs > MAX_SIGNS) return { kind: 'signs', line: i + 1 };
    if (/^:{3,}/.test(text)) boxes = Math.max(0, boxes + (/^:{3,}$/.test(text) ? -1 : 1));
    if (boxes + containersOf(line, text, lists) > MAX_CONTAINERS) return { kind: 'depth', line: i + 1 };
  }
  return null;
}

/** Emphasis, links and HTML: the signs that the parser looks for partners of. */
const signsIn = (text: string): number => text.match(/[*_[\]]|<[!?]/g)?.length ?? 0;

/** How many quotations and lists a line stands in. `lists` holds the columns of those above it that are still open. */
function containersOf(line: string, text: string, lists: number[]): number {
  // A rule is made of the same signs as a list.
  if (text === '' || /^(?:(?:\* *)+|(?:- *)+|(?:_ *)+)$/.test(text)) return lists.length;
  let quotes = 0;
  for (const match of line.matchAll(/([ \t]*)(>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/gy)) {
    const column = match.index + match[1]!.length;
    while (lists.length > 0 && lists.at(-1)! >= column) lists.pop();
    if (match[2] === '>') quotes += 1;
    else lists.push(column);
  }
  return quotes + lists.length;
}
