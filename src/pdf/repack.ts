/** Streams of a file with new contents. */
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { PDFNumber, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib';
import type { PdfFile } from './file.js';
import { name } from './resources.js';

const deflated = promisify<Uint8Array, Buffer>(deflate);

/** Gives a stream other contents; all else in its dictionary stays. Packing goes on beside this thread, so that many may be under way at once. */
export async function repack(file: PdfFile, ref: PDFRef, stream: PDFRawStream, data: Uint8Array): Promise<void> {
  const bytes = await deflated(data);
  const dict = stream.dict.clone(file.context);
  dict.set(name('Filter'), name('FlateDecode'));
  dict.delete(name('DecodeParms'));
  dict.set(name('Length'), PDFNumber.of(bytes.length));
  file.context.assign(ref, PDFRawStream.of(dict, bytes));
}
