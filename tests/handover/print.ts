/** A small print edition as the press would write it: boxes, tags, outline, output intent, XMP, fonts and a picture shared by all pages. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from '@cantoo/fontkit';
import { PDFDocument, PDFHexString, PDFName, PDFString, type PDFRef } from '@cantoo/pdf-lib';
import { mmToPt, SHEET_MM, SLUG_MM } from '../../src/model/paper.js';

const require = createRequire(import.meta.url);
const font = (name: string): Uint8Array => readFileSync(require.resolve(`@expo-google-fonts/${name}`));

export const FONTS = {
  regular: font('be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'),
  bold: font('be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf'),
  display: font('playfair-display/700Bold/PlayfairDisplay_700Bold.ttf'),
};

export const HASH = '62b7761b4922db4b83c36995197963ec'.repeat(2);
const UUID = 'uuid:62b7761b-4922-db4b-83c3-6995197963ec';

/** A tint a page, so that pages can be told apart as pictures. */
const tint = (page: number): readonly [number, number, number, number] => [(page % 4) / 4, (page % 3) / 3, (page % 5) / 5, 0];

/** @param links whether page 1 links to page 3 and page 3 to page 4. */
export async function printEdition(count: number, { links = false } = {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.registerFontkit(fontkit as unknown as Parameters<typeof pdf.registerFontkit>[0]);
  const face = await pdf.embedFont(FONTS.regular, { subset: true });
  const { context } = pdf;
  const name = (key: string): PDFName => PDFName.of(key);
  const picture = context.register(context.stream(Uint8Array.from({ length: 4 }, () => 90), { Type: 'XObject', Subtype: 'Image', Width: 1, Height: 1, BitsPerComponent: 8, ColorSpace: 'DeviceCMYK' }));
  const pages = Array.from({ length: count }, () => pdf.addPage([mmToPt(SHEET_MM.width), mmToPt(SHEET_MM.height)]));
  const slug = mmToPt(SLUG_MM);
  const bleed = mmToPt(3);
  const [width, height] = [mmToPt(SHEET_MM.width), mmToPt(SHEET_MM.height)];
  const parents: PDFRef[] = [];
  const root = context.nextRef();
  const article = context.nextRef();
  const sections: PDFRef[] = [];
  pages.forEach((page, i) => {
    const [c, m, y, k] = tint(i + 1);
    const text = face.encodeText(`Trang ${i + 1}`);
    // The tint fills the bleed; the text stands in the middle.
    const drawn = `q ${c} ${m} ${y} ${k} k ${slug - bleed} ${slug - bleed} ${width - 2 * (slug - bleed)} ${height - 2 * (slug - bleed)} re f Q
q 20 0 0 20 60 60 cm /Photo Do Q
/P <</MCID 0>> BDC BT 0 0 0 1 k /F1 20 Tf 200 400 Td ${String(text)} Tj ET EMC
/Span <</MCID 1>> BDC EMC\n`;
    page.node.set(name('Contents'), context.register(context.flateStream(drawn)));
    page.node.set(name('Resources'), context.obj({ Font: { F1: face.ref }, XObject: { Photo: picture } }));
    for (const [key, box] of Object.entries({ CropBox: [0, 0, width, height], BleedBox: [slug - bleed, slug - bleed, width - slug + bleed, height - slug + bleed], TrimBox: [slug, slug, width - slug, height - slug] })) page.node.set(name(key), context.obj(box));
    page.node.set(name('StructParents'), context.obj(i));
    // Pages without transparency have no blending space: the back is one of them.
    if (i % 3 !== 1 || i === 1) page.node.set(name('Group'), context.obj({ S: 'Transparency', CS: 'DeviceCMYK' }));
    const section = context.nextRef();
    const paragraph = context.register(context.obj({ Type: 'StructElem', S: 'P', P: section, Pg: page.ref, K: 0 }));
    // An element that marks nothing, as Chromium writes them.
    const empty = context.register(context.obj({ Type: 'StructElem', S: 'Div', P: section }));
    context.assign(section, context.obj({ Type: 'StructElem', S: 'Sect', P: root, K: [paragraph, empty] }));
    sections.push(section);
    parents.push(context.register(context.obj([paragraph, article])));
  });
  // One element whose content runs over all pages.
  context.assign(article, context.obj({ Type: 'StructElem', S: 'Art', P: root, Pg: pages[0]!.ref, K: pages.map((page) => ({ Type: 'MCR', Pg: page.ref, MCID: 1 })) }));
  context.assign(root, context.obj({ Type: 'StructTreeRoot', K: [...sections, article], ParentTree: { Nums: parents.flatMap((ref, i) => [i, ref]) }, ParentTreeNextKey: count }));
  pdf.catalog.set(name('StructTreeRoot'), root);
  pdf.catalog.set(name('MarkInfo'), context.obj({ Marked: true }));
  if (links) {
    const link = (to: object): PDFRef => context.register(context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 1, 1], ...to }));
    pdf.catalog.set(name('Dests'), context.register(context.obj({ third: [pages[2]!.ref, 'Fit'], first: [pages[0]!.ref, 'Fit'] })));
    pages[0]!.node.set(name('Annots'), context.obj([link({ Dest: 'third' })]));
    pages[2]!.node.set(name('Annots'), context.obj([link({ A: { S: 'GoTo', D: [pages[3]!.ref, 'Fit'] } }), link({ Dest: 'first' })]));
  }

  // Outline: the cover; a section on page 3 with every page under it.
  const outline = context.nextRef();
  const items = [context.nextRef(), context.nextRef()] as const;
  const inner = pages.slice(2).map(() => context.nextRef());
  const item = (ref: PDFRef, title: string, page: number, more: object): void => {
    const dict = context.obj({ Dest: [pages[page - 1]!.ref, 'Fit'], ...more });
    dict.set(name('Title'), PDFHexString.fromText(title));
    context.assign(ref, dict);
  };
  item(items[0], 'Bìa', 1, { Parent: outline, Next: items[1] });
  item(items[1], 'Tin', 3, { Parent: outline, Prev: items[0], First: inner[0]!, Last: inner.at(-1)!, Count: inner.length });
  inner.forEach((ref, i) => item(ref, `Bài ${i + 3}`, i + 3, { Parent: items[1], ...(i > 0 ? { Prev: inner[i - 1]! } : {}), ...(i < inner.length - 1 ? { Next: inner[i + 1]! } : {}) }));
  context.assign(outline, context.obj({ Type: 'Outlines', First: items[0], Last: items[1], Count: 2 + inner.length }));
  pdf.catalog.set(name('Outlines'), outline);
  pdf.catalog.set(name('PageMode'), name('UseOutlines'));

  const profile = context.register(context.stream(Uint8Array.of(1, 2, 3), { N: 4 }));
  const intent = context.obj({ Type: 'OutputIntent', S: 'GTS_PDFX', DestOutputProfile: profile });
  intent.set(name('OutputConditionIdentifier'), PDFString.of('FOGRA39'));
  intent.set(name('Info'), PDFString.of('ISO Coated v2 300% (ECI)'));
  pdf.catalog.set(name('OutputIntents'), context.obj([context.register(intent)]));
  const xmp = `<x:xmpmeta><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><xmpMM:DocumentID>${UUID}</xmpMM:DocumentID><xmpMM:InstanceID>${UUID}</xmpMM:InstanceID><xmpMM:VersionID>62b7761b</xmpMM:VersionID></x:xmpmeta>`;
  pdf.catalog.set(name('Metadata'), context.register(context.stream(Buffer.from(xmp), { Type: 'Metadata', Subtype: 'XML' })));
  pdf.setTitle('Biên Cương');
  return pdf.save({ useObjectStreams: false, addDefaultPage: false });
}
