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
