/** Plain TIFF files (revision 6.0) in memory: the way to tell the picture library which inks or which profile raw pixels are in. */

const BYTE_ORDER = 'II';
const ENTRY = 12;
const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;
/** PhotometricInterpretation: light is high, red-green-blue, inks. */
const PHOTOMETRIC: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 5 };

/** Raw pixels of eight bits, channels in turn. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly data: Uint8Array;
}

/** Pixels as an uncompressed TIFF with one strip, and with the profile they are in where one is given. Four channels are cyan, magenta, yellow, black. */
export function tiffOf({ width, height, channels, data }: Pixels, profile: Uint8Array | null): Buffer {
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [256, LONG, 1, width], [257, LONG, 1, height], [258, SHORT, channels, 8], [259, SHORT, 1, 1], [262, SHORT, 1, PHOTOMETRIC[channels]!],
    [273, LONG, 1, 0], [277, SHORT, 1, channels], [278, LONG, 1, height], [279, LONG, 1, data.length],
  ];
  if (channels === 4) entries.push([332, SHORT, 1, 1]);
  if (profile) entries.push([34675, UNDEFINED, profile.length, 0]);
  const bitsAt = 8 + 2 + entries.length * ENTRY + 4;
  const profileAt = bitsAt + 8;
  const dataAt = profileAt + (profile ? profile.length + (profile.length & 1) : 0);
  const head = Buffer.alloc(dataAt);
  head.write(BYTE_ORDER, 0, 'latin1');
  head.writeUInt16LE(42, 2);
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries.length, 8);
  for (const [i, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + i * ENTRY;
    const held = tag === 258 && channels > 1 ? bitsAt : tag === 273 ? dataAt : tag === 34675 ? profileAt : value;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    if (type === SHORT && count === 1) head.writeUInt16LE(held, at + 8);
    else head.writeUInt32LE(held, at + 8);
  }
  for (let i = 0; i < 4; i += 1) head.writeUInt16LE(8, bitsAt + 2 * i);
  if (profile) head.set(profile, profileAt);
  return Buffer.concat([head, data]);
}
