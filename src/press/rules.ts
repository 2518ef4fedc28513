/** Which ink a colour gets: the rules of the house, in their order, as pure functions. */
import type { Cmyk, HouseInk, PressSettings, Rgb } from '../model/press.js';

/** A colour as a content stream sets it, its space taken off: sRGB, inks already, or nothing at all (a pattern, the colorant None). */
export type Found = { readonly rgb: Rgb } | { readonly ink: Cmyk } | null;

/** What a colour is used for. A line is a stroke or a filled path less than 2 pt wide; an area is everything else that is no text. */
export interface Use {
  readonly role: 'text' | 'line' | 'area';
  /** An area large enough for rich black. */
  readonly large: boolean;
  /** Painted with transparency over a picture. */
  readonly overPicture: boolean;
  /** Part of the marks by which plates are brought to register. */
  readonly registration: boolean;
}

/** An ink that a rule gave, or the colour to take through the profile. */
export type Choice =
  | { readonly rule: 'house' | 'neutral' | 'black' | 'kept'; readonly ink: Cmyk }
  | { readonly rule: 'profile'; readonly rgb: Rgb };

export const NO_INK: Cmyk = [0, 0, 0, 0];
export const BLACK: Cmyk = [0, 0, 0, 1];
const REGISTRATION: Cmyk = [1, 1, 1, 1];
/** Channels that differ by no more than this are gray to the eye (0 to 255). */
const NEUTRAL_SPREAD = 3;
/** Text as dark as this is meant to be black. */
const NEAR_BLACK = 42;
const NEAR_BLACK_SPREAD = 8;
/** What rounding to eight bits may add to a channel of a mixed colour, and to that of the ink it was mixed from. */
const ROUNDING = 1;

export const spread = (rgb: Rgb): number => Math.max(...rgb) - Math.min(...rgb);
export const isNeutral = (rgb: Rgb): boolean => spread(rgb) <= NEUTRAL_SPREAD;
const mean = (rgb: Rgb): number => (rgb[0] + rgb[1] + rgb[2]) / 3;
/** Sum of the four inks, percent. */
export const inkSum = (ink: Cmyk): number => 100 * (ink[0] + ink[1] + ink[2] + ink[3]);

/**
 * Inks held to a limit: black stays, the three colours are lowered in proportion, which keeps the hue and as much of the depth as can be.
 * @param limit percent.
 */
export function withinLimit(ink: Cmyk, limit: number): Cmyk {
  const [c, m, y, k] = ink;
  // Four decimals are written; a sum that only rounding puts over the limit is not over it.
  if (inkSum(ink) <= limit + 0.01) return ink;
  const scale = Math.max(0, limit / 100 - k) / (c + m + y);
  return [c * scale, m * scale, y * scale, k];
}

/**
 * The exact inks of a colour that the house names, or of a tint of one; null for any other.
 *
 * Browsers write a CSS colour as decimals of each channel, so colours are compared as whole numbers of 0 to 255. A tint is a colour on the
 * straight line from an ink's colour to white, as `color-mix(in srgb, ink 20%, white)` gives it, within one step of rounding; it gets that
 * share of each ink. Grays are no tints: how light black alone looks is known better than by proportion.
 */
export function houseInk(rgb: Rgb, inks: readonly HouseInk[]): Cmyk | null {
  const exact = inks.find((ink) => ink.rgb.every((v, i) => v === rgb[i]));
  if (exact) return exact.cmyk;
  if (isNeutral(rgb)) return null;
  let best: { readonly ink: Cmyk; readonly off: number } | null = null;
  for (const ink of inks) {
    if (isNeutral(ink.rgb)) continue;
    const strongest = ink.rgb.indexOf(Math.min(...ink.rgb));
    const share = (255 - rgb[strongest]!) / (255 - ink.rgb[strongest]!);
    if (share > 1) continue;
    const off = Math.max(...ink.rgb.map((v, i) => Math.abs(255 - share * (255 - v) - rgb[i]!)));
    if (off <= ROUNDING && (best === null || off < best.off)) best = { ink: ink.cmyk.map((part) => part * share) as unknown as Cmyk, off };
  }
  return best?.ink ?? null;
}

/** What the rules need beside the colour. */
export interface RuleSet {
  readonly settings: Pick<PressSettings, 'inks' | 'richBlack'>;
  /** Percent. */
  readonly inkLimit: number;
  /** K that looks as light as a gray of sRGB (0 to 255). */
  readonly blackFor: (gray: number) => number;
}

/**
 * The ink of a colour, by the first rule that fits:
 * 1. register marks get all four plates in full;
 * 2. inks that the file holds already stay, within the limit;
 * 3. white is no ink;
 * 4. a house colour or its tint gets the house's inks;
 * 5. nearly black text and lines get black alone, so that one plate prints them and nothing can be out of register;
 * 6. grays get black alone, matched in lightness – unless they lie as a veil over a picture, where black alone looks washed out;
 * 7. everything else goes through the profile.
 * Black alone over a large area becomes the rich black, where one is set.
 */
export function choose(found: NonNullable<Found>, use: Use, { settings, inkLimit, blackFor }: RuleSet): Choice {
  const rich = (choice: Choice): Choice =>
    use.large && settings.richBlack && choice.rule !== 'profile' && isBlack(choice.ink) ? { rule: 'black', ink: withinLimit(settings.richBlack, inkLimit) } : choice;
  if (use.registration && isDark(found)) return { rule: 'kept', ink: REGISTRATION };
  if ('ink' in found) return rich({ rule: 'kept', ink: withinLimit(found.ink, inkLimit) });
  const { rgb } = found;
  if (rgb.every((v) => v === 255)) return { rule: 'neutral', ink: NO_INK };
  const house = houseInk(rgb, settings.inks);
  if (house) return rich({ rule: 'house', ink: withinLimit(house, inkLimit) });
  if (!use.overPicture) {
    if (use.role !== 'area' && Math.max(...rgb) <= NEAR_BLACK && spread(rgb) <= NEAR_BLACK_SPREAD) return { rule: 'black', ink: BLACK };
    if (isNeutral(rgb)) return rich({ rule: 'neutral', ink: [0, 0, 0, blackFor(mean(rgb))] });
  }
  return { rule: 'profile', rgb };
}

/** True for black alone in full. */
export const isBlack = (ink: Cmyk): boolean => ink[0] === 0 && ink[1] === 0 && ink[2] === 0 && ink[3] >= 0.9999;

const isDark = (found: NonNullable<Found>): boolean => ('ink' in found ? inkSum(found.ink) >= 99 : found.rgb.every((v) => v === 0));

/** Lightness of a colour as a luminosity mask sees it, 0 to 1 (ISO 32000-1, 10.3.3 and 10.3.5). */
export function luminosity(found: NonNullable<Found>): number {
  const [r, g, b] = 'ink' in found ? [0, 1, 2].map((i) => 1 - Math.min(1, found.ink[i]! + found.ink[3])) as [number, number, number] : found.rgb.map((v) => v / 255) as [number, number, number];
  return 0.3 * r + 0.59 * g + 0.11 * b;
}
