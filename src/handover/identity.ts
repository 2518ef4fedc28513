/** IDs of the files of a job: each its own, all with the 8 digits that the slug of their pages carries. */
import { createHash } from 'node:crypto';
import { PDFName, PDFRef, PDFStream } from '@cantoo/pdf-lib';
import { decodeStream, type PdfFile } from '../pdf/index.js';

/** Digits of the input's hash by which a file is known. */
export const KNOWN_BY = 8;

/** 32 hex digits, capitals: the first 8 of the whole's, then what tells the part from it (ISO 32000-1, 14.4: an ID tells one file from another). */
export function partId(inputHash: string, part: string): string {
  const own = createHash('sha256').update(inputHash).update(`\0${part}`).digest('hex');
  return (inputHash.slice(0, KNOWN_BY) + own.slice(0, 32 - KNOWN_BY)).toUpperCase();
}

/** The same digits as XMP writes them. */
export function uuid(id: string): string {
  const hex = id.toLowerCase();
  return `uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`;
}

/** Gives the XMP packet of a part its own document and instance ID. All else in it, PDF/X markers too, stays as it is. */
export function renameMetadata(file: PdfFile, id: string): void {
  const ref = file.catalog.get(PDFName.of('Metadata'));
  const packet = file.get(ref);
  if (!(ref instanceof PDFRef) || !(packet instanceof PDFStream)) throw new Error('The print edition has no XMP metadata.');
  const text = Buffer.from(decodeStream(packet)).toString('utf8');
  const renamed = text.replace(/(<xmpMM:(?:DocumentID|InstanceID)>)uuid:[0-9a-f-]{36}(?=<)/g, `$1${uuid(id)}`);
  if (renamed === text) throw new Error('The XMP metadata of the print edition has no document ID.');
  file.context.assign(ref, file.context.stream(Buffer.from(renamed, 'utf8'), { Type: 'Metadata', Subtype: 'XML' }));
}
