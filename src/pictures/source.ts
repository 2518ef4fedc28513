/** A measured picture's bytes opened for work, and brought to sRGB: what every derivative begins with. */
import { readFile } from 'node:fs/promises';
import sharp, { type Sharp, type SharpOptions } from 'sharp';
import type { PictureInfo } from '../model/stages.js';
import { changedMeanwhile, throwIfLacking } from '../diagnostics/errors.js';
import { HOUSE_PROFILE } from '../colour/index.js';
import { sha256 } from './cache.js';
import { withJpegProfile } from './icc.js';
import { MAX_PIXELS } from './inspect.js';

/** Bytes opened: cut-off data is an error, and there is an end to the number of pixels. */
export const open = (bytes: Uint8Array, options: SharpOptions = {}): Sharp => sharp(bytes, { failOn: 'truncated', limitInputPixels: MAX_PIXELS, ...options });

/**
 * A picture's bytes, just those that were measured. sharp is given these, never paths: libvips remembers files by name and would show yesterday's picture after
 * a change.
 * @throws EnvironmentError where the file was changed or went since.
 */
export async function bytesOf({ path, hash }: Pick<PictureInfo, 'path' | 'hash'>): Promise<Buffer> {
  const bytes = await readAgain(path);
  if (sha256(bytes) !== hash) throw changedMeanwhile(path);
  return bytes;
}

/**
 * A file that was there a moment ago.
 * @throws EnvironmentError where it cannot be read any more.
 */
export async function readAgain(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    // No room for another open file says nothing of this one.
    throwIfLacking(error);
    throw changedMeanwhile(path, error);
  }
}

/**
 * Converts to 8-bit sRGB without a profile. sharp goes through the embedded profile by itself for 8 bits a channel; at 16 it calculates
 * in Display P3 and, unless told the output profile too, leaves P3's numbers in the file. Told it for 8 bits, it would convert twice.
 * Gray at 16 bits is taken as sRGB's gray whatever its profile says; there the profile would only shift the midtones a little.
 */
export function inSrgb(image: Sharp, info: PictureInfo): Sharp {
  const deep = info.bitsPerChannel > 8 && info.profile !== null && info.space !== 'gray';
  return (deep ? image.withIccProfile('srgb', { attach: false }) : image).toColourspace('srgb');
}

/**
 * A CMYK JPEG without a profile is taken to be made for the press that we print on. libvips would assume a profile of its own;
 * for a TIFF, which no profile can be put into without rewriting it, it still does.
 */
export async function profiled(bytes: Buffer, info: PictureInfo): Promise<Buffer> {
  if (info.space !== 'cmyk' || info.profile !== null || info.format !== 'jpeg') return bytes;
  const profile = await readFile(HOUSE_PROFILE).catch(() => null);
  return profile === null ? bytes : withJpegProfile(bytes, profile);
}

/**
 * The bytes to open so that sharp neither narrows nor mistakes colours. It works on 8 bits in sRGB and on 16 in Display P3, through the
 * embedded profile: a profile wider than sRGB is given 16 bits, so that greens and cyans which the press has and sRGB lacks survive;
 * and 16 bits without a profile, which are sRGB and would be taken for P3, are given 8.
 */
export async function wideEnough(bytes: Buffer, info: PictureInfo): Promise<Buffer> {
  const deep = info.bitsPerChannel > 8;
  if (deep && info.profile === null) return open(bytes).autoOrient().toColourspace('srgb').tiff({ compression: 'none' }).toBuffer();
  if (deep || info.space !== 'rgb' || info.profile === null) return bytes;
  return open(bytes, { ignoreIcc: true }).autoOrient().toColourspace('rgb16').keepIccProfile().tiff({ compression: 'none' }).toBuffer();
}
