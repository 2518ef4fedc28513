/** Finds what one language says in numbers and the other does not. */
import type { Place } from '../../model/message.js';
import { perDesk, type Desk } from '../desk.js';
import { placeOfWords } from '../locate.js';
import type { Finding } from '../rule.js';
import { compared, type Pair } from './compare.js';
import { exchanged, like, oneElse, otherUnits, surplusOf, type Surplus } from './exchanged.js';
import { at, languageName } from './say.js';
import type { Segment } from './segments.js';
import { couple, tokensOf, unanswered, type Open, type Placed } from './strangers.js';
import { coupleWords } from './strangers-in-words.js';
import type { Token } from './token.js';

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
    const around = (side: 'a' | 'b'): Placed[] => [sides[i - 1], sides[i], sides[i + 1]].flatMap((neighbour) => neighbour?.[side] ?? []);
    const couples = new Map(couple(left, right));
    const inWords = coupleWords({ left, right, leftWords: unanswered(a, around('b'), 'asks'), rightWords: unanswered(b, around('a'), 'asks') }, couples);
    const told = (mine: Placed, stranger: Placed | undefined, other: Segment, shown = ({ token }: Placed): string => token.text): Discrepancy => ({
      kind: mine.token.kind,
      typed: shown(mine),
      place: placeOf(desk, mine),
      instead: stranger === undefined ? null : { typed: shown(stranger), place: placeOf(desk, stranger) },
      other,
    });
    const hidden = left.length + right.length > 0 ? [] : [...exchanged(a, b), ...(inWords.length > 0 ? [] : oneElse(a, b))];
    const [moreA, moreB] = left.length + right.length > 0 ? [surplusOf(a, b), surplusOf(b, a)] : [[], []];
    // A number that was changed into one that stands there anyway is no stranger on its own side, only one too many.
    const oneTooMany = (mine: Open, surplus: readonly Surplus[]): Placed[] => (couples.has(mine) ? [] : [like(mine, surplus)].filter((extra) => extra !== undefined));
    return [
      ...[...hidden, ...inWords].flatMap(([mine, theirs]) => [told(mine, theirs, pair.b[0]!), told(theirs, mine, pair.a[0]!)]),
      ...otherUnits(a, b).flatMap(([mine, theirs]) => [told(mine, theirs, pair.b[0]!, withUnit), told(theirs, mine, pair.a[0]!, withUnit)]),
      ...left.filter((mine) => !inWords.some(([word]) => word === mine)).map((mine) => told(mine, couples.get(mine) ?? like(mine, moreB), pair.b[0]!)),
      ...right.filter((mine) => !inWords.some(([, word]) => word === mine)).map((mine) => told(mine, couples.get(mine) ?? like(mine, moreA), pair.a[0]!)),
      ...left.flatMap((mine) => oneTooMany(mine, moreB).map((extra) => told(extra, mine, pair.a[0]!))),
      ...right.flatMap((mine) => oneTooMany(mine, moreA).map((extra) => told(extra, mine, pair.b[0]!))),
    ];
  });
}

const withUnit = ({ token }: Placed): string => `${token.text} ${token.unit ?? ''}`.trim();

const placeOf = (desk: Desk, { token, segment }: Placed): Place => placeOfWords(desk, segment.place, segment.text, token.text, token.index);

/** A discrepancy as it is told. */
export const sayDiscrepancy = ({ typed, place, instead, other }: Discrepancy): Finding => ({
  place,
  text: instead === null
    ? `“${typed}” has no counterpart in the ${languageName(other.lang)} (${at(other.place)}).`
    : `“${typed}” stands here only; the ${languageName(other.lang)} has “${instead.typed}” (${at(instead.place)}).`,
  note: instead === null ? 'Add it there, or take it out here.' : 'See which is right, and correct the other.',
});
