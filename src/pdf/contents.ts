/**
 * What a page paints, in the order it is painted: the vocabulary in which `read.ts` hands a PDF on.
 * All lengths are in mm from the trim's top-left corner, y downwards, unless a name says pt.
 */
import type { RectMm } from '../model/paper.js';
import type { Colour } from './colour.js';
import type { Box, Matrix } from './geometry.js';
import type { Outline } from './path.js';

/** The clip in force. `exact` is false when a path other than an upright rectangle took part: then it is the box of the true one. */
export interface Clip extends Box {
  readonly exact: boolean;
  /** The last of those other paths, where short enough to keep, and its filling rule. */
  readonly outline?: Outline | null;
  readonly evenOdd?: boolean;
}

interface PaintBase {
  /** Position in the page's painting, from 0; the same as the index in `PageContents.paints`. */
  readonly order: number;
  readonly clip: Clip;
  /** Constant alpha times that of all groups round it, 0 to 1. */
  readonly alpha: number;
  /** True when a soft mask or a blend mode other than Normal is in force, here or in a group round it. */
  readonly mixed: boolean;
  /** Marked-content id (section 14.7.4), null outside tagged content. */
  readonly mcid: number | null;
  /** True inside marked content tagged Artifact. */
  readonly artifact: boolean;
}

/** One glyph. Its box is that of its ink where the font tells, of its width, ascent and descent otherwise; empty for spaces. */
export interface Glyph extends Box {
  /** Unicode, from ActualText where given (the first glyph of a span has all of it, the others nothing), U+FFFD where unknown. */
  readonly text: string;
  /** The origin on the baseline. */
  readonly x: number;
  readonly y: number;
  /** Way to the next origin along the baseline, spacing included. */
  readonly advance: number;
}

/** Glyphs painted one after another in the same way. */
export interface GlyphRun extends PaintBase {
  readonly kind: 'glyphs';
  readonly font: string;
  readonly fontSubtype: string;
  /** Effective size: Tf through the text and page matrices, pt. */
  readonly sizePt: number;
  /** Unit vector of the writing direction: [1, 0] for upright text. */
  readonly direction: readonly [number, number];
  /** Text render mode, 0 to 7 (section 9.3.6). */
  readonly mode: number;
  readonly fill: Colour;
  readonly stroke: Colour;
  readonly glyphs: readonly Glyph[];
}

export interface ImagePaint extends PaintBase {
  readonly kind: 'image';
  /** Where the unit square goes, unclipped. */
  readonly box: Box;
  readonly matrix: Matrix;
  readonly width: number;
  readonly height: number;
  /** Object reference such as `12 0 R`, null for inline images. */
  readonly ref: string | null;
  readonly colourSpace: string;
  /** False when it has a mask, a soft mask or is one. */
  readonly opaque: boolean;
}

export interface FillPaint extends PaintBase {
  readonly kind: 'fill';
  /** `fill` of a path, `stroke` along one (its box grown by half the line width), `shading` by `sh` over the whole clip. */
  readonly how: 'fill' | 'stroke' | 'shading';
  readonly box: Box;
  /** True when `box` is exactly what is filled. */
  readonly rectangle: boolean;
  /** Polygons of any other fill, where short enough to keep. */
  readonly outline: Outline | null;
  readonly evenOdd: boolean;
  readonly colour: Colour;
  /** True when the colour is a tiling pattern that holds an image: Chromium paints some pictures so. */
  readonly picture: boolean;
  /** False for tiling patterns, which may let through what lies under them. */
  readonly opaque: boolean;
  /** Strokes only, pt. */
  readonly lineWidthPt: number;
}

export type Paint = GlyphRun | ImagePaint | FillPaint;

/** Page boxes (section 14.11.2) in mm from the trim's top-left corner; null where the page has none (nor inherits one). */
export interface PageBoxes {
  readonly media: RectMm;
  readonly crop: RectMm | null;
  readonly bleed: RectMm | null;
  /** The TrimBox, or what was supplied or assumed in its place. */
  readonly trim: RectMm;
  /** True when the page has a TrimBox of its own. */
  readonly hasTrim: boolean;
}

export interface PageContents {
  /** From 1. */
  readonly page: number;
  readonly boxes: PageBoxes;
  readonly paints: readonly Paint[];
}
