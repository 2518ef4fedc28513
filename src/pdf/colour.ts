/** Colour operators to an approximate RGB (ISO 32000-1, section 8.6): enough to tell whether text stands off what lies under it. */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream, type PDFObject } from '@cantoo/pdf-lib';

/** Red, green, blue from 0 to 1, or `unknown` for patterns, tints and spaces that are not computed here. */
export type Colour = readonly [number, number, number] | 'unknown';

export const WHITE: Colour = [1, 1, 1];
export const BLACK: Colour = [0, 0, 0];

export const gray = (g: number): Colour => [g, g, g];
export const rgb = (r: number, g: number, b: number): Colour => [r, g, b];
/** The plain complement (section 10.3.5): no profile, darker and more saturated than ink. */
export const cmyk = (c: number, m: number, y: number, k: number): Colour => [
  1 - Math.min(1, c + k), 1 - Math.min(1, m + k), 1 - Math.min(1, y + k),
];

/** A colour space as far as colours are computed from it. `name` is its family, `ICCBased` with the number of components. */
export interface ColourSpace {
  readonly name: string;
  readonly components: number;
  /** From components to RGB; fewer components than needed give `unknown`. */
  readonly toRgb: (c: readonly number[]) => Colour;
}

const make = (name: string, components: number, toRgb: (c: readonly number[]) => Colour): ColourSpace => ({
  name, components, toRgb: (c) => (c.length < components ? 'unknown' : toRgb(c)),
});

const GRAY = make('DeviceGray', 1, (c) => gray(c[0]!));
const RGB = make('DeviceRGB', 3, (c) => rgb(c[0]!, c[1]!, c[2]!));
const CMYK = make('DeviceCMYK', 4, (c) => cmyk(c[0]!, c[1]!, c[2]!, c[3]!));
const PATTERN = make('Pattern', 0, () => 'unknown');
const DEVICE: Readonly<Record<string, ColourSpace>> = {
  DeviceGray: GRAY, DeviceRGB: RGB, DeviceCMYK: CMYK, G: GRAY, RGB, CMYK, CalGray: GRAY, CalRGB: RGB, Pattern: PATTERN,
};

/** Resolves a colour space by its name or array, names first among the resources' `ColorSpace` entries. */
export function colourSpace(value: PDFObject | undefined, resources: PDFDict | undefined): ColourSpace {
  if (value instanceof PDFName) {
    const name = value.decodeText();
    const device = DEVICE[name];
    if (device) return device;
    const spaces = resources?.lookup(PDFName.of('ColorSpace'));
    const named = spaces instanceof PDFDict ? spaces.lookup(value) : undefined;
    return named === undefined || named === value ? make(name, 0, () => 'unknown') : colourSpace(named, resources);
  }
  if (!(value instanceof PDFArray)) return make('unknown', 0, () => 'unknown');
  const head = value.lookup(0);
  const family = head instanceof PDFName ? head.decodeText() : 'unknown';
  if (family === 'ICCBased') return iccBased(value.lookup(1));
  if (family === 'Separation' || family === 'DeviceN') return tinted(family, value.lookup(1));
  const device = DEVICE[family];
  return device ? { ...device, name: family } : make(family, 1, () => 'unknown');
}

function iccBased(profile: PDFObject | undefined): ColourSpace {
  const n = profile instanceof PDFStream ? profile.dict.lookup(PDFName.of('N')) : undefined;
  const components = n instanceof PDFNumber ? n.asNumber() : 3;
  const base = components === 1 ? GRAY : components === 4 ? CMYK : RGB;
  return { ...base, name: `ICCBased${components}` };
}

/** Without evaluating the tint transform only no ink at all and plain black are certain. */
function tinted(family: string, names: PDFObject | undefined): ColourSpace {
  const components = names instanceof PDFArray ? names.size() : 1;
  const black = names instanceof PDFName && ['Black', 'All'].includes(names.decodeText());
  return make(family, components, (c) => (c.every((t) => t === 0) ? WHITE : black ? gray(1 - c[0]!) : 'unknown'));
}

/** `over` painted on `under` with `alpha` (Normal blending, section 11.3.5). */
export function blend(under: Colour, over: Colour, alpha: number): Colour {
  if (alpha >= 0.999) return over;
  if (under === 'unknown' || over === 'unknown') return 'unknown';
  const mix = (u: number, o: number): number => u + (o - u) * alpha;
  return [mix(under[0], over[0]), mix(under[1], over[1]), mix(under[2], over[2])];
}

/** The largest difference of one channel, 0 to 1; 1 where either is unknown, for then nothing can be said against the text. */
export function difference(a: Colour, b: Colour): number {
  if (a === 'unknown' || b === 'unknown') return 1;
  return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));
}
