/** Reads a font's own version out of its file. */
import { readFile } from 'node:fs/promises';

/** Name id of the version string (OpenType 1.9, `name` table). */
const VERSION = 5;

/** What a TrueType or OpenType file says of its version (`Version 4.005`); null where it says nothing that can be read. */
export async function fontVersion(file: string): Promise<string | null> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return null;
  try {
    return nameOf(bytes, VERSION);
  } catch {
    return null;
  }
}

function nameOf(font: Buffer, wanted: number): string | null {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i += 1) {
    const record = 12 + 16 * i;
    if (font.toString('latin1', record, record + 4) !== 'name') continue;
    const table = font.readUInt32BE(record + 8);
    const strings = table + font.readUInt16BE(table + 4);
    for (let n = 0; n < font.readUInt16BE(table + 2); n += 1) {
      const name = table + 6 + 12 * n;
      if (font.readUInt16BE(name + 6) !== wanted) continue;
      const from = strings + font.readUInt16BE(name + 10);
      const text = font.subarray(from, from + font.readUInt16BE(name + 8));
      // Platform 1 is Macintosh, in one byte a letter; the others are UTF-16, big-endian.
      return font.readUInt16BE(name) === 1 ? text.toString('latin1') : Buffer.from(text).swap16().toString('utf16le');
    }
  }
  return null;
}
