import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDict, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../src/browser/index.js';
import { PdfFile } from '../../src/pdf/index.js';
import { putOriginals } from '../../src/finish/originals.js';
import { STAND_IN_MARK, jpegFrame, openCache } from '../../src/pictures/index.js';
import { heldData } from '../../src/pictures/photo-data.js';
import { standIn } from '../../src/pictures/stand-in.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stand-in-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const photo = (width: number, height: number, gray = false): Promise<Buffer> => {
  const image = sharp({ create: { width, height, channels: 3, background: '#a03010' } });
  return (gray ? image.toColourspace('b-w') : image).jpeg().toBuffer();
};

describe('jpegFrame', () => {
  it('reads size and channels of baseline, progressive and gray files', async () => {
    expect(jpegFrame(await photo(640, 400))).toEqual({ width: 640, height: 400, channels: 3 });
    expect(jpegFrame(await photo(64, 40, true))).toEqual({ width: 64, height: 40, channels: 1 });
    expect(jpegFrame(await sharp(await photo(30, 20)).jpeg({ progressive: true }).toBuffer())).toEqual({ width: 30, height: 20, channels: 3 });
  });

  it('knows what is none', () => {
    expect(jpegFrame(Buffer.from('PNG and so on, long enough to look'))).toBeNull();
  });
});

describe('stand-ins', () => {
  it('are passed on by the browser and give their place to the photo, byte for byte', async () => {
    const cache = await openCache(join(folder, 'cache'));
    const colour = join(folder, 'colour.jpg');
    const gray = join(folder, 'gray.jpg');
    await writeFile(colour, await photo(1800, 1200));
    await writeFile(gray, await photo(900, 1200, true));
    const a = await standIn({ width: 1800, height: 1200 }, 'a', cache);
    const b = await standIn({ width: 900, height: 1200 }, 'b', cache);
    expect((await readFile(a.path)).length).toBeLessThan(4000);
    const open = await openBrowser();
    let pdf: Uint8Array;
    try {
      const page = await open.browser.newPage();
      const html = join(folder, 'page.html');
      await writeFile(html, `<div style="width:300px;height:300px;overflow:hidden"><img src="${a.path}" style="width:450px;margin-left:-70px"></div><img src="${b.path}" style="width:40px">`);
      await page.goto(`file://${html}`);
      pdf = await page.pdf();
    } finally {
      await open.close();
    }
    const file = await PdfFile.open(pdf);
    const original = (path: string) => async () => {
      const bytes = await readFile(path);
      const { width, height, channels } = jpegFrame(bytes)!;
      return { ...heldData(bytes), width, height, space: channels === 1 ? 'gray' as const : 'rgb' as const, inverted: false };
    };
    await putOriginals(file, STAND_IN_MARK, new Map([[a.token, original(colour)], [b.token, original(gray)]]));
    const again = await PdfFile.open(await file.saveWhole('0'.repeat(32)));
    const streams = [colour, gray].map(async (path) => {
      const bytes = await readFile(path);
      const found = again.findMarked(bytes.toString('latin1', 0, 200), 0);
      expect(found.length).toBe(1);
      const stream = again.get(found[0]!.ref) as PDFRawStream;
      expect(stream.dict).toBeInstanceOf(PDFDict);
      expect(Buffer.from(stream.contents).equals(bytes)).toBe(true);
      return (stream.dict.get(PDFName.of('Width')) as PDFNumber).asNumber();
    });
    expect(await Promise.all(streams)).toEqual([1800, 900]);
  });

  it('are missed when the browser did not pass them on', async () => {
    const open = await openBrowser();
    try {
      const page = await open.browser.newPage();
      const file = await PdfFile.open(await page.pdf());
      await expect(putOriginals(file, STAND_IN_MARK, new Map([['f'.repeat(32), async () => ({ ...heldData(new Uint8Array()), width: 1, height: 1, space: 'rgb' as const, inverted: false })]]))).rejects.toThrow('pass on 1 of 1');
    } finally {
      await open.close();
    }
  });
});
