/**
 * A measured photo into the JPEG of the print edition: the inks of the printing condition, or black alone. It is made from the original
 * file, never from what the browser was given.
 */
import { readFile } from 'node:fs/promises';
import sharp, { type OutputInfo, type Sharp } from 'sharp';
import type { Condition } from '../colour/index.js';
import type { Original, PressFacts } from '../model/photo.js';
import type { PressSettings } from '../model/press.js';
import type { PictureInfo } from '../model/stages.js';
import { cacheKey, sha256, type PictureCache } from './cache.js';
import { inkImage, inkJpeg, inkPixels, openInk, writtenInk } from './cmyk.js';
import { drift, DRIFT_PX } from './drift.js';
import { profileDescription, withJpegProfile } from './icc.js';
import { holdInk, isNeutral, mostInk } from './ink.js';
import { isAdobe, jpegFrame } from './jpeg.js';
import { bytesOf, inSrgb, open, profiled } from './source.js';

/** Raised whenever the same photo would be made otherwise. */
const CODE_VERSION = 1;
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
  /** Turns an image upright and brings it to its size. */
  readonly shape: (image: Sharp) => Sharp;
  /** The same for the small copy that the differences are measured on. */
  readonly small: (image: Sharp) => Sharp;
}

/**
 * Makes the photo, or finds it in the cache.
 * - One channel, or colours that are gray everywhere: black alone, as light as the gray it stands for.
 * - Inks of the printing condition (or of none that is named) within its limit: passed on byte for byte where nothing is to be changed.
 * - Other inks, or too much of them: through the profiles from ink to ink.
 * - RGB: through its own profile into the printing condition, perceptual.
 * No pixel of the finished JPEG holds more ink than the condition's limit and `INK_TOLERANCE`.
 * @param widthPx what the upright photo is brought to; null leaves it.
 */
export async function pressPhoto(info: PictureInfo, widthPx: number | null, { settings, condition }: Press, cache: PictureCache): Promise<PressPhoto> {
  const key = cacheKey('press', CODE_VERSION, sharp.versions.vips, info.hash, sha256(condition.icc), condition.intent.inkLimit, widthPx, settings.quality, settings.sharpening);
  type Kept = Omit<Original, 'bytes'> & { readonly press: PressFacts };
  const known = await cache.getFile<Kept>(key);
  const { path, facts } = known ?? await cache.putFile<Kept>(key, '.jpg', ...await make());
  const { press, ...frame } = facts;
  return { facts: press, load: async () => ({ bytes: await readFile(path), ...frame }) };

  async function make(): Promise<[Buffer, Kept]> {
    const work: Work = {
      info, settings, condition, bytes: await bytesOf(info),
      quality: info.format === 'png' || info.format === 'gif' ? Math.max(settings.quality, LOSSLESS_QUALITY) : settings.quality,
      shape: (image) => {
        const upright = image.autoOrient();
        if (widthPx === null) return upright;
        const sized = upright.resize({ width: widthPx, withoutEnlargement: true });
        return settings.sharpening === 'mild' ? sized.sharpen() : sized;
      },
      small: (image) => image.autoOrient().resize({ width: DRIFT_PX, height: DRIFT_PX, fit: 'inside', withoutEnlargement: true }),
    };
    const seen = await rgbPixels(work.small, work);
    const { jpeg, ink, way, sample } = info.space === 'cmyk' ? await fromInk(work, widthPx === null) : await isGray(work, seen) ? await asGray(work) : await fromRgb(work);
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

/** The photo as its author sees it, in sRGB, three bytes a pixel. */
async function rgbPixels(shape: Work['shape'], { info, bytes }: Work): Promise<Uint8Array> {
  return inSrgb(shape(open(await profiled(bytes, info))), info).removeAlpha().raw().toBuffer();
}

/** The small copy tells most photos in colour apart at once; its resampling may overshoot a little, hence the room. */
async function isGray(work: Work, seen: Uint8Array): Promise<boolean> {
  return work.info.space === 'gray' || (isNeutral(seen, 2 * GRAY_SPREAD) && isNeutral(await rgbPixels(work.shape, work), GRAY_SPREAD));
}

async function asGray(work: Work): Promise<Made> {
  const levels = Uint8Array.from({ length: 256 }, (_, gray) => Math.round(255 * (1 - work.condition.blackFor(gray))));
  const gray = (shape: Work['shape']): Promise<{ data: Buffer; info: OutputInfo }> =>
    shape(open(work.bytes)).removeAlpha().toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  const { data, info } = await gray(work.shape);
  const { data: small } = await gray(work.small);
  const black = sharp(data.map((level) => levels[level]!), { raw: { width: info.width, height: info.height, channels: 1 } }).toColourspace('b-w');
  const sample = new Uint8Array(small.length * 4);
  small.forEach((level, i) => { sample[i * 4 + 3] = 255 - levels[level]!; });
  const jpeg = await black.jpeg({ quality: work.quality }).toBuffer();
  return { jpeg, ink: await mostBlack(jpeg), way: 'gray', sample };
}

async function fromRgb(work: Work): Promise<Made> {
  const source = await wideEnough(work);
  const image = (shape: Work['shape']): Sharp => shape(open(source)).removeAlpha().withIccProfile(work.condition.path, { attach: false });
  return { ...(await withinLimit(image(work.shape), work)), way: 'converted', sample: (await inkPixels(image(work.small))).data };
}

/**
 * The bytes to open so that sharp neither narrows nor mistakes colours. It works on 8 bits in sRGB and on 16 in Display P3, through the
 * embedded profile: a profile wider than sRGB is given 16 bits, so that greens and cyans which the press has and sRGB lacks survive;
 * and 16 bits without a profile, which are sRGB and would be taken for P3, are given 8.
 */
async function wideEnough({ info, bytes }: Work): Promise<Buffer> {
  const deep = info.bitsPerChannel > 8;
  if (deep && info.profile === null) return open(bytes).autoOrient().toColourspace('srgb').tiff({ compression: 'none' }).toBuffer();
  if (deep || info.space !== 'rgb' || info.profile === null) return bytes;
  return open(bytes, { ignoreIcc: true }).autoOrient().toColourspace('rgb16').keepIccProfile().tiff({ compression: 'none' }).toBuffer();
}

async function fromInk(work: Work, sameSize: boolean): Promise<Made> {
  const { info, bytes, condition } = work;
  if (info.profile === null || info.profile === profileDescription(condition.icc)) {
    const own = (shape: Work['shape']): Sharp => shape(openInk(bytes)).toColourspace('cmyk');
    const pixels = await inkPixels(own(work.shape));
    if (mostInk(pixels.data) <= condition.intent.inkLimit + INK_TOLERANCE) {
      const untouched = sameSize && info.orientation === 1 && info.format === 'jpeg' && jpegFrame(bytes)?.channels === 4;
      return untouched ? { jpeg: bytes, ink: mostInk(pixels.data), way: 'passed', sample: null } : { ...(await withinLimit(own(work.shape), work)), way: 'kept', sample: null };
    }
  }
  const source = info.profile === null ? await withHouseProfile(work) : bytes;
  const image = (shape: Work['shape']): Sharp => shape(openInk(source)).withIccProfile(condition.path, { attach: false });
  return { ...(await withinLimit(image(work.shape), work)), way: 'retargeted', sample: (await inkPixels(image(work.small))).data };
}

/** Inks of no profile, as a JPEG of (nearly) no loss that names ours. */
async function withHouseProfile({ info, bytes, condition }: Work): Promise<Buffer> {
  const jpeg = info.format === 'jpeg' ? bytes : await inkJpeg(openInk(bytes).autoOrient().toColourspace('cmyk'), 100);
  return withJpegProfile(jpeg, condition.icc);
}

/**
 * An image of inks as JPEG that keeps to the limit when it is decoded again. Profiles keep to it by themselves; resampling and the waves that
 * JPEG leaves along edges may not. Only then are the pixels taken in hand, with as much less as the waves are high.
 */
async function withinLimit(image: Sharp, { info, quality, condition }: Work): Promise<Pick<Made, 'jpeg' | 'ink'>> {
  const limit = condition.intent.inkLimit;
  let jpeg = await inkJpeg(image.clone(), quality);
  let ink = mostInk((await writtenInk(jpeg)).data);
  if (ink <= limit + INK_TOLERANCE) return { jpeg, ink };
  const pixels = await inkPixels(image);
  let ceiling = limit;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    jpeg = await inkJpeg(inkImage({ ...pixels, data: holdInk(pixels.data, ceiling) }), quality);
    ink = mostInk((await writtenInk(jpeg)).data);
    if (ink <= limit + INK_TOLERANCE) return { jpeg, ink };
    ceiling -= Math.max(1, ink - limit);
  }
  throw new Error(`${info.path} holds ${Math.round(ink)} % ink however it is encoded; the limit is ${limit} %.`);
}

/** The most black of a gray JPEG, percent. */
async function mostBlack(jpeg: Buffer): Promise<number> {
  const { channels } = await sharp(jpeg).stats();
  return ((255 - channels[0]!.min) / 255) * 100;
}
