/** Reads a finished PDF with libraries that had no part in reading it before: pdf.js, and pdf-lib for the raw dictionaries. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFStream, type PDFObject, type PDFPage } from '@cantoo/pdf-lib';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

const PT_TO_MM = 25.4 / 72;

/** [left, bottom, right, top] in mm, from the sheet's bottom-left corner. */
export type BoxMm = readonly [number, number, number, number];

/** A piece of text as pdf.js gives it: a word or more of one line. */
export interface TextItem {
  readonly text: string;
  /** Start of its baseline, mm from the trim's top-left corner, y downwards. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface FontUse {
  readonly name: string;
  readonly subtype: string;
  readonly embedded: boolean;
}

export interface Link {
  /** Address, for links out. */
  readonly url: string | null;
  /** Page it leads to, from 1, for links within. */
  readonly page: number | null;
  /** In mm from the trim's top-left corner. */
  readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export interface OutlineEntry {
  readonly title: string;
  readonly page: number;
  readonly children: readonly OutlineEntry[];
}

export interface TagNode {
  readonly role: string;
  readonly lang: string | null;
  readonly children: readonly TagNode[];
}

export interface PdfPage {
  readonly number: number;
  box(name: 'MediaBox' | 'CropBox' | 'BleedBox' | 'TrimBox'): BoxMm;
  readonly text: readonly TextItem[];
  readonly fonts: readonly FontUse[];
  readonly links: readonly Link[];
  /** What the page's structure tree says, null where it has none. */
  readonly tags: TagNode | null;
}

export interface Pdf {
  readonly pages: readonly PdfPage[];
  readonly outline: readonly OutlineEntry[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly lang: string | null;
  readonly marked: boolean;
}

/** Opens a PDF and reads all of it that tests ask for. */
export async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  const raw = await PDFDocument.load(bytes, { updateMetadata: false });
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, isEvalSupported: false });
  const document = await task.promise;
  try {
    const pages: PdfPage[] = [];
    for (const [i, page] of raw.getPages().entries()) pages.push(await readPage(document, page, i + 1));
    const { info } = await document.getMetadata();
    const mark = await document.getMarkInfo();
    return {
      pages,
      outline: await readOutline(document, (await document.getOutline()) ?? []),
      info: info as Record<string, unknown>,
      lang: (info as { Language?: string | null }).Language ?? null,
      marked: (mark as { Marked?: boolean } | null)?.Marked === true,
    };
  } finally {
    await task.destroy();
  }
}

async function readPage(document: PDFDocumentProxy, raw: PDFPage, number: number): Promise<PdfPage> {
  const page = await document.getPage(number);
  const box = (name: string): BoxMm => {
    const found = raw.node.lookupMaybe(PDFName.of(name), PDFArray);
    if (!found) throw new Error(`Page ${number} has no ${name}.`);
    return found.asArray().map((n) => (n as PDFNumber).asNumber() * PT_TO_MM) as unknown as BoxMm;
  };
  const trim = box('TrimBox');
  const { items } = await page.getTextContent();
  const text = items.flatMap((item): TextItem[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [a, b, , , x, y] = item.transform as number[];
    return [{ text: item.str.normalize('NFC'), x: x! * PT_TO_MM - trim[0], y: trim[3] - y! * PT_TO_MM, width: item.width * PT_TO_MM, size: Math.hypot(a!, b!) }];
  });
  return { number, box, text, fonts: fontsOf(raw), links: await readLinks(document, page, trim), tags: tagsOf((await page.getStructTree()) as RawTag | null) };
}

/** All fonts that a page's resources name, those of its forms included. */
function fontsOf(page: PDFPage): FontUse[] {
  const found = new Map<string, FontUse>();
  const seen = new Set<PDFObject>();
  const { context } = page.doc;
  const dict = (object: PDFObject | undefined): PDFDict | null => {
    const value = object instanceof PDFRef ? context.lookup(object) : object;
    return value instanceof PDFDict ? value : value instanceof PDFStream || value instanceof PDFRawStream ? value.dict : null;
  };
  const visit = (resources: PDFDict | null): void => {
    if (!resources || seen.has(resources)) return;
    seen.add(resources);
    for (const [, each] of dict(resources.get(PDFName.of('Font')))?.entries() ?? []) {
      const font = dict(each)!;
      const descendant = font.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.get(0);
      const holder = dict(descendant) ?? font;
      const descriptor = dict(holder.get(PDFName.of('FontDescriptor')));
      const name = font.lookupMaybe(PDFName.of('BaseFont'), PDFName)?.decodeText() ?? '';
      const subtype = font.lookup(PDFName.of('Subtype'), PDFName).decodeText();
      found.set(`${name} ${subtype}`, { name, subtype, embedded: ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(PDFName.of(key))) });
    }
    for (const kind of ['XObject', 'Pattern']) {
      for (const [, each] of dict(resources.get(PDFName.of(kind)))?.entries() ?? []) visit(dict(dict(each)?.get(PDFName.of('Resources'))));
    }
  };
  visit(page.node.Resources() ?? null);
  return [...found.values()];
}

async function pageOf(document: PDFDocumentProxy, dest: unknown): Promise<number | null> {
  const explicit: unknown = typeof dest === 'string' ? await document.getDestination(dest) : dest;
  if (!Array.isArray(explicit)) return null;
  return (await document.getPageIndex(explicit[0] as { num: number; gen: number })) + 1;
}

async function readLinks(document: PDFDocumentProxy, page: PDFPageProxy, trim: BoxMm): Promise<Link[]> {
  const links: Link[] = [];
  for (const note of (await page.getAnnotations()) as { subtype: string; url?: string; unsafeUrl?: string; dest?: unknown; rect: number[] }[]) {
    if (note.subtype !== 'Link') continue;
    const [x1, y1, x2, y2] = note.rect.map((n) => n * PT_TO_MM) as [number, number, number, number];
    const rect = { x: Math.min(x1, x2) - trim[0], y: trim[3] - Math.max(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
    links.push({ url: note.unsafeUrl ?? note.url ?? null, page: note.dest ? await pageOf(document, note.dest) : null, rect });
  }
  return links;
}

async function readOutline(document: PDFDocumentProxy, nodes: readonly { title: string; dest: unknown; items: unknown[] }[]): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  for (const node of nodes) {
    entries.push({ title: node.title.normalize('NFC'), page: (await pageOf(document, node.dest)) ?? 0, children: await readOutline(document, node.items as typeof nodes) });
  }
  return entries;
}

interface RawTag {
  readonly role?: string;
  readonly lang?: string;
  readonly children?: readonly RawTag[];
}

const tagsOf = (node: RawTag | null): TagNode | null =>
  node?.role === undefined ? null : { role: node.role, lang: node.lang ?? null, children: (node.children ?? []).flatMap((child) => tagsOf(child) ?? []) };

/** A node and everything below it. */
export const allTags = (node: TagNode | null): TagNode[] => (node === null ? [] : [node, ...node.children.flatMap(allTags)]);
export const allEntries = (nodes: readonly OutlineEntry[]): OutlineEntry[] => nodes.flatMap((node) => [node, ...allEntries(node.children)]);

/** A text without what a line break, a style or a font changes: white space, hyphens, case, ligatures. */
export const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\u00ad\u200b\u2010-\u2012-]/g, '').toLocaleLowerCase('vi');

/** All of a page's text, bare. */
export const bareText = (page: PdfPage): string => bare(page.text.map((item) => item.text).join(''));

/** The text items that begin within a rectangle (mm from the trim's corner), in the order of the page's content. */
export const textIn = (page: PdfPage, rect: { x: number; y: number; width: number; height: number }): TextItem[] =>
  page.text.filter((item) => item.x >= rect.x - 0.3 && item.x < rect.x + rect.width && item.y > rect.y && item.y <= rect.y + rect.height + 0.5);
