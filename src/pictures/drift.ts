/** How far a photo's colours on paper are from those that its author saw. */
import { deltaE2000, labOfRgb, type Condition } from '../colour/index.js';
import type { Drift } from '../model/photo.js';

/** Longest side, px, of the small copy that is compared: some thousand places, which take a few milliseconds. */
export const DRIFT_PX = 72;
/** From here on a colour is another one (the limit for the 95th percentile). */
const FAR = 6;

/**
 * The differences between a copy as seen on the screen and the same copy in inks, taken back through the profile (relative colorimetric,
 * black point compensated).
 * @param seen sRGB, three bytes a pixel.
 * @param printed inks, four bytes for each of the same pixels.
 */
export function drift(seen: Uint8Array, printed: Uint8Array, condition: Condition): Drift {
  const back = condition.toScreen(printed);
  const at = (rgb: Uint8Array, i: number): ReturnType<typeof labOfRgb> => labOfRgb([rgb[i]!, rgb[i + 1]!, rgb[i + 2]!]);
  const differences = Float64Array.from({ length: Math.floor(seen.length / 3) }, (_, i) => deltaE2000(at(seen, i * 3), at(back, i * 3))).sort();
  const count = Math.max(1, differences.length);
  const hundredths = (value: number): number => Math.round(value * 100) / 100;
  return {
    mean: hundredths(differences.reduce((sum, one) => sum + one, 0) / count),
    p95: hundredths(differences[Math.min(differences.length - 1, Math.floor(differences.length * 0.95))] ?? 0),
    beyond: Math.round((differences.filter((one) => one > FAR).length / count) * 1000) / 1000,
  };
}
