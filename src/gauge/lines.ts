/** Glyphs of a page put together again as lines of words: what a ruler laid on the paper would find, without asking who set it. */
import { PT_PER_MM } from '../model/paper.js';
import type { GlyphRun, PageContents } from '../pdf/index.js';

/** A word space: from where one word's last letter ends to where the next one's first begins, pt. */
export interface Gap {
  readonly left: number;
  readonly right: number;
}

/** A line of body text. Lengths in pt from the trim's top-left corner. */
export interface Line {
  readonly page: number;
  readonly text: string;
  readonly words: readonly string[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly gaps: readonly Gap[];
  /** How wide the first word is: would it have had room on the line before? */
  readonly firstWord: number;
}

/** The face and size that most letters of a document are set in. */
export interface Body {
  readonly family: string;
  readonly size: number;
}

const familyOf = (font: string): string => font.replace(/^[A-Z]{6}\+/, '').replace(/-.*$/, '');

const sizeOf = (run: GlyphRun): number => Math.round(run.sizePt * 20) / 20;

const visible = (run: GlyphRun): boolean => run.alpha > 0 && run.mode !== 3 && run.direction[0] > 0.999;

function* runs(page: PageContents): Generator<GlyphRun> {
  for (const paint of page.paints) if (paint.kind === 'glyphs' && visible(paint)) yield paint;
}

/** Finds the body text's face and size: most letters of a document stand in it. */
export function findBody(pages: readonly PageContents[]): Body | null {
  const count = new Map<string, { body: Body; letters: number }>();
  for (const page of pages) {
    for (const run of runs(page)) {
      const body = { family: familyOf(run.font), size: sizeOf(run) };
      const key = `${body.family} ${body.size}`;
      const entry = count.get(key);
      if (entry) entry.letters += run.glyphs.length;
      else count.set(key, { body, letters: run.glyphs.length });
    }
  }
  let most: { body: Body; letters: number } | null = null;
  for (const entry of count.values()) if (!most || entry.letters > most.letters) most = entry;
  return most?.body ?? null;
}

interface Letter {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** Baselines this close are one line, pt. */
const SAME_BASELINE = 0.5;
/** A step back by more than this, in em, begins a new line (kerning steps back by less). */
const STEP_BACK = 0.5;
/** An empty space of at least this, in em, parts words where no space sign was painted. */
const UNPAINTED_SPACE = 0.15;

/**
 * The lines of a page's body text in the order of the page's content, which is the order of reading. A line goes on as long as letters follow
 * each other on one baseline, so that columns side by side stay apart without knowing where they are.
 */
export function readLines(page: PageContents, body: Body): Line[] {
  const lines: Line[] = [];
  let letters: Letter[] = [];
  let baseline = Number.NaN;
  const close = (): void => {
    const line = makeLine(page.page, letters, baseline, body.size);
    const before = lines[lines.length - 1];
    // A list's marker is painted on the baseline of its item's first line, left of it.
    const marker = line !== null && before !== undefined && line.words.length === 1 && line.right <= before.left && lines.slice(-30).some((l) => Math.abs(l.baseline - line.baseline) < SAME_BASELINE && l.left - line.right < 2 * body.size && l.left > line.right);
    if (line && !marker) lines.push(line);
    letters = [];
  };
  for (const run of runs(page)) {
    if (run.artifact || familyOf(run.font) !== body.family || Math.abs(run.sizePt - body.size) > 0.06) continue;
    for (const glyph of run.glyphs) {
      const left = glyph.x * PT_PER_MM;
      const right = left + glyph.advance * PT_PER_MM;
      const y = glyph.y * PT_PER_MM;
      const before = letters[letters.length - 1];
      if (before && (Math.abs(y - baseline) > SAME_BASELINE || left < before.right - STEP_BACK * body.size)) close();
      if (letters.length === 0) baseline = y;
      letters.push({ text: glyph.text, left, right });
    }
  }
  close();
  return lines;
}

const blank = (text: string): boolean => /^\s*$/u.test(text);

function makeLine(page: number, letters: readonly Letter[], baseline: number, size: number): Line | null {
  const words: { text: string; left: number; right: number }[] = [];
  let open = false;
  for (const { text, left, right } of letters) {
    if (blank(text) && text !== '') {
      open = false;
      continue;
    }
    const last = words[words.length - 1];
    if (last && (open || text === '') && left - last.right < UNPAINTED_SPACE * size) {
      last.text += text;
      last.right = Math.max(last.right, right);
    } else words.push({ text, left, right });
    open = true;
  }
  const first = words[0];
  if (!first) return null;
  return {
    page,
    text: words.map((w) => w.text).join(' ').normalize('NFC'),
    words: words.map((w) => w.text.normalize('NFC')),
    left: first.left,
    right: words[words.length - 1]!.right,
    baseline,
    gaps: words.slice(1).map((word, i) => ({ left: words[i]!.right, right: word.left })),
    firstWord: first.right - first.left,
  };
}
