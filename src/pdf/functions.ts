/** PDF functions (ISO 32000-1, section 7.10) as plain ones: tint transforms, gradients, transfer curves. */
import { PDFArray, PDFDict, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { readCalculator } from './calculator.js';
import { asNumber, asNumbers, entry } from './resources.js';
import { decodeStream } from './streams.js';

/** From inputs to outputs. Inputs are clipped to the function's domain, outputs to its range. */
export type PdfFunction = (inputs: readonly number[]) => number[];

const clip = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Values clipped to pairs of limits; more values than pairs are left as they are. */
const within = (values: readonly number[], limits: readonly number[] | null): number[] =>
  values.map((value, i) => (limits && limits.length > 2 * i + 1 ? clip(value, limits[2 * i]!, limits[2 * i + 1]!) : value));

/** Reads a function, or an array of functions with one output each (section 8.7.4.5.2). Null for what is none or is damaged. */
export function readFunction(value: PDFObject | undefined): PdfFunction | null {
  if (value instanceof PDFArray) {
    const parts = Array.from({ length: value.size() }, (_, i) => readFunction(value.lookup(i)));
    return parts.every((part) => part !== null) ? (inputs) => parts.flatMap((part) => part(inputs)) : null;
  }
  const dict = value instanceof PDFStream ? value.dict : value instanceof PDFDict ? value : undefined;
  const domain = asNumbers(entry(dict, 'Domain'), 2);
  if (!dict || !domain) return null;
  const range = asNumbers(entry(dict, 'Range'), 2);
  const body = readBody(asNumber(entry(dict, 'FunctionType'), -1), dict, value, domain, range);
  return body && ((inputs) => within(body(within(inputs, domain)), range));
}

function readBody(type: number, dict: PDFDict, value: PDFObject | undefined, domain: readonly number[], range: readonly number[] | null): PdfFunction | null {
  if (type === 0 && value instanceof PDFStream && range) return sampled(value, domain, range);
  if (type === 2) return exponential(dict);
  if (type === 3) return stitched(dict, domain);
  if (type === 4 && value instanceof PDFStream) return readCalculator(decodeStream(value));
  return null;
}

const interpolate = (x: number, xLow: number, xHigh: number, low: number, high: number): number =>
  xHigh === xLow ? low : low + ((x - xLow) * (high - low)) / (xHigh - xLow);

/** Type 0: a table of samples, read between its points linearly (section 7.10.2). */
function sampled(stream: PDFStream, domain: readonly number[], range: readonly number[]): PdfFunction | null {
  const size = asNumbers(entry(stream.dict, 'Size'), 1);
  const bits = asNumber(entry(stream.dict, 'BitsPerSample'));
  if (!size || bits < 1 || bits > 32) return null;
  const outputs = range.length / 2;
  const encode = asNumbers(entry(stream.dict, 'Encode'), 2 * size.length) ?? size.flatMap((n) => [0, n - 1]);
  const decode = asNumbers(entry(stream.dict, 'Decode'), range.length) ?? range;
  const data = decodeStream(stream);
  const most = 2 ** bits - 1;
  const sample = (index: number): number => {
    let value = 0;
    if (bits % 8 === 0) {
      for (let byte = (index * bits) / 8; byte < ((index + 1) * bits) / 8; byte += 1) value = value * 256 + (data[byte] ?? 0);
      return value;
    }
    for (let bit = index * bits; bit < (index + 1) * bits; bit += 1) value = value * 2 + (((data[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
    return value;
  };
  return (inputs) => {
    const low: number[] = [];
    const part: number[] = [];
    for (const [i, n] of size.entries()) {
      const at = clip(interpolate(inputs[i] ?? 0, domain[2 * i]!, domain[2 * i + 1]!, encode[2 * i]!, encode[2 * i + 1]!), 0, n - 1);
      const cell = Math.min(Math.floor(at), Math.max(0, n - 2));
      low.push(cell);
      part.push(at - cell);
    }
    const sums = new Array<number>(outputs).fill(0);
    for (let corner = 0; corner < 1 << size.length; corner += 1) {
      let weight = 1;
      let index = 0;
      let stride = 1;
      for (const [i, n] of size.entries()) {
        const high = (corner >> i) & 1;
        weight *= high ? part[i]! : 1 - part[i]!;
        index += Math.min(n - 1, low[i]! + high) * stride;
        stride *= n;
      }
      if (weight === 0) continue;
      for (let o = 0; o < outputs; o += 1) sums[o]! += weight * sample(index * outputs + o);
    }
    return sums.map((sum, o) => interpolate(sum, 0, most, decode[2 * o]!, decode[2 * o + 1]!));
  };
}

/** Type 2: from C0 to C1 by a power (section 7.10.3). */
function exponential(dict: PDFDict): PdfFunction {
  const from = asNumbers(entry(dict, 'C0'), 1) ?? [0];
  const to = asNumbers(entry(dict, 'C1'), 1) ?? [1];
  const power = asNumber(entry(dict, 'N'), 1);
  return ([x = 0]) => from.map((start, i) => start + x ** power * ((to[i] ?? start) - start));
}

/** Type 3: functions of one input side by side (section 7.10.4). */
function stitched(dict: PDFDict, domain: readonly number[]): PdfFunction | null {
  const list = entry(dict, 'Functions');
  const bounds = asNumbers(entry(dict, 'Bounds'), 0);
  if (!(list instanceof PDFArray) || !bounds) return null;
  const parts = Array.from({ length: list.size() }, (_, i) => readFunction(list.lookup(i)));
  const encode = asNumbers(entry(dict, 'Encode'), 2 * parts.length);
  if (!encode || parts.length === 0 || bounds.length !== parts.length - 1 || !parts.every((part) => part !== null)) return null;
  return ([x = 0]) => {
    const found = bounds.findIndex((bound) => x < bound);
    const i = found < 0 ? parts.length - 1 : found;
    const low = i === 0 ? domain[0]! : bounds[i - 1]!;
    const high = i === parts.length - 1 ? domain[1]! : bounds[i]!;
    return parts[i]!([interpolate(x, low, high, encode[2 * i]!, encode[2 * i + 1]!)]);
  };
}
