/** Photos made by us, as large and as heavy as those of a camera: soft forms, edges and grain, another for each number. */
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** 12 megapixels. */
export const PHOTO_PX = { width: 4000, height: 3000 } as const;
/** Soft forms are drawn this much smaller. */
const COARSE = 16;
/** How far grain lifts or lowers a channel: with it a photo takes 3 to 6 MB, as a camera's does. */
const GRAIN = 18;
/** Raised whenever the same number would give another photo. */
const FORM = 2;

/** Steps of Park and Miller's generator. */
const next = (state: number): number => (state * 48271) % 2147483647;

let grain: Int8Array | null = null;

/** Grain for 65,521 places, a prime, so that rows of a photo do not repeat one another. */
function grainOf(): Int8Array {
  if (grain) return grain;
  const made = new Int8Array(65521);
  let state = 20260601;
  for (let i = 0; i < made.length; i += 1) made[i] = ((state = next(state)) % (2 * GRAIN + 1)) - GRAIN;
  return (grain = made);
}

/** A photo as a JPEG. The same number gives the same bytes. */
export async function photo(number: number): Promise<Buffer> {
  const { width, height } = PHOTO_PX;
  const [w, h] = [width / COARSE, Math.ceil(height / COARSE)];
  const coarse = Buffer.alloc(w * h * 3);
  const [a, b, c] = [11 + (number % 13), 17 + (number % 19), 23 + (number % 29)];
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const at = 3 * (y * w + x);
      // A ridge, so that there is an edge.
      const land = y > h * 0.55 + 18 * Math.sin((x + 7 * number) / a) ? 0.55 : 1;
      coarse[at] = land * (120 + 70 * Math.sin((x + number) / b + y / 40));
      coarse[at + 1] = land * (125 + 65 * Math.cos(y / c + number / 5));
      coarse[at + 2] = land * (130 + 75 * Math.sin((x - y) / 37 + number / 3));
    }
  }
  const pixels = await sharp(coarse, { raw: { width: w, height: h, channels: 3 } }).resize(width, height, { kernel: 'cubic', fit: 'fill' }).raw().toBuffer();
  const noise = grainOf();
  for (let i = 0, at = (number * 7919) % noise.length; i < pixels.length; i += 1) {
    // Forms stay 18 from black and white, so that no sum leaves a byte.
    pixels[i] = pixels[i]! + noise[at]!;
    at = at + 1 === noise.length ? 0 : at + 1;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } }).jpeg({ quality: 88 + (number % 7) }).toBuffer();
}

/** Makes so many photos in a folder, but for those that are there already, two at a time. @returns their paths. */
export async function photos(count: number, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const paths = Array.from({ length: count }, (_, i) => join(folder, `${FORM}-${String(i + 1).padStart(4, '0')}.jpg`));
  const waiting = [...paths.entries()];
  const work = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const [i, path] = one;
      if (await access(path).then(() => true, () => false)) continue;
      // Whole or not at all: the next run relies on what it finds.
      await writeFile(`${path}.part`, await photo(i + 1));
      await rename(`${path}.part`, path);
    }
  };
  await Promise.all([work(), work()]);
  return paths;
}
