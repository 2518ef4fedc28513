/** Gradients (ISO 32000-1, 8.7.4.5) to ink: they stay gradients, their functions become tables of inks. */
import { PDFDict, PDFStream } from '@cantoo/pdf-lib';
import { readFunction, type PdfFile } from '../pdf/index.js';
import { bytesFor, type ToBytes } from './gradient-colours.js';
import type { Job, Used } from './job.js';
import { convertMesh } from './meshes.js';
import { matrixEntry, name, numberEntry, numbersEntry, readThrough } from './objects.js';
import type { Palette } from './palette.js';
import { planar, type Planar } from './planar.js';
import type { Found } from './rules.js';
import { coloursOf, sampleFunction, setName, setNumbers, tableFunction, writeTables, type Tables } from './sampled.js';
import { spaceOf } from './spaces.js';

/** A gradient read: what is left to do once all colours are known, and what cannot be kept as it was. */
export interface PlannedShading {
  readonly write: () => void;
  /** Pages with a gradient that runs round a point or otherwise over two directions at once. */
  readonly conicOn: readonly number[];
}

/** Samples along each direction of a gradient that cannot be brought to one. */
const PLANE_STEPS = 256;

/** Reads a gradient and asks for its colours. Null where it cannot be read; it then stays as it is, and preflight tells. */
export function planShading(job: Job, used: Used<PDFDict | PDFStream>): PlannedShading | null {
  const { file, palette } = job;
  const dict = used.object instanceof PDFStream ? used.object.dict : used.object;
  const type = numberEntry(file, dict, 'ShadingType', 0);
  const space = spaceOf(file, dict, null);
  const outputs = used.target === 'luminosity' ? 1 : 4;
  const common = (): void => {
    setName(dict, 'ColorSpace', outputs === 1 ? 'DeviceGray' : 'DeviceCMYK');
  };
  const background = numbersEntry(file, dict, 'Background');
  const paper = background ? space.found(background) : null;
  const backgroundBytes = background && paper ? bytesFor([[paper]], used, palette) : null;
  const finish = (): void => {
    common();
    if (backgroundBytes) setNumbers(dict, 'Background', backgroundBytes(paper).map((byte) => byte / 255), file);
  };
  if (type >= 4) {
    const mesh = used.object instanceof PDFStream ? convertMesh(job, used, used.object, space, type) : null;
    return mesh && { conicOn: [], write: () => { mesh(); finish(); } };
  }
  const held = dict.get(name('Function'));
  if (type === 1) {
    const run = readFunction(readThrough(file, held));
    if (!run) return null;
    const domain = numbersEntry(file, dict, 'Domain') ?? [0, 1, 0, 1];
    const plane = planar(run, domain);
    const matrix = matrixEntry(file, dict, 'Matrix');
    // A gradient with a matrix of its own would have to hand it on; browsers put it on the pattern.
    const plain = matrix.every((v, i) => v === [1, 0, 0, 1, 0, 0][i]);
    return plane && plain ? planLinear(file, dict, plane, space.found, used, palette, outputs, finish) : planPlane(file, dict, run, domain, space.found, used, palette, outputs, finish);
  }
  const tables = sampleFunction(file, held, space.found);
  if (!tables) return null;
  const bytes = bytesFor(coloursOf(tables), used, palette);
  return { conicOn: [], write: () => { finish(); setFunction(file, dict, tables, outputs, bytes); } };
}

function setFunction(file: PdfFile, dict: PDFDict, tables: Tables, outputs: number, bytes: ToBytes): void {
  dict.set(name('Function'), writeTables(file, tables, outputs, bytes));
}

/** A function of the plane that only one direction, or only the distance from a point, decides: an axial or radial gradient (types 2 and 3). */
function planLinear(
  file: PdfFile, dict: PDFDict, plane: Planar, toFound: (c: readonly number[]) => Found, used: Used<unknown>, palette: Palette, outputs: number, finish: () => void,
): PlannedShading {
  const steps = 1024;
  const [low, high] = plane.domain;
  const colours = Array.from({ length: steps }, (_, i) => toFound(plane.at(low + ((high - low) * i) / (steps - 1))));
  const bytes = bytesFor([colours], used, palette);
  return {
    conicOn: [],
    write: () => {
      finish();
      dict.delete(name('Matrix'));
      dict.set(name('ShadingType'), file.context.obj(plane.kind === 'radial' ? 3 : 2));
      setNumbers(dict, 'Coords', plane.coords, file);
      setNumbers(dict, 'Domain', [low, high], file);
      dict.set(name('Extend'), file.context.obj([true, true]));
      setFunction(file, dict, { kind: 'table', samples: { domain: [low, high], colours } }, outputs, bytes);
    },
  };
}

/** A function of the plane that cannot be brought to one direction: a table over both. */
function planPlane(
  file: PdfFile, dict: PDFDict, run: (inputs: readonly number[]) => number[], domain: readonly number[], toFound: (c: readonly number[]) => Found, used: Used<unknown>, palette: Palette, outputs: number, finish: () => void,
): PlannedShading {
  const n = PLANE_STEPS;
  const along = (axis: number, i: number): number => domain[2 * axis]! + ((domain[2 * axis + 1]! - domain[2 * axis]!) * i) / (n - 1);
  // The first input runs fastest (7.10.2).
  const colours = Array.from({ length: n * n }, (_, i) => toFound(run([along(0, i % n), along(1, Math.floor(i / n))])));
  const bytes = bytesFor([colours], used, palette);
  return {
    conicOn: used.target === 'ink' ? [...used.pages].sort((a, b) => a - b) : [],
    write: () => {
      finish();
      dict.set(name('Function'), tableFunction(file, domain, [n, n], outputs, Uint8Array.from(colours.flatMap(bytes))));
    },
  };
}

