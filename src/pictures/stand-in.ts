/**
 * Stand-ins: what the browser prints in a photo's place. Chromium decodes every photo it prints (some 50 ms each) only to pass its bytes on;
 * a small gray JPEG of the same shape is passed on just as well, and `finish/` puts the photo in its place by the mark that it carries.
 */
import sharp from 'sharp';
import { cacheKey, type PictureCache } from './cache.js';

/** Stands before a stand-in's token, in a comment segment of the JPEG. */
export const STAND_IN_MARK = 'magazine-picture:';

/** A small file to load, and the token under which the photo is found again. */
export interface StandIn {
  readonly path: string;
  readonly token: string;
}

/** Longest side, px: enough that the shape is kept to about a thousandth. */
const LONGEST = 480;

function withComment(jpeg: Buffer, text: string): Buffer {
  const body = Buffer.from(text, 'latin1');
  const head = Buffer.from([0xff, 0xfe, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/**
 * Makes the stand-in of a photo.
 * @param photo its width and height in px, upright.
 * @param identity what the photo's bytes depend on: the same photo at the same size is stored in the PDF once.
 */
export async function standIn(photo: { readonly width: number; readonly height: number }, identity: string, cache: PictureCache): Promise<StandIn> {
  const token = cacheKey('stand-in', 2, identity).slice(0, 32);
  const scale = Math.min(1, LONGEST / Math.max(photo.width, photo.height));
  const size = { width: Math.max(1, Math.round(photo.width * scale)), height: Math.max(1, Math.round(photo.height * scale)) };
  const key = cacheKey('stand-in-file', 3, token, size);
  const known = await cache.getFile(key);
  if (known) return { path: known.path, token };
  // In colour whatever the photo is: a JPEG of one channel is not passed on but encoded anew.
  const jpeg = await sharp({ create: { ...size, channels: 3, background: '#808080' } }).jpeg({ quality: 50 }).toBuffer();
  return { path: (await cache.putFile(key, '.jpg', withComment(jpeg, STAND_IN_MARK + token), null)).path, token };
}
