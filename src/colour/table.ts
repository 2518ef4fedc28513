/** A profile's tables between ink and Lab: reads the `mft2` (lut16) tags of ICC version 2 profiles (ICC.1:2001-04, 6.5.7) and evaluates them. */
import type { Cmyk } from '../model/press.js';
import type { Lab } from './lab.js';

/** A tag that turns device values into Lab or back, as it lies in the profile. */
interface Table {
  readonly grid: number;
  readonly inputs: readonly Float64Array[];
  readonly outputs: readonly Float64Array[];
  /** Grid points, the last channel running fastest, a value for each output. */
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

/** The table of that name; null where the profile has none in the form of version 2 with 16 bits and so many channels. */
function openTable(icc: Buffer, signature: string, inputs: number, outputs: number): Table | null {
  const tag = findTag(icc, signature);
  return tag !== null && tag.toString('latin1', 0, 4) === 'mft2' && tag[8] === inputs && tag[9] === outputs ? readTable(tag) : null;
}

/**
 * Reads a CMYK profile's table from ink to Lab under an intent's tag (`A2B0` perceptual, `A2B1` relative colorimetric); null where it has
 * none that we read.
 */
export function inkToLab(icc: Buffer, signature: string): ((ink: Cmyk) => Lab) | null {
  const table = openTable(icc, signature, 4, 3);
  if (table === null) return null;
  return (ink) => {
    // Version 2 writes L* 100 as FF00 and a* and b* 0 as 8000 (ICC.1:2001-04, table 11).
    const [l, a, b] = evaluate(table, ink);
    return [(l! * 65535) / 652.8, (a! * 65535) / 256 - 128, (b! * 65535) / 256 - 128];
  };
}

/** The way back, under `B2A0` or `B2A1`. */
export function labToInk(icc: Buffer, signature: string): ((lab: Lab) => Cmyk) | null {
  const table = openTable(icc, signature, 3, 4);
  if (table === null) return null;
  return ([l, a, b]) => {
    const [c, m, y, k] = evaluate(table, [(l * 652.8) / 65535, ((a + 128) * 256) / 65535, ((b + 128) * 256) / 65535]);
    return [c!, m!, y!, k!];
  };
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

/** Interpolates linearly between the grid points round a value; all values are parts of 1. */
function evaluate({ grid, inputs, outputs, points }: Table, values: readonly number[]): number[] {
  const low: number[] = [];
  const part: number[] = [];
  for (const [i, curve] of inputs.entries()) {
    const at = along(curve, values[i]!) * (grid - 1);
    const cell = Math.min(grid - 2, Math.floor(at));
    low.push(cell);
    part.push(at - cell);
  }
  const sum = outputs.map(() => 0);
  for (let corner = 0; corner < 1 << inputs.length; corner += 1) {
    let weight = 1;
    let index = 0;
    for (let i = 0; i < inputs.length; i += 1) {
      const high = (corner >> i) & 1;
      weight *= high ? part[i]! : 1 - part[i]!;
      index = index * grid + low[i]! + high;
    }
    if (weight === 0) continue;
    for (let o = 0; o < sum.length; o += 1) sum[o]! += weight * points[index * sum.length + o]!;
  }
  return outputs.map((curve, o) => along(curve, sum[o]! / 65535));
}
