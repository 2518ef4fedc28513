/** Picture files that would run, fetch, burst or lie: refused with their place, or printed without what does not belong in them, and said so. */
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { derive, measurePictures } from '../../src/pictures/index.js';
import { withoutMetadata } from '../../src/pictures/jpeg.js';
import { makePhoto } from '../../src/pictures/photos.js';
import { readSvg } from '../../src/pictures/svg.js';
import { drawnWeight } from '../../src/pictures/svg-weight.js';
import { distance, folder, freshCache, jpeg, pixel, png, put, RED, ref, TEAL, webp } from '../pictures/make.js';

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
    ['an entity in an attribute', drawing('<rect id="&x;"/>')],
    ['an entity from this machine', `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${drawing('<text>&a;</text>')}`],
    ['an animation of an address', drawing('<a><set attributeName="href" to="javascript:x()"/></a>')],
    ['an address of its own', drawing('<rect/>', ' xml:base="https://a.vn/"')],
    ['a fill from elsewhere by a style sheet', drawing('<style>.a{fill:url(https://a.vn/#x)}</style><rect class="a"/>')],
    ['a mask from elsewhere', drawing('<g mask="url(other.svg#m)"/>')],
    ['a filter from elsewhere', drawing('<g style="filter:url(\'https://a.vn/#f\')"/>')],
    ['a marker from elsewhere by a style sheet in CDATA', drawing('<style><![CDATA[path{marker-mid:url(//a.vn/#m)}]]></style>')],
    ['a cursor from elsewhere', drawing('<g cursor="url(https://a.vn/c.cur)"/>')],
    ['a gradient from elsewhere', drawing('<linearGradient href="https://a.vn/x.svg#g"/>')],
    ['a script in a link of the old kind', drawing('<a xlink:href="javascript:alert(1)"/>', ' xmlns:xlink="http://www.w3.org/1999/xlink"')],
    ['a link to data', drawing('<a href="data:text/html,x"/>')],
    ['HTML under another prefix', drawing('<x:foreignObject xmlns:x="http://www.w3.org/2000/svg"><p/></x:foreignObject>')],
    ['HTML without a frame', drawing('<h:p xmlns:h="http://www.w3.org/1999/xhtml">x</h:p>')],
    ['HTML by its own namespace', drawing('<div xmlns="http://www.w3.org/1999/xhtml"/>')],
    ['an animation', drawing('<rect><animate attributeName="x" to="9" dur="1s"/></rect>')],
    ['an animation that sets', drawing('<rect><set attributeName="fill" to="red" begin="1s"/></rect>')],
    ['an animation by a style sheet', drawing('<style>@keyframes a { to { fill: red } } rect { animation: a 1s }</style><rect/>')],
    ['a parameter entity', `<!DOCTYPE svg [<!ENTITY % a SYSTEM "https://a.vn/x.dtd"> %a;]>${drawing('')}`],
    ['an entity that nobody declared', drawing('<text>&copy;</text>')],
    ['UTF-16 with a script', Buffer.from(`\ufeff${drawing('<script/>')}`, 'utf16le')],
    ['a font from elsewhere beside one inside', drawing('<style>@font-face{font-family:x;src:url(data:font/woff2;base64,AA),url(x.woff)}</style>')],
    ['a filter of a billion octaves', drawing('<filter id="f"><feTurbulence numOctaves="1000000000"/></filter><rect filter="url(#f)"/>')],
    ['a blur of a million', drawing('<filter id="f"><feGaussianBlur stdDeviation="1e6"/></filter><rect filter="url(#f)"/>')],
    ['a growth by a million', drawing('<filter id="f"><feMorphology operator="dilate" radius="1 1e6"/></filter><rect filter="url(#f)"/>')],
    ['a filter of 2,000 steps', drawing(`<filter id="f">${'<feOffset dx="1"/>'.repeat(2000)}</filter><rect filter="url(#f)"/>`)],
    ['a filter of 20 steps on a thousand parts', drawing(`<filter id="f">${'<feOffset dx="1"/>'.repeat(20)}</filter>${'<rect filter="url(#f)"/>'.repeat(1000)}`)],
    ['a filter that looks at 81 neighbours of each pixel, on ten parts', drawing(`<filter id="f"><feConvolveMatrix order="9" kernelMatrix="${'1 '.repeat(81)}"/></filter>${'<rect filter="url(#f)"/>'.repeat(10)}`)],
    ['a million letters', drawing(`<text>${'x'.repeat(1_000_000)}</text>`)],
  ])('%s', async (_, svg) => {
    expect((await measured('a.svg', svg)).said).toEqual(['stopper unsafe-svg']);
  });

  const levels = (pieces: number, depth: number, one: (i: number) => string): string =>
    Array.from({ length: depth }, (_, i) => `<g id="x${i}">${i === 0 ? '<rect width="1" height="1"/>' : one(i - 1).repeat(pieces)}</g>`).join('');
  test.each([
    ['parts that repeat parts a billion times', drawing(levels(10, 9, (i) => `<use href="#x${i}"/>`))],
    ['the same by patterns', drawing(Array.from({ length: 9 }, (_, i) => `<pattern id="x${i}">${i === 0 ? '<rect/>' : `<rect fill="url(#x${i - 1})"/>`.repeat(10)}</pattern>`).join(''))],
    ['the same by patterns of a style sheet', drawing(`<style>${Array.from({ length: 9 }, (_, i) => `.c${i + 1}{fill:url(#x${i})}`).join('')}</style>${Array.from({ length: 9 }, (_, i) => `<pattern id="x${i}">${`<rect class="c${i}"/>`.repeat(10)}</pattern>`).join('')}<rect class="c9"/>`)],
    ['the same by masks', drawing(Array.from({ length: 9 }, (_, i) => `<mask id="x${i}">${i === 0 ? '<rect/>' : `<rect mask="url(#x${i - 1})"/>`.repeat(10)}</mask>`).join(''))],
    ['the same by pictures of filters', drawing(Array.from({ length: 9 }, (_, i) => `<filter id="x${i}">${`<feImage href="#y${i}"/>`.repeat(3)}</filter><g id="y${i}">${i === 0 ? '' : `<rect filter="url(#x${i - 1})"/>`.repeat(4)}</g>`).join(''))],
    ['a marker of a thousand parts at each of a thousand points', drawing(`<marker id="m">${'<rect/>'.repeat(1000)}</marker><path marker-mid="url(#m)" d="M0 0${'h1v1'.repeat(1000)}"/>`)],
    ['the same, handed down', drawing(`<marker id="m">${'<rect/>'.repeat(1000)}</marker><g style="marker:url(#m)"><polyline points="${'1 1 '.repeat(1000)}"/></g>`)],
    ['a pattern of a thousand parts on a thousand shapes', drawing(`<pattern id="p">${'<rect/>'.repeat(1000)}</pattern><g fill="url(#p)">${'<rect/>'.repeat(1000)}</g>`)],
    ['gradients that lead on a thousand times', drawing(Array.from({ length: 1000 }, (_, i) => `<linearGradient id="x${i}" href="#x${i - 1}"/>`).join(''))],
    ['a thousand levels of one', drawing(levels(1, 1000, (i) => `<use href="#x${i}"/>`))],
    ['100,000 elements within one another', drawing('<g>'.repeat(100_000) + '</g>'.repeat(100_000))],
  ])('%s', async (_, svg) => {
    const began = performance.now();
    expect((await measured('a.svg', svg)).said).toEqual(['stopper unsafe-svg']);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test('line and column are told, of each fault where it stands first', async () => {
    const { messages } = await measured('a.svg', '<svg xmlns="http://www.w3.org/2000/svg">\n  <rect onload="x()"/>\n  <rect onload="y()"/><script/>\n</svg>');
    expect(messages[0]!.text).toBe('a.svg holds an event handler (onload) (line 2, column 3), a script (line 3, column 23).');
  });

  test.each([
    ['a viewBox of 1e30 either way', drawing('').replace('0 0 64 48', '0 0 1e30 1e30')],
    ['one that no line is as long as', drawing('').replace('0 0 64 48', '0 0 1 5000')],
    ['a width of 1e12 px', drawing('', ' width="1e12" height="1e12"')],
    ['a prefix that stands for nothing', drawing('<use xlink:href="#a"/>')],
    ['a prefix that stands for something elsewhere', drawing('<g xmlns:q="a"/><q:rect/>')],
    ['an attribute twice', drawing('<rect x="1" x="2"/>')],
    ['a bare &', drawing('<title>a & b</title>')],
    ['a control character', drawing('<title>a\u0007b</title>')],
    ['two hyphens in a comment', drawing('<!-- a -- b -->')],
    ['a declaration in its middle', drawing('<?xml version="1.0"?>')],
    ['the end of a CDATA section without its beginning', drawing('<title>]]></title>')],
    ['a reference to no character', drawing('<title>&#1;</title>')],
    ['half a character', drawing('<title>&#xd800;</title>')],
    ['a namespace that is no address', drawing('<g xmlns:q="a b"/>')],
    ['text behind its end', `${drawing('')}x`],
  ])('%s is no drawing', async (_, svg) => {
    const { said, messages } = await measured('a.svg', svg);
    expect(said).toEqual(['stopper picture-unreadable']);
    expect(messages[0]!.text).toMatch(/\(line \d+, column \d+\)\.$/);
  });

  test('one that is packed (SVGZ) is told as such', async () => {
    expect(await measured('a.svg', gzipSync(drawing('')))).toMatchObject({ said: ['stopper picture-format'], messages: [{ text: 'a.svg is a gzip (SVGZ) file.' }] });
  });

  test('a format of others is named', async () => {
    expect(await measured('a.jpg', Buffer.from('%!PS-Adobe-3.0 EPSF-3.0\n'))).toMatchObject({ said: ['stopper picture-format'], messages: [{ text: 'a.jpg is an EPS file.' }] });
  });

  test('a picture carried inside is held to what pictures are held to', async () => {
    const carry = (bytes: Uint8Array, type = 'png'): string => drawing(`<image href="data:image/${type};base64,${Buffer.from(bytes).toString('base64')}"/>`);
    expect((await measured('a.svg', carry(await png(RED)))).said).toEqual([]);
    expect((await measured('a.svg', carry(bomb(50_000, 50_000)))).said).toEqual(['stopper picture-too-large']);
    expect((await measured('a.svg', carry(Buffer.from('no picture')))).said).toEqual(['stopper picture-unreadable']);
    expect((await measured('a.svg', carry(Buffer.from(drawing('<script/>'))))).said).toEqual(['stopper picture-unreadable']);
  });

  test('UTF-16 is read as it is', async () => {
    expect(await measured('a.svg', Buffer.from(`\ufeff${drawing('')}`, 'utf16le'))).toMatchObject({ info: { width: 64, height: 48 }, said: [] });
  });

  test('repetition is counted as it is drawn, and ends where it leads back', () => {
    const element = (parent: number | null, id: string | null, ...draws: string[]) => ({ parent, id, weight: 1, draws, handsDown: { paint: [], markers: [] }, vertices: 0 });
    expect(drawnWeight([])).toBe(0);
    expect(drawnWeight([element(null, null), element(0, 'a'), element(1, null), element(0, null, 'a'), element(0, null, 'a')])).toBe(9);
    expect(drawnWeight([element(null, 'a'), element(0, 'b', 'a'), element(0, null, 'b', 'gone')])).toBe(4);
    // A group hands its pattern down to itself and to both within it, and its marker to their ten vertices.
    const shape = (vertices: number) => ({ ...element(2, null), vertices });
    expect(drawnWeight([element(null, null), element(0, 'p'), { ...element(0, null), handsDown: { paint: ['p'], markers: [] } }, shape(4), shape(6)])).toBe(5 + 3);
    expect(drawnWeight([element(null, null), element(0, 'p'), { ...element(0, null), handsDown: { paint: [], markers: ['p'] } }, shape(4), shape(6)])).toBe(5 + 10);
  });

  test('a usual drawing with symbols, gradients and clips passes', () => {
    const svg = drawing(`<defs><linearGradient id="g"><stop offset="0"/></linearGradient><symbol id="s"><path d="M0 0"/></symbol></defs>${'<use href="#s" fill="url(#g)"/>'.repeat(20_000)}`);
    expect(readSvg(svg)).toMatchObject({ unsafe: [], broken: null });
  });

  test('shadows under forty parts pass', () => {
    const shadow = '<filter id="f"><feGaussianBlur in="SourceAlpha" stdDeviation="3"/><feOffset dx="2" dy="2"/><feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge></filter>';
    expect(readSvg(drawing(`${shadow}${'<rect width="3" height="2" filter="url(#f)"/>'.repeat(40)}`))).toMatchObject({ unsafe: [], broken: null });
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

  test.each([['gif', 'picture-animated'], ['webp', 'picture-animated'], ['tiff', 'picture-pages']] as const)('of a %s the first one is what is printed', async (format, rule) => {
    const frames = await Promise.all([RED, TEAL].map((colour) => png(colour)));
    const all = sharp(frames, { join: { animated: true } });
    const bytes = await (format === 'gif' ? all.gif({ delay: [100, 100] }) : format === 'webp' ? all.webp({ lossless: true }) : all.tiff({ compression: 'none' })).toBuffer();
    const cache = await freshCache();
    const file = await put(await folder(), `a.${format}`, bytes);
    const { value, messages } = await measurePictures([ref(file)], cache);
    expect(messages.map((m) => m.rule)).toEqual([rule]);
    // Smaller than it is, so that it is made anew.
    const made = await derive(value!.get(file)!, { widthPx: 60, crop: null, purpose: 'screen' }, cache);
    expect(distance(await pixel(made.path, 30, 20), RED)).toBeLessThanOrEqual(6);
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

  test('nothing of it gets into a PDF: where a photo was taken is nobody’s business', async () => {
    const photo = await sharp(await png(RED)).jpeg().withExif({ IFD0: { Copyright: 'SECRET' }, IFD3: { GPSLatitude: '21/1 30/1 0/1' } }).toBuffer();
    const segment = (marker: number, text: string): Buffer => Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text, 'latin1')]);
    const bytes = Buffer.concat([photo.subarray(0, 2), segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0SECRET'), segment(0xed, 'Photoshop 3.0\0SECRET'), segment(0xfe, 'SECRET'), segment(0xe2, 'ICC_PROFILE\0SECRET'), photo.subarray(2)]);
    const cache = await freshCache();
    const file = await put(await folder(), 'a.jpg', bytes);
    const info = (await measurePictures([ref(file)], cache)).value!.get(file)!;
    const { load } = await makePhoto(info, { widthPx: null, shades: [] }, { kind: 'screen', maxPpi: null, quality: 80 }, cache);
    const original = await load();
    const printed = new Uint8Array(original.length);
    await original.read(printed);
    expect(Buffer.from(printed).toString('latin1')).not.toMatch(/SECRET|Exif/);
    const pixels = (jpegBytes: Uint8Array): Promise<Buffer> => sharp(jpegBytes, { ignoreIcc: true }).raw().toBuffer();
    expect(await pixels(printed)).toEqual(await pixels(bytes));
    // One that has nothing to leave out stays as it is.
    const plain = await jpeg(RED);
    expect(withoutMetadata(plain)).toBe(plain);
  });

  test('a compressed text of a PNG that bursts is not unpacked', async () => {
    const text = Buffer.concat([Buffer.from('x\0\0', 'latin1'), deflateSync(Buffer.alloc(200_000_000))]);
    const began = process.memoryUsage().rss;
    expect(await measured('a.png', await withChunk('zTXt', text))).toMatchObject({ info: { width: 120 } });
    expect(process.memoryUsage().rss - began).toBeLessThan(300e6);
  });
});
