/** Operators of the graphics state and of colour (ISO 32000-1, tables 57 and 74), as the walk reads them. */
import { PDFDict, PDFName, PDFRawStream, PDFStream } from '@cantoo/pdf-lib';
import { multiply, Name, type Matrix, type Operand } from '../pdf/index.js';
import { Graphics, type Setting } from './graphics.js';
import { dictEntry, matrixEntry, name, numberEntry } from './objects.js';
import { operands } from './palette.js';
import { DEVICE_CMYK, DEVICE_GRAY, DEVICE_RGB, readSpace, type Space } from './spaces.js';
import type { Handler, Walk } from './walk.js';

const numbers = (values: readonly Operand[]): number[] => values.filter((value) => typeof value === 'number');

/** Sets a colour, written over the bytes from `start` to `end`. */
function setColour(walk: Walk, stroke: boolean, space: Space, components: readonly number[], start: number, end: number): void {
  const found = space.found(components);
  const setting: Setting = { found, swatch: null };
  walk.graphics[stroke ? 'stroke' : 'fill'] = { space, found, set: setting };
  walk.textSettled = false;
  // What has no colour that inks could be found for stays as it is written.
  if (found) walk.edits.push({ start, end, text: walk.write(setting, stroke) });
}

const device = (space: Space, stroke: boolean): Handler => (walk, values, start, end) => setColour(walk, stroke, space, numbers(values), start, end);

/** `cs` and `CS`. A space begins with a colour of its own; the space itself is no longer needed, but for patterns. */
const setSpace = (stroke: boolean): Handler => (walk, [operand], start, end) => {
  if (!(operand instanceof Name)) return;
  const space = readSpace(walk.job.file, PDFName.of(operand.name), walk.resources);
  if (space.family === 'Pattern') {
    walk.textSettled = false;
    walk.graphics[stroke ? 'stroke' : 'fill'] = { space, found: null, set: { found: null, swatch: null } };
    if (!space.under) return;
    walk.define('ColorSpace', 'PressPattern', ['Pattern', 'DeviceCMYK']);
    walk.edits.push({ start, end, text: () => `/PressPattern ${stroke ? 'CS' : 'cs'}` });
  } else {
    if (space.found(space.initial) === null) walk.job.use(walk.resources, 'ColorSpace', operand.name);
    setColour(walk, stroke, space, space.initial, start, end);
  }
};

/** `sc`, `scn` and their strokes: components in the current space, or a pattern with the colour that it is printed in. */
const setComponents = (stroke: boolean): Handler => (walk, values, start, end) => {
  const { space } = walk.graphics[stroke ? 'stroke' : 'fill'];
  const pattern = values.at(-1);
  if (!(pattern instanceof Name)) {
    setColour(walk, stroke, space, numbers(values), start, end);
    return;
  }
  walk.textSettled = false;
  walk.graphics[stroke ? 'stroke' : 'fill'] = { space, found: null, set: { found: null, swatch: null } };
  usePattern(walk, pattern, stroke);
  const found = space.under?.found(numbers(values));
  if (!found) return;
  const swatch = walk.job.palette.swatch(found, { role: 'area', large: false, overPicture: false, registration: false }, walk.around.page);
  walk.edits.push({ start, end, text: () => `${operands(walk.job.palette.ink(swatch))} /${pattern.name} ${stroke ? 'SCN' : 'scn'}` });
};

/** Reads a pattern that is to be painted with: a gradient is noted, the cell of a tiling is read like a form. */
function usePattern(walk: Walk, operand: Name, stroke: boolean): void {
  const { job, around } = walk;
  const found = walk.find('Pattern', operand);
  const dict = found?.object instanceof PDFStream ? found.object.dict : found?.object;
  if (!(dict instanceof PDFDict)) return;
  const matrix = multiply(matrixEntry(job.file, dict, 'Matrix'), walk.base);
  if (numberEntry(job.file, dict, 'PatternType', 1) === 2) {
    const held = dict.get(name('Shading'));
    const shading = job.file.get(held);
    const state = dictEntry(job.file, dict, 'ExtGState');
    if (state) job.states.add(state);
    if (shading instanceof PDFDict || shading instanceof PDFStream) job.noteShading(shading, held, around.page, around.target, walk.translucent(stroke) && around.pictures.length > 0);
  } else if (numberEntry(job.file, dict, 'PaintType', 1) === 2) {
    job.kept.add(dictEntry(job.file, dict, 'Resources') ?? walk.resources);
  } else if (found?.ref && found.object instanceof PDFRawStream) {
    const inner = walk.descend(found.ref, found.object, matrix, { translucent: walk.translucent(stroke) }, new Graphics(matrix));
    if (inner?.transparent) walk.transparent = true;
  }
}

const matrixOf = (values: readonly Operand[]): Matrix | null => (numbers(values).length === 6 ? numbers(values) as unknown as Matrix : null);

export const colourOperators: Readonly<Record<string, Handler>> = {
  q: (walk) => walk.save(),
  Q: (walk) => walk.restore(),
  cm: (walk, values) => {
    const m = matrixOf(values);
    if (m) walk.graphics.ctm = multiply(m, walk.graphics.ctm);
  },
  w: (walk, values) => { walk.graphics.lineWidth = numbers(values)[0] ?? walk.graphics.lineWidth; },
  gs: (walk, [operand]) => {
    const found = walk.find('ExtGState', operand);
    if (found?.object instanceof PDFDict) walk.applyState(found.object);
  },
  g: device(DEVICE_GRAY, false), G: device(DEVICE_GRAY, true),
  rg: device(DEVICE_RGB, false), RG: device(DEVICE_RGB, true),
  k: device(DEVICE_CMYK, false), K: device(DEVICE_CMYK, true),
  cs: setSpace(false), CS: setSpace(true),
  sc: setComponents(false), scn: setComponents(false), SC: setComponents(true), SCN: setComponents(true),
};
