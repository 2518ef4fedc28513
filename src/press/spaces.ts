/** Colour spaces (ISO 32000-1, 8.6) as far as the press asks: how many components, how they begin, and which colour they stand for. */
import { PDFArray, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFStream, PDFString, type PDFDict, type PDFObject } from '@cantoo/pdf-lib';
import { rgbOfXyz, xyzOfLab } from '../colour/index.js';
import type { Cmyk, Rgb } from '../model/press.js';
import { decodeStream, readFunction, type PdfFile } from '../pdf/index.js';
import { entry, name, numberEntry, numbersEntry, readThrough } from './objects.js';
import type { Found } from './rules.js';

/** A colour space read. */
export interface Space {
  readonly family: string;
  readonly components: number;
  /** The colour that `cs` begins with (table 74). */
  readonly initial: readonly number[];
  /** The least and most of each component, in turn: what an image's samples are spread over without a Decode array (table 90). */
  readonly range: readonly number[];
  /** The colour that components stand for; null where they paint nothing that has one. */
  readonly found: (components: readonly number[]) => Found;
  /** The space of an uncoloured pattern's colour. */
  readonly under: Space | null;
  /** The profile of an ICCBased space. */
  readonly profile: PDFRawStream | null;
}

const unit = (n: number): number[] => Array.from({ length: n }, () => [0, 1]).flat();
const zeros = (n: number): number[] => new Array<number>(n).fill(0);
const part = (value: number | undefined): number => Math.min(1, Math.max(0, value ?? 0));
const channel = (value: number | undefined): number => Math.round(255 * part(value));

const make = (family: string, components: number, found: Space['found'], more: Partial<Space> = {}): Space => ({
  family, components, found, initial: zeros(components), range: unit(components), under: null, profile: null, ...more,
});

/** Gray of the device is black ink in all but name: that is what PDF/X takes it for under an intent in four inks. */
const GRAY = make('DeviceGray', 1, ([g]) => ({ ink: [0, 0, 0, 1 - part(g)] }));
const CMYK = make('DeviceCMYK', 4, ([c, m, y, k]) => ({ ink: [part(c), part(m), part(y), part(k)] }), { initial: [0, 0, 0, 1] });
const rgbFound: Space['found'] = ([r, g, b]) => ({ rgb: [channel(r), channel(g), channel(b)] });
const RGB = make('DeviceRGB', 3, rgbFound);
const grayFound: Space['found'] = ([g]) => ({ rgb: [channel(g), channel(g), channel(g)] });
const PATTERN = make('Pattern', 0, () => null);
const UNKNOWN = make('unknown', 0, () => null);

export { CMYK as DEVICE_CMYK, GRAY as DEVICE_GRAY, RGB as DEVICE_RGB };

const NAMED: Readonly<Record<string, Space>> = {
  DeviceGray: GRAY, DeviceRGB: RGB, DeviceCMYK: CMYK, G: GRAY, RGB, CMYK, Pattern: PATTERN,
  CalGray: make('CalGray', 1, grayFound), CalRGB: make('CalRGB', 3, rgbFound), CalCMYK: CMYK,
};

/**
 * Reads a colour space. Spaces of three calibrated components are taken for sRGB, as browsers and offices write them.
 * A damaged space has no components, and nothing that is set in it has a colour.
 * @param resources where names are looked up that are no device's.
 */
export function readSpace(file: PdfFile, value: PDFObject | undefined, resources: PDFDict | null): Space {
  const object = file.get(value);
  if (object instanceof PDFName) {
    const device = NAMED[object.decodeText()];
    if (device) return device;
    const spaces = resources ? file.get(resources.get(name('ColorSpace'))) : undefined;
    const named = spaces && 'get' in spaces ? file.get((spaces as PDFDict).get(object)) : undefined;
    return named === undefined || named === object ? UNKNOWN : readSpace(file, named, resources);
  }
  if (!(object instanceof PDFArray)) return UNKNOWN;
  const item = (i: number): PDFObject | undefined => (i < object.size() ? file.get(object.get(i)) : undefined);
  const head = item(0);
  switch (head instanceof PDFName ? head.decodeText() : '') {
    case 'ICCBased': return iccBased(file, item(1));
    case 'Lab': return lab(file, item(1));
    case 'Indexed': case 'I': return indexed(file, item(1), item(2), item(3), resources);
    case 'Separation': return tinted(file, 'Separation', [item(1)], object, resources);
    case 'DeviceN': {
      const names = item(1);
      return tinted(file, 'DeviceN', names instanceof PDFArray ? names.asArray().map((one) => file.get(one)) : [], object, resources);
    }
    case 'Pattern': return make('Pattern', 0, () => null, { under: object.size() > 1 ? readSpace(file, item(1), resources) : null });
    default: return (head instanceof PDFName ? NAMED[head.decodeText()] : undefined) ?? UNKNOWN;
  }
}

function iccBased(file: PdfFile, profile: PDFObject | undefined): Space {
  if (!(profile instanceof PDFRawStream)) return UNKNOWN;
  const n = numberEntry(file, profile.dict, 'N', 3);
  if (n === 4) return { ...CMYK, family: 'ICCBased', profile };
  return n === 1 ? make('ICCBased', 1, grayFound, { profile }) : make('ICCBased', 3, rgbFound, { profile });
}

function lab(file: PdfFile, dict: PDFObject | undefined): Space {
  const range = (dict && 'get' in dict ? numbersEntry(file, dict as PDFDict, 'Range') : null) ?? [-100, 100, -100, 100];
  return make('Lab', 3, ([l = 0, a = 0, b = 0]) => ({ rgb: rgbOfXyz(xyzOfLab([l, a, b])).map((v) => Math.round(v)) as unknown as Rgb }), { range: [0, 100, ...range] });
}

function indexed(file: PdfFile, baseValue: PDFObject | undefined, highValue: PDFObject | undefined, table: PDFObject | undefined, resources: PDFDict | null): Space {
  const base = readSpace(file, baseValue, resources);
  const high = highValue instanceof PDFNumber ? highValue.asNumber() : 255;
  const bytes = table instanceof PDFStream ? decodeStream(table) : table instanceof PDFString || table instanceof PDFHexString ? table.asBytes() : new Uint8Array(0);
  const n = base.components;
  return make('Indexed', 1, ([index = 0]) => {
    const at = Math.min(high, Math.max(0, Math.round(index))) * n;
    return base.found(Array.from({ length: n }, (_, i) => {
      const [low, most] = [base.range[2 * i]!, base.range[2 * i + 1]!];
      return low + ((bytes[at + i] ?? 0) / 255) * (most - low);
    }));
  }, { range: [0, high] });
}

/** The colorants that are the press's own plates. */
const PROCESS: Readonly<Record<string, number>> = { Cyan: 0, Magenta: 1, Yellow: 2, Black: 3 };

/** Separation and DeviceN: the plates by their names where all are plates of ours, otherwise by the tint transform into the alternate space. */
function tinted(file: PdfFile, family: string, colorants: readonly (PDFObject | undefined)[], array: PDFArray, resources: PDFDict | null): Space {
  const names = colorants.map((one) => (one instanceof PDFName ? one.decodeText() : ''));
  const n = names.length;
  const more = { initial: new Array<number>(n).fill(1) };
  if (names.every((one) => one === 'None')) return make(family, n, () => null, more);
  if (names.every((one) => one in PROCESS || one === 'None')) {
    return make(family, n, (tints) => {
      const ink: [number, number, number, number] = [0, 0, 0, 0];
      for (const [i, one] of names.entries()) if (one !== 'None') ink[PROCESS[one]!] = part(tints[i]);
      return { ink };
    }, more);
  }
  if (names.length === 1 && names[0] === 'All') return make(family, 1, ([t]) => ({ ink: [part(t), part(t), part(t), part(t)] as Cmyk }), more);
  const alternate = readSpace(file, array.get(2), resources);
  const transform = readFunction(readThrough(file, array.get(3)));
  return make(family, n, (tints) => (transform ? alternate.found(transform(tints)) : null), more);
}

/** The space that an entry of a dictionary names, an image's or a shading's. */
export const spaceOf = (file: PdfFile, dict: PDFDict, resources: PDFDict | null): Space => readSpace(file, entry(file, dict, 'ColorSpace') ?? entry(file, dict, 'CS'), resources);
