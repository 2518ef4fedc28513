/** Inline images (ISO 32000-1, 8.9.7) made into image objects, so that one way serves all pictures. */
import { PDFHexString, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { Name, type Dict, type Operand } from '../pdf/index.js';
import { dictEntry, name } from './objects.js';
import type { Walk } from './walk.js';

/** Abbreviations of tables 93 and 94. */
const KEYS: Readonly<Record<string, string>> = { BPC: 'BitsPerComponent', CS: 'ColorSpace', D: 'Decode', DP: 'DecodeParms', F: 'Filter', H: 'Height', IM: 'ImageMask', I: 'Interpolate', W: 'Width' };
const VALUES: Readonly<Record<string, string>> = {
  G: 'DeviceGray', RGB: 'DeviceRGB', CMYK: 'DeviceCMYK', I: 'Indexed', AHx: 'ASCIIHexDecode', A85: 'ASCII85Decode', LZW: 'LZWDecode', Fl: 'FlateDecode', RL: 'RunLengthDecode', CCF: 'CCITTFaxDecode', DCT: 'DCTDecode',
};

/** An image object for an inline image; null for a stencil mask, which is painted in the current colour and may stay where it is. */
export function inlineImage(walk: Walk, [dict, data]: readonly Operand[]): { readonly key: string; readonly ref: PDFRef; readonly stream: PDFRawStream } | null {
  if (!(dict instanceof Map) || !(data instanceof Uint8Array)) return null;
  const { context } = walk.job.file;
  const entries = new Map(Array.from(dict as Dict, ([key, value]) => [KEYS[key] ?? key, value]));
  if (entries.get('ImageMask') === true) return null;
  const made = context.obj({ Type: 'XObject', Subtype: 'Image', Length: data.length });
  for (const [key, value] of entries) {
    const held = value instanceof Name && key === 'ColorSpace' ? dictEntry(walk.job.file, walk.resources, 'ColorSpace')?.get(name(value.name)) : undefined;
    made.set(name(key), held ?? context.obj(plain(value) as never));
  }
  const stream = PDFRawStream.of(made, data.slice());
  const ref = context.register(stream);
  return { key: `PressInline${ref.objectNumber}`, ref, stream };
}

/** An operand as what pdf-lib makes objects from. */
function plain(value: Operand): unknown {
  if (value instanceof Name) return VALUES[value.name] ?? value.name;
  if (value instanceof Uint8Array) return PDFHexString.of(Buffer.from(value).toString('hex'));
  if (Array.isArray(value)) return value.map((item: Operand) => plain(item));
  if (value instanceof Map) return Object.fromEntries(Array.from(value as Dict, ([key, item]) => [key, plain(item)]));
  return value;
}
