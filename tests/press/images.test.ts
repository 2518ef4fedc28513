import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { PDFName, PDFNumber, PDFRawStream, PDFHexString, type PDFContext } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { deltaE2000, labOfRgb } from '../../src/colour/index.js';
import type { Rgb } from '../../src/model/press.js';
import { openCache } from '../../src/pictures/index.js';
import { unpack } from '../../src/press/image-samples.js';
import { heaviest, holdToLimit } from '../../src/press/ink-limit.js';
import { encodeJpeg, toInkPixels } from '../../src/press/ink-pixels.js';
import type { PressOptions } from '../../src/press/index.js';
import { tiffOf } from '../../src/press/tiff.js';
import { condition, pressed, Read } from './make.js';

const folder = await mkdtemp(join(tmpdir(), 'press-images-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** One picture on a page, pressed: its dictionary, its decoded samples, and how it went. */
async function picture(data: Uint8Array, dict: (context: PDFContext) => Record<string, unknown>, options: Partial<PressOptions> = {}) {
  const result = await pressed({
    content: 'q 90 0 0 90 0 0 cm /X Do Q',
    resources: (c) => ({ XObject: { X: c.register(c.stream(data, { Type: 'XObject', Subtype: 'Image', BitsPerComponent: 8, ...dict(c) } as never)) } }),
  }, {}, options);
  const read = await Read.of(result);
  const found = read.resource('XObject', 'X') as PDFRawStream;
  const entry = (key: string): string => String(found.dict.lookup(PDFName.of(key)) ?? '');
  return { result, found, entry, how: result.report.images[0]?.how };
}

/** Samples of a lossless picture, the filter Up undone. */
function samples(found: PDFRawStream): number[][] {
  const number = (key: string): number => found.dict.lookup(PDFName.of(key), PDFNumber).asNumber();
  const channels = String(found.dict.get(PDFName.of('ColorSpace'))) === '/DeviceGray' ? 1 : 4;
  const row = number('Width') * channels;
  const data = inflateSync(found.contents);
  const out: number[][] = [];
  const above = new Uint8Array(row);
  for (let y = 0; y < number('Height'); y += 1) {
    for (let i = 0; i < row; i += 1) above[i] = (above[i]! + data[y * (row + 1) + 1 + i]!) & 255;
    for (let x = 0; x < row; x += channels) out.push([...above.subarray(x, x + channels)]);
  }
  return out;
}

const RGB = { Width: 2, Height: 2, ColorSpace: 'DeviceRGB' };
const COLOURS: Rgb[] = [[180, 40, 40], [40, 140, 60], [250, 220, 60], [255, 255, 255]];

describe('lossless pictures', () => {
  test('become ink through the profile, near enough to the eye', async () => {
    const { found, entry, how } = await picture(Uint8Array.from(COLOURS.flat()), () => RGB);
    expect([how, entry('ColorSpace'), entry('Filter')]).toEqual(['converted', '/DeviceCMYK', '/FlateDecode']);
    const c = await condition();
    for (const [i, ink] of samples(found).entries()) expect(deltaE2000(c.toLab(ink.map((v) => v / 255) as never), labOfRgb(COLOURS[i]!))).toBeLessThan(6);
    expect(samples(found)[3]).toEqual([0, 0, 0, 0]);
  });
  test('gray ones become one channel, matched in lightness', async () => {
    const { found, how } = await picture(Uint8Array.from([0, 0, 0, 128, 128, 128, 200, 200, 200, 255, 255, 255]), () => RGB);
    const c = await condition();
    expect(how).toBe('gray');
    expect(samples(found)).toEqual([0, 128, 200, 255].map((gray) => [Math.round(255 * (1 - c.blackFor(gray)))]));
  });
  test('gray shadows over a picture stay in four inks', async () => {
    const result = await pressed({
      content: 'q 90 0 0 90 0 0 cm /X Do /Y Do Q',
      resources: (c) => ({
        XObject: {
          X: c.register(c.stream(Uint8Array.from(COLOURS.flat()), { Subtype: 'Image', BitsPerComponent: 8, ...RGB })),
          Y: c.register(c.stream(new Uint8Array(12), { Subtype: 'Image', BitsPerComponent: 8, ...RGB, SMask: c.register(c.stream(Uint8Array.of(0, 99, 99, 0), { Subtype: 'Image', Width: 2, Height: 2, BitsPerComponent: 8, ColorSpace: 'DeviceGray' })) })),
        },
      }),
    });
    expect(result.report.images.map((image) => image.how)).toEqual(['converted', 'converted']);
    const shadow = (await Read.of(result)).resource('XObject', 'Y') as PDFRawStream;
    expect(shadow.dict.lookup(PDFName.of('SMask'))).toBeInstanceOf(PDFRawStream);
  });
  test.each([[1, [0xa0], 3, 1, [255, 0, 255]], [4, [0x1f, 0x80], 3, 1, [17, 255, 136]], [16, [0x12, 0x34, 0xff, 0xff], 2, 1, [0x12, 0xff]], [2, [0b00011011, 0b11000000], 2, 2, [0, 85, 255, 0]]] as const)(
    'samples of %i bits', (bits, data, count, rows, expected) => {
      expect([...unpack(Uint8Array.from(data), count, rows, bits, false)].slice(0, expected.length)).toEqual(expected);
    },
  );
  test('a palette keeps its data and changes its colours', async () => {
    const data = Uint8Array.of(0b01000000, 0b10000000);
    const { found, how } = await picture(data, () => ({ Width: 2, Height: 2, BitsPerComponent: 1, ColorSpace: ['Indexed', 'DeviceRGB', 1, PDFHexString.of('ff0000ffffff')] }));
    const red = await (await condition()).toInk(Uint8Array.of(255, 0, 0));
    expect(how).toBe('converted');
    expect([...found.contents]).toEqual([...data]);
    expect(String(found.dict.lookup(PDFName.of('ColorSpace')))).toBe(`[ /Indexed /DeviceCMYK 1 <${Buffer.from(red).toString('hex')}00000000> ]`);
  });
  test('a colour key becomes a stencil', async () => {
    const { found } = await picture(Uint8Array.from(COLOURS.flat()), () => ({ ...RGB, Mask: [250, 255, 250, 255, 250, 255] }));
    const mask = found.dict.lookup(PDFName.of('Mask')) as PDFRawStream;
    expect([...inflateSync(mask.contents)]).toEqual([0, 0b01000000]);
    expect(String(mask.dict.get(PDFName.of('ImageMask')))).toBe('true');
  });
});

describe('JPEGs', () => {
  const width = 64;
  const photo = async (): Promise<Uint8Array> => {
    const data = Buffer.from(Array.from({ length: width * width }, (_, i) => [i % 256, (i * 7) % 256, Math.floor(i / 16)]).flat());
    return sharp(data, { raw: { width, height: width, channels: 3 } }).blur(3).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
  };
  const inkJpeg = async (sum: number): Promise<Uint8Array> => {
    const data = Uint8Array.from({ length: width * width * 4 }, () => Math.round((sum / 400) * 255));
    return encodeJpeg({ width, height: width, channels: 4, data }, 95);
  };
  const DCT = { Width: width, Height: width, Filter: 'DCTDecode' };
  const INK = { ...DCT, ColorSpace: 'DeviceCMYK', Decode: [1, 0, 1, 0, 1, 0, 1, 0] };

  test('in colour become ink within the limit, with the Decode array that inverted data needs', async () => {
    const { found, entry, how } = await picture(await photo(), () => ({ ...DCT, ColorSpace: 'DeviceRGB' }));
    expect([how, entry('ColorSpace'), entry('Filter'), entry('Decode')]).toEqual(['converted', '/DeviceCMYK', '/DCTDecode', '[ 1 0 1 0 1 0 1 0 ]']);
    const raw = await sharp(found.contents).pipelineColourspace('cmyk').toColourspace('cmyk').raw().toBuffer();
    expect(heaviest(raw)).toBeLessThanOrEqual(302);
  });
  test('in ink within the limit keep their bytes', async () => {
    const data = await inkJpeg(240);
    const { found, how } = await picture(data, () => INK);
    expect(how).toBe('kept');
    expect(Buffer.compare(found.contents, data)).toBe(0);
  });
  test('in too much ink are brought to the profile', async () => {
    const { found, how } = await picture(await inkJpeg(380), () => INK);
    expect(how).toBe('retargeted');
    const raw = await sharp(found.contents).pipelineColourspace('cmyk').toColourspace('cmyk').raw().toBuffer();
    expect(heaviest(raw)).toBeLessThanOrEqual(302);
  });
  test('made for the condition are not looked at', async () => {
    const data = await inkJpeg(380);
    const { found, how } = await picture(data, () => INK, { made: new Set([createHash('sha256').update(data).digest('hex')]) });
    expect(how).toBe('kept');
    expect(Buffer.compare(found.contents, data)).toBe(0);
  });
  test('come out of the cache as they went in', async () => {
    const cache = await openCache(join(folder, 'cache'));
    const data = await photo();
    const first = await picture(data, () => ({ ...DCT, ColorSpace: 'DeviceRGB' }), { cache });
    const second = await picture(data, () => ({ ...DCT, ColorSpace: 'DeviceRGB' }), { cache });
    expect(Buffer.compare(first.result.pdf, second.result.pdf)).toBe(0);
  });
  test('JPEG 2000 is told of and left', async () => {
    const { how, result } = await picture(Uint8Array.of(0), () => ({ ...DCT, Filter: 'JPXDecode', ColorSpace: 'DeviceRGB' }));
    expect(how).toBe('refused');
    expect(result.messages.map((m) => [m.severity, m.rule])).toEqual([['error', 'picture-not-converted']]);
  });
});

test('inline images are drawn as objects and converted', async () => {
  const result = await pressed({ content: 'q 9 0 0 9 0 0 cm\nBI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI\nQ' });
  const read = await Read.of(result);
  const [, key] = /^q 9 0 0 9 0 0 cm\n\/(PressInline\d+) Do\nQ/.exec(read.content())!;
  expect(String((read.resource('XObject', key!) as PDFRawStream).dict.get(PDFName.of('ColorSpace')))).toBe('/DeviceGray');
});

test('colours of another profile are read through it', async () => {
  const p3 = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#f00' } }).withIccProfile('p3').png().toBuffer();
  const { icc } = await sharp(p3).metadata();
  const pixels = { width: 1, height: 1, channels: 3 as const, data: Uint8Array.of(200, 80, 60) };
  const asP3 = await toInkPixels(pixels, icc!, (await condition()).path);
  const asSrgb = await toInkPixels(pixels, null, (await condition()).path);
  expect([...asP3.data]).not.toEqual([...asSrgb.data]);
  const { data } = await sharp(tiffOf(pixels, icc!)).raw().toBuffer({ resolveWithObject: true });
  const c = await condition();
  expect(deltaE2000(c.toLab([...asP3.data].map((v) => v / 255) as never), labOfRgb([data[0]!, data[1]!, data[2]!]))).toBeLessThan(5);
});

test('the limit on pixels', () => {
  const data = Uint8Array.of(255, 255, 255, 255, 100, 100, 100, 100);
  holdToLimit(data, 300);
  expect([...data]).toEqual([170, 170, 170, 255, 100, 100, 100, 100]);
  expect(heaviest(data)).toBe(300);
});
