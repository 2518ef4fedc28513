/** Every kind of picture through a real page: what the browser passes on, and what is in the PDF afterwards. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFArray, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { openBrowser } from '../../src/browser/index.js';
import { deltaE2000, labOfRgb, openCondition } from '../../src/colour/index.js';
import { putOriginals } from '../../src/finish/originals.js';
import type { PlacedFile } from '../../src/model/layout.js';
import { PdfFile } from '../../src/pdf/index.js';
import { measurePictures, preparePictures, STAND_IN_MARK, type PictureEdition } from '../../src/pictures/index.js';
import { writtenInk } from '../../src/pictures/cmyk.js';
import * as make from './make.js';

const KINDS: readonly (readonly [name: string, make: () => Promise<Buffer> | Buffer, space: string])[] = [
  ['plain.jpg', () => make.jpeg(make.TEAL), 'DeviceCMYK'],
  ['gray.jpg', () => make.gray(120), 'DeviceGray'],
  ['inks.jpg', () => make.bareCmykJpeg(make.TEAL), 'DeviceCMYK'],
  ['opaque.png', () => make.png(make.TEAL), 'DeviceCMYK'],
  ['full-alpha.png', () => sharp({ create: { width: 120, height: 80, channels: 4, background: { r: 20, g: 120, b: 110, alpha: 1 } } }).png().toBuffer(), 'DeviceCMYK'],
  ['deep.png', () => make.deepP3Png(make.TEAL), 'DeviceCMYK'],
  ['deep.tif', () => make.deepTiff(make.TEAL), 'DeviceCMYK'],
  ['photo.webp', () => make.webp(make.TEAL), 'DeviceCMYK'],
  ['p3.jpg', () => make.p3Jpeg(make.TEAL), 'DeviceCMYK'],
  ['misnamed.png', async () => sharp(await make.png(make.TEAL)).jpeg({ quality: 97, chromaSubsampling: '4:4:4' }).toBuffer(), 'DeviceCMYK'],
  ['turned.jpg', async () => make.withOrientation(await make.jpeg(make.TEAL, 80, 120), 6), 'DeviceCMYK'],
];

it('photos of every kind stand in the PDF of the press, upright and in ink, where their stand-ins were printed', async () => {
  const folder = await make.folder();
  const cache = await make.freshCache();
  const files = await Promise.all(KINDS.map(async ([name, bytes], i) => make.put(folder, `${i}-${name}`, await bytes())));
  const clear = await make.put(folder, 'clear.png', await make.alphaPng(make.RED));
  const refs = [...files, clear].map((file, i) => make.ref(file, i + 1));
  const { value: pictures } = await measurePictures(refs, cache);
  const placed: PlacedFile[] = [...files, clear].map((file, index) => ({ index, path: file, key: `k${index}`, page: 1, widthMm: 10, heightMm: 20 / 3, focus: { x: 50, y: 50 }, shades: [] }));
  const condition = await openCondition({ icc: make.CMYK_PROFILE, identifier: 'FOGRA39', info: '', inkLimit: 300 });
  const edition: PictureEdition = { kind: 'print', settings: { quality: 92, sharpening: 'none' }, condition };
  const prepared = await preparePictures(placed, pictures!, refs, [], cache, edition);
  expect(prepared.files.size).toBe(KINDS.length + 1);
  // The transparent one is left to the browser.
  expect(prepared.originals.size).toBe(KINDS.length);

  const open = await openBrowser();
  let pdf: Uint8Array;
  try {
    const html = path.join(folder, 'page.html');
    await writeFile(html, placed.map(({ index }) => `<img src="${prepared.files.get(index)}" style="width:60px;height:40px;object-fit:fill">`).join(''));
    const page = await open.browser.newPage();
    await page.goto(`file://${html}`);
    pdf = await page.pdf();
  } finally {
    await open.close();
  }
  const file = await PdfFile.open(pdf);
  const marked = new Map(file.findMarked(STAND_IN_MARK, 32).map(({ ref, token }) => [token, ref]));
  await putOriginals(file, STAND_IN_MARK, prepared.originals);
  const saved = await PdfFile.open(await file.saveWhole('0'.repeat(32)));
  const tokens = [...prepared.originals.keys()];
  for (const [i, [name, , space]] of KINDS.entries()) {
    const stream = saved.get(marked.get(tokens[i]!)!) as PDFRawStream;
    const number = (key: string): number => (stream.dict.get(PDFName.of(key)) as PDFNumber).asNumber();
    expect([name, number('Width'), number('Height')]).toEqual([name, 120, 80]);
    expect(stream.dict.get(PDFName.of('ColorSpace'))).toBe(PDFName.of(space));
    const decode = stream.dict.get(PDFName.of('Decode'));
    if (space === 'DeviceGray') expect(decode).toBeUndefined();
    else {
      expect((decode as PDFArray).asArray().map(String)).toEqual(['1', '0', '1', '0', '1', '0', '1', '0']);
      const { data } = await writtenInk(stream.contents);
      const [c, m, y, k] = [...data.subarray(0, 4)].map((v) => v / 255) as [number, number, number, number];
      expect(deltaE2000(condition.toLab([c, m, y, k]), labOfRgb(make.TEAL))).toBeLessThan(3);
    }
  }
  const { report, messages } = await prepared.done();
  expect(report.map(({ press }) => press?.way)).toEqual(['converted', 'gray', 'passed', ...KINDS.slice(3).map(() => 'converted'), undefined]);
  expect(messages).toEqual([]);
});

it('screens get sRGB at their own resolution, and the same photo at two sizes twice', async () => {
  const folder = await make.folder();
  const cache = await make.freshCache();
  const file = await make.put(folder, 'photo.jpg', await make.jpeg(make.TEAL, 600, 400));
  const { value: pictures } = await measurePictures([make.ref(file)], cache);
  const at = (index: number, widthMm: number): PlacedFile => ({ index, path: file, key: `k${index}`, page: 1, widthMm, heightMm: (widthMm * 2) / 3, focus: { x: 50, y: 50 }, shades: [] });
  const prepared = await preparePictures([at(0, 25.4), at(1, 25.4), at(2, 101.6)], pictures!, [make.ref(file)], [], cache, { kind: 'screen', maxPpi: 200, quality: 80 });
  const originals = await Promise.all([...prepared.originals.values()].map((load) => load()));
  expect(originals.map(({ width, height, space, inverted }) => [width, height, space, inverted])).toEqual([[200, 133, 'rgb', false], [600, 400, 'rgb', false]]);
  expect(prepared.files.get(0)).toBe(prepared.files.get(1));
  expect((await prepared.done()).report.map(({ press }) => press)).toEqual([null, null, null]);
});
