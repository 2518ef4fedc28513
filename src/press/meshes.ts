/** Mesh gradients (ISO 32000-1, 8.7.4.5.5 to 8.7.4.5.8): the colours of their corners rewritten, everything else bit for bit. */
import { PDFRawStream, type PDFStream } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';
import { decodeStream } from '../pdf/index.js';
import { bytesFor } from './gradient-colours.js';
import type { Job, Used } from './job.js';
import { name, numberEntry, numbersEntry } from './objects.js';
import { coloursOf, sampleFunction, setNumbers, writeTables } from './sampled.js';
import type { Found } from './rules.js';
import type { Space } from './spaces.js';

/** Bits of a stream, the most significant first. */
class BitReader {
  at = 0;
  constructor(private readonly data: Uint8Array) {}
  get left(): number {
    return this.data.length * 8 - this.at;
  }
  read(bits: number): number {
    let value = 0;
    for (let left = bits; left > 0;) {
      const take = Math.min(left, 8 - (this.at & 7));
      value = value * 2 ** take + (((this.data[this.at >> 3] ?? 0) >> (8 - (this.at & 7) - take)) & (2 ** take - 1));
      this.at += take;
      left -= take;
    }
    return value;
  }
  align(): void {
    this.at = (this.at + 7) & ~7;
  }
}

class BitWriter {
  readonly bytes: number[] = [];
  private free = 0;
  write(value: number, bits: number): void {
    for (let left = bits; left > 0;) {
      if (this.free === 0) {
        this.bytes.push(0);
        this.free = 8;
      }
      const take = Math.min(left, this.free);
      const chunk = Math.floor(value / 2 ** (left - take)) % 2 ** take;
      this.bytes[this.bytes.length - 1]! |= chunk << (this.free - take);
      this.free -= take;
      left -= take;
    }
  }
  align(): void {
    this.free = 0;
  }
}

/** One vertex or patch: its bits before the colours, and the colours. */
interface Piece {
  readonly before: readonly (readonly [value: number, bits: number])[];
  readonly colours: readonly Found[];
}

/**
 * Converts a mesh.
 * @returns what writes it once all colours are known; null for data that cannot be read.
 */
export function convertMesh(job: Job, used: Used<unknown>, stream: PDFStream, space: Space, type: number): (() => void) | null {
  const { file, palette } = job;
  const { dict } = stream;
  const held = dict.get(name('Function'));
  if (held) {
    const tables = sampleFunction(file, held, space.found);
    if (!tables) return null;
    const bytes = bytesFor(coloursOf(tables), used, palette);
    return () => dict.set(name('Function'), writeTables(file, tables, used.target === 'luminosity' ? 1 : 4, bytes));
  }
  const bits = { coordinate: numberEntry(file, dict, 'BitsPerCoordinate', 0), component: numberEntry(file, dict, 'BitsPerComponent', 0), flag: type === 5 ? 0 : numberEntry(file, dict, 'BitsPerFlag', 0) };
  const decode = numbersEntry(file, dict, 'Decode') ?? [];
  const n = space.components;
  if (bits.coordinate === 0 || bits.component === 0 || n === 0 || decode.length < 4 + 2 * n || !(stream instanceof PDFRawStream) || !used.ref) return null;
  const reader = new BitReader(decodeStream(stream));
  const most = 2 ** bits.component - 1;
  const colour = (): Found => space.found(Array.from({ length: n }, (_, i) => {
    const [low, high] = [decode[4 + 2 * i]!, decode[5 + 2 * i]!];
    return low + (reader.read(bits.component) / most) * (high - low);
  }));
  const pieces: Piece[] = [];
  // Vertices are padded to whole bytes in types 4 and 5 (with the flag for 4), patches in types 6 and 7.
  for (;;) {
    const flag = bits.flag > 0 && reader.left >= bits.flag ? reader.read(bits.flag) : 0;
    const [points, corners] = type <= 5 ? [1, 1] : flag === 0 ? [type === 6 ? 12 : 16, 4] : [type === 6 ? 8 : 12, 2];
    if (reader.left < 2 * points! * bits.coordinate + corners! * n * bits.component) break;
    const before: [number, number][] = bits.flag > 0 ? [[flag, bits.flag]] : [];
    for (let i = 0; i < 2 * points!; i += 1) before.push([reader.read(bits.coordinate), bits.coordinate]);
    pieces.push({ before, colours: Array.from({ length: corners! }, colour) });
    reader.align();
  }
  const bytes = bytesFor(pieces.flatMap((piece) => piece.colours.map((found) => [found])), used, palette);
  const { ref } = used;
  return () => {
    const writer = new BitWriter();
    for (const piece of pieces) {
      for (const [value, width] of piece.before) writer.write(value, width);
      for (const found of piece.colours) for (const byte of bytes(found)) writer.write(byte, 8);
      writer.align();
    }
    const outputs = used.target === 'luminosity' ? 1 : 4;
    setNumbers(dict, 'Decode', [...decode.slice(0, 4), ...Array.from({ length: outputs }, () => [0, 1]).flat()], file);
    dict.set(name('BitsPerComponent'), file.context.obj(8));
    dict.set(name('Filter'), name('FlateDecode'));
    dict.delete(name('DecodeParms'));
    file.context.assign(ref, PDFRawStream.of(dict, deflateSync(Uint8Array.from(writer.bytes))));
  };
}
