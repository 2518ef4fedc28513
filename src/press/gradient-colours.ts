/** The colours of one gradient as the bytes of its function. */
import type { Cmyk } from '../model/press.js';
import type { Used } from './job.js';
import type { Palette, Swatch } from './palette.js';
import { houseInk, luminosity, NO_INK, type Found, type Use } from './rules.js';

const AREA: Use = { role: 'area', large: false, overPicture: false, registration: false };

/** Bytes of one colour: four inks, or one gray. */
export type ToBytes = (found: Found) => readonly number[];

/**
 * How the colours of one gradient become bytes. All gray: black alone, unless the gradient lies as a veil over a picture. All inks, or all
 * tints of one house ink: as the rules say. Anything else goes through the profile from end to end, since a change of rule halfway would
 * show as an edge; where a run of colours begins or ends with a house colour, what separates the house's inks from the profile's is spread
 * over the run.
 * @param runs colours along each stretch of the gradient, every one an object of its own.
 */
export function bytesFor(runs: readonly (readonly Found[])[], used: Pick<Used<unknown>, 'target' | 'overPicture' | 'pages'>, palette: Palette): ToBytes {
  if (used.target === 'luminosity') return (found) => [Math.round(255 * (found ? luminosity(found) : 0))];
  const [page = 0] = used.pages;
  const use = { ...AREA, overPicture: used.overPicture };
  const ruled = runs.every((run) => run.every((found) => found === null || palette.swatch(found, use, page).ink !== null));
  const inks = new Map<Found, () => Cmyk>();
  for (const run of runs) {
    const swatches = run.map((found) => found && (ruled || 'ink' in found ? palette.swatch(found, use, page) : palette.profile(found.rgb, page)));
    const off = (found: Found | undefined, swatch: Swatch | null | undefined): readonly number[] => {
      const rule = found && swatch && 'rgb' in found ? houseInk(found.rgb, palette.inks) : null;
      return rule && swatch && !ruled ? palette.ink(swatch).map((part, i) => rule[i]! - part) : NO_INK;
    };
    for (const [i, found] of run.entries()) {
      const swatch = swatches[i];
      if (!found || !swatch) continue;
      inks.set(found, () => {
        const [first, last] = [off(run[0], swatches[0]), off(run.at(-1), swatches.at(-1))];
        const t = run.length > 1 ? i / (run.length - 1) : 0;
        return palette.ink(swatch).map((part, c) => Math.min(1, Math.max(0, part + (1 - t) * first[c]! + t * last[c]!))) as unknown as Cmyk;
      });
    }
  }
  return (found) => (inks.get(found)?.() ?? NO_INK).map((part) => Math.round(255 * part));
}
