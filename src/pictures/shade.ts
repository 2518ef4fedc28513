/** Shades that the styles lay over a picture, made part of it: the page then paints nothing translucent. */
import type { Sharp } from 'sharp';
import type { Shade } from '../model/layout.js';
import type { InkPixels } from './cmyk.js';
import type { CropBox } from './crop.js';

/** Shades in parts of the place into parts of the whole picture, of which the place shows a crop. */
export const inPicture = (shades: readonly Shade[], crop: CropBox, picture: { readonly height: number }): Shade[] =>
  shades.map((shade) => ({ ...shade, top: (crop.top + shade.top * crop.height) / picture.height, bottom: (crop.top + shade.bottom * crop.height) / picture.height }));

/** How much a shade covers at a height of the picture, both 0 to 1: between stops in proportion, nothing beyond its edges. */
function cover({ top, bottom, stops }: Shade, at: number): number {
  if (at < top || at > bottom || bottom <= top) return 0;
  const part = (at - top) / (bottom - top);
  const after = stops.findIndex((stop) => stop.at >= part);
  if (after < 0) return stops.at(-1)?.alpha ?? 0;
  const [low, high] = [stops[after - 1] ?? stops[after]!, stops[after]!];
  return high.at === low.at ? high.alpha : low.alpha + ((high.alpha - low.alpha) * (part - low.at)) / (high.at - low.at);
}

/** What lies over one row of a picture: a colour, and how much of it, 0 to 1. */
interface Veil {
  readonly colour: readonly [number, number, number];
  readonly alpha: number;
}

/** Shades one over the other (Porter and Duff's "over"), at the middle of a row. */
function veil(shades: readonly Shade[], at: number): Veil {
  return shades.reduce<Veil>((below, shade) => {
    const over = cover(shade, at);
    const alpha = over + below.alpha * (1 - over);
    const mix = (c: 0 | 1 | 2): number => (alpha === 0 ? 0 : (shade.colour[c] * over + below.colour[c] * below.alpha * (1 - over)) / alpha);
    return { colour: [mix(0), mix(1), mix(2)], alpha };
  }, { colour: [0, 0, 0], alpha: 0 });
}

const veils = (shades: readonly Shade[], height: number): Veil[] => Array.from({ length: height }, (_, row) => veil(shades, (row + 0.5) / height));

/** An image of this height in px under its shades; white where it is transparent, for the shade lies on the page too. */
export function shadeRgb(image: Sharp, shades: readonly Shade[], height: number): Sharp {
  if (shades.length === 0) return image;
  const column = Buffer.from(veils(shades, height).flatMap(({ colour, alpha }) => [...colour, alpha * 255].map(Math.round)));
  return image.flatten({ background: '#ffffff' }).composite([{ input: column, raw: { width: 1, height, channels: 4 }, tile: true }]);
}

/**
 * Pixels of ink under shades.
 * @param toInk the inks of colours (see `Condition`), all asked at once.
 */
export async function shadeInk(pixels: InkPixels, shades: readonly Shade[], toInk: (rgb: Uint8Array) => Promise<Uint8Array>): Promise<InkPixels> {
  if (shades.length === 0) return pixels;
  const rows = veils(shades, pixels.height);
  const inks = await toInk(Uint8Array.from(rows.flatMap(({ colour }) => colour.map(Math.round))));
  const data = pixels.data.slice();
  const stride = pixels.width * 4;
  rows.forEach(({ alpha }, row) => {
    if (alpha === 0) return;
    for (let i = row * stride; i < (row + 1) * stride; i += 1) data[i] = Math.round(data[i]! * (1 - alpha) + inks[row * 4 + (i & 3)]! * alpha);
  });
  return { ...pixels, data };
}
