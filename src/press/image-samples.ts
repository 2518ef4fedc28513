/** Image objects (ISO 32000-1, 8.9.5) as samples of eight bits, whatever they are packed in. */
import { PDFArray, PDFDict, PDFName, PDFRawStream, type PDFStream } from '@cantoo/pdf-lib';
import { decodeStream, type PdfFile } from '../pdf/index.js';
import { decodeJpeg } from './ink-pixels.js';
import { entry, name, numberEntry, numbersEntry } from './objects.js';
import type { Space } from './spaces.js';
import type { Pixels } from './tiff.js';

/** Filters whose data only a decoder of their own can read; none of ours does. */
const OTHERS = ['JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode'];

/** Names of a stream's filters, in the order they are undone. */
export function filtersOf(file: PdfFile, dict: PDFDict): string[] {
  const value = entry(file, dict, 'Filter');
  const names = value instanceof PDFArray ? value.asArray().map((item) => file.get(item)) : value ? [value] : [];
  return names.map((item) => (item instanceof PDFName ? item.decodeText() : ''));
}

export const isJpeg = (file: PdfFile, dict: PDFDict): boolean => filtersOf(file, dict).at(-1) === 'DCTDecode';
/** True for data that this stage can neither read nor write. */
export const isClosed = (file: PdfFile, dict: PDFDict): boolean => filtersOf(file, dict).some((filter) => OTHERS.includes(filter));

/** The JPEG file inside an image whose last filter is DCTDecode, other filters round it undone. */
export function jpegOf(file: PdfFile, image: PDFRawStream): Uint8Array {
  const filters = filtersOf(file, image.dict);
  if (filters.length === 1) return image.contents;
  const dict = file.context.obj({ Filter: filters.slice(0, -1) });
  return decodeStream(PDFRawStream.of(dict, image.contents));
}

/**
 * Samples of an image, one byte each, channels in turn, spread over the space's own range (so that 255 is the most of a component).
 * A Decode array is applied. @throws Error for data that is shorter than its picture.
 */
export async function samplesOf(file: PdfFile, image: PDFStream, space: Space): Promise<Pixels> {
  const { dict } = image;
  const [width, height] = [numberEntry(file, dict, 'Width', 0), numberEntry(file, dict, 'Height', 0)];
  const jpeg = image instanceof PDFRawStream && isJpeg(file, dict) ? await decodeJpeg(jpegOf(file, image)) : null;
  const channels = space.components as Pixels['channels'];
  const data = jpeg ? jpeg.data : unpack(decodeStream(image), width * channels, height, numberEntry(file, dict, 'BitsPerComponent', 8), space.family === 'Indexed');
  if (data.length < width * height * channels) throw new Error(`A picture of ${width} x ${height} px has data for fewer pixels.`);
  applyDecode(data, numbersEntry(file, dict, 'Decode'), space);
  return { width: jpeg?.width ?? width, height: jpeg?.height ?? height, channels, data };
}

/** Rows of samples of 1 to 16 bits, each row beginning with a whole byte, to one byte each. @param plain the values themselves, not their share of the most. */
export function unpack(data: Uint8Array, samples: number, rows: number, bits: number, plain: boolean): Uint8Array {
  if (bits === 8) return Uint8Array.from(data.subarray(0, samples * rows));
  const out = new Uint8Array(samples * rows);
  const stride = Math.ceil((samples * bits) / 8);
  const scale = plain ? 1 : 255 / (2 ** bits - 1);
  for (let row = 0; row < rows; row += 1) {
    for (let i = 0; i < samples; i += 1) {
      const at = row * stride;
      if (bits === 16) out[row * samples + i] = data[at + 2 * i] ?? 0;
      else {
        const bit = i * bits;
        const value = ((data[at + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & (2 ** bits - 1);
        out[row * samples + i] = Math.round(value * scale);
      }
    }
  }
  return out;
}

/** Decode arrays (table 90) other than the space's own range. */
function applyDecode(data: Uint8Array, decode: readonly number[] | null, space: Space): void {
  const n = space.components;
  if (!decode || decode.length < 2 * n || space.family === 'Indexed' || decode.every((v, i) => v === space.range[i])) return;
  const tables = Array.from({ length: n }, (_, c) => {
    const [low, high] = [space.range[2 * c]!, space.range[2 * c + 1]!];
    return Uint8Array.from({ length: 256 }, (__, v) => {
      const value = decode[2 * c]! + (v / 255) * (decode[2 * c + 1]! - decode[2 * c]!);
      return Math.min(255, Math.max(0, Math.round((255 * (value - low)) / (high - low))));
    });
  });
  for (let i = 0; i < data.length; i += 1) data[i] = tables[i % n]![data[i]!]!;
}

/** What pdf-lib makes an object of. */
type Literal = string | number | readonly number[] | Readonly<Record<string, number>>;

/** An image dictionary for new data: the entries that told of the old data are gone. */
export function setData(file: PdfFile, dict: PDFDict, entries: Readonly<Record<string, Literal>>): PDFDict {
  const fresh = dict.clone(file.context);
  for (const key of ['Decode', 'DecodeParms', 'Filter', 'Intent', 'Alternates', 'OPI', 'Metadata']) fresh.delete(name(key));
  for (const [key, value] of Object.entries(entries)) fresh.set(name(key), file.context.obj(value as never));
  return fresh;
}
