/**
 * The few things to know of an embedded ICC profile: its name, and whether it is sRGB under one of its many names. And one to do:
 * give a JPEG a profile that it lacks.
 */

/** Reads a profile's description: the `desc` tag of version 2 (ICC.1:2001, 6.5.17) or 4 (`mluc`, ICC.1:2010, 10.13; English preferred). Null for anything broken. */
export function profileDescription(icc: Uint8Array): string | null {
  const view = new DataView(icc.buffer, icc.byteOffset, icc.byteLength);
  try {
    if (tag4(icc, 36) !== 'acsp') return null;
    const count = Math.min(view.getUint32(128), 100);
    for (let i = 0; i < count; i += 1) {
      const entry = 132 + i * 12;
      if (tag4(icc, entry) !== 'desc') continue;
      const offset = view.getUint32(entry + 4);
      const text = tag4(icc, offset) === 'mluc' ? multiLocalized(icc, view, offset) : plainDescription(icc, view, offset);
      return text?.replace(/\0[\s\S]*$/, '').trim() || null;
    }
    return null;
  } catch {
    // Offsets beyond the profile's end: DataView throws a RangeError.
    return null;
  }
}

/** True where a profile holds all that its header and its table of tags promise (ICC.1:2010, 7.2 and 7.3). */
export function isWholeProfile(icc: Uint8Array): boolean {
  if (icc.length < 132 || tag4(icc, 36) !== 'acsp') return false;
  const view = new DataView(icc.buffer, icc.byteOffset, icc.byteLength);
  const count = view.getUint32(128);
  if (view.getUint32(0) > icc.length || 132 + count * 12 > icc.length) return false;
  return Array.from({ length: count }, (_, i) => 132 + i * 12).every((entry) => view.getUint32(entry + 4) + view.getUint32(entry + 8) <= icc.length);
}

/** True for sRGB by any name that it goes by, the space that everything on our pages is in. */
export const isSrgb = (description: string | null): boolean =>
  description !== null && (/\bs\s?RGB(?![a-z])|IEC\s?61966-?2[.-]1/i.test(description) || /^(c2|c2ci|uRGB)$/i.test(description));

/** Puts a profile into a JPEG that has none, as APP2 segments right after its start (ICC.1:2010, B.4). */
export function withJpegProfile(jpeg: Uint8Array, profile: Uint8Array): Buffer {
  // A segment counts at most 65,535 bytes: its length (2), the name (12), which piece of how many (2), and the rest.
  const room = 65_535 - 16;
  const pieces = Math.ceil(profile.length / room);
  const segments = Array.from({ length: pieces }, (_, i) => {
    const piece = profile.subarray(i * room, (i + 1) * room);
    const head = Buffer.alloc(18);
    head.writeUInt16BE(0xffe2, 0);
    head.writeUInt16BE(piece.length + 16, 2);
    head.write('ICC_PROFILE\0', 4, 'latin1');
    head.writeUInt8(i + 1, 16);
    head.writeUInt8(pieces, 17);
    return Buffer.concat([head, piece]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

const tag4 = (bytes: Uint8Array, at: number): string => Buffer.from(bytes.subarray(at, at + 4)).toString('latin1');

function plainDescription(icc: Uint8Array, view: DataView, offset: number): string | null {
  if (tag4(icc, offset) !== 'desc') return null;
  const length = view.getUint32(offset + 8);
  return Buffer.from(icc.subarray(offset + 12, offset + 12 + length)).toString('latin1');
}

function multiLocalized(icc: Uint8Array, view: DataView, offset: number): string | null {
  const records = Math.min(view.getUint32(offset + 8), 100);
  const size = view.getUint32(offset + 12);
  let chosen: number | null = null;
  for (let i = 0; i < records; i += 1) {
    const at = offset + 16 + i * size;
    if (chosen === null || (tag4(icc, at).startsWith('en') && !tag4(icc, chosen).startsWith('en'))) chosen = at;
  }
  if (chosen === null) return null;
  const start = offset + view.getUint32(chosen + 8);
  return new TextDecoder('utf-16be').decode(icc.subarray(start, start + view.getUint32(chosen + 4)));
}
