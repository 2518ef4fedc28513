/**
 * The bytes of one picture into facts and findings. Depends on the bytes alone, so that its answer can be kept under their hash.
 */
import type { Metadata } from 'sharp';
import type { PictureInfo } from '../model/stages.js';
import { ForeignPdfError, openForeign, type ForeignPage } from '../pdf/index.js';
import type { Finding } from './finding.js';
import { isSrgb, profileDescription } from './icc.js';
import { metadataFindings, usableProfile } from './metadata.js';
import { pdfPageTrim } from './pdf-page.js';
import { decodeText, EXTENSIONS, FORMAT_NAMES, foreignFormat, isCutShort, pngFrames, sniff, type PictureFormat } from './sniff.js';
import { DOCTYPE, readSvg, type SvgFault } from './svg.js';

/** Loaded when a picture is new; mostly the cache knows all of them. */
const decoder = async (): Promise<typeof import('sharp').default> => (await import('sharp')).default;

/** More pixels than this are refused (a spread at 300 ppi has 15 million). */
export const MAX_PIXELS = 200_000_000;

/** What content came to. `facts` is null where a stopper is among the findings. */
export interface Inspection {
  readonly facts: Omit<PictureInfo, 'path' | 'hash' | 'bytes'> | null;
  readonly formatName: string;
  /** The extensions that a file of this content should have, the usual one first. */
  readonly extensions: readonly string[];
  readonly findings: readonly Finding[];
}

/** Judges a picture by its content: JPEG, PNG, TIFF, WebP, GIF, SVG or PDF. Never throws for what the bytes are. */
export async function inspect(bytes: Buffer): Promise<Inspection> {
  const format = sniff(bytes);
  if (format === null) {
    const foreign = foreignFormat(bytes);
    return refuse(null, 'picture-format', foreign === null ? '{file} is no picture that can be read.' : `{file} is ${/^[AEIO]/.test(foreign) ? 'an' : 'a'} ${foreign} file.`,
      'Export it as JPEG, PNG, TIFF, WebP or SVG (a finished page as PDF).');
  }
  if (format === 'svg') return inspectSvg(bytes);
  if (format === 'pdf') return inspectPdf(bytes);
  return inspectRaster(bytes, format);
}

async function inspectRaster(bytes: Buffer, format: Exclude<PictureFormat, 'svg' | 'pdf'>): Promise<Inspection> {
  const damaged = (detail: string): Inspection => isCutShort(bytes, format)
    ? refuse(format, 'picture-truncated', `{file} is cut short: its end is missing.`, 'Copy or download the picture again.')
    : refuse(format, 'picture-unreadable', `{file} is damaged and cannot be decoded (${oneLine(detail)}).`, 'Open it in a picture editor and export it again.');
  let metadata: Metadata;
  try {
    metadata = await (await decoder())(bytes, { limitInputPixels: false }).metadata();
  } catch (error) {
    return damaged((error as Error).message);
  }
  const { width, height } = metadata.autoOrient;
  if (width * height > MAX_PIXELS) {
    return refuse(format, 'picture-too-large', `{file} has ${Math.round((width * height) / 1e6)} megapixels (${width} x ${height}), expected 200 or fewer.`,
      'Export it smaller: a full page at 300 ppi needs 2315 x 3260 px.');
  }
  if (isCutShort(bytes, format)) return damaged('');
  const fault = await decodingFault(bytes, metadata);
  if (fault !== null) return damaged(fault);

  const findings = metadataFindings(metadata);
  const pages = format === 'png' ? pngFrames(bytes) : metadata.pages ?? 1;
  if (pages > 1) {
    findings.push({ severity: 'info', rule: format === 'tiff' ? 'picture-pages' : 'picture-animated', text: `{file} holds ${pages} pictures; the first one is printed.`, note: 'Export the one that is meant as a file of its own.' });
  }
  const icc = usableProfile(metadata);
  const profile = icc === null ? null : profileDescription(icc) ?? 'unnamed profile';
  return {
    facts: { format, width, height, orientation: metadata.orientation ?? 1, space: spaceOf(metadata, profile), bitsPerChannel: bitsOf(metadata), hasAlpha: metadata.hasAlpha, profile },
    formatName: FORMAT_NAMES[format],
    extensions: EXTENSIONS[format],
    findings,
  };
}

/**
 * Decodes a picture to the end and throws its pixels away; null when it is whole. Only the last row is asked for, and decoders that read in
 * sequence come to it through all the others, so that nothing has to be kept. (Decoding at an eighth of the size is a third faster and misses
 * damage.) TIFF finds its strips and tiles directly: there every eighth row and column is read.
 * Decoders differ in what they call an error. To libjpeg even missing data is a warning, like many a harmless oddity of cameras: only the
 * warnings that mean wrong pixels count. libpng warns of profiles. So the others are held to errors.
 */
async function decodingFault(bytes: Buffer, metadata: Metadata): Promise<string | null> {
  if (metadata.format !== 'jpeg') return decodeAll(bytes, metadata, 'error');
  const warning = await decodeAll(bytes, metadata, 'warning');
  return warning === null || /premature end|bad huffman/i.test(warning) ? warning : decodeAll(bytes, metadata, 'error');
}

async function decodeAll(bytes: Buffer, { format, width, height }: Metadata, failOn: 'error' | 'warning'): Promise<string | null> {
  const image = (await decoder())(bytes, { failOn, limitInputPixels: MAX_PIXELS, sequentialRead: true, ignoreIcc: true });
  const sampled = format === 'tiff'
    ? image.resize({ width: Math.max(1, Math.floor(width / 8)), kernel: 'nearest' })
    : image.extract({ left: 0, top: height - 1, width, height: 1 });
  try {
    await sampled.raw().toBuffer();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

function spaceOf(metadata: Metadata, profile: string | null): PictureInfo['space'] {
  if (metadata.space === 'cmyk') return 'cmyk';
  if (metadata.space === 'b-w' || metadata.space === 'grey16' || metadata.channels <= 2) return 'gray';
  return (metadata.space === 'srgb' || metadata.space === 'rgb16') && (profile === null || isSrgb(profile)) ? 'srgb' : 'rgb';
}

const bitsOf = (metadata: Metadata): PictureInfo['bitsPerChannel'] =>
  metadata.depth === 'uchar' || metadata.depth === 'char' ? 8 : metadata.depth === 'ushort' || metadata.depth === 'short' ? 16 : 32;

/** A drawing of more bytes is none: a large map has a tenth. */
const MAX_SVG_BYTES = 64 * 1024 * 1024;

async function inspectSvg(bytes: Buffer): Promise<Inspection> {
  if (bytes.length > MAX_SVG_BYTES) return refuse('svg', 'picture-too-large', `{file} has ${Math.round(bytes.length / 1024 / 1024)} MB of drawing, expected ${MAX_SVG_BYTES / 1024 / 1024} or fewer.`, 'Export the drawing again with fewer parts, or as a picture of pixels.');
  const svg = readSvg(decodeText(bytes));
  if (svg.unsafe.length > 0) {
    const first = svg.unsafe.slice(0, MOST_NAMED).map(placed);
    const more = svg.unsafe.length > MOST_NAMED ? ` and ${svg.unsafe.length - MOST_NAMED} more` : '';
    return refuse('svg', 'unsafe-svg', `{file} holds ${first.join(', ')}${more}.`, svg.unsafe.every(({ what }) => what === DOCTYPE)
      ? 'Delete the line that begins with <!DOCTYPE in a text editor, or export the drawing again as SVG without it.'
      : 'Export the drawing again as plain, still SVG: no scripts, nothing fetched from elsewhere, no foreignObject, no DOCTYPE, no animation.');
  }
  if (svg.broken !== null) return refuse('svg', 'picture-unreadable', `{file} is no well-formed SVG: ${placed(svg.broken)}.`, 'Export the drawing again.');
  const carried = await carriedFault(svg.carried);
  if (carried !== null) return carried;
  return {
    facts: { format: 'svg', width: svg.width, height: svg.height, orientation: 1, space: 'srgb', bitsPerChannel: 8, hasAlpha: true, profile: null },
    formatName: FORMAT_NAMES.svg,
    extensions: EXTENSIONS.svg,
    findings: svg.families.map((family) => ({
      severity: 'warning', rule: 'svg-font', family,
      text: `{file} sets text in the font "${family}", which it does not carry inside itself.`,
      note: 'Convert the text of the drawing to outlines, so that it prints as drawn: no PDF is made with a font that the browser takes in its stead.',
    })),
  };
}

/** So many faults of a drawing are named. */
const MOST_NAMED = 5;
const placed = ({ what, line, column }: SvgFault): string => `${what} (line ${line}, column ${column})`;

/** Pictures that a drawing carries inside are held to what others are: known formats, and no more pixels than a picture may have, all of them together. */
async function carriedFault(carried: readonly string[]): Promise<Inspection | null> {
  let pixels = 0;
  for (const address of carried) {
    const [, base64, data] = /^data:[^,]*?(;base64)?,([\s\S]*)$/i.exec(address) ?? [];
    let size: Metadata | null = null;
    try {
      const bytes = base64 === undefined ? Buffer.from(decodeURIComponent(data ?? ''), 'latin1') : Buffer.from(data ?? '', 'base64');
      const format = sniff(bytes);
      if (format !== null && format !== 'svg' && format !== 'pdf') size = await (await decoder())(bytes, { limitInputPixels: false }).metadata();
    } catch {
      // Told below, like one of no known format.
    }
    if (size === null) return refuse('svg', 'picture-unreadable', '{file} carries a picture inside that cannot be read.', 'Export the drawing again, with its pictures as JPEG or PNG.');
    pixels += size.width * size.height;
    if (pixels > MAX_PIXELS) return refuse('svg', 'picture-too-large', `{file} carries pictures of more than ${MAX_PIXELS / 1e6} megapixels inside.`, 'Export the drawing again with smaller pictures.');
  }
  return null;
}

async function inspectPdf(bytes: Buffer): Promise<Inspection> {
  let foreign: ForeignPage;
  try {
    foreign = await openForeign(bytes);
  } catch (error) {
    if (!(error instanceof ForeignPdfError)) throw error;
    return refuse('pdf', 'picture-unreadable', `{file} is ${error.message}.`, error.message.includes('password') ? 'Ask for the page without protection.' : 'Ask for the page again, exported as PDF/X.');
  }
  const findings: Finding[] = [];
  if (foreign.pages > 1) findings.push({ severity: 'info', rule: 'picture-pages', text: `{file} has ${foreign.pages} pages; the first one is printed.`, note: 'Supply each page as a file of its own.' });
  if (foreign.removed.length > 0) findings.push({ severity: 'info', rule: 'supplied-removed', text: `{file} leads to ${foreign.removed.join(', ')}, which are left out.`, note: 'Ask for the page as PDF/X, which has none of them.' });
  const { width, height } = pdfPageTrim(foreign.page);
  if (!(width > 0 && height > 0 && width < Infinity && height < Infinity)) return refuse('pdf', 'picture-unreadable', `{file} is a page with a trim of ${width} x ${height} pt.`, 'Ask for the page again, exported as PDF/X.');
  return {
    facts: { format: 'pdf', width, height, orientation: 1, space: 'srgb', bitsPerChannel: 8, hasAlpha: false, profile: null },
    formatName: FORMAT_NAMES.pdf,
    extensions: EXTENSIONS.pdf,
    findings,
  };
}

function refuse(format: PictureFormat | null, rule: string, text: string, note: string): Inspection {
  return { facts: null, formatName: format === null ? '' : FORMAT_NAMES[format], extensions: format === null ? [] : EXTENSIONS[format], findings: [{ severity: 'stopper', rule, text, note }] };
}

const oneLine = (text: string): string => text.trim().split('\n')[0]!.slice(0, 160).replace(/[.\s]+$/, '');
