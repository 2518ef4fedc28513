/**
 * Stand-ins: what the browser prints in a photo's place. Chromium decodes every photo it prints (some 50 ms each) only to pass its bytes on;
 * a small gray JPEG of the same shape is passed on just as well, and `finish/` puts the photo in its place by the mark that it carries.
 */
import { readFile } from 'node:fs/promises';
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

/** Size and channels of a JPEG from its frame header (ITU T.81, B.2.2), null for what is none or has more than the usual channels. */
export function jpegFrame(bytes: Uint8Array): { readonly width: number; readonly height: number; readonly channels: 1 | 3 } | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // Baseline, extended and progressive frames; others no PDF reader knows.
    if (marker === 0xc0 || marker === 0xc1 || marker === 0xc2) {
      const channels = bytes[at + 9];
      const precision = bytes[at + 4];
      if (precision !== 8 || (channels !== 1 && channels !== 3)) return null;
      return { height: (bytes[at + 5]! << 8) | bytes[at + 6]!, width: (bytes[at + 7]! << 8) | bytes[at + 8]!, channels };
    }
    at += 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
  }
  return null;
}

function withComment(jpeg: Buffer, text: string): Buffer {
  const body = Buffer.from(text, 'latin1');
  const head = Buffer.from([0xff, 0xfe, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/**
 * Makes the stand-in of a photo, null for what the browser has to see itself (transparency, drawings).
 * @param path the file that would be loaded otherwise.
 * @param identity what the file's bytes depend on.
 */
export async function standIn(path: string, identity: string, cache: PictureCache): Promise<StandIn | null> {
  if (!/\.jpe?g$/i.test(path)) return null;
  const token = cacheKey('stand-in', 1, identity).slice(0, 32);
  const key = cacheKey('stand-in-file', 2, token);
  const known = await cache.getFile(key);
  if (known) return { path: known.path, token };
  const frame = jpegFrame(await readFile(path));
  if (!frame) return null;
  const scale = Math.min(1, LONGEST / Math.max(frame.width, frame.height));
  const size = { width: Math.max(1, Math.round(frame.width * scale)), height: Math.max(1, Math.round(frame.height * scale)) };
  // In colour whatever the photo is: a JPEG of one channel is not passed on but encoded anew.
  const jpeg = await sharp({ create: { ...size, channels: 3, background: '#808080' } }).jpeg({ quality: 50 }).toBuffer();
  return { path: (await cache.putFile(key, '.jpg', withComment(jpeg, STAND_IN_MARK + token), null)).path, token };
}
