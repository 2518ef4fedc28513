/** What the press stage did and found, as plain data: part of the build's report and of the preflight's. */
import type { Cmyk, Rgb } from '../model/press.js';

/** A colour that the press cannot match: the nearest ink is more than a glance away. */
export interface OutOfGamut {
  readonly rgb: Rgb;
  readonly ink: Cmyk;
  /** CIEDE2000 between the colour on screen and the ink as it looks on paper. */
  readonly deltaE: number;
  /** Pages it is used on, from 1, rising. */
  readonly pages: readonly number[];
}

/** How a picture that was still in the file went to the press. */
export interface PressedImage {
  /** Number of the PDF object. */
  readonly object: number;
  readonly width: number;
  readonly height: number;
  /** `kept` is gray or CMYK within the limit; `retargeted` held too much ink; `refused` could not be read. */
  readonly how: 'kept' | 'converted' | 'gray' | 'retargeted' | 'refused';
  readonly pages: readonly number[];
}

export interface PressReport {
  readonly standard: 'x4' | '1a';
  /** Different colours in content streams and gradients, by the rule that gave their inks. */
  readonly colours: { readonly house: number; readonly neutral: number; readonly black: number; readonly profile: number; readonly kept: number };
  /** Content streams written anew. */
  readonly streams: number;
  readonly shadings: number;
  readonly images: readonly PressedImage[];
  readonly outOfGamut: readonly OutOfGamut[];
  /** Pages that hold live transparency, from 1, rising. */
  readonly transparentPages: readonly number[];
  /** Annotations taken out. */
  readonly annotations: number;
}
