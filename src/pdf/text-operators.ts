/** Text state, positioning and showing (ISO 32000-1, tables 105 to 109). */
import { PDFDict } from '@cantoo/pdf-lib';
import { PT_PER_MM } from '../model/paper.js';
import type { Glyph } from './contents.js';
import type { FontGlyph } from './fonts.js';
import { boxThrough, multiply, scaleOf, type Matrix } from './geometry.js';
import { num, type Handler, type Interpreter } from './interpreter.js';
import { resource } from './resources.js';
import { Name, type Operand } from './tokens.js';

const NONE = (): number => 0;

/** Moves the text matrix along the line by `tx` units of unscaled text space. */
function advance(run: Interpreter, tx: number): void {
  const m = run.textMatrix;
  run.textMatrix = [m[0], m[1], m[2], m[3], m[4] + tx * m[0], m[5] + tx * m[1]];
}

function nextLine(run: Interpreter, tx: number, ty: number): void {
  const m = run.textMatrix;
  run.lineX += tx * m[0] + ty * m[2];
  run.lineY += tx * m[1] + ty * m[3];
  run.textMatrix = [m[0], m[1], m[2], m[3], run.lineX, run.lineY];
}

function setMatrix(run: Interpreter, m: Matrix): void {
  const old = run.textMatrix;
  // Lines set alike stay one run: only another size or direction starts a new one.
  if (old[0] !== m[0] || old[1] !== m[1] || old[2] !== m[2] || old[3] !== m[3]) run.openRun = null;
  run.textMatrix = m;
  run.lineX = m[4];
  run.lineY = m[5];
}

/** The run that glyphs are added to, opened where state has changed since the last one. */
function currentRun(run: Interpreter, toMm: Matrix): Glyph[] {
  if (run.openRun) return run.openRun.glyphs;
  const { state } = run;
  const length = Math.hypot(toMm[0], toMm[1]) || 1;
  const alpha = state.mode === 1 || state.mode === 5 ? state.strokeAlpha : state.mode === 2 || state.mode === 6 ? Math.max(state.fillAlpha, state.strokeAlpha) : state.fillAlpha;
  const opened = {
    kind: 'glyphs' as const, ...run.base(alpha, state.mode === 1 || state.mode === 5 ? state.strokeOverprint : state.fillOverprint), font: state.font?.name ?? '', fontSubtype: state.font?.subtype ?? '',
    embedded: state.font?.embedded ?? true,
    sizePt: Math.abs(state.fontSize) * scaleOf(toMm) * Math.sqrt(Math.abs(state.horizontalScale)) * PT_PER_MM,
    direction: [toMm[0] / length, toMm[1] / length] as const, mode: state.mode, fill: state.fill, stroke: state.stroke,
    ink: state.fillInk, strokeInk: state.strokeInk, pattern: state.fillPattern, glyphs: [] as Glyph[],
  };
  run.paint(opened);
  run.openRun = opened;
  return opened.glyphs;
}

/** ActualText stands for the whole of its sequence, the outermost one counting (section 14.9.4): its first glyph takes it all. */
function spoken(run: Interpreter, text: string): string {
  for (const mark of run.marks) {
    if (mark.actualText === null) continue;
    const actual = mark.actualText;
    mark.actualText = '';
    return actual;
  }
  return text;
}

function place(glyph: FontGlyph, text: string, m: Matrix, size: number, scale: number, rise: number, tx: number): Glyph {
  const x = m[4] + rise * m[2];
  const y = m[5] + rise * m[3];
  const length = tx * Math.hypot(m[0], m[1]);
  const { ink } = glyph;
  if (!ink) return { text, x, y, advance: length, share: NONE, left: x, right: x, top: y, bottom: y };
  const box = boxThrough(m, ink.left * size * scale, ink.bottom * size + rise, ink.right * size * scale, ink.top * size + rise);
  return { text, x, y, advance: length, share: glyph.share, left: box.left, right: box.right, top: box.top, bottom: box.bottom };
}

function show(run: Interpreter, bytes: Uint8Array): void {
  const { state } = run;
  const { font, fontSize, horizontalScale } = state;
  if (!font) return;
  let toMm = multiply(run.textMatrix, state.ctm);
  const glyphs = currentRun(run, toMm);
  const step = font.codeBytes;
  let moved = 0;
  for (let i = 0; i + step <= bytes.length; i += step) {
    const code = step === 2 ? (bytes[i]! << 8) | bytes[i + 1]! : bytes[i]!;
    const glyph = font.glyph(code);
    const tx = (glyph.width * fontSize + state.charSpacing + (glyph.wordSpace ? state.wordSpacing : 0)) * horizontalScale;
    const text = run.marks.length > 0 ? spoken(run, glyph.text) : glyph.text;
    glyphs.push(place(glyph, text, toMm, fontSize, horizontalScale, state.rise, tx));
    moved += tx;
    // Chromium shows most glyphs one by one: then there is no next one to move for.
    if (i + 2 * step <= bytes.length) toMm = [toMm[0], toMm[1], toMm[2], toMm[3], toMm[4] + tx * toMm[0], toMm[5] + tx * toMm[1]];
  }
  advance(run, moved);
}

function showOperand(run: Interpreter, operand: Operand | undefined): void {
  if (operand instanceof Uint8Array) show(run, operand);
}

function showArray(run: Interpreter, operand: Operand | undefined): void {
  if (!Array.isArray(operand)) return;
  const { state } = run;
  for (const item of operand as readonly Operand[]) {
    if (item instanceof Uint8Array) show(run, item);
    else if (typeof item === 'number') advance(run, (-item / 1000) * state.fontSize * state.horizontalScale);
  }
}

function setFont(run: Interpreter, operands: readonly Operand[]): void {
  const name = operands[0];
  const dict = name instanceof Name ? resource(run.resources, 'Font', name.name) : undefined;
  run.state.font = dict instanceof PDFDict ? run.cache.font(dict) : null;
  run.state.fontSize = num(operands, 1);
  run.openRun = null;
}

export const TEXT_OPERATORS: Readonly<Record<string, Handler>> = {
  BT: (run) => setMatrix(run, [1, 0, 0, 1, 0, 0]),
  Tf: setFont,
  Tc: (run, o) => { run.state.charSpacing = num(o, 0); },
  Tw: (run, o) => { run.state.wordSpacing = num(o, 0); },
  Tz: (run, o) => { run.state.horizontalScale = num(o, 0) / 100; run.openRun = null; },
  TL: (run, o) => { run.state.leading = num(o, 0); },
  Ts: (run, o) => { run.state.rise = num(o, 0); },
  Tr: (run, o) => { run.state.mode = num(o, 0); run.openRun = null; },
  Td: (run, o) => nextLine(run, num(o, 0), num(o, 1)),
  TD: (run, o) => { run.state.leading = -num(o, 1); nextLine(run, num(o, 0), num(o, 1)); },
  Tm: (run, o) => setMatrix(run, [num(o, 0), num(o, 1), num(o, 2), num(o, 3), num(o, 4), num(o, 5)]),
  'T*': (run) => nextLine(run, 0, -run.state.leading),
  Tj: (run, o) => showOperand(run, o[0]),
  TJ: (run, o) => showArray(run, o[0]),
  "'": (run, o) => { nextLine(run, 0, -run.state.leading); showOperand(run, o[0]); },
  '"': (run, o) => {
    run.state.wordSpacing = num(o, 0);
    run.state.charSpacing = num(o, 1);
    nextLine(run, 0, -run.state.leading);
    showOperand(run, o[2]);
  },
};
