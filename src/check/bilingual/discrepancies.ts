/** Finds what one language says in numbers and the other does not. */
import type { Place } from '../../model/message.js';
import { editDistance } from '../../diagnostics/nearest.js';
import { perDesk, type Desk } from '../desk.js';
import { placeOfWords } from '../locate.js';
import type { Finding } from '../rule.js';
import { compared, type Pair } from './compare.js';
import { facts } from './facts.js';
import { at, languageName } from './say.js';
import type { Segment } from './segments.js';
import type { KnownLanguage, Token } from './token.js';

/** A token where it stands. */
interface Placed {
  readonly token: Token;
  readonly segment: Segment;
}

/** A token that the other side does not answer, with the likeliest readings of the parts that stay open. */
interface Open extends Placed {
  readonly open: readonly string[];
}

/** Something said in one language only, and what the other language probably has in its stead. */
export interface Discrepancy {
  readonly kind: Token['kind'];
  readonly typed: string;
  readonly place: Place;
  /** What the other language has and this one lacks; null where nothing of the kind is left over there. */
  readonly instead: { readonly typed: string; readonly place: Place } | null;
  /** Where the other language should have it. */
  readonly other: Segment;
}

/** All tokens of a pair's side. */
const tokensOf = (side: readonly Segment[]): Placed[] => side.flatMap((segment) => facts(segment.text, segment.lang as KnownLanguage).map((token) => ({ token, segment })));

/** All discrepancies of an issue, in both directions. */
export const discrepancies = perDesk((desk): Discrepancy[] => {
  const { articles, fixed, captions } = compared(desk);
  const loose: Pair[] = [...fixed, ...captions.flat().map(({ a, b }) => ({ a: [a], b: [b], likeness: null }))];
  return [...articles.map(({ pairs }) => pairs), ...loose.map((pair) => [pair])].flatMap((pairs) => inOrder(desk, pairs));
});

interface Sides {
  readonly pair: Pair;
  readonly a: readonly Placed[];
  readonly b: readonly Placed[];
}

/** Pairs that follow one another: a translator may have moved a sentence into the paragraph before or after. */
function inOrder(desk: Desk, pairs: readonly Pair[]): Discrepancy[] {
  const sides = pairs.map((pair): Sides => ({ pair, a: tokensOf(pair.a), b: tokensOf(pair.b) }));
  const open = sides.map(({ a, b }) => ({ a: unanswered(a, b), b: unanswered(b, a) }));
  return sides.flatMap(({ pair, a, b }, i) => {
    const beside = (side: 'a' | 'b'): Placed[] => [open[i - 1], open[i + 1]].flatMap((neighbour) => neighbour?.[side] ?? []);
    const left = unanswered(open[i]!.a, beside('b'));
    const right = unanswered(open[i]!.b, beside('a'));
    const couples = couple(left, right);
    const told = (mine: Placed, stranger: Placed | undefined, other: Segment): Discrepancy => ({
      kind: mine.token.kind,
      typed: mine.token.text,
      place: placeOf(desk, mine),
      instead: stranger === undefined ? null : { typed: stranger.token.text, place: placeOf(desk, stranger) },
      other,
    });
    const hidden = left.length + right.length > 0 ? [] : exchanged(a, b);
    return [
      ...hidden.flatMap(([mine, theirs]) => [told(mine, theirs, pair.b[0]!), told(theirs, mine, pair.a[0]!)]),
      ...left.map((mine) => told(mine, couples.get(mine) ?? surplus(mine, b, a), pair.b[0]!)),
      ...right.map((mine) => told(mine, couples.get(mine) ?? surplus(mine, a, b), pair.a[0]!)),
      // A number that was changed into one that stands there anyway is no stranger on its own side, only one too many.
      ...left.flatMap((mine) => oneTooMany(couples, mine, b, a).map((extra) => told(extra, mine, pair.a[0]!))),
      ...right.flatMap((mine) => oneTooMany(couples, mine, a, b).map((extra) => told(extra, mine, pair.b[0]!))),
    ];
  });
}

/** Firm tokens that another side does not answer in all their parts. */
function unanswered(own: readonly Placed[], other: readonly Placed[]): Open[] {
  const meanings = new Set(other.flatMap(({ token }) => [...token.parts, ...(token.otherwise ?? [])].flat()));
  const said = (part: readonly string[]): boolean => part.some((reading) => meanings.has(reading));
  return own.flatMap((placed) => {
    const { firm, otherwise } = placed.token;
    const parts = firm ? placed.token.parts.filter((part) => !said(part)) : [];
    return parts.length === 0 || otherwise?.every(said) ? [] : [{ ...placed, open: parts.map((part) => part[0]!) }];
  });
}

const FAMILIES: Readonly<Record<Token['kind'], string>> = { number: 'number', date: 'number', time: 'number', code: 'number', word: 'number', document: 'document', address: 'address' };
const digits = (text: string): string => text.replace(/\D/g, '') || text;

/** How little two readings resemble each other; a month of the one and a number of the other may still be one mistake. */
const distance = (a: string, b: string): number => editDistance(digits(a), digits(b)) + (a[0] === b[0] ? 0 : 1);

/** Brings the strangers of both sides together, those that resemble each other most first. */
function couple(left: readonly Open[], right: readonly Open[]): ReadonlyMap<Placed, Placed> {
  const candidates = left.flatMap((a, i) => right.filter((b) => FAMILIES[a.token.kind] === FAMILIES[b.token.kind]).map((b) => ({
    a, b, cost: Math.min(...a.open.flatMap((x) => b.open.map((y) => distance(x, y)))) + Math.abs(i / left.length - right.indexOf(b) / right.length),
  })));
  const couples = new Map<Placed, Placed>();
  for (const { a, b } of candidates.sort((x, y) => x.cost - y.cost)) {
    if (couples.has(a) || couples.has(b)) continue;
    couples.set(a, b);
    couples.set(b, a);
  }
  return couples;
}

const count = (reading: string, tokens: readonly Placed[]): number => tokens.filter(({ token }) => token.firm && token.parts.some((part) => part[0] === reading)).length;

/** A token of the other side that stands there more often than here, and resembles a stranger. */
function surplus(mine: Open, other: readonly Placed[], own: readonly Placed[]): Placed | undefined {
  return other.findLast(({ token }) => token.firm && FAMILIES[token.kind] === FAMILIES[mine.token.kind]
    && token.parts.some(([reading]) => count(reading!, other) > count(reading!, own) && mine.open.some((open) => distance(open, reading!) <= 2)));
}

const oneTooMany = (couples: ReadonlyMap<Placed, Placed>, mine: Open, other: readonly Placed[], own: readonly Placed[]): Placed[] => {
  const extra = couples.has(mine) ? undefined : surplus(mine, other, own);
  return extra === undefined ? [] : [extra];
};

/** Digits of a side by the first reading of each part, in order. */
const spelled = (tokens: readonly Placed[]): readonly { readonly placed: Placed; readonly reading: string }[] =>
  tokens.flatMap((placed) => (placed.token.firm && FAMILIES[placed.token.kind] === 'number' ? placed.token.parts.map((part) => ({ placed, reading: part[0]! })) : []));

/**
 * A number for another where something else happens to answer each: both sides have the same numbers as often, but for one each, in the same place.
 * A word such as “năm” (five, or year) answers many a digit.
 */
function exchanged(a: readonly Placed[], b: readonly Placed[]): readonly (readonly [Placed, Placed])[] {
  return ['#', 'm'].flatMap((sign) => {
    const [left, right] = [a, b].map((side) => spelled(side).filter(({ reading }) => reading.startsWith(sign)));
    const extra = (own: typeof left, other: typeof left): number[] => own!.flatMap(({ reading }, i) => {
      const earlier = own!.slice(0, i + 1).filter((each) => each.reading === reading).length;
      return earlier > other!.filter((each) => each.reading === reading).length ? [i] : [];
    });
    const [x, y] = [extra(left, right), extra(right, left)];
    if (left!.length !== right!.length || x.length !== 1 || y.length !== 1 || (sign === '#' && x[0] !== y[0])) return [];
    const [mine, theirs] = [left![x[0]!]!, right![y[0]!]!];
    return sign === 'm' || (mine.reading.length === theirs.reading.length && distance(mine.reading, theirs.reading) === 1) ? [[mine.placed, theirs.placed] as const] : [];
  });
}

const placeOf = (desk: Desk, { token, segment }: Placed): Place => placeOfWords(desk, segment.place, segment.text, token.text, token.index);

/** A discrepancy as it is told. */
export const sayDiscrepancy = ({ typed, place, instead, other }: Discrepancy): Finding => ({
  place,
  text: instead === null
    ? `“${typed}” has no counterpart in the ${languageName(other.lang)} (${at(other.place)}).`
    : `“${typed}” stands here only; the ${languageName(other.lang)} has “${instead.typed}” (${at(instead.place)}).`,
  note: instead === null ? 'Add it there, or take it out here.' : 'See which is right, and correct the other.',
});
