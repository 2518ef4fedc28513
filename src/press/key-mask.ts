/** Colour key masks (ISO 32000-1, 8.9.6.4): colours that are not painted. A picture's new colours are others, so the mask becomes a stencil. */
import { PDFArray, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';
import type { PdfFile } from '../pdf/index.js';
import { samplesOf } from './image-samples.js';
import { entry, numberEntry, numbersEntry } from './objects.js';
import type { Space } from './spaces.js';

/** The stencil mask (8.9.6.3) for a picture with a colour key; null where its mask is something else, which may stay. */
export async function colourKeyMask(file: PdfFile, image: PDFRawStream, space: Space): Promise<PDFRef | null> {
  const key = numbersEntry(file, image.dict, 'Mask');
  if (!(entry(file, image.dict, 'Mask') instanceof PDFArray) || !key || key.length < 2 * space.components) return null;
  // Keys are compared with samples as they are stored, before any Decode array.
  const stored = image.dict.clone(file.context);
  stored.delete(file.context.obj('Decode') as never);
  const { width, height, channels, data } = await samplesOf(file, PDFRawStream.of(stored, image.contents), space);
  const most = 2 ** numberEntry(file, image.dict, 'BitsPerComponent', 8) - 1;
  const stride = Math.ceil(width / 8);
  const bits = new Uint8Array(stride * height);
  for (let i = 0; i < width * height; i += 1) {
    const hidden = Array.from({ length: channels }, (_, c) => Math.round((data[i * channels + c]! * most) / 255)).every((v, c) => v >= key[2 * c]! && v <= key[2 * c + 1]!);
    // A one in a stencil is not painted.
    if (hidden) bits[Math.floor(i / width) * stride + ((i % width) >> 3)]! |= 0x80 >> (i % width & 7);
  }
  return file.context.register(file.context.stream(deflateSync(bits), {
    Type: 'XObject', Subtype: 'Image', ImageMask: true, Width: width, Height: height, BitsPerComponent: 1, Filter: 'FlateDecode',
  }));
}
