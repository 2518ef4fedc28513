/** One planted fault a file, and all that the preflight says of it: nothing else may appear. */
import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFString, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { RULE_IDS, type Limits } from '../../src/preflight/index.js';
import { PROFILE, XMP, at, findingsOf, image, makeFile, mm, name, ourLimits, picture, rect, text, type Change } from './file.js';

interface Planted extends Change {
  /** What is planted, in words. */
  readonly fault: string;
  readonly limits?: Partial<Limits>;
  readonly found: readonly string[];
}

const catalogue = (document: PDFDocument): PDFDict => document.catalog;
const info = (document: PDFDocument): PDFDict => document.context.lookup(document.context.trailerInfo.Info) as PDFDict;
const intents = (document: PDFDocument): PDFArray => catalogue(document).lookup(name('OutputIntents')) as PDFArray;
const intent = (document: PDFDocument): PDFDict => intents(document).lookup(0) as PDFDict;
const node = (document: PDFDocument, page: number): PDFDict => document.getPage(page - 1).node;
const box = (document: PDFDocument, page: number, key: string, ...sides: number[]): void => node(document, page).set(name(key), document.context.obj(sides.map(mm)));
const xmp = (change: (packet: string) => string) => (document: PDFDocument): void =>
  catalogue(document).set(name('Metadata'), document.context.register(PDFRawStream.of(document.context.obj({ Type: 'Metadata', Subtype: 'XML' }) as PDFDict, Buffer.from(change(XMP)))));
const state = (entries: Record<string, unknown>) => (context: PDFDocument['context']) => ({ ExtGState: { State: context.obj(entries as never) } });

const COLOURS = 'DeviceCMYK, DeviceGray';

const PLANTED: readonly Planted[] = [
  // The file as a whole.
  { fault: 'no output intent', mend: (d) => catalogue(d).delete(name('OutputIntents')), found: ['error output-intent file 0 | 1 | The file has no output intent for PDF/X.'] },
  { fault: 'two output intents', mend: (d) => intents(d).push(intent(d)), found: ['error output-intent file 2 | 1 | The file has 2 output intents for PDF/X where one is allowed.'] },
  { fault: 'an output intent without a name', mend: (d) => intent(d).delete(name('OutputConditionIdentifier')), found: ['error output-intent file missing | OutputConditionIdentifier | The output intent lacks OutputConditionIdentifier.'] },
  { fault: 'no profile in it', mend: (d) => intent(d).delete(name('DestOutputProfile')), found: ['error output-intent file - | - | The output intent embeds no profile.'] },
  {
    fault: 'the profile of a screen',
    mend: (d) => intent(d).set(name('DestOutputProfile'), d.context.register(d.context.flateStream(Buffer.from(`${' '.repeat(12)}mntrRGB ${' '.repeat(120)}`), { N: 3 }))),
    found: ['error output-intent file mntrRGB | prtrCMYK | The profile of the output intent is for RGB (class mntr), not for a press in CMYK.'],
  },
  { fault: 'no claim to be PDF/X', mend: xmp((p) => p.replace(/<pdfxid:.*?<\/pdfxid:GTS_PDFXVersion>/, '')), found: ['error pdfx-version file nothing | PDF/X-4 | The file does not say that it is PDF/X.'] },
  { fault: 'a later version of PDF', bytes: (b) => { b.write('%PDF-2.0', 0, 'latin1'); return b; }, found: ['error pdfx-version file 2.0 | 1.6 | The file is of PDF 2.0.'] },
  { fault: 'no document ID in XMP', mend: xmp((p) => p.replace(/<xmpMM:DocumentID>.*?<\/xmpMM:DocumentID>/, '')), found: ['error metadata file missing | xmpMM:DocumentID | The metadata lack xmpMM:DocumentID.'] },
  { fault: 'Info and XMP with two titles', mend: (d) => d.setTitle('Another'), found: ['error metadata-differ file Title | the same in both | The information dictionary and XMP differ in Title.'] },
  { fault: 'Info and XMP with two dates', mend: (d) => d.setModificationDate(new Date('2026-06-02T00:00:00Z')), found: ['error metadata-differ file ModDate | the same in both | The information dictionary and XMP differ in ModDate.'] },
  {
    fault: 'Trapped unknown',
    mend: (d) => { info(d).set(name('Trapped'), name('Unknown')); xmp((p) => p.replace('Trapped>False', 'Trapped>Unknown'))(d); },
    found: ['error trapped file Unknown | True or False | Whether the file was trapped is not said in the information dictionary and XMP.'],
  },
  { fault: 'no ID', mend: (d) => { delete d.context.trailerInfo.ID; }, found: ['error file-id file missing | ID | The file has no ID.'] },
  { fault: 'a password', bytes: (b) => Buffer.from(b.toString('latin1').replace(/trailer\s*<</, '$&/Encrypt <</Filter/Standard/V 1/R 2/P -4/O (x)/U (y)>>'), 'latin1'), found: ['error encryption file encrypted | open | The file is encrypted.'] },
  { fault: 'not a PDF at all', bytes: () => Buffer.from('%PDF-1.6\nhello'), found: [expect.stringMatching(/^error unreadable file - \| - \| The file cannot be read: .+\.$/) as string] },
  { fault: 'a script', mend: (d) => catalogue(d).set(name('OpenAction'), d.context.obj({ S: 'JavaScript', JS: PDFString.of('app.beep()') })), found: ['error actions file - | - | An action runs when the file is opened.'] },
  {
    fault: 'a bookmark with an action',
    mend: (d) => catalogue(d).set(name('Outlines'), d.context.obj({ Type: 'Outlines', First: d.context.register(d.context.obj({ Title: PDFString.of('x'), A: { S: 'URI', URI: PDFString.of('https://example.org') } })) } as never)),
    found: ['error actions file 1 | 0 | 1 bookmark has an action.'],
  },
  { fault: 'five pages', pages: 5, found: ['error page-count file 5 pages | a multiple of 4 | The file has 5 pages, which is no multiple of 4.'] },
  // Pages and their boxes.
  { fault: 'no TrimBox', mend: (d) => node(d, 2).delete(name('TrimBox')), found: expectNoTrim() },
  { fault: 'a bleed of 2 mm', mend: (d) => box(d, 2, 'BleedBox', 13, 13, 207, 287), found: ['error page-boxes p2 2 mm | 3 mm | The bleed is 2 mm wide at left, bottom, right, top.'] },
  { fault: 'no BleedBox', mend: (d) => node(d, 2).delete(name('BleedBox')), found: ['error page-boxes p2 missing | 3 mm | The page has no BleedBox.'] },
  { fault: 'an ArtBox beside the TrimBox', mend: (d) => box(d, 2, 'ArtBox', 20, 20, 200, 280), found: ['error page-boxes p2 - | - | The page has both a TrimBox and an ArtBox.'] },
  { fault: 'a CropBox of its own', mend: (d) => box(d, 2, 'CropBox', 5, 5, 215, 295), found: ['error crop-box p2 - | - | The CropBox differs from the MediaBox.'] },
  { fault: 'another unit', mend: (d) => node(d, 3).set(name('UserUnit'), d.context.obj(2)), found: ['error user-unit p3 2 | none | The page is measured in units of 2 pt.'] },
  { fault: 'a page of another size', mend: (d) => { box(d, 3, 'TrimBox', 15, 15, 200, 285); box(d, 3, 'BleedBox', 12, 12, 203, 288); }, found: ['warning page-size p3 185 x 270 mm | 190 x 270 mm | The page measures 185 x 270 mm, others 190 x 270 mm.'] },
  { fault: 'a turned page', mend: (d) => node(d, 4).set(name('Rotate'), d.context.obj(90)), found: ['warning page-rotated p4 90° | 0° | The page is shown turned by 90°.'] },
  { fault: 'an empty page', content: `0 0 0 0 k ${rect(10, 10, 50, 50)} f`, found: ['warning page-empty p1 - | - | The page is empty.'] },
  { fault: 'a link', mend: (d) => node(d, 1).set(name('Annots'), d.context.obj([{ Type: 'Annot', Subtype: 'Link', Rect: [100, 100, 200, 120] }])), found: ['error annotations p1 1 | 0 | An annotation of kind Link lies on the page.'] },
  // Fonts.
  {
    fault: 'a font that is not embedded', add: `q /Over gs 0 0 0 1 k BT /F2 12 Tf ${at(20, 150)} Td (elsewhere) Tj ET Q`,
    resources: (c) => ({ Font: { F2: c.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica', Encoding: 'WinAnsiEncoding' }) } }),
    found: ['error font-embedded p1 missing | embedded | The font Helvetica is not embedded.'],
  },
  {
    fault: 'a Type 3 font', add: `q /Over gs 0 0 0 1 k BT /F3 12 Tf ${at(20, 150)} Td (a) Tj ET Q`,
    resources: (c) => ({
      Font: { F3: c.obj({
        Type: 'Font', Subtype: 'Type3', Name: 'Drawn', FontBBox: [0, 0, 1000, 1000], FontMatrix: [0.001, 0, 0, 0.001, 0, 0], FirstChar: 97, LastChar: 97, Widths: [1000], Encoding: { Type: 'Encoding', Differences: [97, 'a'] },
        CharProcs: { a: c.register(c.flateStream('1000 0 0 0 750 750 d1 0 0 750 750 re f')) },
      } as never) },
    }),
    found: ['warning font-type3 p1 Type 3 | TrueType, OpenType or Type 1 | The font Drawn is of Type 3.'],
  },
  // Colours.
  { fault: 'text in RGB', add: text(20, 150, 12, 'screen', '1 0 0 rg'), found: [`error colour-space p1 DeviceRGB | ${COLOURS} | A text in DeviceRGB.`] },
  { fault: 'a picture in RGB', add: picture('Other', 20, 150, 40, 30), resources: (c) => ({ XObject: { Other: image(c, 400, 300, [200, 100, 50], 'DeviceRGB') } }), found: [`error colour-space p1 DeviceRGB | ${COLOURS} | A picture in DeviceRGB.`] },
  { fault: 'a shape in Lab', add: `/L cs 50 10 10 sc ${rect(20, 150, 20, 20)} f`, resources: (c) => ({ ColorSpace: { L: c.obj(['Lab', { WhitePoint: [0.96, 1, 0.82] }] as never) } }), found: [`error colour-space p1 Lab | ${COLOURS} | A shape in Lab.`] },
  {
    fault: 'a gradient in RGB', add: `q ${rect(20, 150, 20, 20)} W n /S sh Q`,
    resources: (c) => ({ Shading: { S: c.obj({ ShadingType: 2, ColorSpace: 'DeviceRGB', Coords: [0, 0, 600, 0], Function: { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0], C1: [1, 0, 0], N: 1 } } as never) } }),
    found: [`error colour-space p1 DeviceRGB | ${COLOURS} | A shape in DeviceRGB.`],
  },
  {
    fault: 'RGB inside a tiling pattern', add: `/Pattern cs /P scn ${rect(20, 150, 20, 20)} f`,
    resources: (c) => ({ Pattern: { P: c.register(c.flateStream('1 0 0 rg 0 0 5 5 re f', { PatternType: 1, PaintType: 1, TilingType: 1, BBox: [0, 0, 10, 10], XStep: 10, YStep: 10, Resources: {}, Matrix: [1, 0, 0, 1, 100, 330] } as never)) } }),
    found: [`error colour-space p1 DeviceRGB | ${COLOURS} | A shape in DeviceRGB.`],
  },
  {
    fault: 'the intent’s own profile as a colour space', limits: { colours: ['DeviceCMYK', 'DeviceGray', 'ICCBased4'] }, add: `/I cs 0.1 0.1 0.1 0 sc ${rect(20, 150, 20, 20)} f`,
    mend: (d) => (node(d, 1).lookup(name('Resources')) as PDFDict).set(name('ColorSpace'), d.context.obj({ I: ['ICCBased', d.context.register(d.context.flateStream(PROFILE, { N: 4 }))] } as never)),
    found: ['error colour-space p1 ICCBased4 | DeviceCMYK | A colour space uses the profile of the output intent.'],
  },
  { fault: 'a spot colour', add: `/Spot cs 0.5 scn ${rect(20, 150, 20, 20)} f`, resources: (c) => ({ ColorSpace: { Spot: separation(c, 'Warm Red') } }), found: ['error spot-colours p1 1 spot colours | 0 | The spot colour “Warm Red” is used.'] },
  { fault: 'the colour All on the page', add: `/All cs 0.5 scn ${rect(20, 150, 20, 20)} f`, resources: (c) => ({ ColorSpace: { All: separation(c, 'All') } }), found: ['warning all-colour p1 All | none | The colour “All” is used inside the bleed.'] },
  // Objects that PDF/X bans.
  { fault: 'LZW', add: picture('Other', 20, 150, 40, 30), resources: (c) => ({ XObject: { Other: lzw(c) } }), found: ['error forbidden-objects p1 - | - | A stream is packed with LZW.'] },
  { fault: 'PostScript', resources: (c) => ({ XObject: { Other: c.register(c.flateStream('showpage', { Type: 'XObject', Subtype: 'PS' })) } }), found: ['error forbidden-objects p1 - | - | An object holds PostScript.'] },
  { fault: 'OPI', resources: (c) => ({ XObject: { Other: image(c, 20, 20, [0, 0, 0, 0], 'DeviceCMYK', { OPI: { '2.0': {} } }) } }), found: ['error forbidden-objects p1 - | - | A picture is a placeholder for another by OPI.'] },
  { fault: 'a transfer curve', add: '/State gs', resources: state({ TR: { FunctionType: 2, Domain: [0, 1], N: 2 } }), found: ['error forbidden-objects p1 - | - | A graphics state has a transfer curve.'] },
  // Transparency.
  { fault: 'transparency where it is forbidden', limits: { transparency: false }, add: `/State gs 0.2 0 0 0 k ${rect(20, 150, 20, 20)} f`, resources: state({ ca: 0.5 }), found: ['error transparency p1 an opacity of 50% | none | A filled shape has an opacity of 50%.'] },
  { fault: 'a blend mode', add: `/State gs 0.2 0 0 0 k ${rect(20, 150, 20, 20)} f`, resources: state({ BM: 'Multiply' }), found: ['warning blend-mode p1 Multiply | Normal | The blend mode Multiply is used.'] },
  { fault: 'a page that blends in RGB', mend: (d) => node(d, 1).set(name('Group'), d.context.obj({ S: 'Transparency', CS: 'DeviceRGB' })), found: ['error group-space p1 DeviceRGB | DeviceCMYK | A transparency group of the page blends in DeviceRGB.'] },
  { fault: 'transparency without a blending space', mend: (d) => node(d, 1).delete(name('Group')), add: `/State gs 0.2 0 0 0 k ${rect(20, 150, 20, 20)} f`, resources: state({ ca: 0.5 }), found: ['error group-space p1 missing | DeviceCMYK | The page has transparency and does not say in which space it blends.'] },
  // Resolution.
  { fault: 'a picture of 127 ppi', add: picture('Other', 20, 150, 40, 30), resources: (c) => ({ XObject: { Other: image(c, 200, 150, [10, 10, 10, 0]) } }), found: ['error picture-resolution p1 127 ppi | 225 ppi | 127 ppi at 40 mm, needs 225.'] },
  { fault: 'a picture of 190 ppi', add: picture('Other', 20, 150, 40, 30), resources: (c) => ({ XObject: { Other: image(c, 300, 225, [10, 10, 10, 0]) } }), found: ['warning picture-resolution p1 190 ppi | 225 ppi | 190 ppi at 40 mm, needs 225.'] },
  { fault: 'a picture of 508 ppi', add: picture('Other', 20, 150, 20, 15), resources: (c) => ({ XObject: { Other: image(c, 400, 300, [10, 10, 10, 0]) } }), found: ['info picture-too-fine p1 508 ppi | 450 ppi | 508 ppi at 20 mm, more than 450.'] },
  { fault: 'line art of 320 ppi', add: `0 0 0 1 k /Over gs ${picture('Other', 20, 150, 40, 30)}`, resources: (c) => ({ XObject: { Other: stencil(c, 504, 378) } }), found: ['error bitmap-resolution p1 320 ppi | 800 ppi | Line art of 320 ppi at 40 mm, needs 800.'] },
  // Ink.
  { fault: 'a picture of 340% ink over 15 mm', add: picture('Other', 20, 150, 40, 30), resources: (c) => ({ XObject: { Other: image(c, 400, 300, [230, 215, 215, 207]) } }), found: ['warning ink-picture p1 340% | 300% | The picture takes up to 340% of ink.', 'error ink-square p1 340% | 320% | 340% of ink on average in a square of 15 mm.'] },
  { fault: 'a picture of 310% ink', add: picture('Other', 20, 150, 40, 30), resources: (c) => ({ XObject: { Other: image(c, 400, 300, [200, 197, 197, 197]) } }), found: ['warning ink-picture p1 310% | 300% | The picture takes up to 310% of ink.', 'warning ink-square p1 310% | 300% | 310% of ink on average in a square of 15 mm.'] },
  { fault: 'a small place of a heavy colour', add: `0.9 0.8 0.8 0.8 k ${rect(20, 150, 5, 5)} f`, found: ['warning ink-colour p1 330% | 300% | A colour of 330% ink.'] },
  { fault: 'inks that overprint to more than each', add: `0 0 0 1 k ${rect(20, 150, 20, 20)} f /Over gs 1 1 0.4 0 k ${rect(20, 150, 20, 20)} f`, found: ['error ink-square p1 340% | 320% | 340% of ink on average in a square of 15 mm.'] },
  { fault: 'text in rich black', add: text(20, 150, 14, 'Rich', '0.75 0.68 0.67 0.9 k'), found: ['warning rich-black-text p1 300% | 280% | Black text in 75/68/67/90, 300% of ink.'] },
  // Small and thin things, overprint.
  { fault: 'small text in three inks', add: text(20, 150, 6, 'tiny', '0.2 0.9 0.8 0 k'), found: ['warning small-text-inks p1 6 pt | 8 pt | Text in 3 inks (20/90/80/0) of 6 pt.'] },
  { fault: 'small white text on a ground', add: `0 0 0 0.5 k ${rect(20, 150, 40, 20)} f ${text(25, 160, 6, 'tiny', '0 0 0 0 k /Plain gs')}`, found: ['warning small-text-inks p1 6 pt | 8 pt | White text of 6 pt.'] },
  { fault: 'a hairline', add: `q 0 0 0 1 K 0.1 w ${at(20, 150)} m ${at(100, 150)} l S Q`, found: ['warning thin-line p1 0.1 pt | 0.25 pt | A line of 0.1 pt.'] },
  { fault: 'a hairline by ExtGState', add: `q 0 0 0 1 K /State gs ${at(20, 150)} m ${at(100, 150)} l S Q`, resources: state({ LW: 0.1 }), found: ['warning thin-line p1 0.1 pt | 0.25 pt | A line of 0.1 pt.'] },
  { fault: 'a hairline as a filled box', add: `0 0 0 1 k ${rect(20, 150, 80, 0.05)} f`, found: ['warning thin-line p1 0.142 pt | 0.25 pt | A line of 0.142 pt.'] },
  { fault: 'a thin line in two inks', add: `q 1 1 0 0 K 0.2 w ${at(20, 150)} m ${at(100, 150)} l S Q`, found: ['warning thin-line p1 0.2 pt | 0.25 pt | A line in 2 inks (100/100/0/0) of 0.2 pt.'] },
  { fault: 'black text that knocks out', add: text(20, 90, 10, 'knocked', '/Plain gs 0 0 0 1 k'), found: ['warning black-text-overprint p1 knocks out | overprints below 12 pt | Black text of 10 pt knocks out what lies under it.'] },
  { fault: 'black text with overprint mode 0', add: text(20, 90, 10, 'knocked', '/State gs 0 0 0 1 k'), resources: state({ OP: true, op: true, OPM: 0 }), found: ['warning black-text-overprint p1 overprint mode 0 | overprints below 12 pt | Black text of 10 pt knocks out what lies under it.'] },
  { fault: 'a black line that knocks out', add: `q 0 0 0 1 K 1 w ${at(70, 60)} m ${at(120, 60)} l S Q`, found: ['warning black-line-overprint p1 knocks out | overprints below 2 pt | A black line of 1 pt knocks out what lies under it.'] },
  { fault: 'black text in gray', add: text(20, 90, 10, 'gray', '/Over gs 0 g'), found: ['warning gray-black-text p1 DeviceGray | DeviceCMYK | Black text of 10 pt on a ground is set in DeviceGray.'] },
  { fault: 'a black line in gray', add: `q 0 G 1 w ${at(70, 60)} m ${at(120, 60)} l S Q`, found: ['warning gray-black-line p1 DeviceGray | DeviceCMYK | A black line of 1 pt on a ground is set in DeviceGray.'] },
  { fault: 'white text that overprints', add: `0 0 0 0.5 k ${rect(20, 150, 40, 20)} f ${text(25, 160, 12, 'gone', '0 0 0 0 k /Over gs')}`, found: ['error white-text-overprint p1 overprints | knocks out | White text overprints and will not be seen.'] },
  { fault: 'a white shape that overprints', add: `0 0 0 0.5 k ${rect(20, 150, 40, 20)} f /Over gs 0 0 0 0 k ${rect(25, 155, 20, 10)} f`, found: ['warning white-path-overprint p1 overprints | knocks out | A white shape overprints and will not be seen.'] },
  // Edges and reading.
  { fault: 'a ground that stops at the trim', add: `0.3 0 0 0 k ${rect(0, 150, 50, 50)} f`, found: ['warning bleed-short p1 0 mm | 3 mm | A filled shape reaches 0 mm beyond the trim at left, and the bleed is 3 mm.'] },
  { fault: 'a picture 1 mm into the bleed', add: picture('Photo', 151, 150, 40, 30), found: ['warning bleed-short p1 1 mm | 3 mm | A picture reaches 1 mm beyond the trim at right, and the bleed is 3 mm.'] },
  { fault: 'text at the trim', add: text(3, 150, 10, 'near'), found: [expect.stringMatching(/^warning text-near-trim p1 [23](\.\d)? mm \| 5 mm \| Text stands [23](\.\d)? mm from the trim\.$/) as string] },
  { fault: 'covered text', add: `${text(20, 150, 10, 'below')} 0.2 0 0 0 k ${rect(18, 140, 60, 20)} f`, found: ['warning text-hidden p1 covered | seen | Text is covered by what lies over it.'] },
];

function separation(context: PDFDocument['context'], ink: string): PDFObject {
  return context.obj(['Separation', PDFName.of(ink), 'DeviceCMYK', { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [0, 0.8, 0.8, 0], N: 1 }] as never);
}

/** Without a TrimBox the whole sheet counts as the page. */
function expectNoTrim(): string[] {
  return ['error page-boxes p2 missing | TrimBox | The page has no TrimBox.', 'warning page-size p2 220 x 300 mm | 190 x 270 mm | The page measures 220 x 300 mm, others 190 x 270 mm.'];
}

/** LZW by hand: codes of nine bits, a clear code (256) often enough that they stay nine bits wide, then the end (257). */
function lzw(context: PDFDocument['context']): PDFObject {
  const codes: number[] = [];
  for (let i = 0; i < 400 * 300 * 4; i += 1) {
    if (i % 200 === 0) codes.push(256);
    codes.push(20);
  }
  codes.push(257);
  const bytes = new Uint8Array(Math.ceil((codes.length * 9) / 8));
  for (const [i, code] of codes.entries()) for (let b = 0; b < 9; b += 1) if ((code >> (8 - b)) & 1) bytes[(i * 9 + b) >> 3]! |= 0x80 >> ((i * 9 + b) & 7);
  return context.register(PDFRawStream.of(context.obj({ Type: 'XObject', Subtype: 'Image', Width: 400, Height: 300, BitsPerComponent: 8, ColorSpace: 'DeviceCMYK', Filter: 'LZWDecode', Length: bytes.length } as never) as unknown as PDFDict, bytes));
}

function stencil(context: PDFDocument['context'], width: number, height: number): PDFObject {
  return context.register(context.flateStream(new Uint8Array(Math.ceil(width / 8) * height).fill(0x55), { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 1, ImageMask: true } as never));
}

describe('the file without a fault', () => {
  it('passes', async () => {
    expect(await findingsOf(await makeFile())).toEqual([]);
  });
});

describe('one fault at a time', () => {
  it.each(PLANTED.map((planted) => [planted.fault, planted] as const))('%s', async (_, planted) => {
    const limits = { ...(await ourLimits()), ...planted.limits };
    expect(await findingsOf(await makeFile(planted), limits)).toEqual(planted.found);
  });

  it('has one for every rule', () => {
    const seen = new Set(PLANTED.flatMap(({ found }) => found).map((line) => /^\^?\w+ ([a-z0-9-]+)/.exec(typeof line === 'string' ? line : String((line as unknown as { sample: RegExp }).sample.source))?.[1]));
    // Frames are known of files that we made alone, and separations need Ghostscript: reports.test.ts and tools.test.ts plant those.
    expect(RULE_IDS.filter((id) => !seen.has(id))).toEqual(['ink-rendered', 'text-outside-frame']);
  });
});
