/** Tokens of one side that the other does not answer, and which of them belong together. */
import { editDistance } from '../../diagnostics/nearest.js';
import { factsOf } from './facts.js';
import type { Segment } from './segments.js';
import type { Token } from './token.js';

/** A token where it stands. */
export interface Placed {
  readonly token: Token;
  readonly segment: Segment;
}

/** A token that the other side does not answer, with the likeliest readings of the parts that stay open. */
export interface Open extends Placed {
  readonly open: readonly string[];
}

/** All tokens of a pair's side. */
export const tokensOf = (side: readonly Segment[]): Placed[] => side.flatMap((segment) => factsOf(segment).map((token) => ({ token, segment })));

/** Tokens that must be answered (`firm`), or those that may ask, which another side does not answer in all their parts. */
export function unanswered(own: readonly Placed[], other: readonly Placed[], of: 'firm' | 'asks' = 'firm'): Open[] {
  const meanings = new Set(other.flatMap(({ token }) => [...token.parts, ...(token.otherwise ?? [])].flat()));
  // 45/2020/NĐ-CP is not 45/2022/NĐ-CP: the number alone answers a document only where the other side has fewer documents.
  const documents = (side: readonly Placed[]): number => side.filter(({ token }) => token.kind === 'document').length;
  const alone = documents(other) < documents(own) ? other.filter(({ token }) => token.kind !== 'document') : [];
  const apart = new Set([...other.filter(({ token }) => token.kind === 'document').flatMap(({ token }) => token.parts.flat().filter((reading) => reading.startsWith('§'))), ...alone.flatMap(({ token }) => [...token.parts, ...(token.otherwise ?? [])].flat())]);
  const said = (part: readonly string[]): boolean => part.some((reading) => meanings.has(reading));
  return own.flatMap((placed) => {
    const { kind, otherwise } = placed.token;
    const answered = kind === 'document' ? (part: readonly string[]): boolean => part.some((reading) => apart.has(reading)) && !remarked(placed.token, other) : said;
    const parts = placed.token[of] === true ? placed.token.parts.filter((part) => !answered(part)) : [];
    return parts.length === 0 || otherwise?.every(said) ? [] : [{ ...placed, open: parts.map((part) => part[0]!) }];
  });
}

/** True where the other side has a document only with other marks, both having some: 12/STNMT-ĐĐ, 12/STNMT-DĐ. An English text may leave them all out. */
function remarked({ text, parts }: Token, other: readonly Placed[]): boolean {
  const same = other.filter(({ token }) => token.kind === 'document' && token.parts[0]![0] === parts[0]![0]).map(({ token }) => token.text.normalize('NFC').toUpperCase());
  const own = text.normalize('NFC').toUpperCase();
  return MARKED.test(own) && same.length > 0 && same.every((each) => MARKED.test(each) && each !== own);
}
const MARKED = /[^\x20-\x7e]/;

/** Kinds of tokens that may be one another's slip. */
export const FAMILIES: Readonly<Record<Token['kind'], string>> = { number: 'number', date: 'number', time: 'number', code: 'number', word: 'number', document: 'document', address: 'address' };
/** The digits of a reading; all of it where it has none. */
export const digits = (text: string): string => text.replace(/\D/g, '') || text;

/** How little two readings resemble each other; a month of the one and a number of the other may still be one mistake. */
export const distance = (a: string, b: string): number => editDistance(digits(a), digits(b)) + (a[0] === b[0] ? 0 : 1);

/** Paragraphs that hold thousands of numbers are no translations of each other; so many of them are compared, around the same place of both. */
const MOST_COMPARED = 100;

/** Some of a list around a part of its length, from 0 to 1: all of a list that is not very long. */
function near<T>(list: readonly T[], part: number): readonly T[] {
  const first = Math.max(0, Math.min(list.length - MOST_COMPARED, Math.round(part * list.length) - MOST_COMPARED / 2));
  return list.slice(first, first + MOST_COMPARED);
}

/** Brings the strangers of both sides together, those that resemble each other most first. */
export function couple(left: readonly Open[], right: readonly Open[]): ReadonlyMap<Placed, Placed> {
  const byFamily = new Map<string, { readonly b: Open; readonly part: number }[]>();
  right.forEach((b, i) => {
    const family = FAMILIES[b.token.kind];
    byFamily.set(family, [...(byFamily.get(family) ?? []), { b, part: i / right.length }]);
  });
  const candidates = left.flatMap((a, i) => near(byFamily.get(FAMILIES[a.token.kind]) ?? [], i / left.length).map(({ b, part }) => ({
    a, b, cost: Math.min(...a.open.flatMap((x) => b.open.map((y) => distance(x, y)))) + Math.abs(i / left.length - part),
  })));
  const couples = new Map<Placed, Placed>();
  for (const { a, b } of candidates.sort((x, y) => x.cost - y.cost)) {
    if (couples.has(a) || couples.has(b)) continue;
    couples.set(a, b);
    couples.set(b, a);
  }
  return couples;
}
