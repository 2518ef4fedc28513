/**
 * What a page paints, in the order it is painted: the vocabulary in which `read.ts` hands a PDF on.
 * All lengths are in mm from the trim's top-left corner, y downwards, unless a name says pt.
 */
import type { PDFStream } from '@cantoo/pdf-lib';
import type { RectMm } from '../model/paper.js';
import type { Cmyk } from '../model/press.js';
import type { Colour, ColourSpace, InkColour } from './colour.js';
import type { Box, Matrix } from './geometry.js';
import type { Outline } from './path.js';

/** The clip in force. `exact` is false when a path other than an upright rectangle took part: then it is the box of the true one. */
export interface Clip extends Box {
  readonly exact: boolean;
  /** The last of those other paths, where short enough to keep, and its filling rule. */
  readonly outline?: Outline | null;
  readonly evenOdd?: boolean;
}

/** A gradient or another smooth shading (section 8.7.4.3). */
export interface Shade {
  readonly type: number;
  readonly space: ColourSpace;
  /** Its process inks at a point, mm; null where it paints nothing or the inks cannot be known. */
  readonly inkAt: (x: number, y: number) => Cmyk | null;
  /** Inks along the whole of it, to find the heaviest; empty where they cannot be known. */
  readonly samples: () => readonly Cmyk[];
}

/** A tiling pattern's cell, painted where the first of them stands. */
export interface Tile {
  readonly paints: readonly Paint[];
  /** One cell's box, and the steps from cell to cell as vectors, mm. */
  readonly cell: Box;
  readonly stepX: readonly [number, number];
  readonly stepY: readonly [number, number];
}

/** What is painted with instead of a plain colour (section 8.7). */
export type Pattern = { readonly kind: 'tile'; readonly tile: () => Tile } | { readonly kind: 'shade'; readonly shade: Shade };

/** A soft mask from a group (section 11.6.5.3). */
export interface SoftMask {
  readonly luminosity: boolean;
  /** What the group paints; its luminosity, or its alpha, is the mask. */
  readonly paints: () => readonly Paint[];
}

/** A transparency group and the family of the space it blends in; null where it has that of what it stands in. */
export interface Group {
  readonly kind: 'page' | 'form' | 'luminosity' | 'alpha';
  readonly space: string | null;
}

interface PaintBase {
  /** Position in the page's painting, from 0; the same as the index in `PageContents.paints`. */
  readonly order: number;
  readonly clip: Clip;
  /** Constant alpha times that of all groups round it, 0 to 1. */
  readonly alpha: number;
  /** True when a soft mask or a blend mode other than Normal is in force, here or in a group round it. */
  readonly mixed: boolean;
  /** The soft mask in force here or in the nearest group round it. */
  readonly mask: SoftMask | null;
  /** The blend mode in force here or in the nearest group round it that has one: `Normal`, `Multiply`, … */
  readonly blend: string;
  /** True when it is to let the other inks below it stand (section 8.6.7); `overprintMode` 1 spares those that it sets to nothing, too. */
  readonly overprint: boolean;
  readonly overprintMode: number;
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
  /** Share of the box that its ink covers, 0 to 1; reckoned when asked for. */
  readonly share: () => number;
}

/** Glyphs painted one after another in the same way. */
export interface GlyphRun extends PaintBase {
  readonly kind: 'glyphs';
  readonly font: string;
  readonly fontSubtype: string;
  /** False when the file does not carry the font's program. */
  readonly embedded: boolean;
  /** Effective size: Tf through the text and page matrices, pt. */
  readonly sizePt: number;
  /** Unit vector of the writing direction: [1, 0] for upright text. */
  readonly direction: readonly [number, number];
  /** Text render mode, 0 to 7 (section 9.3.6). */
  readonly mode: number;
  readonly fill: Colour;
  readonly stroke: Colour;
  readonly ink: InkColour;
  readonly strokeInk: InkColour;
  readonly pattern: Pattern | null;
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
  /** Null for stencil masks, which are painted in `ink`. */
  readonly space: ColourSpace | null;
  readonly ink: InkColour;
  /** Bits per component, 1 for stencil masks. */
  readonly bits: number;
  /** The XObject; null for inline images. */
  readonly stream: PDFStream | null;
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
  /** Polygons of any other fill, or the lines that a stroke follows, where short enough to keep. */
  readonly outline: Outline | null;
  readonly evenOdd: boolean;
  readonly colour: Colour;
  readonly ink: InkColour;
  readonly pattern: Pattern | null;
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
  /** Transparency groups met on the page, its own among them. Those inside patterns and masks count once these were asked for their paints. */
  readonly groups: readonly Group[];
}
