/**
 * What a file is, by its first bytes and never by its name; and whether its end is missing.
 */
import path from 'node:path';
import type { PictureInfo } from '../model/stages.js';

/** The formats a picture may have. */
export type PictureFormat = PictureInfo['format'];

/** How a format is called in messages. */
export const FORMAT_NAMES: Readonly<Record<PictureFormat, string>> = {
  jpeg: 'JPEG', png: 'PNG', tiff: 'TIFF', webp: 'WebP', svg: 'SVG', gif: 'GIF', pdf: 'PDF',
};

/** The extensions a format goes by, the usual one first. */
export const EXTENSIONS: Readonly<Record<PictureFormat, readonly [string, ...string[]]>> = {
  jpeg: ['.jpg', '.jpeg', '.jpe', '.jfif'], png: ['.png'], tiff: ['.tif', '.tiff'], webp: ['.webp'], svg: ['.svg'], gif: ['.gif'], pdf: ['.pdf'],
};

/** True when the file's extension is one that its content goes by. */
export const isNamedAs = (file: string, format: PictureFormat): boolean => EXTENSIONS[format].includes(path.extname(file).toLowerCase());

const ascii = (bytes: Uint8Array, from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** The format of a file's content, or null for anything that the pipeline does not take. */
export function sniff(bytes: Uint8Array): PictureFormat | null {
  const head = ascii(bytes, 0, 16);
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^(II[*+]\0|MM\0[*+])/.test(head)) return 'tiff';
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return 'webp';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  // ISO 32000-1, annex H.3.4.1: the header may stand anywhere within the first 1024 bytes.
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return 'pdf';
  return /<(?:[\w-]+:)?svg[\s>/]/.test(decodeText(bytes.subarray(0, 65_536))) ? 'svg' : null;
}

/** A name for content that is not taken, where it is a well-known one. */
export function foreignFormat(bytes: Uint8Array): string | null {
  const head = ascii(bytes, 0, 16);
  if (/^[\s\S]{4}ftyp(heic|heix|hevc|mif1|msf1)/.test(head)) return 'HEIC';
  if (/^[\s\S]{4}ftypavi[fs]/.test(head)) return 'AVIF';
  if (head.startsWith('8BPS')) return 'Photoshop';
  if (head.startsWith('BM')) return 'BMP';
  if (head.startsWith('%!PS') || head.startsWith('\xc5\xd0\xd3\xc6')) return 'EPS';
  if (head.startsWith('\x1f\x8b')) return 'gzip (SVGZ)';
  if (/^(\xff\x0a|\0\0\0\x0cJXL )/.test(head)) return 'JPEG XL';
  return null;
}

/**
 * True when the end of a file is missing: no EOI marker (JPEG), no IEND chunk (PNG), no trailer (GIF), fewer bytes than its RIFF header
 * counts (WebP). Bytes after the end, as phones append them, are no fault. TIFF and SVG have no end to look for: false.
 */
export function isCutShort(bytes: Uint8Array, format: PictureFormat): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (format) {
    case 'jpeg': return buffer.indexOf(Buffer.from([0xff, 0xd9]), jpegScanStart(buffer)) < 0;
    case 'png': return !buffer.includes('IEND');
    case 'gif': return buffer.lastIndexOf(0x3b) < 13;
    case 'webp': return buffer.length < buffer.readUInt32LE(4) + 8;
    default: return false;
  }
}

/** The frames of a PNG: more than one where an `acTL` chunk before the pixels says so (PNG, third edition, 11.3.6.1). */
export function pngFrames(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; at += view.getUint32(at) + 12) {
    const name = ascii(bytes, at + 4, at + 8);
    if (name === 'acTL') return view.getUint32(at + 8);
    if (name === 'IDAT') return 1;
  }
  return 1;
}

/** Where a JPEG's first scan begins (ITU-T T.81, B.1.1): the segments before it, thumbnails among them, are skipped by their lengths. */
function jpegScanStart(jpeg: Buffer): number {
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda) at += jpeg[at + 1] === 0xff ? 1 : 2 + jpeg.readUInt16BE(at + 2);
  return Math.min(at, jpeg.length);
}

/** Text of unknown encoding: UTF-16 or UTF-8 by its byte-order mark, else what an XML declaration says, else UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  const mark = ascii(bytes, 0, 2);
  if (mark === '\xff\xfe') return new TextDecoder('utf-16le').decode(bytes);
  if (mark === '\xfe\xff') return new TextDecoder('utf-16be').decode(bytes);
  const declared = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(ascii(bytes, 0, 200))?.[1];
  try {
    return new TextDecoder(declared ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}
