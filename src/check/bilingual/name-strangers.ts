/** Names that one language of a pair has and the other does not: people, places and organisations whose forms in both languages are known. */
import type { Place } from '../../model/message.js';
import { perDesk, type Desk } from '../desk.js';
import { placeOfWords } from '../locate.js';
import { compared, type Pair } from './compare.js';
import { listedForms } from './listed-forms.js';
import { bare } from './meanings.js';
import { peopleIn } from './people.js';
import { KNOWN_NAMES, nameFinder, type NameFinder } from './proper-names.js';
import type { Segment } from './segments.js';
import type { KnownLanguage } from './token.js';

/** A name that the other side does not have. */
export interface NameStranger {
  readonly kind: string;
  readonly typed: string;
  readonly place: Place;
  /** Where the other language should have it. */
  readonly other: Segment;
}

/** What pairs have in names that differ. */
export interface NameStrangers {
  /** One name for another. */
  readonly exchanged: readonly (readonly [NameStranger, NameStranger])[];
  /** Names without anything in their stead. */
  readonly alone: readonly NameStranger[];
}

/** A name with the segment that it stands in. */
interface Use {
  readonly kind: string;
  readonly meaning: string;
  readonly typed: string;
  readonly index: number;
  readonly firm: boolean;
  readonly segment: Segment;
}

/** Named in every other sentence, where a translator says “the country” or “our neighbour”. */
const EVERYWHERE: ReadonlySet<string> = new Set(['Việt Nam', 'Trung Quốc']);

/** Names of names.yaml are mostly the province's own, and often left out, as are those of Vietnam: they are told where another one stands in their place. */
const ABROAD: ReadonlySet<string> = new Set(KNOWN_NAMES.filter(({ kind }) => kind !== 'home').map(({ vi }) => vi[0]!));

/** Of one syllable in Vietnamese: often part of another name (Viện Viễn Đông Bác cổ Pháp). */
const isShort = ({ typed, segment }: Use): boolean => segment.lang === 'vi' && !/[\s-]/.test(typed);

const wordsOf = (side: readonly Segment[]): string => ` ${side.flatMap(({ text }) => text.match(/[\p{L}\p{M}]+/gu) ?? []).map(bare).join(' ')} `;

/** All of an issue's. */
export const nameStrangers = perDesk((desk): NameStrangers => {
  const { articles, fixed, captions } = compared(desk);
  const forms = [...listedForms(desk), ...KNOWN_NAMES];
  const finders = { vi: nameFinder(forms, 'vi'), en: nameFinder(forms, 'en') };
  const loose: Pair[] = [...fixed, ...captions.flat().map(({ a, b }) => ({ a: [a], b: [b], likeness: null }))];
  const all = [...articles.map(({ pairs }) => pairs), ...loose.map((pair) => [pair])].flatMap((pairs) => inOrder(desk, pairs, finders));
  return { exchanged: all.flatMap((each) => each.exchanged), alone: all.flatMap((each) => each.alone) };
});

function inOrder(desk: Desk, pairs: readonly Pair[], finders: Readonly<Record<KnownLanguage, NameFinder>>): NameStrangers[] {
  const sides = pairs.map(({ a, b }) => ({ a: usesOf(a, finders), b: usesOf(b, finders) }));
  const words = pairs.map(({ a, b }) => ({ a: wordsOf(a), b: wordsOf(b) }));
  return pairs.map(({ a, b }, i): NameStrangers => {
    // A sentence may have gone into the paragraph before or after.
    const around = (side: 'a' | 'b'): { readonly uses: readonly Use[]; readonly words: string } => {
      const near = [i - 1, i, i + 1].filter((n) => pairs[n] !== undefined);
      return { uses: near.flatMap((n) => sides[n]![side]), words: near.map((n) => words[n]![side]).join('') };
    };
    const told = (use: Use, other: Segment): NameStranger => ({ kind: use.kind, typed: use.typed, place: placeOfWords(desk, use.segment.place, use.segment.text, use.typed, use.index), other });
    const [left, right] = [strangers(sides[i]!.a, around('b')), strangers(sides[i]!.b, around('a'))];
    const exchanged = [...new Set([...left, ...right].map(({ kind }) => kind))].flatMap((kind): (readonly [Use, Use])[] => {
      const [mine, theirs] = [left, right].map((list) => list.filter((use) => use.kind === kind)) as [Use[], Use[]];
      return mine.length === theirs.length ? mine.map((use, n) => [use, theirs[n]!] as const) : [];
    });
    const paired = new Set(exchanged.flat());
    return {
      exchanged: exchanged.map(([mine, theirs]) => [told(mine, b[0]!), told(theirs, a[0]!)] as const),
      alone: [...left.map((use) => [use, b[0]!] as const), ...right.map((use) => [use, a[0]!] as const)].filter(([use]) => !paired.has(use) && ABROAD.has(use.meaning) && !isShort(use)).map(([use, other]) => told(use, other)),
    };
  });
}

/** People and names with forms of both languages, of the segments of one side. */
function usesOf(side: readonly Segment[], finders: Readonly<Record<KnownLanguage, NameFinder>>): Use[] {
  return side.flatMap((segment): Use[] => {
    const lang = segment.lang as KnownLanguage;
    const known = finders[lang](segment.text).map((name): Use => ({ ...name, segment }));
    const inside = (index: number): boolean => known.some((use) => index >= use.index && index < use.index + use.typed.length);
    const people = peopleIn(segment.text, lang).filter(({ index }) => !inside(index)).map(({ key, typed, index }): Use => ({ kind: 'person', meaning: key, typed, index, firm: true, segment }));
    return [...known, ...people];
  });
}

/** Each name once that the other side has in no form: a person's given name alone is one. */
function strangers(own: readonly Use[], other: { readonly uses: readonly Use[]; readonly words: string }): Use[] {
  const answers = new Set(other.uses.map(({ meaning }) => meaning));
  const told = new Set<string>();
  return own.filter(({ kind, meaning, typed, firm }) => {
    const words = bare(typed).split(/[\s\u00a0]+/);
    const named = other.words.includes(` ${kind === 'person' ? words.at(-1)! : words.join(' ')} `);
    if (!firm || named || answers.has(meaning) || EVERYWHERE.has(meaning) || told.has(meaning)) return false;
    told.add(meaning);
    return true;
  });
}
