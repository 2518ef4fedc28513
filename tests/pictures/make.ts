/** Makes the pictures that the tests look at: one of every kind, with known colours. */
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import type { PictureRef } from '../../src/model/issue.js';
import { openCache, type PictureCache } from '../../src/pictures/index.js';

export type Rgb = readonly [number, number, number];
export const RED: Rgb = [180, 32, 30];
export const TEAL: Rgb = [20, 120, 110];

export const CMYK_PROFILE = fileURLToPath(new URL('../../profiles/ISOcoated_v2_300_bas.icc', import.meta.url));

/** A folder that is gone after the test. */
export async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'magazine-pictures-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

export async function freshCache(): Promise<PictureCache> {
  return openCache(await folder());
}

/** Writes a file with a time long past, so that its identity is trusted at once. */
export async function put(dir: string, name: string, bytes: Uint8Array | string): Promise<string> {
  const file = path.join(dir, name);
  await writeFile(file, bytes);
  const past = new Date('2026-01-02T03:04:05Z');
  await utimes(file, past, past);
  return file;
}

export const ref = (file: string, line = 1): PictureRef =>
  ({ path: file, typed: path.basename(file), focus: null, place: { file: 'articles/port/vi.md', line, column: 1 } });

const flat = ([r, g, b]: Rgb, width: number, height: number) => sharp({ create: { width, height, channels: 3, background: { r, g, b } } });

/** Left half one colour, right half another: shows which way up a picture is. */
export async function halves(left: Rgb, right: Rgb, width = 120, height = 80): Promise<Buffer> {
  const patch = await flat(left, width / 2, height).png().toBuffer();
  return flat(right, width, height).composite([{ input: patch, left: 0, top: 0 }]).png().toBuffer();
}

export const jpeg = (colour: Rgb, width = 120, height = 80): Promise<Buffer> => flat(colour, width, height).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
export const png = (colour: Rgb, width = 120, height = 80): Promise<Buffer> => flat(colour, width, height).png().toBuffer();
export const webp = (colour: Rgb): Promise<Buffer> => flat(colour, 120, 80).webp({ lossless: true }).toBuffer();
export const gray = (level: number): Promise<Buffer> => flat([level, level, level], 120, 80).toColourspace('b-w').jpeg({ quality: 100 }).toBuffer();
/** CMYK in the numbers of our profile, which it does not carry. */
export const bareCmykJpeg = (colour: Rgb): Promise<Buffer> => flat(colour, 120, 80).withIccProfile(CMYK_PROFILE, { attach: false }).jpeg({ quality: 100 }).toBuffer();
export const cmykJpeg = (colour: Rgb): Promise<Buffer> => flat(colour, 120, 80).withIccProfile(CMYK_PROFILE, { attach: true }).jpeg({ quality: 100 }).toBuffer();
export const p3Jpeg = (colour: Rgb): Promise<Buffer> => flat(colour, 120, 80).withIccProfile('p3').jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
export const deepP3Png = (colour: Rgb): Promise<Buffer> => flat(colour, 120, 80).toColourspace('rgb16').withIccProfile('p3').png().toBuffer();
export const deepPng = (colour: Rgb): Promise<Buffer> => flat(colour, 120, 80).toColourspace('rgb16').png().toBuffer();
export const alphaPng = ([r, g, b]: Rgb): Promise<Buffer> => sharp({ create: { width: 120, height: 80, channels: 4, background: { r, g, b, alpha: 0.5 } } }).png().toBuffer();

/** An uncompressed 16-bit RGB TIFF, which sharp does not write: one strip, little-endian. */
export function deepTiff(colour: Rgb, width = 120, height = 80): Buffer {
  const pixels = Buffer.alloc(width * height * 6);
  for (let i = 0; i < width * height; i += 1) colour.forEach((value, c) => pixels.writeUInt16LE(value * 257, i * 6 + c * 2));
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [256, 3, 1, width], [257, 3, 1, height], [258, 3, 3, 0], [259, 3, 1, 1], [262, 3, 1, 2], [273, 4, 1, 0], [277, 3, 1, 3], [278, 3, 1, height], [279, 4, 1, pixels.length],
  ];
  const directory = 8;
  const bits = directory + 2 + entries.length * 12 + 4;
  const data = bits + 6;
  const head = Buffer.alloc(data);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(directory, 4);
  head.writeUInt16LE(entries.length, directory);
  for (const [i, [tag, type, count, value]] of entries.entries()) {
    const at = directory + 2 + i * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    head.writeUInt32LE(tag === 258 ? bits : tag === 273 ? data : value, at + 8);
  }
  for (let c = 0; c < 3; c += 1) head.writeUInt16LE(16, bits + c * 2);
  return Buffer.concat([head, pixels]);
}

/** A JPEG with an EXIF segment that says how the camera was held (EXIF 2.32, 4.6.4: orientation, 1 to 8). */
export function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, body.length + 2]), body, jpeg.subarray(2)]);
}

/** The colour of a pixel as a browser sees it that knows no profiles. */
export async function pixel(file: string | Buffer, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(file, { ignoreIcc: true }).raw().toBuffer({ resolveWithObject: true });
  const at = (y * info.width + x) * info.channels;
  return [...data.subarray(at, at + info.channels)];
}

/** The greatest difference of two colours in any channel. */
export const distance = (a: readonly number[], b: readonly number[]): number => Math.max(...b.map((value, i) => Math.abs(value - a[i]!)));
