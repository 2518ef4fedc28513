/**
 * Breaks words into lines. Justified text is broken by total fit: over the whole paragraph the sum of the lines' demerits is least
 * (Knuth and Plass, Breaking Paragraphs into Lines, 1981; here as dynamic programming over all feasible breaks, since a line of a
 * magazine column has few words). Ragged text and titles use the same search with another measure of badness.
 */
import type { Word } from './words.js';

/** A word with its width, pt. */
export interface MeasuredWord {
  readonly word: Word;
  readonly width: number;
  /** Characters, for letter-spacing. */
  readonly characters: number;
}

export interface LineRules {
  /** Natural, least and comfortable extra width of a word space, pt. */
  readonly space: number;
  readonly spaceMin: number;
  readonly stretch: number;
  /** Word spaces wider than this are helped by letter-spacing of at most `track` pt a character; wider than `loose` they are a fault. */
  readonly comfortable: number;
  readonly loose: number;
  readonly track: number;
  /** Lines too full for the least word space are helped by taking at most this much from each character, pt. */
  readonly tighten: number;
  /** Width of a hyphen, pt. */
  readonly hyphen: number;
  /** Width of line `n` (from 0), pt. */
  readonly measure: (n: number) => number;
  /** The lines before this one differ in measure (indent, drop cap); from it on all are alike. */
  readonly uneven: number;
  /** `justify`: even word spaces; `ragged`: full lines, short last one; `balance`: lines of like length, the last too. */
  readonly mode: 'justify' | 'ragged' | 'balance';
}

/** Words `from` (inclusive) to `to` (exclusive) on one line, its natural width in pt. */
export interface BrokenLine {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

interface Node {
  readonly at: number;
  readonly line: number;
  readonly cost: number;
  readonly from: Node | null;
  readonly width: number;
  /** Lines in a row, up to this one, that end in a hyphen, typed or added: the eye sees no difference. */
  readonly hyphens: number;
}

/** A line shorter than this at a paragraph's end looks like a fragment. */
const LAST_LINE_LETTERS = 5;
const FRAGMENT_COST = 1e9;
/** Against many loose lines instead of a very loose one: each costs this much more. */
const LOOSE_COST = 20_000_000;
/** Letters closed up as far as the style allows: sooner a hyphen, later a loose line. */
const TIGHT_COST = 1_000_000;
const OVERFULL_COST = 1e12;
/** A hyphen costs about as much as a line whose spaces are a quarter em wider than they should be; a second one below it more. */
const HYPHEN_COST = 100_000;
const SECOND_HYPHEN_COST = 1_000_000;
/** More hyphens than this never stand below each other, unless a word is longer than that. */
const MOST_HYPHENS = 2;
/** What no line does unless nothing else fits: a third hyphen below two, a break where words are bound to each other. */
const LAST_RESORT_COST = 1e10;

/** A break in the number of a document or in an address: worse than hyphens in a row, better than a very loose line. */
const SEAM_COST = 2_000_000;

const ENDS_IN_HYPHEN = /[-\u2010]$/u;

const letters = (word: Word): number => word.pieces.reduce((n, p) => n + (p.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);

/**
 * Breaks words into lines.
 * @returns at least one line where there is a word; a word wider than its line stands alone on it (the caller splits such words before).
 */
export function breakLines(words: readonly MeasuredWord[], rules: LineRules): BrokenLine[] {
  if (words.length === 0) return [];
  // Words bound to each other may be longer than a line, and a word may need three hyphens: then anything is better than losing them.
  return search(words, rules, false) ?? search(words, rules, true)!;
}

/** The best lines, null where none can be found without a last resort. */
function search(words: readonly MeasuredWord[], rules: LineRules, lastResort: boolean): BrokenLine[] | null {
  const n = words.length;
  // Typed hyphens cost nothing alone, but in a row with others the eye sees no difference.
  // nodes[i]: the best ways to have a break before word i, one per line number while lines differ in measure, else one.
  const ends = words.map(({ word }) => (word.after === 'joint' || word.after === 'seam') && ENDS_IN_HYPHEN.test(word.pieces[word.pieces.length - 1]?.text ?? ''));
  const nodes: Node[][] = Array.from({ length: n + 1 }, () => []);
  nodes[0]!.push({ at: 0, line: 0, cost: 0, from: null, width: 0, hyphens: 0 });
  for (let start = 0; start < n; start += 1) {
    for (const node of nodes[start]!) {
      const measure = rules.measure(node.line);
      let width = 0;
      let spaces = 0;
      let characters = 0;
      for (let i = start; i < n; i += 1) {
        const { word } = words[i]!;
        width += words[i]!.width;
        characters += words[i]!.characters;
        const tail = word.after === 'hyphen' ? rules.hyphen : 0;
        const natural = width + tail + spaces * rules.space;
        const least = rules.mode === 'justify' ? width + tail + spaces * rules.spaceMin - (characters + spaces) * rules.tighten : natural;
        const overfull = least > measure + 0.01;
        if (overfull && i > start) {
          // Without the hyphen that a break here would need, the line may still take what follows.
          if (tail > 0 && least - tail <= measure + 0.01) continue;
          break;
        }
        const hyphens = word.after === 'hyphen' || ends[i] ? Math.min(node.hyphens, MOST_HYPHENS) + 1 : 0;
        const unmannered = word.after === 'bound' || hyphens > MOST_HYPHENS;
        if (!unmannered || lastResort) {
          const forced = word.after === 'line';
          const cost = node.cost + lineCost(natural, measure, spaces, characters + spaces, forced, i === n - 1, rules) + (overfull ? OVERFULL_COST : 0) + fragmentCost(words, start, i, forced, rules) + (ends[i] && hyphens === 1 ? 0 : hyphenCost(hyphens)) + (word.after === 'seam' ? SEAM_COST : 0) + (unmannered ? LAST_RESORT_COST : 0);
          keep(nodes[i + 1]!, { at: i + 1, line: node.line + 1, cost, from: node, width: natural, hyphens }, rules.uneven);
        }
        if (word.after === 'line' || overfull) break;
        if (word.after === 'space' || word.after === 'bound') spaces += 1;
      }
    }
    // A break before `start + 1` may be impossible (a bound chain); that is fine as long as the end is reached.
  }
  let best: Node | null = null;
  for (const node of nodes[n]!) if (!best || node.cost < best.cost) best = node;
  if (!best) return null;
  const lines: BrokenLine[] = [];
  for (let node: Node | null = best; node?.from; node = node.from) lines.push({ from: node.from.at, to: node.at, width: node.width });
  return lines.reverse();
}

function keep(list: Node[], node: Node, uneven: number): void {
  const line = Math.min(node.line, uneven);
  const i = list.findIndex((other) => Math.min(other.line, uneven) === line && other.hyphens === node.hyphens);
  if (i < 0) list.push(node);
  else if (node.cost < list[i]!.cost) list[i] = node;
}

const hyphenCost = (hyphens: number): number => (hyphens === 0 ? 0 : hyphens === 1 ? HYPHEN_COST : SECOND_HYPHEN_COST);

function fragmentCost(words: readonly MeasuredWord[], start: number, end: number, forced: boolean, rules: LineRules): number {
  if (!forced || start === 0) return 0;
  let count = 0;
  for (let i = start; i <= end; i += 1) count += letters(words[i]!.word);
  if (rules.mode === 'balance') return end === start ? FRAGMENT_COST : 0;
  // The rest of a hyphenated word is no line.
  const rest = words[start - 1]!.word.after === 'hyphen' && words.slice(start, end).every((w) => w.word.after === 'hyphen');
  return count < LAST_LINE_LETTERS || rest ? FRAGMENT_COST : 0;
}

/** How a justified line comes out. */
export interface Spacing {
  /** Word space as set, pt. */
  readonly space: number;
  /** What is seen between two words: letter-spacing adds to the space itself and to the letter before it. */
  readonly seen: number;
  /** Letter-spacing added, pt a character; 0 for most lines. */
  readonly track: number;
}

/**
 * The spaces of a line that is spread to its measure. A line that is loose otherwise gets some letter-spacing, as much as brings its word
 * spaces to the comfortable limit and no more than the style allows; one that would need less than the least word space loses some.
 * @param slack what is left of the measure beside words and natural spaces, pt; negative where spaces are narrowed.
 */
export function spacing(slack: number, spaces: number, characters: number, rules: Pick<LineRules, 'space' | 'spaceMin' | 'comfortable' | 'track' | 'tighten'>): Spacing {
  const gaps = Math.max(spaces, 0.3);
  const plain = rules.space + slack / gaps;
  const beyond = plain > rules.comfortable ? plain - rules.comfortable : plain < rules.spaceMin ? plain - rules.spaceMin : 0;
  if (beyond === 0 || characters === 0) return { space: plain, seen: plain, track: 0 };
  const track = Math.max(-rules.tighten, Math.min(rules.track, (beyond * gaps) / characters));
  const space = rules.space + (slack - track * characters) / gaps;
  return { space, seen: space + 2 * track, track };
}

function lineCost(natural: number, measure: number, spaces: number, characters: number, forced: boolean, final: boolean, rules: LineRules): number {
  const slack = measure - natural;
  if (rules.mode !== 'justify') {
    if (rules.mode === 'ragged' && forced) return 1;
    const part = Math.max(slack, 0) / measure;
    return 1 + 1000 * part * part;
  }
  if (forced) {
    // A last line is set with natural spaces; it should not be squeezed, and never has its letters tightened.
    if (slack >= -spaces * (rules.space - rules.spaceMin)) return slack >= 0 || final ? 1 : 100;
    return OVERFULL_COST;
  }
  // A word alone on a line has no space to widen: worse than the widest spaces.
  const set = spacing(slack, spaces, characters, rules);
  const ratio = set.seen >= rules.space ? (set.seen - rules.space) / rules.stretch : (rules.space - set.seen) / Math.max(rules.space - rules.spaceMin, 0.01);
  const badness = 100 * ratio ** 3;
  const tight = set.track < 0 ? TIGHT_COST * (set.track / rules.tighten) ** 2 : 0;
  return (1 + badness) ** 2 + tight + (set.seen > rules.loose ? LOOSE_COST : 0);
}
