/** Shades become part of pictures: the same colours as the browser paints, in RGB and in ink. */
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { openCondition } from '../../src/colour/index.js';
import type { Shade } from '../../src/model/layout.js';
import { derive, measurePictures } from '../../src/pictures/index.js';
import { inPicture, shadeInk, shadeRgb } from '../../src/pictures/shade.js';
import * as make from './make.js';

const HALF: Shade = { top: 0.5, bottom: 1, colour: [14, 30, 29], stops: [{ at: 0, alpha: 0 }, { at: 0.5, alpha: 0.6 }, { at: 1, alpha: 0.8 }] };
const raw = (image: Sharp): Promise<Buffer> => image.removeAlpha().raw().toBuffer();
const flat = (colour: make.Rgb, width: number, height: number): Sharp => sharp({ create: { width, height, channels: 3, background: { r: colour[0], g: colour[1], b: colour[2] } } });

describe('shades in RGB', () => {
  it('cover as much as their gradient says, row by row', async () => {
    const rows = await raw(sharp(await shadeRgb(flat([200, 100, 50], 3, 200), [HALF], 200).png().toBuffer()));
    for (const [row, alpha] of [[20, 0], [99, 0], [125, 0.6 * (25.5 / 50)], [150, 0.6 + 0.2 * (0.5 / 50)], [199, 0.8 - 0.2 * (0.5 / 50)]] as const) {
      [200, 100, 50].forEach((value, c) => {
        for (const column of [0, 2]) expect(Math.abs(rows[(row * 3 + column) * 3 + c]! - (value * (1 - alpha) + HALF.colour[c]! * alpha))).toBeLessThanOrEqual(1.5);
      });
    }
  });

  it('lie over one another, and over the paper where a picture is transparent', async () => {
    const black: Shade = { top: 0, bottom: 1, colour: [0, 0, 0], stops: [{ at: 0, alpha: 0.5 }, { at: 1, alpha: 0.5 }] };
    const red: Shade = { ...black, colour: [255, 0, 0] };
    const clear = sharp({ create: { width: 2, height: 2, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    const [r, g, b] = await raw(sharp(await shadeRgb(clear, [black, red], 2).png().toBuffer()));
    // White under half of black is 127.5; half of red over that: (191, 64, 64).
    expect(make.distance([r!, g!, b!], [191, 64, 64])).toBeLessThanOrEqual(2);
  });

  it('reach the browser in a copy, whatever the picture was', async () => {
    const cache = await make.freshCache();
    const file = await make.put(await make.folder(), 'cover.jpg', await make.jpeg([200, 100, 50]));
    const info = (await measurePictures([make.ref(file)], cache)).value!.get(file)!;
    const made = await derive(info, { widthPx: null, crop: null, purpose: 'screen', shades: [HALF] }, cache);
    expect(made.path).not.toBe(info.path);
    expect(make.distance(await make.pixel(made.path, 10, 10), [200, 100, 50])).toBeLessThan(4);
    expect(make.distance(await make.pixel(made.path, 10, 78), [14 * 0.79 + 200 * 0.21, 30 * 0.79 + 100 * 0.21, 29 * 0.79 + 50 * 0.21])).toBeLessThan(6);
  });
});

describe('shades in ink', () => {
  it('mix the inks of their colour with those of the picture', async () => {
    const condition = await openCondition({ icc: make.CMYK_PROFILE, identifier: 'FOGRA39', info: '', inkLimit: 300 });
    const pixels = { data: Uint8Array.from({ length: 2 * 100 * 4 }, (_, i) => [40, 80, 120, 0][i & 3]!), width: 2, height: 100 };
    const dark = await condition.toInk(Uint8Array.from(HALF.colour));
    const { data } = await shadeInk(pixels, [HALF], condition.toInk);
    expect([...data.subarray(0, 8)]).toEqual([40, 80, 120, 0, 40, 80, 120, 0]);
    [40, 80, 120, 0].forEach((value, c) => expect(Math.abs(data[(99 * 2 + 1) * 4 + c]! - (value * 0.202 + dark[c]! * 0.798))).toBeLessThanOrEqual(1));
    expect(Buffer.from(pixels.data.subarray(0, 4))).toEqual(Buffer.from([40, 80, 120, 0]));
  });
});

it('shades of a place are those of the part of the picture that it shows', () => {
  // The place shows rows 100 to 300 of 400.
  expect(inPicture([HALF], { left: 0, top: 100, width: 50, height: 200 }, { height: 400 })[0]).toMatchObject({ top: 0.5, bottom: 0.75 });
});
