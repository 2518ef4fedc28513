/** Quotation marks and brackets: which of them stand without their other half. */

/** A mark without its other half. */
export interface Unpaired {
  readonly mark: string;
  /** Where it stands in its text. */
  readonly index: number;
  readonly opens: boolean;
}

/** The mark that each opening one wants. Single quotes are left out: they are apostrophes, too. */
const CLOSING: ReadonlyMap<string, string> = new Map([['“', '”'], ['„', '“'], ['«', '»'], ['(', ')'], ['[', ']'], ['"', '"']]);
const MARKS = /[“”„«»()[\]"]/gu;

/** Before a bracket that only closes: the number or letter of an entry, as in “a) ”, “1) ”. */
const ENTRY = /(?:^|[\s;,.:(])(?:\p{L}|\d{1,2}|[ivx]{2,4})$/iu;

/** Before a straight quote that stands for inches, minutes or seconds. */
const MEASURE = /[\d′']$/u;

/** The marks of a text that stand without their other half, in their order. */
export function unpaired(text: string): Unpaired[] {
  const open: Unpaired[] = [];
  const closed: Unpaired[] = [];
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    const before = text.slice(0, index);
    const at = open.findLastIndex((one) => closes(one.mark, mark));
    // A bracket that stayed open inside a quotation is told by itself; the quotation is closed all the same.
    if (at >= 0) open.splice(at, 1);
    else if (mark === '"') {
      if (!MEASURE.test(before)) open.push({ mark, index, opens: true });
    } else if (CLOSING.has(mark)) open.push({ mark, index, opens: true });
    else if (mark !== ')' || !ENTRY.test(before)) closed.push({ mark, index, opens: false });
  }
  return [...open, ...closed].sort((a, b) => a.index - b.index);
}

/** A straight quote closes a curly one and is closed by one: which of them is right is another question. */
function closes(opening: string, mark: string): boolean {
  if (mark === '"') return '“„"«'.includes(opening);
  if (mark === '”') return '“„"'.includes(opening);
  return CLOSING.get(opening) === mark;
}
