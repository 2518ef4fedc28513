/**
 * Pictures that are still in the file: PNGs with transparency, rasters of drawings, pictures of supplied pages. Everything but gray and
 * ink within the limit is converted, two at a time so that memory stays bounded.
 */
import { PDFHexString, PDFName, PDFRawStream, type PDFStream } from '@cantoo/pdf-lib';
import { convertPixels, holdsLimit, repacked, type Converted } from './image-convert.js';
import { filtersOf, isClosed, setData } from './image-samples.js';
import { colourKeyMask } from './key-mask.js';
import type { ImageOptions } from './image-cache.js';
import type { Job, Used } from './job.js';
import { entry, name, numberEntry } from './objects.js';
import type { Swatch } from './palette.js';
import type { PressedImage } from './report.js';
import { isNeutral, luminosity, NO_INK, type Found, type Use } from './rules.js';
import { spaceOf } from './spaces.js';

const TOGETHER = 2;
const AREA: Use = { role: 'area', large: false, overPicture: false, registration: false };

/** Asks for the colours of pictures that have a palette, so that they are converted with all others. Answers with what writes them. */
export function planPalettes(job: Job): (() => void)[] {
  return [...job.images.values()].flatMap((used) => {
    const space = spaceOf(job.file, used.object.dict, null);
    const count = space.family === 'Indexed' ? space.range[1]! + 1 : (space.family === 'Separation' || (space.family === 'DeviceN' && space.components === 1)) && numberEntry(job.file, used.object.dict, 'BitsPerComponent', 8) === 8 ? 256 : 0;
    if (count === 0) return [];
    const colours = Array.from({ length: count }, (_, i) => space.found([space.family === 'Indexed' ? i : i / 255]));
    return [planPalette(job, used, colours)];
  });
}

/** A palette keeps its picture's data: only the colours that its numbers stand for change. */
function planPalette({ file, palette }: Job, used: Used<PDFStream>, colours: readonly Found[]): () => void {
  const [page = 0] = used.pages;
  const gray = used.target === 'luminosity';
  const neutral = !used.overPicture && colours.every((found) => found === null || !('rgb' in found) || isNeutral(found.rgb));
  const swatches: (Swatch | null)[] = gray ? [] : colours.map((found) => found && (neutral || 'ink' in found ? palette.swatch(found, AREA, page) : palette.profile(found.rgb, page)));
  return () => {
    const table = gray
      ? colours.map((found) => Math.round(255 * (found ? luminosity(found) : 0)))
      : swatches.flatMap((swatch) => (swatch ? palette.ink(swatch) : NO_INK).map((part) => Math.round(255 * part)));
    const base = file.context.obj(gray ? 'DeviceGray' : 'DeviceCMYK');
    used.object.dict.set(name('ColorSpace'), file.context.obj([PDFName.of('Indexed'), base, colours.length - 1, PDFHexString.of(Buffer.from(table).toString('hex'))]));
  };
}

/** Converts all pictures but those with palettes. */
export async function convertImages(job: Job, options: ImageOptions): Promise<PressedImage[]> {
  const done: PressedImage[] = [];
  const waiting = [...job.images.values()];
  const work = async (): Promise<void> => {
    for (let used = waiting.shift(); used; used = waiting.shift()) {
      const how = await convertImage(job, used, options);
      const { dict } = used.object;
      done.push({
        object: used.ref?.objectNumber ?? 0, how, pages: [...used.pages].sort((a, b) => a - b),
        width: numberEntry(job.file, dict, 'Width', 0), height: numberEntry(job.file, dict, 'Height', 0),
      });
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, work));
  return done.sort((a, b) => a.object - b.object);
}

async function convertImage({ file }: Job, used: Used<PDFStream>, options: ImageOptions): Promise<PressedImage['how']> {
  const { object: image, ref } = used;
  const { dict } = image;
  if (!(image instanceof PDFRawStream) || !ref) return 'refused';
  for (const key of ['Alternates', 'OPI', 'Metadata']) dict.delete(name(key));
  const space = spaceOf(file, dict, null);
  if (space.family === 'Indexed') return 'converted';
  const gray = space.components === 1 && ['DeviceGray', 'CalGray', 'ICCBased'].includes(space.family);
  const inks = space.components === 4 && ['DeviceCMYK', 'ICCBased'].includes(space.family);
  if (gray || inks) dict.set(name('ColorSpace'), name(gray ? 'DeviceGray' : 'DeviceCMYK'));
  if (isClosed(file, dict) || space.components === 0) return gray ? 'kept' : 'refused';
  const lzw = filtersOf(file, dict).includes('LZWDecode');
  if (gray || (inks && used.target === 'ink' && (await holdsLimit(file, image, options)))) {
    if (lzw) file.context.assign(ref, await repacked(file, image));
    return 'kept';
  }
  const mask = entry(file, dict, 'Mask') === undefined ? null : await colourKeyMask(file, image, space);
  const { facts, bytes }: Converted = await convertPixels(file, image, used, space, options);
  const fresh = setData(file, dict, {
    Width: facts.width, Height: facts.height, BitsPerComponent: 8, ColorSpace: facts.gray ? 'DeviceGray' : 'DeviceCMYK', Filter: facts.jpeg ? 'DCTDecode' : 'FlateDecode',
    ...(facts.jpeg && !facts.gray ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {}),
    ...(facts.jpeg ? {} : { DecodeParms: { Predictor: 15, Colors: facts.gray ? 1 : 4, BitsPerComponent: 8, Columns: facts.width } }),
  });
  if (mask) fresh.set(name('Mask'), mask);
  file.context.assign(ref, PDFRawStream.of(fresh, bytes));
  return facts.how;
}
