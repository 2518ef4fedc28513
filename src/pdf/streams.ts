/** Streams of a PDF as decoded bytes (ISO 32000-1, section 7.4). */
import { inflateSync, constants } from 'node:zlib';
import { PDFArray, PDFContentStream, PDFDict, PDFFlateStream, PDFName, PDFRawStream, PDFStream, decodePDFRawStream, type PDFObject } from '@cantoo/pdf-lib';

/**
 * The bytes of a stream, all filters undone. Image filters (DCT, JPX) are not undone: asking for one throws pdf-lib's error.
 * Native inflate does the usual case; pdf-lib's slower decoder does predictors, LZW, ASCII85 and the like.
 */
export function decodeStream(stream: PDFStream): Uint8Array {
  if (stream instanceof PDFRawStream) {
    if (stream.transform === undefined && isPlainFlate(stream.dict)) {
      try {
        // Z_SYNC_FLUSH: a stream whose checksum or end is missing still gives what it has.
        return inflateSync(stream.contents, { finishFlush: constants.Z_SYNC_FLUSH });
      } catch {
        return decodePDFRawStream(stream).decode();
      }
    }
    if (stream.dict.lookup(PDFName.of('Filter')) === undefined && stream.transform === undefined) return stream.contents;
    return decodePDFRawStream(stream).decode();
  }
  // Streams that were made in this process and not saved yet.
  if (stream instanceof PDFContentStream || stream instanceof PDFFlateStream) return stream.getUnencodedContents();
  return stream.getContents();
}

function isPlainFlate(dict: PDFDict): boolean {
  const filter = dict.lookup(PDFName.of('Filter'));
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  return only === PDFName.of('FlateDecode') && !dict.has(PDFName.of('DecodeParms'));
}

/** A page's `Contents`: one stream or several, which are read as one with white space between them (section 7.8.2). */
export function decodeContents(contents: PDFObject | undefined): Uint8Array {
  if (contents instanceof PDFStream) return decodeStream(contents);
  if (!(contents instanceof PDFArray)) return new Uint8Array(0);
  const parts: Uint8Array[] = [];
  for (let i = 0; i < contents.size(); i += 1) {
    const part = contents.lookup(i);
    if (part instanceof PDFStream) parts.push(decodeStream(part), NEWLINE);
  }
  return Buffer.concat(parts);
}
const NEWLINE = Uint8Array.of(10);

/** A text string (section 7.9.2.2): UTF-16BE or UTF-8 behind a byte-order mark, otherwise PDFDocEncoding taken as Latin-1. */
export function decodeTextString(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16be(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes.subarray(3));
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** UTF-16BE without a mark, as ToUnicode CMaps hold it. An odd last byte is dropped. */
export function decodeUtf16be(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode((bytes[i]! << 8) | bytes[i + 1]!);
  return text;
}
