/** Pages as pixels: the right colours in the right places of every box, turned pages, the ink of the press, refusals. */
import { PDFDocument, PDFName, cmyk, degrees, rgb, type PDFPage } from '@cantoo/pdf-lib';
import { PNG } from 'pngjs';
import sharp from 'sharp';
import { afterEach, describe, expect, test } from 'vitest';
import { openRaster, resize, toJpeg, toPng, type Image, type Raster } from '../../src/raster/index.js';

const opened: Raster[] = [];
afterEach(() => opened.splice(0).forEach((raster) => raster.close()));

/** A document of one page of 200 x 300 pt, its crop box at 10, its bleed box at 20 and its trim box at 30 pt from the edges. */
async function make(paint: (page: PDFPage) => void): Promise<Raster> {
  const document = await PDFDocument.create();
  const page = document.addPage([200, 300]);
  page.setCropBox(10, 10, 180, 280);
  page.setBleedBox(20, 20, 160, 260);
  page.setTrimBox(30, 30, 140, 240);
  paint(page);
  const raster = await openRaster(await document.save());
  opened.push(raster);
  return raster;
}

const at = ({ width, data }: Image, x: number, y: number): number[] => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
const RED = [255, 0, 0, 255];
const WHITE = [255, 255, 255, 255];

/** A red square of 10 pt whose top left corner is that of the trim box. */
const corner = (page: PDFPage): void => page.drawRectangle({ x: 30, y: 260, width: 10, height: 10, color: rgb(1, 0, 0) });

describe('boxes', () => {
  test.each([
    ['media', 200, 300, 30], ['crop', 180, 280, 20], ['bleed', 160, 260, 10], ['trim', 140, 240, 0],
  ] as const)('%s', async (box, width, height, inset) => {
    const image = await (await make(corner)).render(1, 144, box);
    expect([image.width, image.height, image.data.length]).toEqual([2 * width, 2 * height, 16 * width * height]);
    expect(at(image, 2 * inset, 2 * inset)).toEqual(RED);
    expect(at(image, 2 * inset + 19, 2 * inset + 19)).toEqual(RED);
    expect(at(image, 2 * inset + 20, 2 * inset)).toEqual(WHITE);
    expect(at(image, 2 * inset, 2 * inset + 20)).toEqual(WHITE);
    if (inset > 0) expect(at(image, 2 * inset - 1, 2 * inset - 1)).toEqual(WHITE);
  });

  test('the crop box where none is named, and where a page has no other', async () => {
    const raster = await make(corner);
    expect((await raster.render(1, 72)).width).toBe(180);
    const bare = await make((page) => { for (const name of ['BleedBox', 'TrimBox']) page.node.delete(PDFName.of(name)); });
    expect((await bare.render(1, 72, 'trim')).width).toBe(180);
  });

  test.each([[90, 239, 0], [180, 139, 239], [270, 0, 139]])('a page turned by %i degrees', async (angle, x, y) => {
    const image = await (await make((page) => { corner(page); page.setRotation(degrees(angle)); })).render(1, 72, 'trim');
    expect([image.width, image.height]).toEqual(angle === 180 ? [140, 240] : [240, 140]);
    expect(at(image, x, y)).toEqual(RED);
    expect(at(image, image.width - 1 - x, image.height - 1 - y)).toEqual(WHITE);
  });
});

test('curves are smooth: their edges are weighed', async () => {
  const { data } = await (await make((page) => page.drawCircle({ x: 100, y: 150, size: 50, color: rgb(0, 0, 0) }))).render(1, 36, 'trim');
  const grays = new Set(data.filter((_, i) => i % 4 === 0));
  expect(grays.size).toBeGreaterThan(20);
});

test('inks of the press as colours of the screen', async () => {
  const image = await (await make((page) => page.drawRectangle({ x: 0, y: 0, width: 200, height: 300, color: cmyk(0, 1, 1, 0) }))).render(1, 20, 'trim');
  const [red, green, blue] = at(image, 10, 10);
  expect(red).toBeGreaterThan(200);
  expect(green).toBeLessThan(70);
  expect(blue).toBeLessThan(70);
});

test('the same pixels each time', async () => {
  const raster = await make(corner);
  expect(Buffer.compare((await raster.render(1, 100)).data, (await raster.render(1, 100)).data)).toBe(0);
});

describe('as files', () => {
  test('a PNG holds the pixels', async () => {
    const image = await (await make(corner)).render(1, 72, 'trim');
    const png = PNG.sync.read(await toPng(image));
    expect([png.width, png.height]).toEqual([140, 240]);
    expect(Buffer.compare(png.data, image.data)).toBe(0);
  });

  test('a PNG keeps what is transparent', async () => {
    const png = PNG.sync.read(await toPng({ width: 1, height: 1, data: Uint8Array.of(10, 20, 30, 40) }));
    expect([...png.data]).toEqual([10, 20, 30, 40]);
  });

  test('a JPEG has full colour resolution and looks the same', async () => {
    const image = await (await make(corner)).render(1, 72, 'trim');
    const jpeg = await toJpeg(image, 90);
    expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 140, height: 240, chromaSubsampling: '4:4:4', channels: 3 });
    const [red, green, blue] = await sharp(jpeg).extract({ left: 4, top: 4, width: 1, height: 1 }).raw().toBuffer();
    expect(red).toBeGreaterThan(245);
    expect(green).toBeLessThan(10);
    expect(blue).toBeLessThan(10);
  });

  test('at another width', async () => {
    const small = await resize(await (await make(corner)).render(1, 72, 'trim'), 35);
    expect([small.width, small.height, small.data.length]).toEqual([35, 60, 35 * 60 * 4]);
    expect(at(small, 30, 50)).toEqual(WHITE);
  });
});

describe('refusals', () => {
  test('what is no PDF', async () => {
    await expect(openRaster(Buffer.from('not a PDF'))).rejects.toThrow('PDFium cannot open the file: it is damaged, or no PDF.');
  });

  test('a page that is not there', async () => {
    const raster = await make(corner);
    expect(raster.pageCount).toBe(1);
    await expect(raster.render(0, 72)).rejects.toThrow(RangeError);
    await expect(raster.render(2, 72)).rejects.toThrow('The file has pages 1 to 1, and no 2.');
  });

  test('a closed file, which may be closed twice', async () => {
    const raster = await make(corner);
    raster.close();
    raster.close();
    await expect(raster.render(1, 72)).rejects.toThrow('The PDF was closed.');
  });

  test('a file opened again and again leaves room for the next', async () => {
    const document = await PDFDocument.create();
    document.addPage([200, 200]);
    document.context.register(document.context.stream(new Uint8Array(100_000_000)));
    const bytes = await document.save();
    // Together more than an engine of 32-bit addresses can hold.
    for (let i = 0; i < 45; i += 1) (await openRaster(bytes)).close();
  });
});
