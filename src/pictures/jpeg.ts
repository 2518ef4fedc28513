/** What the segments of a JPEG say before its first scan. */

/** Segments up to the first scan (ITU-T T.81, B.1.1): the marker and the bytes after its length. Stops at anything that is none. */
function* segments(jpeg: Uint8Array): Generator<{ readonly marker: number; readonly body: Uint8Array }> {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return;
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff; ) {
    const marker = jpeg[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = (jpeg[at + 2]! << 8) | jpeg[at + 3]!;
    yield { marker, body: jpeg.subarray(at + 4, at + 2 + length) };
    if (marker === 0xda) return;
    at += 2 + length;
  }
}

/** Size and channels of a JPEG that PDF readers know (ITU-T T.81, B.2.2): baseline, extended or progressive, 8 bits; null for any other. */
export function jpegFrame(bytes: Uint8Array): { readonly width: number; readonly height: number; readonly channels: 1 | 3 | 4 } | null {
  for (const { marker, body } of segments(bytes)) {
    if (marker !== 0xc0 && marker !== 0xc1 && marker !== 0xc2) continue;
    const [precision, h1, h0, w1, w0, channels] = body;
    if (precision !== 8 || (channels !== 1 && channels !== 3 && channels !== 4)) return null;
    return { width: (w1! << 8) | w0!, height: (h1! << 8) | h0!, channels };
  }
  return null;
}

/** True for a JPEG with Adobe's APP14 segment: its inks, where it has four, are written inverted. */
export function isAdobe(bytes: Uint8Array): boolean {
  for (const { marker, body } of segments(bytes)) {
    if (marker === 0xee && Buffer.from(body.subarray(0, 5)).toString('latin1') === 'Adobe') return true;
  }
  return false;
}

/** Segments that a decoder needs none of: all of the applications' (T.81, B.2.4.6) but JFIF's and Adobe's, which say what the channels are, and comments. */
const isAside = (marker: number): boolean => (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;

/** A JPEG without EXIF, XMP, profiles and comments: where a photo was taken and by whom is nobody's business who reads the page. The pixels' data stay; the same array where there is nothing to leave out. */
export function withoutMetadata(jpeg: Uint8Array): Uint8Array {
  const aside = [...segments(jpeg)].filter(({ marker }) => isAside(marker)).map(({ body }) => [body.byteOffset - jpeg.byteOffset - 4, body.byteOffset - jpeg.byteOffset + body.length] as const);
  if (aside.length === 0) return jpeg;
  const kept = [0, ...aside.flat(), jpeg.length];
  return Buffer.concat(Array.from({ length: kept.length / 2 }, (_, i) => jpeg.subarray(kept[2 * i], kept[2 * i + 1])));
}
