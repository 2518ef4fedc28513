/** The gauge on pages made by hand: it must find what was planted, and nothing else. */
import { describe, expect, it } from 'vitest';
import { gaugePages } from '../../src/gauge/index.js';
import { colourSpace, type Glyph, type GlyphRun, type PageContents } from '../../src/pdf/index.js';

const MM = 25.4 / 72;
const SIZE = 10;
const LETTER = 5;

/** Words on a baseline, every letter half an em wide, spaces as given (pt). */
function line(words: string, x: number, y: number, space: number): Glyph[] {
  const glyphs: Glyph[] = [];
  let at = x;
  for (const sign of words) {
    const advance = sign === ' ' ? space : LETTER;
    glyphs.push({ text: sign, x: at * MM, y: y * MM, advance: advance * MM, share: () => 0.5, left: at * MM, right: (at + advance) * MM, top: (y - 7) * MM, bottom: y * MM });
    at += advance;
  }
  return glyphs;
}

/** A line spread to a measure. */
function spread(words: string, x: number, y: number, measure: number): Glyph[] {
  const gaps = words.split(' ').length - 1;
  return line(words, x, y, (measure - (words.length - gaps) * LETTER) / Math.max(gaps, 1));
}

const INK = { space: colourSpace(undefined, undefined), components: [] };

const run = (glyphs: Glyph[], font = 'AAAAAA+Body-Regular', sizePt = SIZE): GlyphRun => ({
  kind: 'glyphs', order: 0, clip: { left: 0, top: 0, right: 999, bottom: 999, exact: true }, alpha: 1, mixed: false, mask: null, blend: 'Normal', overprint: false, overprintMode: 0, mcid: 0, artifact: false,
  font, fontSubtype: 'Type0', embedded: true, ink: INK, strokeInk: INK, pattern: null,
  sizePt, direction: [1, 0], mode: 0, fill: null as unknown as GlyphRun['fill'], stroke: null as unknown as GlyphRun['stroke'], glyphs,
});

const page = (...runs: GlyphRun[]): PageContents => ({ page: 1, boxes: { media: { x: 0, y: 0, width: 190, height: 270 }, crop: null, bleed: null, trim: { x: 0, y: 0, width: 190, height: 270 }, hasTrim: true }, paints: runs, groups: [] });

const HEAD = 18 / MM;
const at = (n: number): number => HEAD + 9 + 13 * n;
const FULL = 'seven words of text on one line';
/** A paragraph of justified lines with a short one at its end, at `x`. */
const paragraph = (x: number, from: number, lines: readonly string[], last: string): Glyph[] => [...lines.flatMap((text, i) => spread(text, x, at(from + i), 200)), ...line(last, x, at(from + lines.length), 2.5)];

describe('gaugePages', () => {
  it('tells columns apart, finds their edges and where paragraphs end', () => {
    const found = gaugePages([page(run(paragraph(40, 0, [FULL, FULL, FULL, FULL, FULL], 'the end of it')), run(paragraph(257, 0, [FULL, FULL, FULL, FULL], 'also an end')))])!;
    expect(found.body).toEqual({ family: 'Body', size: 10 });
    expect(found.leading).toBeCloseTo(13, 6);
    expect([found.all.lines, found.all.inner, found.all.justified]).toEqual([11, 9, 9]);
    expect(found.all.loose).toBe(9);
    expect(found.all.spaces.half).toBeCloseTo((200 - 25 * LETTER) / 6 / SIZE, 3);
  });

  it('leaves out what is set in another face or size', () => {
    const found = gaugePages([page(run(paragraph(40, 0, [FULL, FULL, FULL, FULL], 'the end of it')), run(spread(FULL, 40, at(8), 200), 'AAAAAA+Sans-Regular'), run(spread(FULL, 40, at(9), 200), 'AAAAAA+Body-Regular', 14))])!;
    expect(found.all.lines).toBe(5);
  });

  it('lists gaping lines, counts hyphens in a row and names short last lines', () => {
    const found = gaugePages([page(run(paragraph(40, 0, ['two words', 'these words end in a hyphen and-', 'once more they end in a hyph-', 'third one of them in a ro-', FULL], 'is')))])!;
    expect(found.all.gaping.map((g) => g.text)).toContain('two words');
    expect(found.all.hyphens).toBe(3);
    expect(found.all.hyphenRun).toBe(3);
    expect(found.all.fragments.map((f) => f.text)).toEqual(['is']);
  });

  it('knows the rest of a hyphenated word for what it is', () => {
    const found = gaugePages([page(run(paragraph(40, 0, [FULL, FULL, FULL, 'and the words are hyphen-'], 'ations.')))])!;
    expect(found.all.fragments.map((f) => f.text)).toEqual(['ations.']);
  });

  it('measures how far a baseline is off the grid', () => {
    const off = line('a line that stands too low', 40, at(6) + 0.4, 2.5);
    const found = gaugePages([page(run([...paragraph(40, 0, [FULL, FULL, FULL, FULL], 'the end of it'), ...off]))], { unitPt: 13 })!;
    expect(found.baseline.most).toBeCloseTo(0.4, 3);
    expect(found.baseline.first).toBeCloseTo(9, 3);
  });

  it('tells Vietnamese by its marks', () => {
    const vi = 'Người dân hai bên biên giới đi';
    const found = gaugePages([page(run(paragraph(40, 0, [vi, vi, vi, vi], 'lại mỗi ngày.')), run(paragraph(257, 0, [FULL, FULL, FULL, FULL], 'with Nguyễn')))])!;
    expect([found.vi.lines, found.en.lines]).toEqual([5, 5]);
  });

  it('sees rivers of four lines, not of three', () => {
    const four = gaugePages([page(run(paragraph(40, 0, [FULL, FULL, FULL, FULL], 'end')))])!;
    expect(four.rivers.length).toBeGreaterThan(0);
    expect(four.rivers.every((r) => r.lines >= 4)).toBe(true);
    const three = gaugePages([page(run([...spread(FULL, 40, at(0), 200), ...spread(FULL, 40, at(1), 200), ...spread(FULL, 40, at(2), 200)]))])!;
    expect(three.rivers).toEqual([]);
  });
});
