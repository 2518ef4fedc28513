/** What a finished file says of itself: read from its objects, so that the ticket cannot promise what the file does not hold. */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFStream, PDFString, type PDFObject } from '@cantoo/pdf-lib';
import { ptToMm } from '../model/paper.js';
import { decodeStream, name, PdfFile, type FilePage } from '../pdf/index.js';

/** A font of a file. */
export interface FontFact {
  /** PostScript name without the tag of its subset. */
  readonly name: string;
  readonly embedded: boolean;
}

/** What a file is. Sizes in mm, to a hundredth. */
export interface FileFacts {
  readonly pages: number;
  readonly trim: { readonly width: number; readonly height: number };
  /** Least distance from trim to bleed on any side of any page. */
  readonly bleed: number;
  readonly fonts: readonly FontFact[];
  /** `PDF/X-4`, `PDF/X-1a:2003`; null for a file that claims no such standard. */
  readonly standard: string | null;
  /** The printing condition it was made for; null where none is named. */
  readonly intent: { readonly identifier: string; readonly info: string } | null;
  /** The hex digits of its XMP document ID, and its version ID as it stands there (XMP part 2, 2.2); '' where there is none. */
  readonly documentId: string;
  readonly versionId: string;
}

/** Reads a file. Rejects for what is no PDF, or has a page without trim. */
export async function readFacts(pdf: Uint8Array): Promise<FileFacts> {
  const file = await PdfFile.open(pdf);
  const pages = file.pages();
  const xmp = xmpOf(file);
  const trims = pages.map((page) => box(file, page, 'TrimBox'));
  const [first] = trims;
  if (first === undefined) throw new Error('The print edition has no pages.');
  const hundredth = (pt: number): number => Math.round(ptToMm(pt) * 100) / 100;
  const bleeds = pages.flatMap((page, i) => {
    const [trim, bleed] = [trims[i]!, box(file, page, 'BleedBox')];
    return [trim.x - bleed.x, trim.y - bleed.y, bleed.x + bleed.width - trim.x - trim.width, bleed.y + bleed.height - trim.y - trim.height];
  });
  return {
    pages: pages.length,
    trim: { width: hundredth(first.width), height: hundredth(first.height) },
    bleed: hundredth(Math.min(...bleeds)),
    fonts: fontsOf(file),
    standard: standardOf(file, xmp),
    intent: intentOf(file),
    documentId: (tagged(xmp, 'xmpMM:DocumentID') ?? '').replace('uuid:', '').replaceAll('-', ''),
    versionId: tagged(xmp, 'xmpMM:VersionID') ?? '',
  };
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function box(file: PdfFile, page: FilePage, key: string): Rectangle {
  const found = file.get(page.dict.get(name(key)));
  if (!(found instanceof PDFArray)) throw new Error(`A page of the print edition has no ${key}.`);
  return found.asRectangle();
}

/** All fonts by name. The fonts inside a composite one are what is embedded (ISO 32000-1, 9.7). */
function fontsOf(file: PdfFile): FontFact[] {
  const embedded = new Map<string, boolean>();
  for (const [, object] of file.reachable()) {
    if (!(object instanceof PDFDict) || object.get(name('Type')) !== name('Font')) continue;
    const subtype = object.get(name('Subtype'));
    if (subtype === name('Type0')) continue;
    const descriptor = file.get(object.get(name('FontDescriptor')));
    const has = subtype === name('Type3') || (descriptor instanceof PDFDict && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(name(key))));
    const base = object.get(name('BaseFont'));
    const known = base instanceof PDFName ? base.decodeText().replace(/^[A-Z]{6}\+/, '') : 'Type 3';
    embedded.set(known, (embedded.get(known) ?? true) && has);
  }
  return [...embedded].map(([font, has]) => ({ name: font, embedded: has })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

const textOf = (value: PDFObject | undefined): string | null => (value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null);

function xmpOf(file: PdfFile): string {
  const packet = file.get(file.catalog.get(name('Metadata')));
  return packet instanceof PDFStream ? Buffer.from(decodeStream(packet)).toString('utf8') : '';
}

/** A simple property, written as an element or as an attribute. */
const tagged = (xmp: string, property: string): string | null => new RegExp(`${property}(?:>|=")([^<"]+)`).exec(xmp)?.[1] ?? null;

/** PDF/X-4 is named in XMP (ISO 15930-7), PDF/X-1a in Info (ISO 15930-4). */
function standardOf(file: PdfFile, xmp: string): string | null {
  const said = tagged(xmp, 'pdfxid:GTS_PDFXVersion');
  if (said !== null) return said;
  const info = file.get(file.context.trailerInfo.Info);
  return info instanceof PDFDict ? textOf(file.get(info.get(name('GTS_PDFXVersion')))) : null;
}

function intentOf(file: PdfFile): FileFacts['intent'] {
  const intents = file.get(file.catalog.get(name('OutputIntents')));
  for (const each of intents instanceof PDFArray ? intents.asArray() : []) {
    const intent = file.dict(each);
    if (intent.get(name('S')) !== name('GTS_PDFX')) continue;
    return { identifier: textOf(file.get(intent.get(name('OutputConditionIdentifier')))) ?? '', info: textOf(file.get(intent.get(name('Info')))) ?? '' };
  }
  return null;
}
