/** Operators of the graphics state and of colour (ISO 32000-1, tables 57 and 74). */
import { PDFArray, PDFDict, PDFName, PDFStream, PDFBool } from '@cantoo/pdf-lib';
import { cmyk, colourSpace, gray, rgb, type Colour } from './colour.js';
import { multiply, type Matrix } from './geometry.js';
import { num, type Handler, type Interpreter } from './interpreter.js';
import { asName, asNumber, entry, holdsImage, resource } from './resources.js';
import { Name, type Operand } from './tokens.js';

function setFill(run: Interpreter, colour: Colour): void {
  run.state.fill = colour;
  run.state.fillPicture = run.state.fillTiled = false;
  run.openRun = null;
}
function setStroke(run: Interpreter, colour: Colour): void {
  run.state.stroke = colour;
  run.openRun = null;
}

const space = (run: Interpreter, operands: readonly Operand[]) => {
  const name = operands[0];
  return colourSpace(name instanceof Name ? PDFName.of(name.name) : undefined, run.resources);
};

/** `sc`/`scn`: components in the current space, or a pattern's name. */
function setFillComponents(run: Interpreter, operands: readonly Operand[]): void {
  const last = operands.at(-1);
  if (last instanceof Name) {
    const pattern = resource(run.resources, 'Pattern', last.name);
    const dict = pattern instanceof PDFStream ? pattern.dict : undefined;
    const inner = entry(dict, 'Resources');
    setFill(run, 'unknown');
    run.state.fillTiled = dict !== undefined;
    run.state.fillPicture = inner instanceof PDFDict && holdsImage(inner);
    return;
  }
  const numbers = operands.filter((o) => typeof o === 'number');
  setFill(run, run.state.fillSpace?.toRgb(numbers) ?? 'unknown');
}

/** `gs`: the entries of an ExtGState that show (table 58). */
function applyExtGState(run: Interpreter, operands: readonly Operand[]): void {
  const name = operands[0];
  const dict = name instanceof Name ? resource(run.resources, 'ExtGState', name.name) : undefined;
  if (!(dict instanceof PDFDict)) return;
  const { state } = run;
  run.openRun = null;
  const fillAlpha = entry(dict, 'ca');
  const strokeAlpha = entry(dict, 'CA');
  if (fillAlpha) state.fillAlpha = asNumber(fillAlpha, 1);
  if (strokeAlpha) state.strokeAlpha = asNumber(strokeAlpha, 1);
  const width = entry(dict, 'LW');
  if (width) state.lineWidth = asNumber(width, 1);
  const mask = entry(dict, 'SMask');
  if (mask) state.softMask = asName(mask) !== 'None';
  const mode = entry(dict, 'BM');
  if (mode) {
    const first = mode instanceof PDFArray ? mode.lookup(0) : mode;
    state.blended = !['Normal', 'Compatible'].includes(asName(first) ?? 'Normal');
  }
  const font = entry(dict, 'Font');
  if (font instanceof PDFArray) {
    const fontDict = font.lookup(0);
    if (fontDict instanceof PDFDict) state.font = run.cache.font(fontDict);
    state.fontSize = asNumber(font.lookup(1));
  }
  // AIS true makes alpha a shape: it lets through all the same.
  if (entry(dict, 'AIS') === PDFBool.True && state.softMask) state.blended = true;
}

export const STATE_OPERATORS: Readonly<Record<string, Handler>> = {
  q: (run) => run.save(),
  Q: (run) => run.restore(),
  cm: (run, o) => {
    const m: Matrix = [num(o, 0), num(o, 1), num(o, 2), num(o, 3), num(o, 4), num(o, 5)];
    run.state.ctm = multiply(m, run.state.ctm);
    run.openRun = null;
  },
  w: (run, o) => { run.state.lineWidth = num(o, 0); },
  gs: applyExtGState,
  g: (run, o) => setFill(run, gray(num(o, 0))),
  G: (run, o) => setStroke(run, gray(num(o, 0))),
  rg: (run, o) => setFill(run, rgb(num(o, 0), num(o, 1), num(o, 2))),
  RG: (run, o) => setStroke(run, rgb(num(o, 0), num(o, 1), num(o, 2))),
  k: (run, o) => setFill(run, cmyk(num(o, 0), num(o, 1), num(o, 2), num(o, 3))),
  K: (run, o) => setStroke(run, cmyk(num(o, 0), num(o, 1), num(o, 2), num(o, 3))),
  // A new space starts with its initial colour, black for all but a few (section 8.6.8).
  cs: (run, o) => {
    run.state.fillSpace = space(run, o);
    const { name, components, toRgb } = run.state.fillSpace;
    const full = name === 'Separation' || name === 'DeviceN';
    const initial = Array.from({ length: components }, (_, i) => (full || (components === 4 && i === 3) ? 1 : 0));
    setFill(run, components === 0 ? 'unknown' : toRgb(initial));
  },
  CS: (run, o) => {
    run.state.strokeSpace = space(run, o);
    setStroke(run, run.state.strokeSpace.components === 0 ? 'unknown' : [0, 0, 0]);
  },
  sc: setFillComponents,
  scn: setFillComponents,
  SC: (run, o) => setStroke(run, run.state.strokeSpace?.toRgb(o.filter((v) => typeof v === 'number')) ?? 'unknown'),
  SCN: (run, o) => setStroke(run, o.at(-1) instanceof Name ? 'unknown' : (run.state.strokeSpace?.toRgb(o.filter((v) => typeof v === 'number')) ?? 'unknown')),
};
