/** A profile's table from ink to Lab: reads the `mft2` (lut16) tags of ICC version 2 profiles (ICC.1:2001-04, 6.5.7) and evaluates them. */
import type { Cmyk } from '../model/press.js';
import type { Lab } from './lab.js';

/** A tag that turns device values into Lab, as it lies in the profile. */
interface Table {
  readonly grid: number;
  readonly inputs: readonly Float64Array[];
  readonly outputs: readonly Float64Array[];
  /** Grid points, the last channel running fastest, three values each. */
  readonly points: Uint16Array;
}

/** Where a tag's data lies in a profile; null where it has none of that name. */
function findTag(icc: Buffer, signature: string): Buffer | null {
  const count = icc.readUInt32BE(128);
  for (let i = 0; i < count; i += 1) {
    const entry = 132 + i * 12;
    if (icc.toString('latin1', entry, entry + 4) !== signature) continue;
    const offset = icc.readUInt32BE(entry + 4);
    return icc.subarray(offset, offset + icc.readUInt32BE(entry + 8));
  }
  return null;
}

/**
 * Reads a CMYK profile's table from ink to Lab under an intent's tag (`A2B0` perceptual, `A2B1` relative colorimetric).
 * @throws Error where the profile has none in the form of version 2 with 16 bits.
 */
export function inkToLab(icc: Buffer, signature: string): (ink: Cmyk) => Lab {
  const tag = findTag(icc, signature);
  if (tag === null || tag.toString('latin1', 0, 4) !== 'mft2' || tag[8] !== 4 || tag[9] !== 3) throw new Error(`The profile has no table ${signature} from four inks to Lab with 16 bits.`);
  const table = readTable(tag);
  return (ink) => evaluate(table, ink);
}

function readTable(tag: Buffer): Table {
  const [inChannels, outChannels, grid] = [tag[8]!, tag[9]!, tag[10]!];
  const inEntries = tag.readUInt16BE(48);
  const outEntries = tag.readUInt16BE(50);
  let at = 52;
  const curve = (entries: number): Float64Array => {
    const values = Float64Array.from({ length: entries }, (_, i) => tag.readUInt16BE(at + 2 * i) / 65535);
    at += 2 * entries;
    return values;
  };
  const inputs = Array.from({ length: inChannels }, () => curve(inEntries));
  const points = Uint16Array.from({ length: grid ** inChannels * outChannels }, (_, i) => tag.readUInt16BE(at + 2 * i));
  at += 2 * points.length;
  return { grid, inputs, points, outputs: Array.from({ length: outChannels }, () => curve(outEntries)) };
}

function along(curve: Float64Array, value: number): number {
  const at = Math.min(1, Math.max(0, value)) * (curve.length - 1);
  const low = Math.min(curve.length - 2, Math.floor(at));
  return curve[low]! + (curve[low + 1]! - curve[low]!) * (at - low);
}

/** Interpolates linearly between the sixteen grid points round an ink. */
function evaluate({ grid, inputs, outputs, points }: Table, ink: Cmyk): Lab {
  const low: number[] = [];
  const part: number[] = [];
  for (const [i, curve] of inputs.entries()) {
    const at = along(curve, ink[i]!) * (grid - 1);
    const cell = Math.min(grid - 2, Math.floor(at));
    low.push(cell);
    part.push(at - cell);
  }
  const sum = [0, 0, 0];
  for (let corner = 0; corner < 16; corner += 1) {
    let weight = 1;
    let index = 0;
    for (let i = 0; i < 4; i += 1) {
      const high = (corner >> i) & 1;
      weight *= high ? part[i]! : 1 - part[i]!;
      index = index * grid + low[i]! + high;
    }
    if (weight === 0) continue;
    for (let o = 0; o < 3; o += 1) sum[o]! += weight * points[index * 3 + o]!;
  }
  // Version 2 writes L* 100 as FF00 and a* and b* 0 as 8000 (ICC.1:2001-04, table 11).
  const [l, a, b] = outputs.map((curve, o) => along(curve, sum[o]! / 65535) * 65535);
  return [l! / 652.8, a! / 256 - 128, b! / 256 - 128];
}
