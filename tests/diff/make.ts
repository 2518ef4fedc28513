/** Small magazines made for comparing: pages of words, pictures and grounds at known places, with bleed and slug. */
import { PDFDocument, PDFName, StandardFonts, rgb, type PDFImage } from '@cantoo/pdf-lib';
import sharp from 'sharp';

/** Points from the trim's bottom-left corner; the page measures 300 x 400 pt, bleed 10 pt, slug 30 pt. */
export interface MadePage {
  /** Lines of 12 pt, 20 pt apart, from y = 350 downwards. */
  readonly lines?: readonly string[];
  readonly x?: number;
  readonly top?: number;
  readonly pictures?: readonly { readonly colour: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
  readonly grounds?: readonly { readonly gray: number; readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
  readonly bold?: boolean;
  readonly ink?: number;
  /** Running head, top of the page, and whatever lies in the slug. */
  readonly head?: string;
  readonly slug?: string;
}

const SLUG = 30;
const BLEED = 10;

async function pictureOf(document: PDFDocument, colour: string): Promise<PDFImage> {
  return document.embedPng(await sharp({ create: { width: 40, height: 30, channels: 3, background: colour } }).png().toBuffer());
}

export async function make(pages: readonly MadePage[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setCreationDate(new Date(0));
  const [roman, bold] = [await document.embedFont(StandardFonts.TimesRoman), await document.embedFont(StandardFonts.TimesRomanBold)];
  for (const { lines = [], x = 30, top = 350, pictures = [], grounds = [], head, slug, ...rest } of pages) {
    const page = document.addPage([300 + 2 * SLUG, 400 + 2 * SLUG]);
    page.setTrimBox(SLUG, SLUG, 300, 400);
    page.setBleedBox(SLUG - BLEED, SLUG - BLEED, 300 + 2 * BLEED, 400 + 2 * BLEED);
    for (const { gray, x: left, y, width, height } of grounds) page.drawRectangle({ x: SLUG + left, y: SLUG + y, width, height, color: rgb(gray, gray, gray) });
    for (const { colour, x: left, y, width, height } of pictures) page.drawImage(await pictureOf(document, colour), { x: SLUG + left, y: SLUG + y, width, height });
    const gray = rest.ink ?? 0;
    lines.forEach((line, i) => page.drawText(line, { x: SLUG + x, y: SLUG + top - 20 * i, size: 12, font: rest.bold ? bold : roman, color: rgb(gray, gray, gray) }));
    if (head !== undefined) page.drawText(head, { x: SLUG + 30, y: SLUG + 385, size: 8, font: roman });
    if (slug !== undefined) page.drawText(slug, { x: SLUG + 10, y: 6, size: 7, font: roman });
    page.node.delete(PDFName.of('Annots'));
  }
  return document.save({ useObjectStreams: false });
}

const SYLLABLES = ['ba', 'ke', 'lo', 'mi', 'nu', 'ra', 'se', 'to', 'vi', 'zu'];

/** A word of its own for every number. */
export const word = (n: number): string => String(n + 1000).split('').map((d) => SYLLABLES[Number(d)]).join('');

/** Lines of words that no other page has, `page` from 1. */
export const story = (page: number, lines = 6): string[] => Array.from({ length: lines }, (_, i) => Array.from({ length: 5 }, (_, k) => word(page * 100 + i * 5 + k)).join(' '));
