/** Patterns and soft masks (ISO 32000-1, sections 8.7 and 11.6.5.3): what they paint is read when somebody asks for it. */
import { PDFDict, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { colourSpace, type InkColour } from './colour.js';
import type { Pattern, SoftMask, Tile } from './contents.js';
import { IDENTITY, boxThrough, keepsRectangles, multiply, type Box, type Matrix } from './geometry.js';
import type { Interpreter } from './interpreter.js';
import { asMatrix, asName, asNumber, asNumbers, entry } from './resources.js';
import { readShade } from './shading.js';

const EVERYWHERE: Box = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 };

/** A pattern of the resources as it is where it was set; null for what is none. `ink` colours an uncoloured one. */
export function readPattern(run: Interpreter, value: PDFObject | undefined, ink: InkColour): Pattern | null {
  const dict = value instanceof PDFStream ? value.dict : value instanceof PDFDict ? value : null;
  if (!dict) return null;
  const toMm = multiply(asMatrix(entry(dict, 'Matrix')) ?? IDENTITY, run.baseMatrix);
  if (value instanceof PDFStream) return { kind: 'tile', tile: readTile(run, value, toMm, ink) };
  const shade = readShade(entry(dict, 'Shading'), run.resources, toMm);
  return shade && { kind: 'shade', shade };
}

function readTile(run: Interpreter, stream: PDFStream, toMm: Matrix, ink: InkColour): () => Tile {
  const { dict } = stream;
  const [x0, y0, x1, y1] = (asNumbers(entry(dict, 'BBox'), 4) ?? [0, 0, 0, 0]) as [number, number, number, number];
  const cell = boxThrough(toMm, x0, y0, x1, y1);
  const resources = entry(dict, 'Resources');
  const [stepX, stepY] = [asNumber(entry(dict, 'XStep'), x1 - x0), asNumber(entry(dict, 'YStep'), y1 - y0)];
  const uncoloured = asNumber(entry(dict, 'PaintType'), 1) === 2 ? ink : null;
  const paints = run.aside(() => run.cache.stream(stream), resources instanceof PDFDict ? resources : undefined, toMm, { ...cell, exact: keepsRectangles(toMm) }, uncoloured);
  return () => ({ paints: paints(), cell, stepX: [toMm[0] * stepX, toMm[1] * stepX], stepY: [toMm[2] * stepY, toMm[3] * stepY] });
}

/** The mask of an ExtGState: its group stands where the matrix does at the time of `gs`. Null for a damaged one. */
export function readMask(run: Interpreter, mask: PDFDict): SoftMask | null {
  const form = entry(mask, 'G');
  if (!(form instanceof PDFStream)) return null;
  const luminosity = asName(entry(mask, 'S')) === 'Luminosity';
  const group = entry(form.dict, 'Group');
  const space = group instanceof PDFDict ? entry(group, 'CS') : undefined;
  run.groups.push({ kind: luminosity ? 'luminosity' : 'alpha', space: space === undefined ? null : colourSpace(space, run.resources).name });
  const toMm = multiply(asMatrix(entry(form.dict, 'Matrix')) ?? IDENTITY, run.state.ctm);
  const bbox = asNumbers(entry(form.dict, 'BBox'), 4);
  const clip = bbox ? boxThrough(toMm, bbox[0]!, bbox[1]!, bbox[2]!, bbox[3]!) : EVERYWHERE;
  const resources = entry(form.dict, 'Resources');
  return { luminosity, paints: run.aside(() => run.cache.stream(form), resources instanceof PDFDict ? resources : undefined, toMm, { ...clip, exact: keepsRectangles(toMm) }, null) };
}
