/** Quotation marks and brackets: which of them stand without their other half. */

/** A mark without its other half. */
export interface Unpaired {
  readonly mark: string;
  /** Where it stands in its text. */
  readonly index: number;
  readonly opens: boolean;
}

/**
 * The marks that each closing one may close. Single quotes are left out: they are apostrophes, too. A straight quote closes a curly one and is closed by
 * one: which of them is right is another question.
 */
const CLOSES: ReadonlyMap<string, string> = new Map([['”', '“„"'], ['“', '„'], ['»', '«'], [')', '('], [']', '['], ['"', '“„"«']]);
const OPENING = '“„«(["';
const MARKS = /[“”„«»()[\]"]/gu;

/** Before a bracket that only closes: the number or letter of an entry, as in “a) ”, “1) ”. */
const ENTRY = /(?:^|[\s;,.:(])(?:\p{L}|\d{1,2}|[ivx]{2,4})$/iu;

/** Before a straight quote that stands for inches, minutes or seconds. */
const MEASURE = /[\d′']$/u;

/** More than ENTRY and MEASURE look at, UTF-16 units. */
const LOOK_BACK = 12;

/** The marks of a text that stand without their other half, in their order. */
export function unpaired(text: string): Unpaired[] {
  // By mark, the last on top: a text of a hundred thousand open brackets is read as fast as any other.
  const open = new Map(Array.from(OPENING, (mark) => [mark, [] as Unpaired[]]));
  const closed: Unpaired[] = [];
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    const before = text.slice(Math.max(0, index - LOOK_BACK), index);
    // A bracket that stayed open inside a quotation is told by itself; the quotation is closed all the same.
    const partner = Array.from(CLOSES.get(mark) ?? '', (opening) => open.get(opening)!).reduce<Unpaired[]>((best, one) => ((one.at(-1)?.index ?? -1) > (best.at(-1)?.index ?? -1) ? one : best), []);
    if (partner.pop() !== undefined) continue;
    if (mark === '"') {
      if (!MEASURE.test(before)) open.get(mark)!.push({ mark, index, opens: true });
    } else if (OPENING.includes(mark)) open.get(mark)!.push({ mark, index, opens: true });
    else if (mark !== ')' || !ENTRY.test(before)) closed.push({ mark, index, opens: false });
  }
  return [...[...open.values()].flat(), ...closed].sort((a, b) => a.index - b.index);
}
