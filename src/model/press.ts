/** What the press asks of a file: inks, the printing condition, and how pictures are brought to it. */
import type { Place } from './message.js';

/** Cyan, magenta, yellow and black as parts of full ink, 0 to 1. */
export type Cmyk = readonly [c: number, m: number, y: number, k: number];

/** Red, green and blue of sRGB as a browser writes them, whole numbers 0 to 255. */
export type Rgb = readonly [r: number, g: number, b: number];

/** A colour of the styles that has exact inks. */
export interface HouseInk {
  readonly name: string;
  readonly rgb: Rgb;
  readonly cmyk: Cmyk;
  readonly place: Place;
}

/** The standard a print edition is written to: PDF/X-4 (ISO 15930-7) or, for old RIPs, PDF/X-1a:2003 (ISO 15930-4). */
export type PressStandard = 'x4' | '1a';

/** The printing condition that a file is made for. */
export interface OutputIntent {
  /** Absolute path of the ICC profile (class `prtr`, space CMYK); null for the one that comes with the program. */
  readonly icc: string | null;
  /** Name of the condition in the ICC's registry, `FOGRA39`. */
  readonly identifier: string;
  /** What it stands for, in words a printer knows. */
  readonly info: string;
  /** The most ink that may lie on one spot, percent of all four inks (300). */
  readonly inkLimit: number;
}

/** Sharpening of pictures that were made smaller: none, or a mild one that makes up for the loss. */
export type Sharpening = 'none' | 'mild';

/** All settings of the print edition, complete. */
export interface PressSettings {
  readonly standard: PressStandard;
  readonly intent: OutputIntent;
  readonly inks: readonly HouseInk[];
  /** What large solid blacks are printed in instead of black alone; null leaves them black alone. */
  readonly richBlack: Cmyk | null;
  readonly pictures: {
    /** JPEG quality, 1 to 100. */
    readonly quality: number;
    readonly sharpening: Sharpening;
  };
  /** True where type goes to press as curves. */
  readonly outlineFonts: boolean;
  /** Limits that preflight holds the file to: the name of one of ours, or the absolute path of the printer's own YAML. */
  readonly limits: string;
}
