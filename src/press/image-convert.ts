/** One picture's pixels to ink or gray within the limit, from the cache where it was done before. */
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { PDFRawStream } from '@cantoo/pdf-lib';
import { decodeStream, type PdfFile } from '../pdf/index.js';
import { imageKey, sha256, type ImageOptions } from './image-cache.js';
import { isJpeg, jpegOf, samplesOf, setData } from './image-samples.js';
import { heaviest, holdToLimit } from './ink-limit.js';
import { decodeJpeg, encodeJpeg, glimpse, inkJpegOf, toInkPixels } from './ink-pixels.js';
import type { Used } from './job.js';
import { numbersEntry } from './objects.js';
import type { PressedImage } from './report.js';
import { luminosity } from './rules.js';
import type { Space } from './spaces.js';
import type { Pixels } from './tiff.js';

/** Rounding and JPEG may put a pixel this much over the limit, percent. */
const TOLERANCE = 2;
/** How far a JPEG of a decent quality may ring beyond its pixels, percent of all four inks together. */
const RINGING = 25;
/** Gray to the eye: no pixel's channels differ by more (0 to 255). */
const GRAY_SPREAD = 6;
/** Lossless data of more than this, in bytes a pixel, is a photograph, which a JPEG holds in a fraction. */
const PHOTOGRAPHIC = 1;
/** Lossless data smaller than this stays lossless whatever it shows, bytes. */
const SMALL = 1 << 16;

const packed = promisify<Uint8Array, Buffer>(deflate);

/** New data of a picture. */
export interface Converted {
  readonly bytes: Uint8Array;
  readonly facts: { readonly width: number; readonly height: number; readonly gray: boolean; readonly jpeg: boolean; readonly how: PressedImage['how'] };
}

/** True for ink that was made for this condition or that measuring finds within its limit. */
export async function holdsLimit(file: PdfFile, image: PDFRawStream, options: ImageOptions): Promise<boolean> {
  if (options.made.size > 0 && options.made.has(sha256(image.contents))) return true;
  const key = imageKey(image.contents, options, 'heaviest', numbersEntry(file, image.dict, 'Decode'));
  const known = await options.cache?.getFacts<number>(key);
  const most = known ?? heaviest((await inkSamples(file, image)).data);
  if (typeof known !== 'number') await options.cache?.putFacts(key, most);
  return most <= options.condition.intent.inkLimit + TOLERANCE;
}

/** A picture in four inks, full ink being 255. JPEGs of Adobe's kind store what is left of the paper, which the decoder undoes and a Decode array may do again. */
async function inkSamples(file: PdfFile, image: PDFRawStream): Promise<Pixels> {
  if (!isJpeg(file, image.dict)) return samplesOf(file, image, CMYK_SAMPLES);
  const jpeg = jpegOf(file, image);
  const pixels = await decodeJpeg(jpeg);
  const inverted = numbersEntry(file, image.dict, 'Decode')?.[0] === 1;
  if (inverted !== isAdobe(jpeg)) for (let i = 0; i < pixels.data.length; i += 1) pixels.data[i] = 255 - pixels.data[i]!;
  return pixels;
}
const CMYK_SAMPLES: Space = { family: 'DeviceCMYK', components: 4, initial: [0, 0, 0, 1], range: [0, 1, 0, 1, 0, 1, 0, 1], found: () => null, under: null, profile: null };

/** True for a JPEG with Adobe's marker (APP14) before its first scan. */
function isAdobe(jpeg: Uint8Array): boolean {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  for (let at = 2; at + 4 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (bytes[at + 1] === 0xee && bytes.toString('latin1', at + 4, at + 9) === 'Adobe') return true;
  }
  return false;
}

/** A picture converted, or found converted. */
export async function convertPixels(file: PdfFile, image: PDFRawStream, used: Pick<Used<unknown>, 'target' | 'overPicture'>, space: Space, options: ImageOptions): Promise<Converted> {
  const veil = used.overPicture;
  const profile = space.profile && !isSrgb(decodeStream(space.profile)) ? decodeStream(space.profile) : null;
  const key = imageKey(image.contents, options, options.quality, used.target, veil, String(image.dict.clone(file.context)), space.family, profile && sha256(profile));
  const known = await options.cache?.getFile<Converted['facts']>(key);
  if (known) return { bytes: await readFile(known.path), facts: known.facts };
  const converted = await convert(file, image, used.target === 'luminosity', veil, space, profile, options);
  await options.cache?.putFile(key, '.bin', converted.bytes, converted.facts);
  return converted;
}

/** True for the profile of sRGB under any of its names: what the conversion takes raw colours for. */
const isSrgb = (profile: Uint8Array): boolean => {
  const text = Buffer.from(profile.buffer, profile.byteOffset, profile.byteLength).toString('latin1');
  return text.includes('sRGB') || text.includes('s\0R\0G\0B');
};

async function convert(file: PdfFile, image: PDFRawStream, mask: boolean, veil: boolean, space: Space, profile: Uint8Array | null, options: ImageOptions): Promise<Converted> {
  const { condition, quality } = options;
  const jpeg = isJpeg(file, image.dict);
  const inks = space.components === 4 && ['DeviceCMYK', 'ICCBased'].includes(space.family);
  if (jpeg && !mask && isPlainRgb(file, image, space, profile)) {
    const data = jpegOf(file, image);
    const converted = isGray((await glimpse(data)).data) ? null : await convertWhole(data, options);
    if (converted) return converted;
  }
  const source = inks ? await inkSamples(file, image) : await toRgb(file, image, space);
  if (mask) return pack(grayOf(source, (r, g, b) => 0.3 * r + 0.59 * g + 0.11 * b), jpeg, quality, 'gray');
  if (!inks && !veil && isGray(source.data)) {
    const levels = Uint8Array.from({ length: 256 }, (_, v) => Math.round(255 * (1 - condition.blackFor(v))));
    return pack(grayOf(source, (r, g, b) => levels[Math.round((r + g + b) / 3)]!), jpeg, quality, 'gray');
  }
  const pixels = await toInkPixels(source, inks ? condition.icc : profile, condition.path);
  return packInk(pixels, jpeg, quality, condition.intent.inkLimit, inks ? 'retargeted' : 'converted');
}

/** The usual photo in one go, which needs a fraction of the memory; null where it came to more ink than the limit, so that its pixels have to be held. */
async function convertWhole(jpeg: Uint8Array, { condition, quality }: ImageOptions): Promise<Converted | null> {
  const bytes = await inkJpegOf(jpeg, condition.path, quality);
  const { width, height, data } = await decodeJpeg(bytes);
  return heaviest(data) <= condition.intent.inkLimit + TOLERANCE ? { bytes, facts: { width, height, gray: false, jpeg: true, how: 'converted' } } : null;
}

/** True for the usual photo: sRGB as it is stored, so that it need not be taken apart. */
const isPlainRgb = (file: PdfFile, image: PDFRawStream, space: Space, profile: Uint8Array | null): boolean =>
  space.components === 3 && ['DeviceRGB', 'CalRGB', 'ICCBased'].includes(space.family) && profile === null && numbersEntry(file, image.dict, 'Decode') === null;

/** Pixels as red, green and blue, whatever space they were in. */
async function toRgb(file: PdfFile, image: PDFRawStream, space: Space): Promise<Pixels> {
  const samples = await samplesOf(file, image, space);
  if (space.components === 3 && space.family !== 'Lab' && space.family !== 'DeviceN') return samples;
  const { width, height, data } = samples;
  const n = space.components;
  const out = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i += 1) {
    const found = space.found(Array.from({ length: n }, (_, c) => space.range[2 * c]! + (data[i * n + c]! / 255) * (space.range[2 * c + 1]! - space.range[2 * c]!)));
    const rgb = found && ('rgb' in found ? found.rgb : new Array<number>(3).fill(255 * luminosity(found)));
    for (let c = 0; c < 3; c += 1) out[3 * i + c] = rgb ? rgb[c]! : 255;
  }
  return { width, height, channels: 3, data: out };
}

function isGray(data: Uint8Array): boolean {
  for (let i = 0; i + 2 < data.length; i += 3) {
    const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
    if (Math.max(r, g, b) - Math.min(r, g, b) > GRAY_SPREAD) return false;
  }
  return true;
}

function grayOf({ width, height, channels, data }: Pixels, level: (r: number, g: number, b: number) => number): Pixels {
  const out = new Uint8Array(width * height);
  for (let i = 0; i < out.length; i += 1) {
    const at = i * channels;
    if (channels === 1) out[i] = data[at]!;
    else if (channels === 3) out[i] = Math.round(level(data[at]!, data[at + 1]!, data[at + 2]!));
    else {
      const left = (c: number): number => Math.max(0, 255 - data[at + c]! - data[at + 3]!);
      out[i] = Math.round(level(left(0), left(1), left(2)));
    }
  }
  return { width, height, channels: 1, data: out };
}

/**
 * Ink within the limit. JPEG rings at edges, so what it gives is measured where it may come near the limit, and what is over is brought down
 * once more by as much.
 */
async function packInk(pixels: Pixels, jpeg: boolean, quality: number, limit: number, how: PressedImage['how']): Promise<Converted> {
  const most = heaviest(pixels.data);
  if (most > limit) holdToLimit(pixels.data, limit);
  const first = await pack(pixels, jpeg, quality, how);
  if (!first.facts.jpeg || most < limit - RINGING) return first;
  let best = first;
  for (let aim = limit, round = 0; round < 3; round += 1) {
    const over = heaviest((await decodeJpeg(best.bytes)).data) - limit;
    if (over <= TOLERANCE) break;
    aim -= over;
    holdToLimit(pixels.data, aim);
    best = await pack(pixels, true, quality, how);
  }
  return best;
}

async function pack(pixels: Pixels, jpeg: boolean, quality: number, how: PressedImage['how']): Promise<Converted> {
  const { width, height, channels } = pixels;
  const facts = { width, height, gray: channels === 1, how };
  if (!jpeg) {
    const bytes = await packed(predicted(pixels));
    if (channels === 1 || bytes.length <= Math.max(SMALL, PHOTOGRAPHIC * width * height)) return { bytes, facts: { ...facts, jpeg: false } };
  }
  return { bytes: await encodeJpeg(pixels, quality), facts: { ...facts, jpeg: true } };
}

/** Rows as differences from the row above (PNG's filter Up), which packs smaller. */
function predicted({ width, height, channels, data }: Pixels): Uint8Array {
  const row = width * channels;
  const out = new Uint8Array((row + 1) * height);
  for (let y = 0; y < height; y += 1) {
    const to = y * (row + 1);
    out[to] = 2;
    for (let i = 0; i < row; i += 1) out[to + 1 + i] = data[y * row + i]! - (y > 0 ? data[(y - 1) * row + i]! : 0);
  }
  return out;
}

/** The same picture packed by Flate: PDF/X knows no LZW. */
export async function repacked(file: PdfFile, image: PDFRawStream): Promise<PDFRawStream> {
  const decode = numbersEntry(file, image.dict, 'Decode');
  const dict = setData(file, image.dict, { Filter: 'FlateDecode', ...(decode ? { Decode: decode } : {}) });
  return PDFRawStream.of(dict, await packed(decodeStream(image)));
}
