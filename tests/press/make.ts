/** Small finished PDFs made by hand, brought to ink, and read again with a library that did not make them. */
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { PDFDocument, PDFDict, PDFName, PDFRawStream, PDFRef, PDFString, PDFArray, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import { openCondition, type Condition } from '../../src/colour/index.js';
import type { PressSettings } from '../../src/model/press.js';
import { press, type Pressed, type PressOptions } from '../../src/press/index.js';

const INTENT = { icc: null, identifier: 'FOGRA39', info: 'Coated FOGRA39 (ISO 12647-2:2004)', inkLimit: 300 };
let opened: Promise<Condition> | null = null;
export const condition = (): Promise<Condition> => (opened ??= openCondition(INTENT));

export const SETTINGS: PressSettings = {
  standard: 'x4', intent: INTENT, inks: [], richBlack: null, pictures: { quality: 90, sharpening: 'none' }, outlineFonts: false, limits: 'sheetfed-offset',
};

export const HASH = '5eed0123456789abcdef0123456789abcdef0123456789abcdef0123456789ab';
const XMP = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
 <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;

/** What a page is made of, by the categories of its resources; streams and dictionaries are made in the file's own context. */
export interface Hand {
  readonly content: string;
  readonly resources?: (context: PDFContext) => Record<string, Record<string, PDFObject>>;
  readonly pages?: number;
  readonly change?: (document: PDFDocument) => void;
}

/** One page of 200 x 100 mm (or several alike) as finish/ would leave it: Info, XMP, boxes, one classic table. */
export async function handmade({ content, resources, pages = 1, change }: Hand): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const made = resources?.(context) ?? {};
  for (let i = 0; i < pages; i += 1) {
    const page = document.addPage([567, 283]);
    const all = context.obj({ Font: { F1: { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica', Encoding: 'WinAnsiEncoding' } } });
    for (const [category, entries] of Object.entries(made)) {
      const dict = (all.get(PDFName.of(category)) as PDFDict | undefined) ?? context.obj({});
      for (const [key, value] of Object.entries(entries)) dict.set(PDFName.of(key), value);
      all.set(PDFName.of(category), dict);
    }
    page.node.set(PDFName.of('Resources'), all);
    page.node.set(PDFName.of('Contents'), context.register(context.stream(content)));
    page.node.set(PDFName.of('TrimBox'), context.obj([10, 10, 557, 273]));
  }
  document.setTitle('Trang');
  document.catalog.set(PDFName.of('Metadata'), context.register(context.stream(Buffer.from(XMP), { Type: 'Metadata', Subtype: 'XML' })));
  change?.(document);
  return document.save({ useObjectStreams: false, addDefaultPage: false });
}

/** Presses a hand-made page. */
export const pressed = async (hand: Hand, settings: Partial<PressSettings> = {}, options: Partial<PressOptions> = {}): Promise<Pressed> =>
  press(await handmade(hand), { settings: { ...SETTINGS, ...settings }, condition: await condition(), inputHash: HASH, ...options });

/** A pressed file opened, with its pages' content as text. */
export class Read {
  private constructor(readonly document: PDFDocument, readonly pdf: Uint8Array) {}
  static async of({ pdf }: Pick<Pressed, 'pdf'>): Promise<Read> {
    return new Read(await PDFDocument.load(pdf, { updateMetadata: false }), pdf);
  }
  content(page = 0): string {
    const contents = this.document.getPage(page).node.Contents();
    if (!(contents instanceof PDFRawStream)) throw new Error('The page has no single content stream.');
    return textOf(contents);
  }
  resource(category: string, key: string, page = 0): PDFObject | undefined {
    return this.document.getPage(page).node.Resources()?.lookup(PDFName.of(category), PDFDict).lookup(PDFName.of(key));
  }
  /** The file as text, without the data of its streams. */
  get text(): string {
    return Buffer.from(this.pdf).toString('latin1').replace(/stream\r?\n[^]*?endstream/g, 'stream');
  }
}

/** A stream's bytes as Latin-1 text. */
export const textOf = (stream: PDFRawStream): string => Buffer.from(bytesOf(stream)).toString('latin1');
export const bytesOf = (stream: PDFRawStream): Uint8Array =>
  String(stream.dict.lookup(PDFName.of('Filter'))) === '/FlateDecode' ? inflateSync(stream.contents) : stream.contents;

/** Operators of a content stream, one a line, without white space round them. */
export const lines = (content: string): string[] => content.split('\n').map((line) => line.trim()).filter((line) => line !== '');

export { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef, PDFString, readFileSync };
