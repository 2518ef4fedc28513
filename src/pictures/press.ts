/**
 * A measured photo into the JPEG of the print edition: the inks of the printing condition, or black alone. It is made from the original
 * file, never from what the browser was given.
 */
import sharp, { type Sharp } from 'sharp';
import { inkLink, type Condition } from '../colour/index.js';
import type { Shade } from '../model/layout.js';
import type { Original, PressFacts } from '../model/photo.js';
import type { PressSettings } from '../model/press.js';
import type { PictureInfo } from '../model/stages.js';
import { cacheKey, sha256, type PictureCache } from './cache.js';
import { inkImage, inkJpeg, inkPixels, openInk, writtenInk, type InkPixels } from './cmyk.js';
import { drift, DRIFT_PX } from './drift.js';
import { profileDescription } from './icc.js';
import { holdInk, isNeutral, mostInk } from './ink.js';
import { isAdobe, jpegFrame } from './jpeg.js';
import { dataIn } from './photo-data.js';
import { shadeInk, shadeRgb } from './shade.js';
import { bytesOf, inSrgb, open, profiled, wideEnough } from './source.js';

/** Raised whenever the same photo would be made otherwise. */
const CODE_VERSION = 3;
/** Points of ink that rounding may add to the limit. */
export const INK_TOLERANCE = 2;
/** Red, green and blue no further apart than this (of 255) are a gray. */
const GRAY_SPREAD = 6;
/** Least quality for what was free of loss on purpose: edges and lettering stay clean. */
const LOSSLESS_QUALITY = 97;
/** How often a photo is encoded anew with less ink before we say that we cannot. */
const ATTEMPTS = 6;

/** What photos of the print edition are made for. */
export interface Press {
  readonly settings: PressSettings['pictures'];
  readonly condition: Condition;
}

/** A photo ready for the press: its file, and what became of it. */
export interface PressPhoto {
  load(): Promise<Original>;
  readonly facts: PressFacts;
}

/** What a way to the press comes to. */
interface Made {
  readonly jpeg: Buffer;
  /** The most ink on any pixel of it, percent. */
  readonly ink: number;
  readonly way: PressFacts['way'];
  /** Inks (four bytes a pixel) of a small copy made the same way; null for the author's own inks. */
  readonly sample: Uint8Array | null;
}

/** One photo on its way. */
interface Work extends Press {
  readonly info: PictureInfo;
  readonly bytes: Buffer;
  readonly quality: number;
  readonly shades: readonly Shade[];
  readonly full: Shape;
  /** The small copy that the differences are measured on. */
  readonly small: Shape;
  /** That copy as the photo's author sees it: sRGB, three bytes a pixel. */
  readonly seen: Uint8Array;
}

/** A size that a photo is brought to: turns an image upright and makes it so. */
interface Shape {
  readonly height: number;
  readonly apply: (image: Sharp) => Sharp;
}

/**
 * Makes the photo, or finds it in the cache.
 * - One channel, or colours that are gray everywhere: black alone, as light as the gray it stands for.
 * - Inks of the printing condition (or of none that is named) within its limit: passed on byte for byte where nothing is to be changed.
 * - Other inks, or too much of them: through the profiles from ink to ink, colorimetric.
 * - RGB: through its own profile into the printing condition, perceptual.
 * No pixel of the finished JPEG holds more ink than the condition's limit and `INK_TOLERANCE`.
 * @param recipe the width in px that the upright photo is brought to, null to leave it; and what lies over the whole of it.
 */
export async function pressPhoto(info: PictureInfo, { widthPx, shades }: { readonly widthPx: number | null; readonly shades: readonly Shade[] }, { settings, condition }: Press, cache: PictureCache): Promise<PressPhoto> {
  const key = cacheKey('press', CODE_VERSION, sharp.versions.vips, info.hash, sha256(condition.icc), condition.intent.inkLimit, widthPx, shades, settings.quality, settings.sharpening);
  type Kept = Omit<Original, 'length' | 'read'> & { readonly press: PressFacts };
  const known = await cache.getFile<Kept>(key);
  const { path, facts } = known ?? await cache.putFile<Kept>(key, '.jpg', ...await make());
  const { press, ...frame } = facts;
  return { facts: press, load: async () => ({ ...await dataIn(path), ...frame }) };

  async function make(): Promise<[Buffer, Kept]> {
    const sharpen = widthPx !== null && settings.sharpening === 'mild';
    const given: Omit<Work, 'seen'> = {
      info, settings, condition, shades, bytes: await bytesOf(info),
      quality: info.format === 'png' || info.format === 'gif' ? Math.max(settings.quality, LOSSLESS_QUALITY) : settings.quality,
      full: shapeOf(info, widthPx ?? info.width, sharpen),
      small: shapeOf(info, Math.ceil(Math.min(info.width, info.width * (DRIFT_PX / Math.max(info.width, info.height)))), false),
    };
    const seen = await rgbPixels(given.small, given);
    const work: Work = { ...given, seen };
    const { jpeg, ink, way, sample } = info.space === 'cmyk' ? await fromInk(work) : await isGray(work) ? await asGray(work) : await fromRgb(work);
    const frame = jpegFrame(jpeg);
    if (!frame || frame.channels === 3) throw new Error(`${info.path} did not become a JPEG for the press.`);
    const gray = frame.channels === 1;
    const { width, height } = frame;
    return [jpeg, {
      width, height, space: gray ? 'gray' : 'cmyk', inverted: !gray && isAdobe(jpeg),
      press: { way, from: [info.width, info.height], to: [width, height], ink: Math.round(ink * 10) / 10, drift: sample && drift(seen, sample, condition) },
    }];
  }
}

/** The shape of a picture at a width in px, no larger than it is. */
function shapeOf(picture: PictureInfo, wanted: number, sharpen: boolean): Shape {
  const width = Math.max(1, Math.min(picture.width, Math.round(wanted)));
  const height = Math.max(1, Math.round((picture.height * width) / picture.width));
  return {
    height,
    apply: (image) => {
      const upright = image.autoOrient();
      const sized = width === picture.width ? upright : upright.resize({ width, height, fit: 'fill' });
      return sharpen ? sized.sharpen() : sized;
    },
  };
}

/** A picture in RGB or gray brought to its shape, under its shades, without transparency. */
const shaped = (image: Sharp, { apply, height }: Shape, { shades }: Pick<Work, 'shades'>): Sharp => shadeRgb(apply(image), shades, height).removeAlpha();

/** The photo as its author sees it, in sRGB, three bytes a pixel. */
async function rgbPixels(shape: Shape, work: Pick<Work, 'shades' | 'bytes' | 'info'>): Promise<Uint8Array> {
  return inSrgb(shaped(open(await profiled(work.bytes, work.info)), shape, work), work.info).raw().toBuffer();
}

/** The small copy tells most photos in colour apart at once; its resampling may overshoot a little, hence the room. A shade brings its own colour. */
async function isGray(work: Work): Promise<boolean> {
  if (work.shades.length > 0) return false;
  return work.info.space === 'gray' || (isNeutral(work.seen, 2 * GRAY_SPREAD) && isNeutral(await rgbPixels(work.full, work), GRAY_SPREAD));
}

async function asGray(work: Work): Promise<Made> {
  const { condition, full, quality, bytes, seen } = work;
  const levels = Uint8Array.from({ length: 256 }, (_, gray) => Math.round(255 * (1 - condition.blackFor(gray))));
  const { data, info } = await shaped(open(bytes), full, work).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  const black = sharp(data.map((level) => levels[level]!), { raw: { width: info.width, height: info.height, channels: 1 } }).toColourspace('b-w');
  const sample = new Uint8Array((seen.length / 3) * 4);
  // In a gray all three channels are the same, or nearly: green weighs most.
  for (let i = 0; i < seen.length / 3; i += 1) sample[i * 4 + 3] = 255 - levels[seen[i * 3 + 1]!]!;
  const jpeg = await black.jpeg({ quality }).toBuffer();
  return { jpeg, ink: await mostBlack(jpeg), way: 'gray', sample };
}

async function fromRgb(work: Work): Promise<Made> {
  const { info, condition, full, small, seen } = work;
  const source = await wideEnough(work.bytes, info);
  const pixels = (shape: Shape): Promise<InkPixels> => inkPixels(shaped(open(source), shape, work).withIccProfile(condition.path, { attach: false }));
  const sample = info.space === 'srgb' ? await condition.toInk(seen) : (await pixels(small)).data;
  return { ...(await withinLimit(await pixels(full), work)), way: 'converted', sample };
}

async function fromInk(work: Work): Promise<Made> {
  const { info, bytes, condition, shades, full, small } = work;
  const shaded = (pixels: InkPixels): Promise<InkPixels> => shadeInk(pixels, shades, condition.toInk);
  const written = (shape: Shape): Promise<InkPixels> => inkPixels(shape.apply(openInk(bytes)).toColourspace('cmyk'));
  const own = info.profile === null || info.profile === profileDescription(condition.icc);
  const pixels = own ? await written(full) : null;
  const ink = pixels && mostInk(pixels.data);
  if (pixels !== null && ink !== null && ink <= condition.intent.inkLimit + INK_TOLERANCE) {
    const untouched = pixels.width === info.width && shades.length === 0 && info.orientation === 1 && info.format === 'jpeg' && jpegFrame(bytes)?.channels === 4;
    return untouched ? { jpeg: bytes, ink, way: 'passed', sample: null } : { ...(await withinLimit(await shaded(pixels), work)), way: 'kept', sample: null };
  }
  const profile = own ? condition.icc : (await open(bytes).metadata()).icc;
  const link = profile ? inkLink(profile, condition.icc) : null;
  // Profiles of rarer forms go through libvips, which knows them all but only the perceptual way.
  const there = async (shape: Shape): Promise<InkPixels> => {
    if (link === null && !own) return inkPixels(shape.apply(openInk(bytes)).withIccProfile(condition.path, { attach: false }));
    const from = await written(shape);
    return link ? { ...from, data: link(from.data) } : from;
  };
  return { ...(await withinLimit(await shaded(await there(full)), work)), way: 'retargeted', sample: (await shaded(await there(small))).data };
}

/**
 * Pixels of ink as JPEG that keeps to the limit when it is decoded again. Profiles keep to it by themselves; resampling and the waves that
 * JPEG leaves along edges may not. Where they do not, the pixels give up as much more as the waves are high.
 */
async function withinLimit(pixels: InkPixels, { info, quality, condition }: Work): Promise<Pick<Made, 'jpeg' | 'ink'>> {
  const limit = condition.intent.inkLimit;
  let held = pixels;
  let ceiling = Math.min(limit, mostInk(pixels.data));
  let ink = 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const jpeg = await inkJpeg(inkImage(held), quality);
    ink = mostInk((await writtenInk(jpeg)).data);
    if (ink <= limit + INK_TOLERANCE) return { jpeg, ink };
    ceiling -= Math.max(1, ink - limit - INK_TOLERANCE + 1);
    held = { ...pixels, data: holdInk(pixels.data, ceiling) };
  }
  throw new Error(`${info.path} holds ${Math.round(ink)} % ink however it is encoded; the limit is ${limit} %.`);
}

/** The most black of a gray JPEG, percent. */
async function mostBlack(jpeg: Buffer): Promise<number> {
  const { channels } = await sharp(jpeg).stats();
  return ((255 - channels[0]!.min) / 255) * 100;
}
