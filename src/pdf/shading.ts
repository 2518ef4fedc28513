/** Shadings (ISO 32000-1, section 8.7.4.5) as functions from a point of the page to ink. */
import { PDFArray, PDFBool, PDFDict, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import type { Cmyk } from '../model/press.js';
import { colourSpace } from './colour.js';
import type { Shade } from './contents.js';
import { readFunction, type PdfFunction } from './functions.js';
import { invert, multiply, type Matrix } from './geometry.js';
import { asMatrix, asNumber, asNumbers, entry } from './resources.js';

/** Points along a gradient at which its heaviest ink is looked for. */
const STEPS = 64;

/**
 * Reads a shading dictionary or stream; null for what is none.
 * @param toMm from the shading's own space to mm.
 */
export function readShade(value: PDFObject | undefined, resources: PDFDict | undefined, toMm: Matrix): Shade | null {
  const dict = value instanceof PDFStream ? value.dict : value instanceof PDFDict ? value : null;
  if (!dict) return null;
  const type = asNumber(entry(dict, 'ShadingType'));
  const space = colourSpace(entry(dict, 'ColorSpace'), resources);
  const colour = readFunction(entry(dict, 'Function'));
  const inverse = invert(toMm);
  // Meshes (types 4 to 7) hold their colours in a stream of their own making: they are seen, not measured.
  const nothing: Shade = { type, space, inkAt: () => null, samples: () => [] };
  if (!colour || !inverse || type > 3) return nothing;
  if (type === 1) return functionBased(dict, space, colour, inverse, nothing);
  const coords = asNumbers(entry(dict, 'Coords'), type === 2 ? 4 : 6);
  if (!coords) return nothing;
  const [from, to] = asNumbers(entry(dict, 'Domain'), 2) ?? [0, 1];
  const extend = entry(dict, 'Extend');
  const extended = [0, 1].map((i) => extend instanceof PDFArray && extend.lookup(i) === PDFBool.True) as [boolean, boolean];
  const along = type === 2 ? axial(coords, extended) : radial(coords, extended);
  const ink = (s: number): Cmyk | null => space.toInk(colour([from! + s * (to! - from!)]));
  return {
    type, space,
    inkAt: (x, y) => {
      const s = along(inverse[0] * x + inverse[2] * y + inverse[4], inverse[1] * x + inverse[3] * y + inverse[5]);
      return s === null ? null : ink(s);
    },
    samples: () => Array.from({ length: STEPS + 1 }, (_, i) => ink(i / STEPS)).filter((c) => c !== null),
  };
}

/** Type 1: a function of both coordinates. */
function functionBased(dict: PDFDict, space: Shade['space'], colour: PdfFunction, inverse: Matrix, nothing: Shade): Shade {
  const [x0, x1, y0, y1] = asNumbers(entry(dict, 'Domain'), 4) ?? [0, 1, 0, 1];
  const own = asMatrix(entry(dict, 'Matrix'));
  const back = own ? invert(own) : null;
  if (own && !back) return nothing;
  const m = back ? multiply(inverse, back) : inverse;
  const side = Math.round(Math.sqrt(STEPS));
  return {
    ...nothing,
    inkAt: (x, y) => {
      const u = m[0] * x + m[2] * y + m[4];
      const v = m[1] * x + m[3] * y + m[5];
      return u < x0! || u > x1! || v < y0! || v > y1! ? null : space.toInk(colour([u, v]));
    },
    samples: () => Array.from({ length: side * side }, (_, i) => space.toInk(colour([x0! + ((i % side) / (side - 1)) * (x1! - x0!), y0! + (Math.floor(i / side) / (side - 1)) * (y1! - y0!)]))).filter((c) => c !== null),
  };
}

type Along = (x: number, y: number) => number | null;

/** Where the parameter falls outside 0 to 1 the ends go on, or nothing is painted. */
const ended = (s: number, [before, after]: readonly [boolean, boolean]): number | null => (s < 0 ? (before ? 0 : null) : s > 1 ? (after ? 1 : null) : s);

/** Type 2: along a line. */
function axial([x0, y0, x1, y1]: readonly number[], extend: readonly [boolean, boolean]): Along {
  const [dx, dy] = [x1! - x0!, y1! - y0!];
  const length = dx * dx + dy * dy;
  return (x, y) => (length === 0 ? null : ended(((x - x0!) * dx + (y - y0!) * dy) / length, extend));
}

/** Type 3: between two circles; of the circles through a point the one painted last counts. */
function radial([x0, y0, r0, x1, y1, r1]: readonly number[], [before, after]: readonly [boolean, boolean]): Along {
  const [dx, dy, dr] = [x1! - x0!, y1! - y0!, r1! - r0!];
  const a = dx * dx + dy * dy - dr * dr;
  return (x, y) => {
    const [px, py] = [x - x0!, y - y0!];
    const b = px * dx + py * dy + r0! * dr;
    const c = px * px + py * py - r0! * r0!;
    const root = b * b - a * c;
    if (Math.abs(a) < 1e-9 ? b === 0 : root < 0) return null;
    const found = Math.abs(a) < 1e-9 ? [c / (2 * b)] : [(b + Math.sqrt(root)) / a, (b - Math.sqrt(root)) / a];
    for (const s of found.sort((one, other) => other - one)) {
      if (r0! + s * dr < 0) continue;
      if (s > 1 && !after) continue;
      if (s < 0 && !before) continue;
      return Math.min(1, Math.max(0, s));
    }
    return null;
  };
}
