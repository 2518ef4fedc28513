/** The inks of a picture's pixels, made small: means of blocks of pixels, which is what a press and a limit of ink know of them. */
import { createHash } from 'node:crypto';
import { PDFArray, PDFBool, PDFName, PDFRawStream, PDFStream } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { asName, asNumber, asNumbers, decodeStream, entry, type ColourSpace, type ImagePaint } from '../../pdf/index.js';

/** The longer side of what is kept, pixels: on a whole page a pixel is about a millimetre and a half. */
const LONGEST = 192;
/** Samples a side that are averaged for a pixel where all of a picture has to be read by ourselves. */
const SAMPLES = 4;
/** Raised when the reckoning changes, so that old answers are not taken for new ones. */
const VERSION = 1;

/** A picture's inks. */
export interface PictureInk {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel, 255 for full ink; null where the inks cannot be known (RGB, or a filter that is not read here). */
  readonly inks: Uint8Array | null;
  /** How much of it shows, a byte a pixel; null where all does. */
  readonly alpha: Uint8Array | null;
}

/** Keeps answers between runs, each under the hash of all that decides it. The cache of pictures is one. */
export interface InkCache {
  getFacts<T>(key: string): Promise<T | null>;
  putFacts(key: string, facts: unknown): Promise<void>;
}

/** A picture's inks as kept, bytes in base 64. */
interface Kept {
  readonly width: number;
  readonly height: number;
  readonly inks: string | null;
  readonly alpha: string | null;
}

interface Samples {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** Decoded as the picture's Decode array says, 0 to 255 for 0 to 1. */
  readonly data: Uint8Array;
}

/** The inks of a painted picture. Never rejects for what a picture is: what cannot be read has no inks. */
export async function readPictureInk(image: ImagePaint, cache: InkCache | null): Promise<PictureInk> {
  const { stream } = image;
  if (!(stream instanceof PDFRawStream) || image.space === null) return { width: 1, height: 1, inks: null, alpha: null };
  const mask = entry(stream.dict, 'SMask');
  const key = keyOf(stream, mask instanceof PDFRawStream ? mask : null, image.space);
  const kept = await cache?.getFacts<Kept>(key);
  if (kept) return { ...kept, inks: bytesOf(kept.inks), alpha: bytesOf(kept.alpha) };
  const samples = await readSamples(stream, image.width, image.height, image.space.components);
  const inks = samples && toInks(samples, image.space);
  const seen = mask instanceof PDFRawStream && samples ? await readSamples(mask, asNumber(entry(mask.dict, 'Width')), asNumber(entry(mask.dict, 'Height')), 1) : null;
  const size = samples ?? { width: 1, height: 1 };
  const read: PictureInk = { width: size.width, height: size.height, inks, alpha: seen && sameSize(seen, size) };
  await cache?.putFacts(key, { ...read, inks: textOf(inks), alpha: textOf(read.alpha) } satisfies Kept);
  return read;
}

function keyOf(stream: PDFRawStream, mask: PDFRawStream | null, space: ColourSpace): string {
  const hash = createHash('sha256').update(`${VERSION} ${space.families.join(' ')} ${stream.dict.toString()}\0`).update(stream.contents);
  if (mask) hash.update(mask.dict.toString()).update(mask.contents);
  return hash.digest('hex');
}

const filterOf = (stream: PDFStream): string | null => {
  const filter = entry(stream.dict, 'Filter');
  return filter instanceof PDFArray ? (filter.size() === 1 ? asName(filter.lookup(0)) : 'several') : asName(filter);
};

/** Filters that `decodeStream` undoes. */
const PLAIN = new Set([null, 'FlateDecode', 'LZWDecode', 'ASCII85Decode', 'ASCIIHexDecode', 'RunLengthDecode']);

async function readSamples(stream: PDFRawStream, width: number, height: number, channels: number): Promise<Samples | null> {
  if (width < 1 || height < 1 || channels < 1) return null;
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const filter = filterOf(stream);
  const decode = asNumbers(entry(stream.dict, 'Decode'), 2 * channels);
  if (filter === 'DCTDecode') return readJpeg(stream.contents, size, channels, decode);
  if (!PLAIN.has(filter)) return null;
  const bits = entry(stream.dict, 'ImageMask') === PDFBool.True ? 1 : asNumber(entry(stream.dict, 'BitsPerComponent'), 8);
  return readPlain(decodeStream(stream), width, height, bits, size, channels, decode, entry(stream.dict, 'ColorSpace') instanceof PDFName);
}

/**
 * libjpeg shrinks by up to eight while it decodes, from the same coefficients as the whole picture: means of blocks, in a tenth of the time.
 * libvips takes the four-channel JPEGs of Adobe's kind, whose bytes are inverted, for the only kind there is; PDF says so by its Decode array.
 */
async function readJpeg(bytes: Uint8Array, size: { width: number; height: number }, channels: number, decode: readonly number[] | null): Promise<Samples | null> {
  if (channels === 3) return null;
  const picture = sharp(bytes, { failOn: 'none' });
  const reading = channels === 4 ? picture.pipelineColourspace('cmyk').resize({ ...size, fit: 'fill', kernel: 'linear' }).toColourspace('cmyk') : picture.resize({ ...size, fit: 'fill', kernel: 'linear' }).grayscale();
  const { data, info } = await reading.raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== channels) return null;
  const inverted = decode !== null && decode[0]! > decode[1]!;
  if (channels === 4 ? !inverted : inverted) for (let i = 0; i < data.length; i += 1) data[i] = 255 - data[i]!;
  return { ...size, channels, data };
}

/** Unpacked pixels of any depth, averaged over a few samples a block. Palette indices are no values to average: of those one sample counts. */
function readPlain(data: Uint8Array, width: number, height: number, bits: number, size: { width: number; height: number }, channels: number, decode: readonly number[] | null, plainSpace: boolean): Samples {
  const stride = Math.ceil((width * channels * bits) / 8);
  const most = 2 ** bits - 1;
  const inverted = decode !== null && decode[0]! > decode[1]!;
  const sample = (x: number, y: number, c: number): number => {
    const bit = (x * channels + c) * bits;
    const byte = data[y * stride + (bit >> 3)] ?? 0;
    const value = bits === 8 || bits === 16 ? byte / 255 : ((byte >> (8 - bits - (bit & 7))) & most) / most;
    return inverted ? 1 - value : value;
  };
  const out = new Uint8Array(size.width * size.height * channels);
  const times = plainSpace || bits === 8 ? SAMPLES : 1;
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      for (let c = 0; c < channels; c += 1) {
        let sum = 0;
        for (let i = 0; i < times * times; i += 1) {
          const sx = Math.min(width - 1, Math.floor(((x + ((i % times) + 0.5) / times) / size.width) * width));
          const sy = Math.min(height - 1, Math.floor(((y + (Math.floor(i / times) + 0.5) / times) / size.height) * height));
          sum += sample(sx, sy, c);
        }
        out[(y * size.width + x) * channels + c] = Math.round((sum / (times * times)) * 255);
      }
    }
  }
  return { ...size, channels, data: out };
}

function toInks({ data, channels }: Samples, space: ColourSpace): Uint8Array | null {
  if (space.name === 'DeviceCMYK') return data;
  const palette = space.name === 'Indexed';
  if (space.toInk(Array.from({ length: channels }, () => 0)) === null) return null;
  const out = new Uint8Array((data.length / channels) * 4);
  for (let i = 0, o = 0; i < data.length; i += channels, o += 4) {
    const ink = space.toInk(Array.from({ length: channels }, (_, c) => (palette ? data[i + c]! : data[i + c]! / 255)));
    if (!ink) return null;
    for (let p = 0; p < 4; p += 1) out[o + p] = Math.round(ink[p]! * 255);
  }
  return out;
}

/** A mask read at its own size, brought to the picture's. */
function sameSize(mask: Samples, { width, height }: { width: number; height: number }): Uint8Array {
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) out[y * width + x] = mask.data[Math.floor(((y + 0.5) / height) * mask.height) * mask.width + Math.floor(((x + 0.5) / width) * mask.width)]!;
  }
  return out;
}

const textOf = (bytes: Uint8Array | null): string | null => bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
const bytesOf = (text: string | null): Uint8Array | null => (text === null ? null : Buffer.from(text, 'base64'));
