import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { measurePictures } from '../../src/pictures/index.js';
import { mmToPt } from '../../src/model/paper.js';
import { alphaPng, cmykJpeg, deepTiff, folder, freshCache, gray, jpeg, p3Jpeg, png, put, RED, ref } from './make.js';

const one = async (name: string, bytes: Uint8Array | string) => {
  const file = await put(await folder(), name, bytes);
  const { value, messages } = await measurePictures([ref(file)], await freshCache());
  return { info: value?.get(file) ?? null, messages, rules: messages.map((m) => m.rule) };
};

describe('facts', () => {
  test.each([
    ['jpg', () => jpeg(RED), { format: 'jpeg', width: 120, height: 80, orientation: 1, space: 'srgb', bitsPerChannel: 8, hasAlpha: false, profile: null }],
    ['jpg', () => gray(93), { space: 'gray' }],
    ['jpg', () => cmykJpeg(RED), { space: 'cmyk', profile: expect.stringMatching(/ISO Coated/) as string }],
    ['jpg', () => p3Jpeg(RED), { space: 'rgb', profile: expect.stringMatching(/P3/i) as string }],
    ['png', () => alphaPng(RED), { format: 'png', hasAlpha: true }],
    ['tif', async () => deepTiff(RED), { format: 'tiff', bitsPerChannel: 16, space: 'srgb' }],
    ['webp', async () => sharp(await png(RED)).webp().toBuffer(), { format: 'webp' }],
    ['svg', async () => '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 48"/>', { format: 'svg', width: 64, height: 48 }],
  ])('%s %#', async (extension, make, facts) => {
    const { info, messages } = await one(`a.${extension}`, await make());
    expect(messages).toEqual([]);
    expect(info).toMatchObject(facts);
    expect(info!.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('a supplied PDF has the size of its trim, upright', async () => {
    const pdf = await PDFDocument.create();
    const page = pdf.addPage([mmToPt(196), mmToPt(276)]);
    page.setTrimBox(mmToPt(3), mmToPt(3), mmToPt(190), mmToPt(270));
    const { info, messages } = await one('advert.pdf', await pdf.save());
    expect(messages).toEqual([]);
    expect(info!.format).toBe('pdf');
    expect(info!.width).toBeCloseTo(mmToPt(190), 2);
    expect(info!.height).toBeCloseTo(mmToPt(270), 2);
  });
});

describe('what stops the build, at its place', () => {
  test.each([
    ['a zero-byte file', 'a.jpg', async () => Buffer.alloc(0), 'picture-empty'],
    ['half a JPEG', 'a.jpg', async () => half(await jpeg(RED, 400, 300)), 'picture-truncated'],
    ['a JPEG without its last two bytes', 'a.jpg', async () => (await jpeg(RED)).subarray(0, -2), 'picture-truncated'],
    ['half a PNG', 'a.png', async () => half(await png(RED)), 'picture-truncated'],
    ['half a WebP', 'a.webp', async () => half(await sharp(await png(RED)).webp().toBuffer()), 'picture-truncated'],
    ['half a TIFF', 'a.tif', async () => half(deepTiff(RED)), 'picture-unreadable'],
    ['an error page named .jpg', 'a.jpg', async () => Buffer.from('<html>404</html>'), 'picture-format'],
    ['a Photoshop file', 'a.jpg', async () => Buffer.from('8BPS\0\x01'), 'picture-format'],
    ['an SVG with a script', 'a.svg', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'unsafe-svg'],
    ['a broken SVG', 'a.svg', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'), 'picture-unreadable'],
    ['a broken PDF', 'a.pdf', async () => Buffer.from('%PDF-1.4 and then nothing'), 'picture-unreadable'],
  ])('%s', async (_, name, make, rule) => {
    const { info, messages } = await one(name, await make());
    expect(info).toBeNull();
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ severity: 'stopper', rule, place: { file: 'articles/port/vi.md', line: 1 }, text: expect.stringContaining(name) as string });
  });

  test('a JPEG whose middle is gone', async () => {
    const whole = await sharp({ create: { width: 600, height: 400, channels: 3, background: 'white', noise: { type: 'gaussian', mean: 128, sigma: 40 } } }).jpeg().toBuffer();
    const { rules } = await one('a.jpg', Buffer.concat([whole.subarray(0, whole.length / 2), Buffer.from([0xff, 0xd9])]));
    expect(rules).toEqual(['picture-unreadable']);
  });

  test('cameras\' harmless oddities are let pass', async () => {
    const whole = await jpeg(RED);
    const odd = Buffer.concat([whole.subarray(0, -2), Buffer.from([1, 2, 3]), whole.subarray(-2)]);
    expect((await one('a.jpg', odd)).rules).toEqual([]);
    expect((await one('b.jpg', Buffer.concat([whole, Buffer.alloc(5000, 0xda)]))).rules).toEqual([]);
  });

  test('more than 200 megapixels, without decoding them', async () => {
    const started = Date.now();
    const bomb = await sharp({ create: { width: 15_000, height: 13_400, channels: 3, background: 'white' } }).png({ compressionLevel: 1 }).toBuffer();
    const made = Date.now() - started;
    const { messages } = await one('a.png', bomb);
    expect(messages[0]).toMatchObject({ rule: 'picture-too-large', text: expect.stringContaining('201 megapixels') as string });
    expect(Date.now() - started - made).toBeLessThan(Math.max(1000, made));
  });

  test('a missing one, at every place that names it; and all of them together', async () => {
    const dir = await folder();
    const gone = path.join(dir, 'gone.jpg');
    const good = await put(dir, 'good.jpg', await jpeg(RED));
    const empty = await put(dir, 'empty.jpg', '');
    await mkdir(path.join(dir, 'a-folder.jpg'));
    const { value, messages } = await measurePictures([ref(gone, 3), ref(good, 4), ref(gone, 9), ref(empty, 12), ref(path.join(dir, 'a-folder.jpg'), 20)], await freshCache());
    expect(value).toBeNull();
    expect(messages.map((m) => [m.rule, m.place!.line])).toEqual([['picture-missing', 3], ['picture-missing', 9], ['picture-empty', 12], ['picture-missing', 20]]);
  });
});

describe('what is told and no more', () => {
  test('a PNG named .jpg works', async () => {
    const { info, messages } = await one('a.jpg', await png(RED));
    expect(info!.format).toBe('png');
    expect(messages).toMatchObject([{ severity: 'warning', rule: 'picture-misnamed', text: 'a.jpg is a PNG picture named .jpg.' }]);
  });

  test('.JPEG and .TIFF are no misnomers', async () => {
    expect((await one('a.JPEG', await jpeg(RED))).messages).toEqual([]);
    expect((await one('a.TIFF', deepTiff(RED))).messages).toEqual([]);
  });

  test('an animation prints its first picture', async () => {
    const frames = Buffer.alloc(10 * 20 * 3, 80).fill(200, 10 * 10 * 3);
    const gif = await sharp(frames, { raw: { width: 10, height: 20, channels: 3, pageHeight: 10 } }).gif().toBuffer();
    const { info, messages } = await one('a.gif', gif);
    expect(info).toMatchObject({ width: 10, height: 10 });
    expect(messages).toMatchObject([{ severity: 'info', rule: 'picture-animated' }]);
  });

  test('text of an SVG in fonts that are not there, once a file', async () => {
    const file = await put(await folder(), 'map.svg', '<svg xmlns="http://www.w3.org/2000/svg"><text font-family="Arial, Be Vietnam Pro">a</text></svg>');
    const { messages } = await measurePictures([ref(file), ref(file, 2)], await freshCache(), { families: ['Be Vietnam Pro'] });
    expect(messages).toMatchObject([{ severity: 'warning', rule: 'svg-font', text: expect.stringContaining('"Arial"') as string }]);
  });
});

describe('the second time', () => {
  test('nothing is read, until the file changes', async () => {
    const dir = await folder();
    const cache = await freshCache();
    const file = await put(dir, 'a.jpg', await jpeg(RED));
    // Its change time is now: only after two seconds is a file taken to have settled.
    const settle = () => new Promise((done) => setTimeout(done, 2100));
    await settle();
    const first = await measurePictures([ref(file)], cache);
    const reads: string[] = [];
    const counting = { ...cache, folder: cache.folder, getFacts: async <T>(key: string) => { const facts = await cache.getFacts<T>(key); reads.push(facts === null ? 'miss' : 'hit'); return facts; },
      putFacts: cache.putFacts.bind(cache), getFile: cache.getFile.bind(cache), putFile: cache.putFile.bind(cache), tidy: cache.tidy.bind(cache) };
    const second = await measurePictures([ref(file)], counting);
    expect(second).toEqual(first);
    expect(reads).toEqual(['hit', 'hit']);

    // Same size and the same modification time, as `cp -p` leaves them: the change time tells.
    const bytes = await jpeg([30, 32, 180]);
    const length = (first.value!.get(file)!).bytes;
    await writeFile(file, Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length))]).subarray(0, Math.max(length, bytes.length)));
    const past = new Date('2026-01-02T03:04:05Z');
    await utimes(file, past, past);
    const third = await measurePictures([ref(file)], cache);
    expect(third.value!.get(file)!.hash).not.toBe(first.value!.get(file)!.hash);
  });

  test('a cache that cannot be written is no trouble', async () => {
    const dir = await folder();
    const cache = await freshCache();
    await rm(cache.folder, { recursive: true });
    await writeFile(cache.folder, 'a file where the folder was');
    const { value } = await measurePictures([ref(await put(dir, 'a.jpg', await jpeg(RED)))], cache);
    expect(value!.size).toBe(1);
  });
});

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}
