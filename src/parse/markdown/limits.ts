/**
 * Finds text that no page can show and that would keep the Markdown parser busy for minutes: what it does with nested blocks and with runs of
 * signs grows with the square of their number. One look at each line, before the parser sees any.
 */

/** Deeper than `MAX_LEVELS` allows by far, since lines are only looked at and not understood. */
const MAX_CONTAINERS = 60;
/** Signs that may open or close something, in lines without a blank one between them. */
const MAX_SIGNS = 2000;

/** Cells of a line of a table. */
const MAX_CELLS = 500;
/** Lines that are not blank: each may be a block. Ten thousand pictures have half as many. */
const MAX_LINES = 20_000;
/** Lines without a blank one between them, and their letters: a paragraph of a hundred thousand words has fewer. The parser's time for lines grows with the square of their number. */
const MAX_LINES_TOGETHER = 10_000;
const MAX_LETTERS_TOGETHER = 1_000_000;
/** Comments that silence a rule. */
const MAX_IGNORES = 1000;

/** What is too much, and in which line, from 1. */
export interface Excess {
  readonly kind: 'depth' | 'signs' | 'cells' | 'lines' | 'ignores' | 'letters';
  readonly line: number;
}

/** The first line of a text that goes too far; null for every text that a magazine could hold. */
export function excessOf(lines: readonly string[]): Excess | null {
  const lists: number[] = [];
  let boxes = 0;
  let signs = 0;
  let filled = 0;
  let ignores = 0;
  let together = 0;
  let letters = 0;
  for (const [i, line] of lines.entries()) {
    const text = line.trim();
    signs = text === '' ? 0 : signs + signsIn(text);
    if (signs > MAX_SIGNS) return { kind: 'signs', line: i + 1 };
    if (text.length > MAX_CELLS && text.split('|').length > MAX_CELLS) return { kind: 'cells', line: i + 1 };
    together = text === '' ? 0 : together + 1;
    letters = text === '' ? 0 : letters + text.length;
    if (letters > MAX_LETTERS_TOGETHER) return { kind: 'letters', line: i + 1 };
    if (text !== '' && ((filled += 1) > MAX_LINES || together > MAX_LINES_TOGETHER)) return { kind: 'lines', line: i + 1 };
    if (text.startsWith('<!--') && (ignores += 1) > MAX_IGNORES) return { kind: 'ignores', line: i + 1 };
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
