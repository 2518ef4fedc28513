/** Colour operators to an approximate RGB (ISO 32000-1, section 8.6): enough to tell whether text stands off what lies under it. */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFStream, PDFString, type PDFObject } from '@cantoo/pdf-lib';
import type { Cmyk } from '../model/press.js';
import { readFunction } from './functions.js';
import { decodeStream } from './streams.js';

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
  /** Its own family and those of the spaces it is defined by: `['Separation', 'DeviceCMYK']`, `['Indexed', 'ICCBased3']`. */
  readonly families: readonly string[];
  /** Colorants that it prints with beside cyan, magenta, yellow and black; `All` is one of them. */
  readonly spots: readonly string[];
  /** The process inks among the colorants of a Separation or DeviceN space, in the order of CMYK; null for other spaces, which set all four. */
  readonly plates: readonly boolean[] | null;
  /** From components to RGB; fewer components than needed give `unknown`. */
  readonly toRgb: (c: readonly number[]) => Colour;
  /** From components to process inks; null where that takes a profile (RGB, Lab) or cannot be known. */
  readonly toInk: (c: readonly number[]) => Cmyk | null;
}

const make = (name: string, components: number, toRgb: (c: readonly number[]) => Colour, toInk: (c: readonly number[]) => Cmyk | null = () => null): ColourSpace => ({
  name, components, families: [name], spots: [], plates: null, toRgb: (c) => (c.length < components ? 'unknown' : toRgb(c)), toInk: (c) => (c.length < components ? null : toInk(c)),
});

const unit = (v: number): number => Math.min(1, Math.max(0, v));

const GRAY = make('DeviceGray', 1, (c) => gray(c[0]!), (c) => [0, 0, 0, 1 - unit(c[0]!)]);
const RGB = make('DeviceRGB', 3, (c) => rgb(c[0]!, c[1]!, c[2]!));
const CMYK = make('DeviceCMYK', 4, (c) => cmyk(c[0]!, c[1]!, c[2]!, c[3]!), (c) => [unit(c[0]!), unit(c[1]!), unit(c[2]!), unit(c[3]!)]);
const PATTERN = make('Pattern', 0, () => 'unknown');
const UNKNOWN = make('unknown', 0, () => 'unknown');
const DEVICE: Readonly<Record<string, ColourSpace>> = {
  DeviceGray: GRAY, DeviceRGB: RGB, DeviceCMYK: CMYK, G: GRAY, RGB, CMYK, CalGray: GRAY, CalRGB: RGB, Pattern: PATTERN,
};
export { CMYK as DEVICE_CMYK, GRAY as DEVICE_GRAY, RGB as DEVICE_RGB };

/** Spaces given as arrays are read once: their tables and functions take time. */
const READ = new WeakMap<PDFArray, ColourSpace>();

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
  if (!(value instanceof PDFArray)) return UNKNOWN;
  const known = READ.get(value);
  if (known) return known;
  const space = readSpace(value, resources);
  READ.set(value, space);
  return space;
}

function readSpace(value: PDFArray, resources: PDFDict | undefined): ColourSpace {
  const head = value.lookup(0);
  const family = head instanceof PDFName ? head.decodeText() : 'unknown';
  if (family === 'ICCBased') return iccBased(value.lookup(1));
  if (family === 'Separation' || family === 'DeviceN') return tinted(family, value, resources);
  if (family === 'Indexed' || family === 'I') return indexed(value, resources);
  if (family === 'Lab') return make('Lab', 3, () => 'unknown');
  if (family === 'Pattern') {
    const base = value.size() > 1 ? colourSpace(value.lookup(1), resources) : null;
    return base === null ? PATTERN : { ...PATTERN, families: ['Pattern', ...base.families], spots: base.spots, toInk: base.toInk };
  }
  const device = DEVICE[family];
  // A calibrated space is no ink until a profile has made it one.
  return device ? { ...device, name: family, families: [family], ...(family.startsWith('Cal') ? { toInk: () => null } : {}) } : make(family, 1, () => 'unknown');
}

function iccBased(profile: PDFObject | undefined): ColourSpace {
  const n = profile instanceof PDFStream ? profile.dict.lookup(PDFName.of('N')) : undefined;
  const components = n instanceof PDFNumber ? n.asNumber() : 3;
  const base = components === 1 ? GRAY : components === 4 ? CMYK : RGB;
  return { ...base, name: `ICCBased${components}`, families: [`ICCBased${components}`] };
}

const PROCESS = ['Cyan', 'Magenta', 'Yellow', 'Black'];

/** Without evaluating the tint transform only no ink at all and plain black are certain as RGB; as ink the transform is asked. */
function tinted(family: string, value: PDFArray, resources: PDFDict | undefined): ColourSpace {
  const given = value.lookup(1);
  const list = given instanceof PDFArray ? Array.from({ length: given.size() }, (_, i) => given.lookup(i)) : [given];
  const names = list.map((n) => (n instanceof PDFName ? n.decodeText() : ''));
  const black = !(given instanceof PDFArray) && (names[0] === 'Black' || names[0] === 'All');
  const alternate = colourSpace(value.lookup(2), resources);
  const transform = readFunction(value.lookup(3));
  const slots = names.map((name) => PROCESS.indexOf(name));
  const spots = names.filter((name) => name !== 'None' && !PROCESS.includes(name));
  const toInk = (c: readonly number[]): Cmyk | null => {
    if (names[0] === 'All') return [unit(c[0]!), unit(c[0]!), unit(c[0]!), unit(c[0]!)];
    if (spots.length > 0) return transform ? alternate.toInk(transform(c)) : null;
    const ink: [number, number, number, number] = [0, 0, 0, 0];
    for (const [i, slot] of slots.entries()) if (slot >= 0) ink[slot] = unit(c[i]!);
    return ink;
  };
  const space = make(family, names.length, (c) => (c.every((t) => t === 0) ? WHITE : black ? gray(1 - c[0]!) : 'unknown'), toInk);
  return { ...space, families: [family, ...alternate.families], spots, plates: spots.length > 0 ? null : PROCESS.map((name) => names.includes(name)) };
}

/** A palette over another space (section 8.6.6.3). */
function indexed(value: PDFArray, resources: PDFDict | undefined): ColourSpace {
  const base = colourSpace(value.lookup(1), resources);
  const table = value.lookup(3);
  const bytes = table instanceof PDFStream ? decodeStream(table) : table instanceof PDFString || table instanceof PDFHexString ? table.asBytes() : new Uint8Array(0);
  const components = (c: readonly number[]): number[] => Array.from({ length: base.components }, (_, i) => (bytes[Math.round(c[0]!) * base.components + i] ?? 0) / 255);
  const space = make('Indexed', 1, (c) => base.toRgb(components(c)), (c) => base.toInk(components(c)));
  return { ...space, families: ['Indexed', ...base.families], spots: base.spots, plates: base.plates };
}

/** A colour as the file sets it: in which space, by which components, with which inks. */
export interface InkColour {
  readonly space: ColourSpace;
  readonly components: readonly number[];
}

/** Black of DeviceGray, with which every page begins (section 8.6.5.2). */
export const INITIAL_INK: InkColour = { space: GRAY, components: [0] };

/** The process inks of a colour, 0 to 1; null where they cannot be known without a profile. */
export const inkOf = (colour: InkColour): Cmyk | null => colour.space.toInk(colour.components);

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
