/** Pages as pictures for a report, and what differs between two of them as a third to lay over. */
import { toJpeg, toPng, type Image, type Raster } from '../raster/index.js';

/** Text of 8 pt can be read at this many pixels an inch. */
const DPI = 110;
const QUALITY = 76;
/** Channels that differ by less are the noise of smooth edges, of 255. */
const NOISE = 24;
/** Red where only the old page has ink, blue where only the new one has, violet where both have another colour. */
const ONLY_OLD = [214, 40, 40, 190] as const;
const ONLY_NEW = [20, 90, 220, 190] as const;
const OTHER = [150, 40, 170, 150] as const;
const NOTHING = [255, 255, 255, 0] as const;

/** One or two pages as data URIs, in pixels of the larger; `differences` only for two of one size. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly old: string | null;
  readonly new: string | null;
  readonly differences: string | null;
}

/** A page of an open file. */
export interface OpenPage {
  readonly raster: Raster;
  readonly page: number;
}

/** Draws a pair, or a page that stands alone, from bleed edge to bleed edge. */
export async function draw(old: OpenPage | null, now: OpenPage | null): Promise<Drawn> {
  const a = old && (await old.raster.render(old.page, DPI, 'bleed'));
  const b = now && (await now.raster.render(now.page, DPI, 'bleed'));
  return {
    width: Math.max(a?.width ?? 0, b?.width ?? 0),
    height: Math.max(a?.height ?? 0, b?.height ?? 0),
    old: a && (await jpeg(a)), new: b && (await jpeg(b)),
    differences: a && b && a.width === b.width && a.height === b.height ? uri('png', await toPng(differences(a, b))) : null,
  };
}

const uri = (type: 'png' | 'jpeg', bytes: Buffer): string => `data:image/${type};base64,${bytes.toString('base64')}`;

const jpeg = async (image: Image): Promise<string> => uri('jpeg', await toJpeg(image, QUALITY));

/** What differs, on nothing. Few colours, so that it packs well. */
function differences(a: Image, b: Image): Image {
  const data = new Uint8Array(a.data.length);
  for (let i = 0; i < data.length; i += 4) {
    const [red, green, blue] = [b.data[i]! - a.data[i]!, b.data[i + 1]! - a.data[i + 1]!, b.data[i + 2]! - a.data[i + 2]!];
    const most = Math.max(Math.abs(red), Math.abs(green), Math.abs(blue));
    const sum = red + green + blue;
    data.set(most < NOISE ? NOTHING : Math.abs(sum) < most ? OTHER : sum > 0 ? ONLY_OLD : ONLY_NEW, i);
  }
  return { width: a.width, height: a.height, data };
}
