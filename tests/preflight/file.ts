/** A small file that a press takes as it is, made by hand: four pages of 190 x 270 mm in CMYK. Tests plant one fault in it at a time. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFRawStream, PDFString, type PDFContext, type PDFObject, type PDFRef } from '@cantoo/pdf-lib';
import { DEFAULT_LIMITS, preflight, readLimits, type Limits } from '../../src/preflight/index.js';

const require = createRequire(import.meta.url);
export const PROFILE = readFileSync(new URL('../../profiles/ISOcoated_v2_300_bas.icc', import.meta.url));
const FONT = readFileSync(require.resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'));
/** Packed once for all files. */
const PACKED = { profile: deflateSync(PROFILE), font: deflateSync(FONT) };
const packed = (context: PDFContext, bytes: Uint8Array, dict: Record<string, unknown>): PDFRef =>
  context.register(PDFRawStream.of(context.obj({ ...dict, Filter: 'FlateDecode', Length: bytes.length } as never) as unknown as PDFDict, bytes));

export const name = (key: string): PDFName => PDFName.of(key);
/** Millimetres as points. */
export const mm = (value: number): number => (value * 72) / 25.4;
/** A place on the page in mm from the trim's top-left corner, as points from the sheet's bottom-left one. */
export const at = (x: number, y: number): string => `${mm(x + 15).toFixed(3)} ${mm(285 - y).toFixed(3)}`;
/** A rectangle by its top-left corner and size, as operands of `re`. */
export const rect = (x: number, y: number, width: number, height: number): string => `${at(x, y + height)} ${mm(width).toFixed(3)} ${mm(height).toFixed(3)} re`;
/** A named picture painted into a rectangle. */
export const picture = (resource: string, x: number, y: number, width: number, height: number): string => `q ${mm(width).toFixed(3)} 0 0 ${mm(height).toFixed(3)} ${at(x, y + height)} cm /${resource} Do Q\n`;
/** A line of text in black ink that overprints. */
export const text = (x: number, y: number, size: number, words: string, before = '/Over gs 0 0 0 1 k'): string => `q ${before} BT /F1 ${size} Tf 1 0 0 1 ${at(x, y)} Tm (${words}) Tj ET Q\n`;

/** What the standard page holds: a ground to the bleed, a picture, black text on both, a line. */
export const STANDARD = [
  `0.1 0.05 0.2 0 k ${rect(-3, -3, 196, 100)} f\n`,
  picture('Photo', 20, 20, 40, 30),
  text(20, 80, 10, 'Black text on a ground'),
  text(20, 120, 10, 'Black text on paper'),
  `q 0 0 0 1 K 0.5 w ${at(20, 130)} m ${at(100, 130)} l S Q\n`,
].join('');

/** What a test may change. */
export interface Change {
  /** Instead of the standard content of page 1. */
  readonly content?: string;
  /** After the standard content of page 1. */
  readonly add?: string;
  readonly pages?: number;
  /** Further resources of page 1 by category, already objects. */
  readonly resources?: (context: PDFContext) => Readonly<Record<string, Readonly<Record<string, PDFObject>>>>;
  /** The last word before saving. */
  readonly mend?: (document: PDFDocument) => void;
  /** The bytes after saving. */
  readonly bytes?: (bytes: Buffer) => Buffer;
}

/** A picture of one colour, unpacked bytes deflated. */
export const image = (context: PDFContext, width: number, height: number, pixel: readonly number[], space: unknown = 'DeviceCMYK', more: Record<string, unknown> = {}): PDFRef =>
  packed(context, deflateSync(Buffer.alloc(width * height * pixel.length, Uint8Array.from(pixel))), { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8, ColorSpace: space, ...more });

export const XMP = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Thử &amp; test</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2026-06-01T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>2026-06-01T00:00:00Z</xmp:ModifyDate><xmp:MetadataDate>2026-06-01T00:00:00Z</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Trapped>False</pdf:Trapped><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;

/** The file, with one change. */
export async function makeFile(change: Change = {}): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const descriptor = context.register(context.obj({
    Type: 'FontDescriptor', FontName: 'SourceSerif4-Regular', Flags: 32, FontBBox: [-200, -300, 1200, 1000], ItalicAngle: 0, Ascent: 1036, Descent: -335, CapHeight: 670, StemV: 80,
    FontFile2: packed(context, PACKED.font, { Length1: FONT.length }),
  } as never));
  const font = context.register(context.obj({
    Type: 'Font', Subtype: 'TrueType', BaseFont: 'SourceSerif4-Regular', Encoding: 'WinAnsiEncoding', FirstChar: 32, LastChar: 126, Widths: Array.from({ length: 95 }, () => 500), FontDescriptor: descriptor,
  } as never));
  const composite = context.register(context.obj({
    Type: 'Font', Subtype: 'Type0', BaseFont: 'SourceSerif4-Regular', Encoding: 'Identity-H',
    DescendantFonts: [{ Type: 'Font', Subtype: 'CIDFontType2', BaseFont: 'SourceSerif4-Regular', CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 }, DW: 1200, CIDToGIDMap: 'Identity', FontDescriptor: descriptor }],
  } as never));
  const resources = {
    Font: { F1: font, Glyphs: composite },
    XObject: { Photo: image(context, 400, 300, [120, 100, 90, 40]) },
    ExtGState: { Over: context.obj({ OP: true, op: true, OPM: 1 }), Plain: context.obj({ OP: false, op: false }) },
  };
  for (let i = 0; i < (change.pages ?? 4); i += 1) {
    const page = document.addPage([mm(220), mm(300)]);
    page.node.set(name('Group'), context.obj({ S: 'Transparency', CS: 'DeviceCMYK' }));
    for (const [key, inset] of [['CropBox', 0], ['BleedBox', 12], ['TrimBox', 15]] as const) page.node.set(name(key), context.obj([mm(inset), mm(inset), mm(220 - inset), mm(300 - inset)]));
    const extra = i === 0 ? (change.resources?.(context) ?? {}) : {};
    const categories = new Set([...Object.keys(resources), ...Object.keys(extra)]);
    page.node.set(name('Resources'), context.obj(Object.fromEntries(Array.from(categories, (key) => [key, context.obj({ ...(resources as Record<string, object>)[key], ...extra[key] } as never)])) as never));
    page.node.set(name('Contents'), context.register(context.flateStream(i === 0 ? (change.content ?? STANDARD) + (change.add ?? '') : STANDARD)));
  }
  const profile = packed(context, PACKED.profile, { N: 4 });
  document.catalog.set(name('OutputIntents'), context.obj([{
    Type: 'OutputIntent', S: 'GTS_PDFX', OutputConditionIdentifier: PDFString.of('FOGRA39'), RegistryName: PDFString.of('http://www.color.org'), Info: PDFString.of('Coated'), DestOutputProfile: profile,
  }] as never));
  document.catalog.set(name('Metadata'), context.register(PDFRawStream.of(context.obj({ Type: 'Metadata', Subtype: 'XML' }) as PDFDict, Buffer.from(XMP))));
  document.setTitle('Thử & test');
  document.setCreationDate(new Date('2026-06-01T00:00:00Z'));
  document.setModificationDate(new Date('2026-06-01T00:00:00Z'));
  (context.lookup(context.trailerInfo.Info) as PDFDict).set(name('Trapped'), name('False'));
  context.trailerInfo.ID = context.obj([PDFString.of('0123456789abcdef'), PDFString.of('0123456789abcdef')]);
  change.mend?.(document);
  const bytes = Buffer.from(await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false }));
  bytes.write('%PDF-1.6', 0, 'latin1');
  return change.bytes?.(bytes) ?? bytes;
}

/** One of our own limits. */
export async function ourLimits(which: string = DEFAULT_LIMITS): Promise<Limits> {
  const { limits, messages } = await readLimits(which, '.');
  if (limits === null) throw new Error(messages.map((m) => m.text).join(' '));
  return limits;
}

/** All that a preflight finds, a line each: `warning thin-line p1 0.1 pt | 0.25 pt | A line of 0.1 pt.` */
export async function findingsOf(pdf: Uint8Array, limits?: Limits): Promise<string[]> {
  const { findings } = await preflight(pdf, { limits: limits ?? (await ourLimits()) });
  return findings.map((f) => `${f.severity} ${f.rule} ${f.page === null ? 'file' : `p${f.page}`} ${f.value ?? '-'} | ${f.limit ?? '-'} | ${f.text}`);
}
