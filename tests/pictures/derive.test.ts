import { readFile, stat, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { PictureInfo } from '../../src/model/stages.js';
import { derive, measurePictures, type PictureCache, type Recipe } from '../../src/pictures/index.js';
import { alphaPng, bareCmykJpeg, cmykJpeg, deepP3Png, deepPng, deepTiff, distance, folder, freshCache, gray, halves, jpeg, p3Jpeg, pixel, png, put, RED, ref, TEAL, webp } from './make.js';

const WHOLE: Recipe = { widthPx: null, crop: null, purpose: 'print' };

async function measured(name: string, bytes: Uint8Array | string): Promise<{ info: PictureInfo; cache: PictureCache }> {
  const cache = await freshCache();
  const file = await put(await folder(), name, bytes);
  const { value, messages } = await measurePictures([ref(file)], cache);
  expect(messages.filter((m) => m.severity === 'stopper')).toEqual([]);
  return { info: value!.get(file)!, cache };
}

describe('what a browser shows right is passed on as it is', () => {
  test.each([
    ['a JPEG', 'a.jpg', () => jpeg(RED)],
    ['a PNG', 'a.png', () => png(RED)],
    ['a PNG with alpha', 'a.png', () => alphaPng(RED)],
    ['a WebP', 'a.webp', () => webp(RED)],
    ['a JPEG with an sRGB profile', 'a.jpg', async () => sharp(await png(RED)).withIccProfile('srgb').jpeg().toBuffer()],
    ['an SVG', 'a.svg', async () => '<svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="10mm"/>'],
  ])('%s', async (_, name, make) => {
    const { info, cache } = await measured(name, await make());
    const made = await derive(info, WHOLE, cache);
    expect(made).toEqual({ path: info.path, width: info.width, height: info.height });
    // More pixels than asked for are the only reason to touch it; fewer never are.
    expect((await derive(info, { ...WHOLE, widthPx: 5000 }, cache)).path).toBe(info.path);
  });

  test('a misnamed one gets the right extension, and the same bytes', async () => {
    const { info, cache } = await measured('photo.jpg', await png(RED));
    const made = await derive(info, WHOLE, cache);
    expect(made.path).toMatch(/\.png$/);
    expect(await readFile(made.path)).toEqual(await readFile(info.path));
  });
});

describe('everything else becomes 8-bit sRGB', () => {
  test.each([
    ['a CMYK JPEG, through its profile', 'a.jpg', () => cmykJpeg(RED), RED, 'cmyk', 3],
    ['a CMYK JPEG without a profile, through ours', 'a.jpg', () => bareCmykJpeg(RED), RED, 'cmyk', 3],
    ['a gray JPEG', 'a.jpg', () => gray(93), [93, 93, 93], 'gray', 1],
    ['a 16-bit TIFF', 'a.tif', async () => deepTiff(RED), RED, 'srgb', 1],
    ['a 16-bit PNG', 'a.png', () => deepPng(TEAL), TEAL, 'srgb', 1],
    ['a 16-bit PNG in Display P3', 'a.png', () => deepP3Png(RED), RED, 'rgb', 3],
    ['a Display P3 photo', 'a.jpg', () => p3Jpeg(RED), RED, 'rgb', 3],
    ['an 8-bit TIFF', 'a.tiff', async () => sharp(await png(TEAL)).tiff().toBuffer(), TEAL, 'srgb', 1],
  ] as const)('%s', async (_, name, make, colour, space, tolerance) => {
    const { info, cache } = await measured(name, await make());
    expect(info.space).toBe(space);
    const made = await derive(info, WHOLE, cache);
    expect(made.path).not.toBe(info.path);
    const metadata = await sharp(made.path).metadata();
    expect(metadata).toMatchObject({ width: 120, height: 80, depth: 'uchar', channels: 3, space: 'srgb', hasProfile: false });
    if (metadata.format === 'jpeg') expect(metadata.chromaSubsampling).toBe('4:4:4');
    expect(distance(await pixel(made.path, 60, 40), colour)).toBeLessThanOrEqual(tolerance);
  });

  test('the numbers of a Display P3 photo really were others', async () => {
    expect(distance(await pixel(await p3Jpeg(RED), 60, 40), RED)).toBeGreaterThan(8);
  });

  test('a phone photo with EXIF orientation 6 stands upright', async () => {
    const turned = await sharp(await halves(RED, TEAL)).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).withMetadata({ orientation: 6 }).toBuffer();
    const { info, cache } = await measured('phone.jpg', turned);
    expect(info).toMatchObject({ width: 80, height: 120, orientation: 6 });
    const made = await derive(info, WHOLE, cache);
    const metadata = await sharp(made.path).metadata();
    expect([metadata.width, metadata.height, metadata.orientation]).toEqual([80, 120, undefined]);
    // Turned clockwise by a quarter: what was left is on top.
    expect(distance(await pixel(made.path, 40, 20), RED)).toBeLessThanOrEqual(3);
    expect(distance(await pixel(made.path, 40, 100), TEAL)).toBeLessThanOrEqual(3);
  });
});

describe('fewer pixels and crops', () => {
  test('a photo is brought to the width asked for, its proportions kept', async () => {
    const { info, cache } = await measured('big.jpg', await jpeg(RED, 1200, 800));
    const made = await derive(info, { ...WHOLE, widthPx: 300 }, cache);
    expect(made).toMatchObject({ width: 300, height: 200 });
    expect(distance(await pixel(made.path, 150, 100), RED)).toBeLessThanOrEqual(2);
  });

  test('a PNG with transparency stays a PNG and keeps it', async () => {
    const { info, cache } = await measured('logo.png', await alphaPng(TEAL));
    const made = await derive(info, { ...WHOLE, widthPx: 60 }, cache);
    expect(made.path).toMatch(/\.png$/);
    expect(distance(await pixel(made.path, 30, 20), [...TEAL, 128])).toBeLessThanOrEqual(2);
  });

  test('a crop is in px of the upright picture, taken before it is made smaller', async () => {
    const turned = await sharp(await halves(RED, TEAL)).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).withMetadata({ orientation: 6 }).toBuffer();
    const { info, cache } = await measured('phone.jpg', turned);
    const made = await derive(info, { ...WHOLE, crop: { left: 0, top: 70, width: 80, height: 40 }, widthPx: 40 }, cache);
    expect(made).toMatchObject({ width: 40, height: 20 });
    expect(distance(await pixel(made.path, 20, 10), TEAL)).toBeLessThanOrEqual(3);
  });

  test('a crop that leaves all is no crop', async () => {
    const { info, cache } = await measured('a.jpg', await jpeg(RED));
    expect((await derive(info, { ...WHOLE, crop: { left: 0, top: 0, width: 120, height: 80 } }, cache)).path).toBe(info.path);
  });

  test('an animated GIF gives its first frame', async () => {
    const frames = await sharp(await halves(RED, TEAL, 40, 80), {}).extract({ left: 0, top: 0, width: 40, height: 80 }).toColourspace('srgb').raw().toBuffer();
    const gif = await sharp(frames, { raw: { width: 40, height: 80, channels: 3, pageHeight: 40 } }).gif().toBuffer();
    const { info, cache } = await measured('a.gif', gif);
    expect(info).toMatchObject({ format: 'gif', width: 40, height: 40 });
    const made = await derive(info, WHOLE, cache);
    expect(made).toMatchObject({ width: 40, height: 40 });
  });
});

test('the second time it comes out of the cache, and a damaged entry is made again', async () => {
  const { info, cache } = await measured('a.jpg', await cmykJpeg(RED));
  const first = await derive(info, WHOLE, cache);
  const { size, ino } = await stat(first.path);
  expect(await derive(info, WHOLE, cache)).toEqual(first);
  expect((await stat(first.path)).ino).toBe(ino);
  const bytes = await readFile(first.path);
  await writeFile(first.path, bytes.subarray(0, 100));
  expect(await derive(info, WHOLE, cache)).toEqual(first);
  expect((await stat(first.path)).size).toBe(size);
});

test('a PDF is not for the browser', async () => {
  const info = { path: '/x.pdf', format: 'pdf' } as PictureInfo;
  await expect(derive(info, WHOLE, await freshCache())).rejects.toThrow(TypeError);
});
