/** Glyphs of a page put together again as words, in the order of the page's content. */
import { area, contains, intersect, unite, type Box, type Glyph, type GlyphRun, type PageContents } from '../pdf/index.js';
import type { Word } from './model.js';

/** A word with what tells its place in reading order and whether it is furniture. */
export interface FoundWord extends Word {
  /** Marked-content id of its first letter. */
  readonly mcid: number | null;
  readonly artifact: boolean;
  /** Of its first letter's baseline, mm; the same for words on one line. */
  readonly baseline: number;
}

/** A gap or a step back along the line of more than this, and a step across it of more than that, ends a word; parts of the type size. */
const GAP = 0.15;
const STEP_BACK = 0.5;
const STEP_ACROSS = 0.5;
const MM_PER_PT = 25.4 / 72;

/** Hyphens a line's end may bring, or an author; the others are dashes and belong to the text. */
const HYPHENS = /[-\u00ad\u2010\u2011\u200b\u2060]/gu;
const ENDS_PARTED = /\p{L}[-\u00ad\u2010]$/u;
const GOES_ON = /^\p{Ll}/u;

/** What two printings of a word have in common; the word itself where nothing but hyphens would be left. */
export const keyOf = (text: string): string => {
  const plain = text.normalize('NFC');
  return plain.replace(HYPHENS, '') || plain;
};

interface Open {
  text: string;
  boxes: Box[];
  run: GlyphRun;
  first: Glyph;
}

/** The words that a page shows on the paper, those that a line's end parts joined. */
export function readWords(page: PageContents, paper: Box): FoundWord[] {
  const words: FoundWord[] = [];
  let open: Open | null = null;
  let end = { along: 0, across: 0 };
  let direction: readonly [number, number] = [1, 0];
  let newLine = true;

  const close = (): void => {
    if (open) add(words, finish(open, page.page), newLine);
    if (open) newLine = false;
    open = null;
  };
  for (const run of page.paints) {
    if (run.kind !== 'glyphs' || run.alpha === 0 || run.mode === 3 || run.mode === 7) continue;
    const em = Math.max(run.sizePt * MM_PER_PT, 0.01);
    const [ux, uy] = run.direction;
    for (const glyph of run.glyphs) {
      if (!isShown(glyph, run, paper)) continue;
      const along = glyph.x * ux + glyph.y * uy;
      const across = glyph.y * ux - glyph.x * uy;
      const turned = ux !== direction[0] || uy !== direction[1];
      const leaves = turned || Math.abs(across - end.across) > STEP_ACROSS * em || along < end.along - STEP_BACK * em;
      const blank = glyph.text.trim() === '' && glyph.text !== '';
      if (blank || leaves || along - end.along > GAP * em) close();
      if (leaves) newLine = true;
      if (!blank) open = extend(open, glyph, run);
      end = { along: along + glyph.advance, across };
      direction = run.direction;
    }
  }
  close();
  return words;
}

/** Ink must show inside clip and paper; what has no ink must stand on the paper. */
function isShown(glyph: Glyph, run: GlyphRun, paper: Box): boolean {
  const inked = glyph.right > glyph.left && glyph.bottom > glyph.top;
  if (!inked) return contains(paper, glyph.x, glyph.y);
  return area(intersect(intersect(glyph, run.clip), paper)) > 0;
}

function extend(open: Open | null, glyph: Glyph, run: GlyphRun): Open {
  if (!open) return { text: glyph.text, boxes: [boxOfGlyph(glyph)], run, first: glyph };
  open.text += glyph.text;
  open.boxes = [unite(open.boxes[0]!, boxOfGlyph(glyph))];
  return open;
}

/** A point for a glyph without ink, at its origin. */
const boxOfGlyph = (glyph: Glyph): Box =>
  glyph.right > glyph.left ? { left: glyph.left, top: glyph.top, right: glyph.right, bottom: glyph.bottom } : { left: glyph.x, top: glyph.y, right: glyph.x, bottom: glyph.y };

const round = (value: number): string => value.toFixed(3);

function finish({ text, boxes, run, first }: Open, page: number): FoundWord {
  const colour = run.fill === 'unknown' ? 'unknown' : run.fill.map(round).join(',');
  return {
    text: text.normalize('NFC'), key: keyOf(text), page, boxes, parted: false, style: `${run.font} ${run.sizePt.toFixed(2)} pt ${colour}`,
    mcid: run.mcid, artifact: run.artifact, baseline: first.y,
  };
}

/** Adds a word; the rest of a parted one joins its beginning, and a drop cap its word. Words of nothing but spaces of no width are none. */
function add(words: FoundWord[], word: FoundWord, newLine: boolean): void {
  if (word.text === '') return;
  const before = words.at(-1);
  if (before && isInitialOf(before, word)) {
    const text = before.text + word.text;
    words[words.length - 1] = { ...word, text, key: keyOf(text), boxes: [...before.boxes, ...word.boxes] };
    return;
  }
  if (!newLine || !before || before.style !== word.style || !ENDS_PARTED.test(before.text) || !GOES_ON.test(word.text)) {
    words.push(word);
    return;
  }
  const text = before.text.slice(0, -1) + word.text;
  words[words.length - 1] = { ...before, text, key: keyOf(text), boxes: [...before.boxes, ...word.boxes], parted: true };
}

/** How far a word may stand from its drop cap, mm. */
const INITIAL_GAP = 2.5;

/** True for one capital as high as two lines, and small letters beside its top. */
function isInitialOf(initial: FoundWord, word: FoundWord): boolean {
  const [big, small] = [initial.boxes[0]!, word.boxes[0]!];
  return /^\p{Lu}$/u.test(initial.text) && GOES_ON.test(word.text) && big.bottom - big.top > 2 * (small.bottom - small.top)
    && small.left >= big.right - 0.5 && small.left - big.right < INITIAL_GAP && small.top < (big.top + big.bottom) / 2;
}

/** True where two boxes are the same to within `by` mm on every side. */
export const sameBox = (a: Box, b: Box, by: number): boolean =>
  Math.abs(a.left - b.left) <= by && Math.abs(a.right - b.right) <= by && Math.abs(a.top - b.top) <= by && Math.abs(a.bottom - b.bottom) <= by;
