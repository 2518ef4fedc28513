import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { PictureInfo } from '../../src/model/stages.js';
import { isSrgb, profileDescription } from '../../src/pictures/icc.js';
import { cropBox, effectivePpi, resolutionMessages, targetWidthPx } from '../../src/pictures/index.js';
import { isCutShort, sniff } from '../../src/pictures/sniff.js';
import { CMYK_PROFILE, jpeg, p3Jpeg, png, RED, ref } from './make.js';

const photo = (width: number, height: number): PictureInfo =>
  ({ path: '/i/quay.jpg', format: 'jpeg', width, height, orientation: 1, space: 'srgb', bitsPerChannel: 8, hasAlpha: false, profile: null, hash: '', bytes: 1 });

describe('effective resolution', () => {
  test('pixels by inches, the lesser direction', () => {
    expect(effectivePpi(photo(3000, 2000), { width: 254, height: 170 }, null)).toBeCloseTo(298.8, 1);
    expect(effectivePpi(photo(3000, 2000), { width: 254, height: 100 }, null)).toBeCloseTo(300, 6);
    expect(effectivePpi(photo(3000, 2000), { width: 100, height: 100 }, { left: 500, top: 0, width: 1000, height: 1000 })).toBeCloseTo(254, 6);
  });

  test('drawings have none', () => {
    expect(effectivePpi({ ...photo(10, 10), format: 'svg' }, { width: 190, height: 190 }, null)).toBe(Infinity);
    expect(targetWidthPx({ ...photo(10, 10), format: 'svg' }, { width: 1, height: 1 }, null)).toBeNull();
  });

  test('above 450 ppi to 300, else untouched', () => {
    expect(targetWidthPx(photo(4500, 3000), { width: 254, height: 169.4 }, null)).toBeNull();
    expect(targetWidthPx(photo(4600, 3000), { width: 254, height: 165 }, null)).toBe(3000);
    expect(targetWidthPx(photo(1200, 800), { width: 254, height: 169 }, null)).toBeNull();
  });

  test('too few are told with the place and the remedy', () => {
    const placement = { ref: { ...ref('/i/quay.jpg', 14), typed: 'quay.jpg' }, info: photo(1207, 800), placedMm: { width: 164, height: 108.6 }, crop: null };
    expect(resolutionMessages([placement])).toEqual([{
      severity: 'error',
      rule: 'picture-resolution',
      text: 'quay.jpg is set 164 mm wide at 187 ppi; 225 are needed.',
      note: 'Use a picture of the same shape that is 1453 px wide or more (this one has 1207 px), or set it no wider than 136 mm.',
      place: { file: 'articles/port/vi.md', line: 14, column: 1 },
    }]);
  });

  test('what is cropped is asked for whole: a better file has more than the part that shows', () => {
    const crop = { left: 400, top: 0, width: 1600, height: 1600 };
    const [message] = resolutionMessages([{ ref: { ...ref('/i/quay.jpg', 14), typed: 'quay.jpg' }, info: photo(2400, 1600), placedMm: { width: 203.2, height: 203.2 }, crop }]);
    expect(message!.text).toBe('quay.jpg is set 203 mm wide, cropped, at 200 ppi; 225 are needed.');
    expect(message!.note).toBe('Use a picture of the same shape that is 2700 px wide or more (this one has 2400 px), or set it no wider than 180 mm.');
  });

  test('below 150 in stronger words; at 225 nothing; drawings never', () => {
    const at = (info: PictureInfo, width: number) => resolutionMessages([{ ref: ref(info.path), info, placedMm: { width, height: width / 1.5 }, crop: null }]);
    expect(at(photo(600, 400), 164)[0]).toMatchObject({ rule: 'picture-resolution', severity: 'error', text: expect.stringContaining('far too coarse') as string });
    expect(at(photo(2250, 1500), 254)).toEqual([]);
    expect(at(photo(2246, 1498), 254)).toEqual([]);
    expect(at(photo(2240, 1494), 254)).toHaveLength(1);
    expect(at({ ...photo(10, 10), format: 'svg' }, 190)).toEqual([]);
  });
});

describe('crops', () => {
  test('the focal point keeps its relative place', () => {
    expect(cropBox(photo(3000, 2000), 1, { x: 40, y: 30 })).toEqual({ left: 400, top: 0, width: 2000, height: 2000 });
    expect(cropBox(photo(2000, 3000), 2, { x: 40, y: 30 })).toEqual({ left: 0, top: 600, width: 2000, height: 1000 });
    expect(cropBox(photo(3000, 2000), 1.5, { x: 0, y: 0 })).toEqual({ left: 0, top: 0, width: 3000, height: 2000 });
  });

  test('never beyond the picture, whatever the numbers', () => {
    for (const [width, height] of [[1, 1], [7, 3], [3001, 1999], [1, 5000]] as const) {
      for (const aspect of [0.01, 0.7, 1, 1.3333, 190 / 270, 50]) {
        for (const focus of [null, { x: 0, y: 0 }, { x: 100, y: 100 }, { x: -20, y: 180 }, { x: 33.3, y: 66.6 }]) {
          const box = cropBox(photo(width, height), aspect, focus);
          expect(box.left >= 0 && box.top >= 0 && box.width >= 1 && box.height >= 1 && box.left + box.width <= width && box.top + box.height <= height).toBe(true);
        }
      }
    }
  });

  test('no aspect, no crop', () => expect(() => cropBox(photo(10, 10), 0, null)).toThrow(RangeError));
});

describe('profiles', () => {
  test('names of version 2 and version 4 profiles', async () => {
    expect(profileDescription(await readFile(CMYK_PROFILE))).toMatch(/^ISO Coated v2 300%/);
    expect(profileDescription((await sharp(await p3Jpeg(RED)).metadata()).icc!)).toMatch(/P3/i);
  });

  test('broken ones have no name and do no harm', async () => {
    const icc = Buffer.from(await readFile(CMYK_PROFILE));
    expect(profileDescription(icc.subarray(0, 140))).toBeNull();
    expect(profileDescription(Buffer.from('nothing'))).toBeNull();
    icc.writeUInt32BE(0xffffffff, 136);
    expect(() => profileDescription(icc)).not.toThrow();
  });

  test('sRGB by its names, and nothing else', () => {
    for (const name of ['sRGB IEC61966-2.1', 'sRGB built-in', 'sRGB2014', 'c2', 'GIMP built-in sRGB', 'IEC 61966-2.1 Default RGB colour space - sRGB']) expect([name, isSrgb(name)]).toEqual([name, true]);
    for (const name of ['Display P3', 'sP3C', 'Adobe RGB (1998)', 'ProPhoto RGB', 'Dot Gain 20%', null]) expect([name, isSrgb(name)]).toEqual([name, false]);
  });
});

describe('what a file is', () => {
  test('by its first bytes', () => {
    expect(sniff(Buffer.from('\ufeff<?xml version="1.0"?>\n<!-- a map -->\n<svg xmlns="x">'))).toBe('svg');
    expect(sniff(Buffer.from('<html><p>an error page</p></html>'))).toBeNull();
    expect(sniff(Buffer.from('junk before\n%PDF-1.4'))).toBe('pdf');
    expect(sniff(Buffer.alloc(0))).toBeNull();
  });

  test('the end is missed, and bytes after it are not', async () => {
    const photoBytes = await jpeg(RED);
    expect(isCutShort(photoBytes, 'jpeg')).toBe(false);
    expect(isCutShort(photoBytes.subarray(0, -2), 'jpeg')).toBe(true);
    expect(isCutShort(Buffer.concat([photoBytes, Buffer.from([0xff, 0xda, 1, 2, 3])]), 'jpeg')).toBe(false);
    expect(isCutShort((await png(RED)).subarray(0, -8), 'png')).toBe(true);
  });
});
