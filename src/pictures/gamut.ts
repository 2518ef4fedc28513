/** What is to be said of photos whose colours the press does not have. */
import path from 'node:path';
import type { Message, Place } from '../model/message.js';
import type { PressFacts } from '../model/photo.js';

/** How far a photo's colours may be from those seen, CIEDE2000: on average, and for 95 of 100 places. */
export const MAX_MEAN = 3;
export const MAX_P95 = 6;

/** Warnings `picture-gamut`, one a file: the colours on paper will be others than those on the screen. Grays in black alone are meant to be lighter. */
export function gamutMessages(pictures: readonly { readonly file: string; readonly place: Place; readonly press: PressFacts | null }[]): Message[] {
  const told = new Set<string>();
  return pictures.flatMap(({ file, place, press }) => {
    const drift = press?.drift;
    if (!drift || press.way === 'gray' || (drift.mean <= MAX_MEAN && drift.p95 <= MAX_P95) || told.has(file)) return [];
    told.add(file);
    return [{
      severity: 'warning',
      rule: 'picture-gamut',
      text: `${path.basename(file)} holds colours that the press does not have: on paper they differ by dE ${drift.mean} on average, ${drift.p95} at the 95th percentile, expected ${MAX_MEAN} and ${MAX_P95} or less`,
      note: 'Look at the proof; where the colours matter, have the photo adjusted for the press and supply it in CMYK.',
      place,
    } as const];
  });
}
