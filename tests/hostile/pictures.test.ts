/** Picture files that would run, fetch, burst or lie: refused with their place, or printed without what does not belong in them, and said so. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { measurePictures } from '../../src/pictures/index.js';
import { readSvg } from '../../src/pictures/svg.js';
import { drawnElements } from '../../src/pictures/svg-weight.js';
import { folder, freshCache, jpeg, png, put, RED, ref, TEAL, webp } from '../pictures/make.js';

const measured = async (name: string, bytes: Uint8Array | string) => {
  const file = await put(await folder(), name, bytes);
  const { value, messages } = await measurePictures([ref(file, 7)], await freshCache());
  for (const message of messages) expect(message.place).toMatchObject({ file: 'articles/port/vi.md', line: 7 });
  return { info: value?.get(file) ?? null, messages, said: messages.map((m) => `${m.severity} ${m.rule}`) };
};

const drawing = (inside: string, root = ''): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 48"${root}>${inside}</svg>`;

describe('drawings', () => {
  test.each([
    ['a script', drawing('<script>fetch("https://a.vn")</script>')],
    ['a script under another prefix', drawing('<s:script xmlns:s="http://www.w3.org/2000/svg">x</s:script>')],
    ['a handler', drawing('<rect onload="x()"/>')],
    ['a link that runs', drawing('<a href="javascript:x()"><rect/></a>')],
    ['a link that runs, in pieces', drawing('<a href="java&#10;script:x()"><rect/></a>')],
    ['a picture from elsewhere', drawing('<image href="https://a.vn/x.png"/>')],
    ['a picture from this machine', drawing('<image xlink:href="file:///etc/passwd" xmlns:xlink="http://www.w3.org/1999/xlink"/>')],
    ['a picture beside it', drawing('<image href="../../secret.png"/>')],
    ['a drawing within', drawing('<image href="data:image/svg+xml,%3Csvg%3E"/>')],
    ['a part of another drawing', drawing('<use href="other.svg#x"/>')],
    ['a style from elsewhere', drawing('<style>@import "https://a.vn/x.css";</style>')],
    ['a font from elsewhere', drawing('<style>@font-face{font-family:x;src:url(https://a.vn/x.woff)}</style>')],
    ['a fill from elsewhere', drawing('<rect fill="url(https://a.vn/#x)"/>')],
    ['a fill from elsewhere, escaped', drawing('<rect style="fill:u\\72l(https://a.vn/#x)"/>')],
    ['a style sheet', `<?xml-stylesheet href="https://a.vn/x.css"?>${drawing('')}`],
    ['HTML', drawing('<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://a.vn"/></foreignObject>')],
    ['entities', `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${drawing('<text>&b;</text>')}`],
    ['an entity from this machine', `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${drawing('<text>&a;</text>')}`],
    ['an animation of an address', drawing('<a><set attributeName="href" to="javascript:x()"/></a>')],
    ['an address of its own', drawing('<rect/>', ' xml:base="https://a.vn/"')],
  ])('%s', async (_, svg) => {
    expect((await measured('a.svg', svg)).said).toEqual(['stopper unsafe-svg']);
  });

  const levels = (pieces: number, depth: number, one: (i: number) => string): string =>
    Array.from({ length: depth }, (_, i) => `<g id="x${i}">${i === 0 ? '<rect width="1" height="1"/>' : one(i - 1).repeat(pieces)}</g>`).join('');
  test.each([
    ['parts that repeat parts a billion times', drawing(levels(10, 9, (i) => `<use href="#x${i}"/>`))],
    ['the same by patterns', drawing(Array.from({ length: 9 }, (_, i) => `<pattern id="x${i}">${i === 0 ? '<rect/>' : `<rect fill="url(#x${i - 1})"/>`.repeat(10)}</pattern>`).join(''))],
    ['a thousand levels of one', drawing(levels(1, 1000, (i) => `<use href="#x${i}"/>`))],
    ['100,000 elements within one another', drawing('<g>'.repeat(100_000) + '</g>'.repeat(100_000))],
  ])('%s', async (_, svg) => {
    const began = performance.now();
    expect((await measured('a.svg', svg)).said).toEqual(['stopper unsafe-svg']);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test('repetition is counted as it is drawn, and ends where it leads back', () => {
    const element = (parent: number | null, id: string | null, ...draws: string[]) => ({ parent, id, draws });
    expect(drawnElements([])).toBe(0);
    expect(drawnElements([element(null, null), element(0, 'a'), element(1, null), element(0, null, 'a'), element(0, null, 'a')])).toBe(9);
    expect(drawnElements([element(null, 'a'), element(0, 'b', 'a'), element(0, null, 'b', 'gone')])).toBe(4);
  });

  test('a usual drawing with symbols, gradients and clips passes', () => {
    const svg = drawing(`<defs><linearGradient id="g"><stop offset="0"/></linearGradient><symbol id="s"><path d="M0 0"/></symbol></defs>${'<use href="#s" fill="url(#g)"/>'.repeat(20_000)}`);
    expect(readSvg(svg)).toMatchObject({ unsafe: [], broken: null });
  });

  test.each(['<!--', '<![CDATA[', '<?x', '<!', '<a ', '<a b="', '&', '<', '<svg>', "<a b='c' "])('a megabyte of %s', async (sign) => {
    const began = performance.now();
    const { said } = await measured('a.svg', `<svg viewBox="0 0 1 1">${sign.repeat(Math.floor(1_000_000 / sign.length))}`);
    expect(said).toEqual([expect.stringMatching(/^stopper (unsafe-svg|picture-unreadable)$/)]);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

/** A PNG of chunks. */
const chunk = (name: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const header = (width: number, height: number): Buffer => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, 0], 8);
  return chunk('IHDR', data);
};
const bomb = (width: number, height: number): Buffer => Buffer.concat([SIGNATURE, header(width, height), chunk('IDAT', deflateSync(Buffer.alloc(1000))), chunk('IEND', Buffer.alloc(0))]);
/** A PNG with a chunk put in behind its header. */
const withChunk = async (name: string, data: Uint8Array): Promise<Buffer> => {
  const plain = await png(RED);
  return Buffer.concat([plain.subarray(0, 33), chunk(name, data), plain.subarray(33)]);
};

describe('bombs and fragments', () => {
  test.each([
    ['of 50,000 x 50,000 px', bomb(50_000, 50_000), 'picture-too-large'],
    ['of 2^31 - 1 px each way', bomb(2 ** 31 - 1, 2 ** 31 - 1), null],
    ['of 200 million rows', bomb(1, 199_000_000), null],
    ['without rows', bomb(0, 0), null],
    ['that says more than it holds', bomb(5000, 5000), null],
  ])('a PNG %s', async (_, bytes, rule) => {
    const began = performance.now();
    expect((await measured('a.png', bytes)).said).toEqual([rule === null ? expect.stringMatching(/^stopper picture-(unreadable|too-large|truncated)$/) : `stopper ${rule}`]);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test.each([0, 1, 2, 3, 8, 20, 33, 100])('the first %i bytes of a picture of every format', async (size) => {
    for (const [name, bytes] of [['a.jpg', await jpeg(RED)], ['a.png', await png(RED)], ['a.webp', await webp(RED)], ['a.tif', await sharp(await png(RED)).tiff().toBuffer()]] as const) {
      expect((await measured(name, bytes.subarray(0, Math.min(size, bytes.length - 8)))).said, name).toEqual([expect.stringMatching(/^stopper picture-/)]);
    }
  });

  test.each([
    ['text', 'Đây là chữ.'], ['HTML', '<!doctype html><script>x()</script>'], ['a zip', Buffer.from('504b0304140000000800', 'hex')], ['a program', Buffer.from('7f454c460201010000', 'hex')], ['nothing but NUL', Buffer.alloc(1000)],
    ['PostScript', '%!PS-Adobe-3.0 EPSF-3.0\n(%stdin) run'], ['ImageMagick’s language', 'push graphic-context\nfill "url(https://a.vn/x)"'],
  ])('%s named .jpg', async (_, bytes) => {
    expect((await measured('a.jpg', bytes)).said).toEqual(['stopper picture-format']);
  });

  test('a PNG named .jpg is printed, and a drawing named .png as well; both are told', async () => {
    expect(await measured('a.jpg', await png(RED))).toMatchObject({ info: { format: 'png', width: 120 }, said: ['warning picture-misnamed'] });
    expect(await measured('a.png', drawing('<rect/>'))).toMatchObject({ info: { format: 'svg' }, said: ['warning picture-misnamed'] });
  });
});

describe('more than one picture', () => {
  test('an animated WebP and an animated PNG print their first one', async () => {
    const frames = await Promise.all([RED, TEAL].map((colour) => png(colour)));
    const moving = await sharp(frames, { join: { animated: true } }).webp({ lossless: true }).toBuffer();
    expect(await measured('a.webp', moving)).toMatchObject({ info: { width: 120, height: 80 }, said: ['info picture-animated'] });
    const count = Buffer.alloc(8);
    count.writeUInt32BE(3);
    expect(await measured('a.png', await withChunk('acTL', count))).toMatchObject({ info: { width: 120, height: 80 }, said: ['info picture-animated'] });
  });
});

/** A JPEG with a segment put in behind its start. */
const withSegment = async (marker: number, name: string, data: Uint8Array | string): Promise<Buffer> => {
  const plain = await jpeg(RED);
  const body = Buffer.concat([Buffer.from(name, 'latin1'), typeof data === 'string' ? Buffer.from(data) : data]);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([plain.subarray(0, 2), head, body, plain.subarray(2)]);
};
const profileOf = async (): Promise<Buffer> => (await sharp(await sharp(await png(RED)).withIccProfile('p3').jpeg().toBuffer()).metadata()).icc!;
const changed = (bytes: Buffer, change: (copy: Buffer) => void): Buffer => {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
};

describe('what comes with the pixels', () => {
  const profile = (bytes: Uint8Array): Promise<Buffer> => withSegment(0xe2, 'ICC_PROFILE\0\u0001\u0001', bytes);
  test.each([
    ['noise', async () => Buffer.alloc(500, 0x41)],
    ['a header without tags', async () => (await profileOf()).subarray(0, 128)],
    ['a cut one', async () => (await profileOf()).subarray(0, 200)],
    ['two thousand million tags', async () => changed(await profileOf(), (p) => p.writeUInt32BE(0x7fffffff, 128))],
    ['tags beyond its end', async () => changed(await profileOf(), (p) => p.writeUInt32BE(0xfffffff0, 136))],
  ])('a profile of %s is not used', async (_, make) => {
    expect(await measured('a.jpg', await profile(await make()))).toMatchObject({ info: { space: 'srgb', profile: null }, said: ['warning picture-profile'] });
  });

  test('a whole one is', async () => expect(await measured('a.jpg', await profile(await profileOf()))).toMatchObject({ info: { space: 'rgb' }, said: [] }));

  test.each([
    ['EXIF noise', 'Exif\0\0', Buffer.alloc(300, 0xff)],
    ['XMP with entities', 'http://ns.adobe.com/xap/1.0/\0', '<!DOCTYPE x [<!ENTITY a "aaaa">]><x:xmpmeta>&a;</x:xmpmeta>'],
    ['XMP with a script', 'http://ns.adobe.com/xap/1.0/\0', '<x:xmpmeta><script>x()</script></x:xmpmeta>'],
  ])('%s is not used', async (_, name, data) => {
    expect(await measured('a.jpg', await withSegment(0xe1, name, data))).toMatchObject({ info: { orientation: 1, width: 120 }, said: ['info picture-metadata'] });
  });

  test.each([
    ['tags that lead back to themselves', '49492a0008000000010012010300010000000100000008000000'],
    ['an orientation that there is not', '49492a00080000000100120103000100000063000000000000'],
    ['a thousand tags and none there', '49492a0008000000e803'],
  ])('EXIF with %s turns nothing', async (_, hex) => {
    expect(await measured('a.jpg', await withSegment(0xe1, 'Exif\0\0', Buffer.from(hex, 'hex')))).toMatchObject({ info: { width: 120, height: 80, orientation: 1 } });
  });

  test('a compressed text of a PNG that bursts is not unpacked', async () => {
    const text = Buffer.concat([Buffer.from('x\0\0', 'latin1'), deflateSync(Buffer.alloc(200_000_000))]);
    const began = process.memoryUsage().rss;
    expect(await measured('a.png', await withChunk('zTXt', text))).toMatchObject({ info: { width: 120 } });
    expect(process.memoryUsage().rss - began).toBeLessThan(300e6);
  });
});
