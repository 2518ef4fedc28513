/** A photo as it goes into the PDF, and what became of it on the way. */

/** A JPEG to be put in the place of its stand-in. All photos of a long issue are hundreds of MB: each is read where it belongs when the PDF is written. */
export interface Original {
  /** Of its data, bytes. */
  readonly length: number;
  /** Reads its data into just so many bytes. Rejects where it is not what it was any more. */
  read(into: Uint8Array): Promise<void>;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** What its numbers are: sRGB, gray (0 black), or the four inks of the printing condition. */
  readonly space: 'rgb' | 'gray' | 'cmyk';
  /** True where full ink is written as 0, as Adobe's programs and libvips do. */
  readonly inverted: boolean;
}

/** How far the colours on paper are from those that the designer saw, CIEDE2000. */
export interface Drift {
  readonly mean: number;
  /** 95 of 100 places differ by no more than this. */
  readonly p95: number;
  /** Part of the picture, 0 to 1, that differs by more than 6: colours the press does not have. */
  readonly beyond: number;
}

/** How a photo went to press. */
export interface PressFacts {
  /**
   * `passed`: the author's inks, byte for byte. `kept`: the author's inks, encoded anew (made smaller, turned upright, or no JPEG).
   * `retargeted`: from other inks. `gray`: as black alone. `converted`: from RGB.
   */
  readonly way: 'passed' | 'kept' | 'retargeted' | 'gray' | 'converted';
  /** Width and height in px of the upright original, and of what is printed. */
  readonly from: readonly [width: number, height: number];
  readonly to: readonly [width: number, height: number];
  /** The most ink on any pixel, percent of all inks, read from the finished JPEG. */
  readonly ink: number;
  /** Null where the author's own inks are printed. */
  readonly drift: Drift | null;
}
