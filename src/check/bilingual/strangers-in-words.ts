/** Numbers in words that differ between the languages. */
import { meanings } from './meanings.js';
import { digits, FAMILIES, type Open, type Placed } from './strangers.js';

/** What is open on both sides of a pair: tokens that must be answered, and numbers in words. */
export interface Strangers {
  readonly left: readonly Open[];
  readonly right: readonly Open[];
  readonly leftWords: readonly Open[];
  readonly rightWords: readonly Open[];
}

/**
 * Numbers in words against what the other side has too much: thirty beside `hai mươi` or 20. A word without such a partner is not told, as a
 * translator may say “the two sides” or “both” or nothing at all. Couples in words are added to those in digits.
 */
export function coupleWords({ left, right, leftWords, rightWords }: Strangers, couples: Map<Placed, Placed>): readonly (readonly [Placed, Placed])[] {
  const free = (list: readonly Open[]): Open[] => list.filter((each) => FAMILIES[each.token.kind] === 'number' && !couples.has(each));
  const found: [Placed, Placed][] = [];
  const pairUp = (these: readonly Open[], those: readonly Open[]): void => {
    // With several on one side nobody knows which is which.
    const [mine, theirs] = [these[0], those[0]];
    if (these.length !== 1 || those.length !== 1 || mine === undefined || theirs === undefined || Math.abs(size(mine) - size(theirs)) > 1 || !(isLarge(mine) || isLarge(theirs) || countSame(mine, theirs))) return;
    couples.set(mine, theirs).set(theirs, mine);
    found.push([mine, theirs]);
  };
  pairUp(free(left), rightWords);
  pairUp(leftWords, free(right));
  pairUp(free(leftWords), free(rightWords));
  return found;
}

/** Digits, and words for ten or more, are what both languages say alike; a few of something may be counted otherwise: two adults and a child for three people. */
const isLarge = ({ token, open }: Open): boolean => token.kind !== 'word' || size({ open }) > 1;

/** Words with which what is counted ends and something else begins. */
const ON = /(?<!\p{L})(?:with|of|and|in|on|at|from|to|for|who|which|that|are|were|have|had|cùng|và|ở|trong|trên|của|với|được|đã|là|có|từ|cho)(?!\p{L})/iu;

/** Four words are no longer, UTF-16 units. */
const LOOK_AHEAD = 200;

/** True where the lexicon knows what follows both numbers as one thing: ba tỉnh, two northern provinces. */
function countSame(a: Placed, b: Placed): boolean {
  const counted = ({ token, segment }: Placed): ReadonlySet<string> => {
    const after = /^[^\n.,;:!?()“”]*/u.exec(segment.text.slice(token.index + token.text.length, token.index + token.text.length + LOOK_AHEAD))![0].split(ON)[0]!.trim().split(/\s+/).slice(0, 4).join(' ');
    return new Set([...meanings({ text: after, lang: segment.lang }).keys()].filter((meaning) => meaning.startsWith('=')));
  };
  const mine = counted(a);
  return [...counted(b)].some((meaning) => mine.has(meaning));
}

/** How many digits a number has; two for a fraction. */
const size = ({ open }: Pick<Open, 'open'>): number => (open[0]!.includes('.') ? 2 : digits(open[0]!).length);
