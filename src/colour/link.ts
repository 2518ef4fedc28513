/** From the inks of one printing condition to those of another, so that they look the same: what printers call a device link. */
import type { Cmyk } from '../model/press.js';
import { D50, labOfXyz, xyzOfLab, type Lab } from './lab.js';
import { inkToLab, labToInk } from './table.js';

/** Grid points for each ink. */
const GRID = 15;
/** What a step in an ink means in the grid: the last ink runs fastest. */
const STEPS = [GRID ** 3, GRID ** 2, GRID, 1] as const;

/** Light (Y, 0 to 1) of the darkest that a profile prints: black through the perceptual table, seen through the colorimetric one. */
function darkest(toLab: (ink: Cmyk) => Lab, perceptual: (lab: Lab) => Cmyk): number {
  return xyzOfLab([Math.max(0, toLab(perceptual([0, 0, 0]))[0]), 0, 0])[1];
}

/**
 * Opens the way from one profile's inks to another's, relative colorimetric with black point compensation (ISO 18619, 4.2). Perceptual tables
 * are made for colours of screens: through two of them full cyan comes out as three quarters of one.
 * @returns pixels of ink (four bytes each) to pixels of ink; null where one of the profiles lacks tables that we read.
 */
export function inkLink(from: Buffer, to: Buffer): ((pixels: Uint8Array) => Uint8Array) | null {
  const [seen, perceptualFrom, seenThere, back, perceptualTo] = [inkToLab(from, 'A2B1'), labToInk(from, 'B2A0'), inkToLab(to, 'A2B1'), labToInk(to, 'B2A1'), labToInk(to, 'B2A0')];
  if (!seen || !perceptualFrom || !seenThere || !back || !perceptualTo) return null;
  const [darkHere, darkThere] = [darkest(seen, perceptualFrom), darkest(seenThere, perceptualTo)];
  const scale = (1 - darkThere) / (1 - darkHere);
  const points = new Float32Array(GRID ** 4 * 4);
  for (let i = 0; i < GRID ** 4; i += 1) {
    const ink = STEPS.map((step) => (Math.floor(i / step) % GRID) / (GRID - 1)) as unknown as Cmyk;
    const xyz = xyzOfLab(seen(ink)).map((v, c) => Math.max(0, scale * (v - darkHere * D50[c]!) + darkThere * D50[c]!)) as unknown as Parameters<typeof labOfXyz>[0];
    points.set(back(labOfXyz(xyz)).map((v) => v * 255), i * 4);
  }
  return (pixels) => throughGrid(points, pixels);
}

/**
 * Interpolates in the simplex of five grid points that holds a pixel: from the nearest point below all inks, one step in each, the ink that is
 * furthest into its cell first.
 */
function throughGrid(points: Float32Array, pixels: Uint8Array): Uint8Array {
  const out = new Uint8Array(pixels.length);
  const part = [0, 0, 0, 0];
  const order = [0, 1, 2, 3];
  for (let i = 0; i + 3 < pixels.length; i += 4) {
    let at = 0;
    for (let c = 0; c < 4; c += 1) {
      const value = (pixels[i + c]! * (GRID - 1)) / 255;
      const cell = Math.min(GRID - 2, Math.floor(value));
      part[c] = value - cell;
      at += cell * STEPS[c]!;
      let place = c;
      for (; place > 0 && part[order[place - 1]!]! < part[c]!; place -= 1) order[place] = order[place - 1]!;
      order[place] = c;
    }
    let [cyan, magenta, yellow, black] = [0, 0, 0, 0];
    let before = 1;
    for (let step = 0; step <= 4; step += 1) {
      const next = step < 4 ? part[order[step]!]! : 0;
      const weight = before - next;
      const point = at * 4;
      cyan += weight * points[point]!;
      magenta += weight * points[point + 1]!;
      yellow += weight * points[point + 2]!;
      black += weight * points[point + 3]!;
      before = next;
      if (step < 4) at += STEPS[order[step]!]!;
    }
    out[i] = Math.round(cyan);
    out[i + 1] = Math.round(magenta);
    out[i + 2] = Math.round(yellow);
    out[i + 3] = Math.round(black);
  }
  return out;
}
