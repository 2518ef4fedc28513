/** Sets a text in lines for a measure. */
import { styleKey, type Metrics, type Piece, type SetLine, type SetText } from '../model/compose.js';
import type { TextView } from '../model/view.js';
import { breakLines, spacing, type BrokenLine, type LineRules, type MeasuredWord } from './lines.js';
import { syllables } from './hyphenate.js';
import { pathKey, textOf, toWords, type After, type Word } from './words.js';

/**
 * The sign at the end of a line whose last word goes on. PDF.js joins a word again over U+002D at a line's end alone (over U+2010 or U+00AD it
 * searches for two words), PDFium over U+002D and U+00AD, and Chromium prints a soft hyphen's glyph without its text: so it is U+002D.
 */
export const HYPHEN = '-';

/** A text's words; only justified text is hyphenated, never titles or captions. */
export function wordsOf(view: TextView, justify: boolean): readonly Word[] {
  // A text is set again and again while widths and places are tried; its words stay the same.
  const known = justify ? memory.syllabled : memory.plain;
  let words = known.get(view.inlines);
  if (!words) known.set(view.inlines, (words = toWords(view.inlines, justify ? (text) => syllables(text, view.lang) : undefined)));
  return words;
}

/** What is known of texts while they are composed. */
interface Memory {
  readonly syllabled: WeakMap<TextView['inlines'], readonly Word[]>;
  readonly plain: WeakMap<TextView['inlines'], readonly Word[]>;
  readonly set: WeakMap<Metrics, WeakMap<TextView['inlines'], Map<string, SetText>>>;
}

const nothing = (): Memory => ({ syllabled: new WeakMap(), plain: new WeakMap(), set: new WeakMap() });
let memory = nothing();

/** Forgets the words and lines of texts that were tried: for who has composed an issue and not to do so again. Of a long one they are a third of a MB a page. */
export const forgetTexts = (): void => {
  memory = nothing();
};

export interface SetOptions {
  /** Space before the first line, pt. */
  readonly indent?: number;
  /** The first lines make room for a drop cap. */
  readonly dropCap?: { readonly lines: number; readonly width: number };
  readonly balance?: boolean;
  /** Room for an end mark after the last word, pt. */
  readonly tail?: number;
  /** Letters to leave out at the start (they are the drop cap). */
  readonly skip?: number;
  /** The text is verse: what does not fit into a line's measure is turned over, and stands this far in, pt. */
  readonly turn?: number;
}

/** Graphemes, so that a letter never parts from its marks. */
export const graphemes = (text: string): string[] => (COMBINES.test(text) ? Array.from(segmenter.segment(text), (s) => s.segment) : [...text]);

/** Marks, joiners and whatever else may make one sign of several characters; text in NFC seldom has any, and segmenting is slow. */
const COMBINES = /[\p{M}\p{Cf}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF]/u;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const trackOf = (view: TextView, size: number, text: string): number => (view.track / 1000) * size * [...text].length;

function pieceWidth(view: TextView, key: string, size: number, piece: Piece, metrics: Metrics): number {
  return metrics.width(key, pathKey(piece.path), piece.text) + trackOf(view, size, piece.text);
}

/** Syllables of one word, measured one by one, together are as wide as the word measured whole: kerning between them counts. */
function measureWords(words: readonly Word[], width: (piece: Piece) => number): { word: Word; width: number }[] {
  const out: { word: Word; width: number }[] = [];
  for (let i = 0; i < words.length; ) {
    let end = i;
    while (words[end]!.after === 'hyphen' && end + 1 < words.length) end += 1;
    const run = words.slice(i, end + 1);
    const parts = run.map((word) => word.pieces.reduce((sum, piece) => sum + width(piece), 0));
    const last = run[run.length - 1]!;
    // Only the last syllable can carry pieces of another emphasis after its own.
    const whole = run.length > 1 ? width({ text: run.map((w) => w.pieces[0]!.text).join(''), path: run[0]!.pieces[0]!.path }) + last.pieces.slice(1).reduce((sum, piece) => sum + width(piece), 0) : parts[0]!;
    const scale = whole / (parts.reduce((a, b) => a + b, 0) || 1);
    run.forEach((word, k) => out.push({ word, width: parts[k]! * scale }));
    i = end + 1;
  }
  return out;
}

function splitLong(word: Word, fits: number, width: (piece: Piece) => number): Word[] {
  // A word wider than its line (a web address, a slip): cut where it must be, without adding a sign that nobody typed.
  const out: Word[] = [];
  let line: Piece[] = [];
  let used = 0;
  for (const piece of word.pieces) {
    let text = '';
    for (const letter of graphemes(piece.text)) {
      const w = width({ text: letter, path: piece.path });
      if (used + w > fits && used > 0) {
        if (text) line.push({ text, path: piece.path });
        out.push({ pieces: line, after: 'joint' });
        line = [];
        text = '';
        used = 0;
      }
      text += letter;
      used += w;
    }
    if (text) line.push({ text, path: piece.path });
  }
  out.push({ pieces: line, after: word.after });
  return out;
}

function skipLetters(words: readonly Word[], count: number): readonly Word[] {
  if (count === 0 || words.length === 0) return words;
  const [first, ...rest] = words as [Word, ...Word[]];
  const [piece, ...pieces] = first.pieces as [Piece, ...Piece[]];
  const text = graphemes(piece.text).slice(count).join('');
  const left: Piece[] = text ? [{ ...piece, text }, ...pieces] : pieces;
  return left.length > 0 ? [{ ...first, pieces: left }, ...rest] : rest;
}

/**
 * Sets a text.
 * @param measure width of the column, pt.
 */
export function setText(view: TextView, measure: number, metrics: Metrics, options: SetOptions = {}): SetText {
  // Places are tried over and over; a text comes out the same for the same measure.
  let texts = memory.set.get(metrics);
  if (!texts) memory.set.set(metrics, (texts = new WeakMap()));
  let sets = texts.get(view.inlines);
  if (!sets) texts.set(view.inlines, (sets = new Map()));
  const cap = options.dropCap;
  const key = [styleKey(view), view.track, measure, options.indent, cap?.lines, cap?.width, options.balance, options.tail, options.skip, options.turn].join('|');
  const known = sets.get(key);
  if (known) return known.view === view ? known : { ...known, view };
  const set = setAnew(view, measure, metrics, options);
  sets.set(key, set);
  return set;
}

function setAnew(view: TextView, measure: number, metrics: Metrics, options: SetOptions): SetText {
  const key = styleKey(view);
  const style = metrics.style(key);
  const width = (piece: Piece): number => pieceWidth(view, key, style.size, piece, metrics);
  const narrow = measure - (options.dropCap?.width ?? 0);
  // Verse keeps the spaces and the ends that its lines have.
  const justify = style.align === 'justify' && options.turn === undefined;
  const measured: MeasuredWord[] = [];
  for (const { word, width: whole } of measureWords(skipLetters(wordsOf(view, justify), options.skip ?? 0), width)) {
    if (whole <= narrow || textOf(word).length <= 1) measured.push({ word, width: whole, characters: [...textOf(word)].length });
    else for (const part of splitLong(word, narrow * 0.98, width)) measured.push({ word: part, width: part.pieces.reduce((sum, piece) => sum + width(piece), 0), characters: [...textOf(part)].length });
  }
  const final = measured[measured.length - 1];
  if (final && options.tail) measured[measured.length - 1] = { ...final, width: final.width + options.tail };
  const space = style.space + trackOf(view, style.size, ' ');
  const indent = options.indent ?? 0;
  const cap = options.dropCap;
  const lineMeasure = (n: number): number => measure - (n === 0 ? indent : 0) - (cap && n < cap.lines ? cap.width : 0);
  const rules = {
    space,
    spaceMin: space - Math.max(0, style.space - metrics.grid.wordSpaceMin * style.size),
    stretch: style.size * 0.12,
    hyphen: justify ? width({ text: HYPHEN, path: [] }) : 0,
    comfortable: metrics.grid.wordSpaceComfortable * style.size,
    loose: metrics.grid.wordSpaceLoose * style.size,
    track: metrics.grid.letterSpaceMax * style.size,
    tighten: -metrics.grid.letterSpaceMin * style.size,
    measure: lineMeasure,
    uneven: cap ? cap.lines : indent ? 1 : 0,
    mode: justify ? 'justify' : options.balance ? 'balance' : 'ragged',
  } as const;
  const lines = options.turn === undefined ? breakLines(measured, rules) : breakVerse(measured, rules, options.turn);
  const set = lines.map((line, i): SetLine => {
    const words = measured.slice(line.from, line.to);
    const after = words[words.length - 1]!.word.after;
    const last = after === 'line' || i === lines.length - 1;
    const spaces = words.slice(0, -1).filter((w) => w.word.after === 'space' || w.word.after === 'bound').length;
    const characters = words.reduce((sum, w) => sum + w.characters, spaces);
    const spread = justify && !last ? spacing(lineMeasure(i) - line.width, spaces, characters, rules) : null;
    const track = spread?.track ?? 0;
    // Letter-spacing widens the space itself and the gap after the letter before it.
    const wordSpace = spread && spaces > 0 ? (spread.space + 2 * track) / style.size : null;
    const turned = options.turn !== undefined && i > 0 && measured[line.from - 1]!.word.after !== 'line';
    return { words: mergeJoints(words, after === 'hyphen'), width: line.width, last, track, wordSpace, turn: turned ? options.turn : 0 };
  });
  return { view, measure, leading: style.leading, lines: set, justify };
}

/** Breaks each line of a poem by itself; its first measure is the text's, what is turned over has `turn` pt less. */
function breakVerse(words: readonly MeasuredWord[], rules: LineRules, turn: number): BrokenLine[] {
  const out: BrokenLine[] = [];
  for (let from = 0; from < words.length; ) {
    const end = words.findIndex(({ word }, i) => i >= from && word.after === 'line');
    const to = end < 0 ? words.length : end + 1;
    const measure = (n: number): number => rules.measure(out.length + n) - (n === 0 ? 0 : turn);
    out.push(...breakLines(words.slice(from, to), { ...rules, measure, uneven: 1 }).map((line) => ({ ...line, from: line.from + from, to: line.to + from })));
    from = to;
  }
  return out;
}

/** Words joined without a space belong together again once the lines are known; a word that goes on in the next line gets its hyphen. */
function mergeJoints(words: readonly MeasuredWord[], hyphenated: boolean): (readonly Piece[])[] {
  const out: Piece[][] = [];
  let before: After = 'space';
  for (const { word } of words) {
    const open = out[out.length - 1];
    if (open && (before === 'joint' || before === 'seam' || before === 'hyphen')) {
      const [first, ...rest] = word.pieces;
      const last = open[open.length - 1]!;
      if (before === 'hyphen' && first) open.splice(-1, 1, { ...last, text: last.text + first.text }, ...rest);
      else open.push(...word.pieces);
    } else out.push([...word.pieces]);
    before = word.after;
  }
  const end = out[out.length - 1];
  const last = end?.[end.length - 1];
  if (hyphenated && end && last) end[end.length - 1] = { ...last, text: last.text + HYPHEN };
  return out;
}

/** Height of a set text, pt. */
export const heightOf = (text: SetText): number => text.lines.length * text.leading;

/** Width of a text's longest word and of all of it on one line, pt. */
export function widthsOf(view: TextView, metrics: Metrics): { readonly longest: number; readonly whole: number } {
  const key = styleKey(view);
  const style = metrics.style(key);
  const widths = wordsOf(view, false).map((word) => word.pieces.reduce((sum, piece) => sum + pieceWidth(view, key, style.size, piece, metrics), 0));
  return { longest: Math.max(0, ...widths), whole: widths.reduce((a, b) => a + b, 0) + Math.max(0, widths.length - 1) * style.space };
}
