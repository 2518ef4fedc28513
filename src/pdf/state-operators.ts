/** Operators of the graphics state and of colour (ISO 32000-1, tables 57 and 74). */
import { PDFArray, PDFDict, PDFName, PDFStream, PDFBool, type PDFObject } from '@cantoo/pdf-lib';
import { DEVICE_CMYK, DEVICE_GRAY, DEVICE_RGB, cmyk, colourSpace, gray, rgb, type Colour, type ColourSpace, type InkColour } from './colour.js';
import { multiply, type Matrix } from './geometry.js';
import { num, type Handler, type Interpreter } from './interpreter.js';
import { readMask, readPattern } from './patterns.js';
import { asName, asNumber, entry, holdsImage, resource } from './resources.js';
import { Name, type Operand } from './tokens.js';

function setFill(run: Interpreter, colour: Colour, ink: InkColour): void {
  const { state } = run;
  state.fill = colour;
  state.fillInk = ink;
  state.fillPattern = null;
  state.fillPicture = state.fillTiled = false;
  run.openRun = null;
}
function setStroke(run: Interpreter, colour: Colour, ink: InkColour): void {
  run.state.stroke = colour;
  run.state.strokeInk = ink;
  run.state.strokePattern = null;
  run.openRun = null;
}

/** An operator with plain numbers in a device space. */
const device = (set: typeof setFill, space: ColourSpace, toRgb: (c: readonly number[]) => Colour): Handler => (run, o) => {
  const components = Array.from({ length: space.components }, (_, i) => num(o, i));
  set(run, toRgb(components), { space, components });
};
const toGray = ([g]: readonly number[]): Colour => gray(g!);
const toRgb = ([r, g, b]: readonly number[]): Colour => rgb(r!, g!, b!);
const fromCmyk = ([c, m, y, k]: readonly number[]): Colour => cmyk(c!, m!, y!, k!);

const space = (run: Interpreter, operands: readonly Operand[]) => {
  const name = operands[0];
  return colourSpace(name instanceof Name ? PDFName.of(name.name) : undefined, run.resources);
};

/** Before a space was named the colour is that of DeviceGray. */
const inkIn = (held: ColourSpace | null, operands: readonly Operand[]): InkColour => ({ space: held ?? DEVICE_GRAY, components: operands.filter((o) => typeof o === 'number') });

/** `sc`/`scn`: components in the current space, or a pattern's name. */
function setFillComponents(run: Interpreter, operands: readonly Operand[]): void {
  const last = operands.at(-1);
  const { state } = run;
  const ink = inkIn(state.fillSpace, operands);
  if (last instanceof Name) {
    const pattern = resource(run.resources, 'Pattern', last.name);
    const dict = pattern instanceof PDFStream ? pattern.dict : undefined;
    const inner = entry(dict, 'Resources');
    setFill(run, 'unknown', ink);
    state.fillPattern = readPattern(run, pattern, ink);
    state.fillTiled = dict !== undefined;
    state.fillPicture = inner instanceof PDFDict && holdsImage(inner);
    return;
  }
  setFill(run, state.fillSpace?.toRgb(ink.components) ?? 'unknown', ink);
}

/** `SC`/`SCN`, the same for strokes. */
function setStrokeComponents(run: Interpreter, operands: readonly Operand[]): void {
  const last = operands.at(-1);
  const { state } = run;
  const ink = inkIn(state.strokeSpace, operands);
  if (last instanceof Name) {
    setStroke(run, 'unknown', ink);
    state.strokePattern = readPattern(run, resource(run.resources, 'Pattern', last.name), ink);
    return;
  }
  setStroke(run, state.strokeSpace?.toRgb(ink.components) ?? 'unknown', ink);
}

/** A new space starts with its initial colour, black for all but a few (section 8.6.8). */
function initial(held: ColourSpace): { readonly colour: Colour; readonly ink: InkColour } {
  const { name, components } = held;
  const full = name === 'Separation' || name === 'DeviceN';
  const values = Array.from({ length: components }, (_, i) => (full || (components === 4 && i === 3) ? 1 : 0));
  return { colour: components === 0 ? 'unknown' : held.toRgb(values), ink: { space: held, components: values } };
}

/** OP sets both, op the fill alone (table 58). */
function applyOverprint(run: Interpreter, dict: PDFDict): void {
  const both: PDFObject | undefined = entry(dict, 'OP');
  const fill: PDFObject | undefined = entry(dict, 'op');
  if (both !== undefined) run.state.strokeOverprint = run.state.fillOverprint = both === PDFBool.True;
  if (fill !== undefined) run.state.fillOverprint = fill === PDFBool.True;
  const mode = entry(dict, 'OPM');
  if (mode) run.state.overprintMode = asNumber(mode);
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
  applyOverprint(run, dict);
  const mask = entry(dict, 'SMask');
  if (mask) {
    state.softMask = asName(mask) !== 'None';
    state.mask = mask instanceof PDFDict ? readMask(run, mask) : null;
  }
  const mode = entry(dict, 'BM');
  if (mode) {
    const first = mode instanceof PDFArray ? mode.lookup(0) : mode;
    state.blended = !['Normal', 'Compatible'].includes(asName(first) ?? 'Normal');
    state.blend = state.blended ? (asName(first) ?? 'Normal') : 'Normal';
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
  g: device(setFill, DEVICE_GRAY, toGray),
  G: device(setStroke, DEVICE_GRAY, toGray),
  rg: device(setFill, DEVICE_RGB, toRgb),
  RG: device(setStroke, DEVICE_RGB, toRgb),
  k: device(setFill, DEVICE_CMYK, fromCmyk),
  K: device(setStroke, DEVICE_CMYK, fromCmyk),
  cs: (run, o) => {
    run.state.fillSpace = space(run, o);
    const { colour, ink } = initial(run.state.fillSpace);
    setFill(run, colour, ink);
  },
  CS: (run, o) => {
    run.state.strokeSpace = space(run, o);
    const { ink } = initial(run.state.strokeSpace);
    setStroke(run, run.state.strokeSpace.components === 0 ? 'unknown' : [0, 0, 0], ink);
  },
  sc: setFillComponents,
  scn: setFillComponents,
  SC: setStrokeComponents,
  SCN: setStrokeComponents,
};
