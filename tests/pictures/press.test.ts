/** Photos for the press: every kind of input comes to the inks that an independent calculation expects. */
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { deltaE2000, labOfRgb, openCondition, type Condition, type Lab } from '../../src/colour/index.js';
import type { Shade } from '../../src/model/layout.js';
import type { Original } from '../../src/model/photo.js';
import type { Cmyk } from '../../src/model/press.js';
import { measurePictures, type PictureCache } from '../../src/pictures/index.js';
import { inkImage, inkJpeg, writtenInk } from '../../src/pictures/cmyk.js';
import { mostInk } from '../../src/pictures/ink.js';
import { isAdobe } from '../../src/pictures/jpeg.js';
import { withJpegProfile } from '../../src/pictures/icc.js';
import { pressPhoto, type PressPhoto } from '../../src/pictures/press.js';
import * as make from './make.js';

let condition: Condition;
beforeAll(async () => {
  condition = await openCondition({ icc: make.CMYK_PROFILE, identifier: 'FOGRA39', info: '', inkLimit: 300 });
});

const settings = { quality: 92, sharpening: 'none' } as const;

/** A photo with its data read. */
type Whole = Original & { readonly bytes: Buffer };
async function whole(original: Original): Promise<Whole> {
  const bytes = Buffer.alloc(original.length);
  await original.read(bytes);
  return { ...original, bytes };
}

/** Measures a file of these bytes and makes the photo. */
async function press(bytes: Uint8Array, name: string, options: { widthPx?: number; sharpening?: 'none' | 'mild'; cache?: PictureCache; inkLimit?: number; shades?: readonly Shade[] } = {}): Promise<PressPhoto & { readonly original: Whole }> {
  const file = await make.put(await make.folder(), name, bytes);
  const cache = options.cache ?? await make.freshCache();
  const { value, messages } = await measurePictures([make.ref(file)], cache);
  const info = value?.get(file);
  if (!info) throw new Error(JSON.stringify(messages));
  const on = options.inkLimit === undefined ? condition : { ...condition, intent: { ...condition.intent, inkLimit: options.inkLimit } };
  const made = await pressPhoto(info, { widthPx: options.widthPx ?? null, shades: options.shades ?? [] }, { settings: { ...settings, sharpening: options.sharpening ?? 'none' }, condition: on }, cache);
  return { ...made, original: await whole(await made.load()) };
}

/** Mean inks of a JPEG of the press at a place of the upright picture, parts of 1. */
async function inkAt(original: Whole, x: number, y: number): Promise<Cmyk> {
  const { data, width } = await writtenInk(original.bytes);
  const at = (y * width + x) * 4;
  return [data[at]! / 255, data[at + 1]! / 255, data[at + 2]! / 255, data[at + 3]! / 255];
}

const onPaper = async (photo: { readonly original: Whole }, x = 20, y = 20): Promise<Lab> => condition.toLab(await inkAt(photo.original, x, y));

/** Lab of numbers in Display P3 (SMPTE EG 432-1's primaries under D65, adapted to D50; sRGB's curve). */
function labOfP3(rgb: make.Rgb): Lab {
  const [r, g, b] = rgb.map((v) => { const u = v / 255; return u <= 0.04045 ? u / 12.92 : ((u + 0.055) / 1.055) ** 2.4; }) as [number, number, number];
  const xyz = [0.51512 * r + 0.29198 * g + 0.1571 * b, 0.2412 * r + 0.69225 * g + 0.06657 * b, -0.00105 * r + 0.04189 * g + 0.78407 * b];
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 * t + 16) / 116);
  const [x, y, z] = [f(xyz[0]! / 0.9642), f(xyz[1]!), f(xyz[2]! / 0.8249)];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

describe('photos in RGB', () => {
  it.each([
    ['plain JPEG', make.jpeg], ['PNG', make.png], ['WebP', make.webp], ['JPEG tagged Display P3', make.p3Jpeg], ['16-bit PNG in Display P3', make.deepP3Png],
    ['16-bit PNG of no profile', make.deepPng], ['16-bit TIFF of no profile', async (c: make.Rgb) => make.deepTiff(c)],
    ['8-bit TIFF', (c: make.Rgb) => sharp({ create: { width: 120, height: 80, channels: 3, background: { r: c[0], g: c[1], b: c[2] } } }).tiff().toBuffer()],
    ['GIF', (c: make.Rgb) => sharp({ create: { width: 120, height: 80, channels: 3, background: { r: c[0], g: c[1], b: c[2] } } }).gif().toBuffer()],
  ] as const)('%s prints as it looks', async (_, bytes) => {
    for (const colour of [make.RED, make.TEAL]) {
      const photo = await press(await bytes(colour), 'photo.jpg');
      expect(photo.original).toMatchObject({ width: 120, height: 80, space: 'cmyk', inverted: true });
      expect(photo.facts).toMatchObject({ way: 'converted', from: [120, 80], to: [120, 80] });
      expect(deltaE2000(await onPaper(photo), labOfRgb(colour))).toBeLessThan(3);
      expect(photo.facts.drift!.mean).toBeLessThan(3);
    }
  });

  it('keep greens that the press has and sRGB lacks', async () => {
    const profile = (await sharp(await make.p3Jpeg(make.RED)).metadata()).icc!;
    const vivid: make.Rgb = [0, 150, 150];
    const photo = await press(withJpegProfile(await make.jpeg(vivid), profile), 'vivid.jpg');
    const narrowed = await press(await sharp(withJpegProfile(await make.jpeg(vivid), profile)).toColourspace('srgb').jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer(), 'narrow.jpg');
    const wanted = labOfP3(vivid);
    expect(deltaE2000(await onPaper(photo), wanted)).toBeLessThan(deltaE2000(await onPaper(narrowed), wanted) - 1);
  });

  it('stand upright, whichever way the camera was held', async () => {
    const lying = await sharp(await make.halves(make.RED, make.TEAL)).rotate(90).withMetadata({ orientation: 8 }).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
    const photo = await press(lying, 'held.jpg');
    expect(photo.original).toMatchObject({ width: 120, height: 80 });
    expect(deltaE2000(await onPaper(photo, 20, 40), labOfRgb(make.RED))).toBeLessThan(3);
    expect(deltaE2000(await onPaper(photo, 100, 40), labOfRgb(make.TEAL))).toBeLessThan(3);
  });

  it('are made smaller where asked, and sharpened after it', async () => {
    const source = await make.halves(make.RED, make.TEAL, 600, 400);
    const soft = await press(source, 'a.png', { widthPx: 150 });
    const sharpened = await press(source, 'a.png', { widthPx: 150, sharpening: 'mild' });
    expect(soft.original).toMatchObject({ width: 150, height: 100 });
    expect(soft.facts).toMatchObject({ from: [600, 400], to: [150, 100] });
    // Sharpening overshoots at the edge and leaves flat colours as they are.
    const step = async (photo: PressPhoto & { original: Whole }): Promise<number> => (await inkAt(photo.original, 75, 50))[0] - (await inkAt(photo.original, 74, 50))[0];
    expect(await step(sharpened)).toBeGreaterThan(await step(soft) + 0.01);
    expect(deltaE2000(await onPaper(sharpened), await onPaper(soft))).toBeLessThan(0.5);
  });
});

describe('photos in gray', () => {
  it.each([['one channel', (level: number) => make.gray(level)], ['colour files without colour', (level: number) => make.jpeg([level, level, level])]] as const)('%s print in black alone, as light as seen', async (_, bytes) => {
    for (const level of [32, 96, 160, 230]) {
      const photo = await press(await bytes(level), 'gray.jpg');
      expect(photo.original).toMatchObject({ space: 'gray', inverted: false });
      expect(photo.facts.way).toBe('gray');
      const { channels } = await sharp(photo.original.bytes).stats();
      expect(channels.length).toBe(1);
      expect(1 - channels[0]!.mean / 255).toBeCloseTo(condition.blackFor(level), 1.9);
    }
  });

  it('are told from photos that hold one spot of colour', async () => {
    const patch = await sharp({ create: { width: 3, height: 3, channels: 3, background: '#c02020' } }).png().toBuffer();
    const dotted = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#808080' } }).composite([{ input: patch, left: 300, top: 300 }]).png().toBuffer();
    expect((await press(dotted, 'dot.png')).facts.way).toBe('converted');
  });
});

const flatInk = async (ink: Cmyk, width = 120, height = 80): Promise<Buffer> =>
  inkJpeg(inkImage({ data: Uint8Array.from({ length: width * height * 4 }, (_, i) => Math.round(ink[i % 4]! * 255)), width, height }), 100);

describe('photos in inks', () => {
  it('of our condition, or of none that is named, pass byte for byte', async () => {
    const bare = await flatInk([0.4, 0.3, 0.2, 0.1]);
    for (const bytes of [bare, withJpegProfile(bare, condition.icc)]) {
      const photo = await press(bytes, 'inks.jpg');
      expect(photo.facts).toMatchObject({ way: 'passed', drift: null });
      expect(Buffer.from(photo.original.bytes).equals(bytes)).toBe(true);
      expect(photo.original.inverted).toBe(true);
    }
  });

  it('say by their Adobe segment whether full ink is written as 0', async () => {
    const adobe = await flatInk([0.8, 0.1, 0, 0]);
    const at = adobe.indexOf(Buffer.from('Adobe\0', 'latin1')) - 4;
    const length = adobe.readUInt16BE(at + 2) + 2;
    const plain = Buffer.concat([adobe.subarray(0, at), adobe.subarray(at + length)]);
    expect([isAdobe(adobe), isAdobe(plain)]).toEqual([true, false]);
    const photo = await press(plain, 'plain.jpg');
    expect(photo.original.inverted).toBe(false);
    expect(photo.facts.way).toBe('passed');
  });

  it('keep their inks when they are turned or made smaller, and from a TIFF', async () => {
    const ink: Cmyk = [0.8, 0.2, 0.6, 0.1];
    const turned = make.withOrientation(await flatInk(ink), 6);
    const tiff = await inkImage(await writtenInk(await flatInk(ink))).tiff({ compression: 'lzw' }).toBuffer();
    for (const [photo, size] of [[await press(turned, 'turned.jpg'), [80, 120]], [await press(await flatInk(ink), 'small.jpg', { widthPx: 60 }), [60, 40]], [await press(tiff, 'inks.tif'), [120, 80]]] as const) {
      expect(photo.facts).toMatchObject({ way: 'kept', to: size });
      (await inkAt(photo.original, 20, 20)).forEach((value, i) => expect(value).toBeCloseTo(ink[i]!, 1.9));
    }
  });

  it('of another condition go from ink to ink', async () => {
    const other = Buffer.from(condition.icc);
    other.write('Some other press', other.indexOf('ISO', 132, 'latin1'), 'latin1');
    const ink: Cmyk = [0.8, 0.26, 0.54, 0.2];
    const photo = await press(withJpegProfile(await flatInk(ink), other), 'other.jpg');
    expect(photo.facts.way).toBe('retargeted');
    expect(deltaE2000(await onPaper(photo), condition.toLab(ink))).toBeLessThan(1.5);
    // By way of sRGB this cyan, which no screen shows, would come back duller.
    const cyan = await press(withJpegProfile(await flatInk([1, 0, 0.1, 0]), other), 'cyan.jpg');
    expect((await inkAt(cyan.original, 20, 20))[0]).toBeGreaterThan(0.95);
    expect(cyan.facts.drift!.mean).toBeLessThan(6);
  });

  it.each([['JPEG', (bytes: Buffer) => Promise.resolve(bytes)], ['TIFF', async (bytes: Buffer) => inkImage(await writtenInk(bytes)).tiff().toBuffer()]] as const)('with too much ink are brought below the limit (%s)', async (_, as) => {
    const ink: Cmyk = [0.95, 0.85, 0.85, 0.9];
    const photo = await press(await as(await flatInk(ink)), 'heavy');
    expect(photo.facts.way).toBe('retargeted');
    expect(photo.facts.ink).toBeLessThanOrEqual(302);
    expect(mostInk((await writtenInk(photo.original.bytes)).data)).toBeLessThanOrEqual(302);
    expect(deltaE2000(await onPaper(photo), condition.toLab(ink))).toBeLessThan(2);
  });

  it('of a profile whose tables we do not read go through libvips', async () => {
    const rare = Buffer.from(condition.icc);
    rare.write('Some other press', rare.indexOf('ISO', 132, 'latin1'), 'latin1');
    rare.write('xxxx', rare.indexOf('A2B1', 128, 'latin1'), 'latin1');
    const ink: Cmyk = [0.5, 0.4, 0.4, 0.1];
    const photo = await press(withJpegProfile(await flatInk(ink), rare), 'rare.jpg');
    expect(photo.facts.way).toBe('retargeted');
    expect(deltaE2000(await onPaper(photo), condition.toLab(ink))).toBeLessThan(4);
  });
});

describe('the limit of ink', () => {
  it('holds on every pixel of a photo whose edges ring', async () => {
    // Pure noise between black and colours at the smallest quality anyone would ask for: the worst that JPEG can do.
    let seed = 7;
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const noise = Buffer.from(Array.from({ length: 96 * 96 * 3 }, () => (random() < 0.5 ? 0 : Math.floor(random() * 256))));
    const bytes = await sharp(noise, { raw: { width: 96, height: 96, channels: 3 } }).png().toBuffer();
    for (const inkLimit of [300, 260]) {
      const photo = await press(await sharp(bytes).webp({ quality: 90 }).toBuffer(), 'noise.webp', { inkLimit });
      expect(mostInk((await writtenInk(photo.original.bytes)).data)).toBeLessThanOrEqual(inkLimit + 2);
      expect(photo.facts.ink).toBeCloseTo(mostInk((await writtenInk(photo.original.bytes)).data), 0);
    }
  });
});

describe('the cache', () => {
  it('knows a photo by its content, the profile and the settings', async () => {
    const cache = await make.freshCache();
    const bytes = await make.jpeg(make.TEAL);
    const first = await press(bytes, 'a.jpg', { cache });
    const again = await press(bytes, 'b.jpg', { cache });
    expect(Buffer.from(again.original.bytes).equals(Buffer.from(first.original.bytes))).toBe(true);
    expect(again.facts).toEqual(first.facts);
    const smaller = await press(bytes, 'c.jpg', { cache, widthPx: 30 });
    expect(smaller.original.width).toBe(30);
  });
});
