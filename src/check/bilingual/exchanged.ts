/** Faults that leave no stranger, as something else answers: a number that its side has too often, one for another, an amount in another unit. */
import { distance, FAMILIES, type Open, type Placed } from './strangers.js';
import type { Token } from './token.js';

/** A token with those of its readings that its side has more often than the other. */
export interface Surplus {
  readonly placed: Placed;
  readonly readings: readonly string[];
}

/** How many firm tokens of a side have a reading first in one of their parts. */
function counts(side: readonly Placed[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { token } of side) if (token.firm) for (const reading of new Set(token.parts.map((part) => part[0]!))) found.set(reading, (found.get(reading) ?? 0) + 1);
  return found;
}

/** What a side has more often than the other. */
export function surplusOf(side: readonly Placed[], other: readonly Placed[]): Surplus[] {
  const [here, there] = [counts(side), counts(other)];
  return side.flatMap((placed) => {
    const readings = placed.token.firm ? placed.token.parts.map((part) => part[0]!).filter((reading) => here.get(reading)! > (there.get(reading) ?? 0)) : [];
    return readings.length > 0 ? [{ placed, readings }] : [];
  });
}

/** The last of a side's surplus that resembles a stranger. */
export const like = (mine: Open, surplus: readonly Surplus[]): Placed | undefined =>
  surplus.findLast(({ placed, readings }) => FAMILIES[placed.token.kind] === FAMILIES[mine.token.kind] && readings.some((reading) => mine.open.some((open) => distance(open, reading) <= 2)))?.placed;

/** Digits of a side by the first reading of each part, in order. */
const spelled = (tokens: readonly Placed[]): readonly { readonly placed: Placed; readonly reading: string }[] =>
  tokens.flatMap((placed) => (placed.token.firm && FAMILIES[placed.token.kind] === 'number' ? placed.token.parts.map((part) => ({ placed, reading: part[0]! })) : []));

/** True where two tokens say the same in two ways: 1,5 m and 150 cm. */
const answers = ({ token: mine }: Placed, { token: theirs }: Placed): boolean => {
  const said = new Set([...theirs.parts, ...(theirs.otherwise ?? [])].flat());
  return [...mine.parts, ...(mine.otherwise ?? [])].flat().some((reading) => said.has(reading));
};

/**
 * A number for another where something else happens to answer each: both sides have the same numbers as often, but for one each, in the same place.
 * A word such as “năm” (five, or year) answers many a digit.
 */
export function exchanged(a: readonly Placed[], b: readonly Placed[]): readonly (readonly [Placed, Placed])[] {
  return ['#', 'm'].flatMap((sign) => {
    const [left, right] = [a, b].map((side) => spelled(side).filter(({ reading }) => reading.startsWith(sign)));
    const extra = (own: typeof left, other: typeof left): number[] => {
      const unused = new Map<string, number>();
      for (const { reading } of other!) unused.set(reading, (unused.get(reading) ?? 0) + 1);
      return own!.flatMap(({ reading }, i) => {
        const still = (unused.get(reading) ?? 0) - 1;
        unused.set(reading, still);
        return still < 0 ? [i] : [];
      });
    };
    const [x, y] = [extra(left, right), extra(right, left)];
    if (left!.length !== right!.length || x.length !== 1 || y.length !== 1 || (sign === '#' && x[0] !== y[0])) return [];
    const [mine, theirs] = [left![x[0]!]!, right![y[0]!]!];
    if (answers(mine.placed, theirs.placed)) return [];
    return sign === 'm' || (mine.reading.length === theirs.reading.length && distance(mine.reading, theirs.reading) === 1) ? [[mine.placed, theirs.placed] as const] : [];
  });
}

/** Numbers in digits and in words, in order; two readings of one place are one number. */
const sequence = (side: readonly Placed[]): Placed[] =>
  side.filter(({ token }) => (token.firm || token.asks === true) && FAMILIES[token.kind] === 'number' && token.kind !== 'date' && token.kind !== 'code')
    .filter(({ token, segment }, i, all) => !all.some((other, n) => n !== i && other.segment === segment && covers(other.token, token) && (n < i || other.token.text.length > token.text.length)));

const covers = (a: Token, b: Token): boolean => a.index <= b.index && a.index + a.text.length >= b.index + b.text.length;

/** So many numbers, the same but for one, are no chance. */
const FEWEST_IN_STEP = 3;
/** Paragraphs of more are tables. */
const MOST_IN_STEP = 200;

/** Between two counts of a list: “four doctors, six nurses and two …”. */
const GOES_ON = /^[^.;:!?\n]{1,40}$/u;
const JOINS = /,|(?<!\p{L})(?:and|or|và|cùng|với|hay|hoặc)(?!\p{L})/iu;

/** Numbers that are counted off one behind the other, three or more. */
function lists(numbers: readonly Placed[]): readonly (readonly Placed[])[] {
  const found: Placed[][] = [];
  for (const number of numbers) {
    const before = found.at(-1)?.at(-1);
    const between = before?.segment === number.segment ? number.segment.text.slice(before.token.index + before.token.text.length, number.token.index) : '';
    if (GOES_ON.test(between) && JOINS.test(between)) found.at(-1)!.push(number);
    else found.push([number]);
  }
  return found.filter(({ length }) => length >= FEWEST_IN_STEP);
}

/**
 * One number in words for another where something else answers both: both sides count the same things in the same order, in the whole text or in a list, and one of
 * them differs (“two watchmen, three students, four players”, and two students in the other language).
 */
export function oneElse(a: readonly Placed[], b: readonly Placed[]): readonly (readonly [Placed, Placed])[] {
  if (Math.max(a.length, b.length) > MOST_IN_STEP) return [];
  const [left, right] = [sequence(a), sequence(b)];
  const whole = oneUnlike(left, right);
  if (whole.length > 0) return whole;
  const [mine, theirs] = [lists(left), lists(right)];
  const same = (x: readonly Placed[], y: readonly Placed[]): boolean => x.length === y.length && x.every((number, i) => answers(number, y[i]!));
  const free = (own: readonly (readonly Placed[])[], other: readonly (readonly Placed[])[]): readonly (readonly Placed[])[] => own.filter((list) => !other.some((each) => same(list, each)));
  const [ours, others] = [free(mine, theirs), free(theirs, mine)];
  return ours.flatMap((list) => others.flatMap((other) => oneUnlike(list, other)));
}

/** The only two numbers of two rows of the same length that differ, where one of them is in words and both are small. */
function oneUnlike(left: readonly Placed[], right: readonly Placed[]): readonly (readonly [Placed, Placed])[] {
  if (left.length !== right.length || left.length < FEWEST_IN_STEP) return [];
  const unlike = left.flatMap((mine, i) => (answers(mine, right[i]!) ? [] : [[mine, right[i]!] as const]));
  const [pair] = unlike;
  return unlike.length === 1 && pair !== undefined && pair.some(({ token }) => token.kind === 'word') && pair.every(isSmall) ? [pair] : [];
}

/** Larger ones are told wherever they stand. */
const SMALL = 12;
const isSmall = ({ token }: Placed): boolean => /^#\d+$/.test(token.parts[0]![0]!) && Number(token.parts[0]![0]!.slice(1)) <= SMALL;

/** The same amount in another unit or currency (96 tỷ USD, VND 96 billion) or without its percent sign. Only where both sides have it once. */
export function otherUnits(a: readonly Placed[], b: readonly Placed[]): readonly (readonly [Placed, Placed])[] {
  const [here, there] = [byReading(a), byReading(b)];
  return a.flatMap((mine): (readonly [Placed, Placed])[] => {
    const reading = mine.token.firm && mine.token.kind === 'number' ? mine.token.parts[0]![0]! : undefined;
    const [theirs, ...more] = reading === undefined || here.get(reading)!.length > 1 ? [] : there.get(reading) ?? [];
    if (theirs?.token.kind !== 'number' || more.length > 0) return [];
    const [unit, other] = [mine.token.unit, theirs.token.unit];
    const differ = unit !== other && (unit === '%' || other === '%' || (unit !== undefined && other !== undefined));
    return differ ? [[mine, theirs]] : [];
  });
}

/** Firm tokens by all they may mean. */
function byReading(side: readonly Placed[]): ReadonlyMap<string, readonly Placed[]> {
  const found = new Map<string, Placed[]>();
  for (const placed of side) {
    for (const reading of placed.token.firm ? new Set(placed.token.parts.flat()) : []) {
      const list = found.get(reading);
      if (list === undefined) found.set(reading, [placed]);
      else list.push(placed);
    }
  }
  return found;
}
