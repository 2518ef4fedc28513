/** Small PDFs written by hand: a page whose content stream a test types, with Helvetica as /F1. */
import { PDFDocument, PDFName, type PDFRawStream } from '@cantoo/pdf-lib';
import { readDocument, seePage, type PageContents, type ReadOptions } from '../../src/pdf/index.js';

export interface Hand {
  readonly content: string;
  /** Named form XObjects: dictionary entries and content. */
  readonly forms?: Readonly<Record<string, readonly [Record<string, unknown>, string]>>;
  readonly images?: Readonly<Record<string, Record<string, unknown>>>;
  readonly states?: Readonly<Record<string, Record<string, unknown>>>;
  readonly fonts?: (document: PDFDocument) => Record<string, unknown>;
  /** Further categories of resources. */
  readonly resources?: Readonly<Record<string, unknown>>;
  /** Points. */
  readonly trimBox?: readonly [number, number, number, number];
}

/** One page of 200 x 100 mm read back; without a trim box its trim is the whole of it. */
export async function handmade(hand: Hand, options: ReadOptions = {}): Promise<PageContents> {
  const document = await PDFDocument.create();
  const { context } = document;
  const page = document.addPage([(200 * 72) / 25.4, (100 * 72) / 25.4]);
  const stream = (content: string, dict: Record<string, unknown> = {}): PDFRawStream => context.flateStream(content, dict as never);
  const entries = <T>(from: Readonly<Record<string, T>> | undefined, make: (value: T) => unknown) =>
    Object.fromEntries(Object.entries(from ?? {}).map(([name, value]) => [name, make(value)]));
  const resources = context.obj({
    ...hand.resources,
    Font: { F1: { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica', Encoding: 'WinAnsiEncoding' }, ...hand.fonts?.(document) },
    ExtGState: entries(hand.states, (state) => context.obj(state as never)),
    XObject: {
      ...entries(hand.forms, ([dict, content]) => context.register(stream(content, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 2000, 2000], ...dict }))),
      ...entries(hand.images, (dict) => context.register(stream('', { Type: 'XObject', Subtype: 'Image', Width: 10, Height: 10, BitsPerComponent: 8, ColorSpace: 'DeviceRGB', ...dict }))),
    },
  } as never);
  page.node.set(PDFName.of('Resources'), resources);
  page.node.set(PDFName.of('Contents'), context.register(stream(hand.content)));
  if (hand.trimBox) page.node.set(PDFName.of('TrimBox'), context.obj([...hand.trimBox]));
  // Saved and opened again, so that the test reads what a file would hold.
  const saved = await PDFDocument.load(await document.save({ useObjectStreams: false }));
  return readDocument(saved, options)[0]!;
}

/** Millimetres as points, for content streams. */
export const mm = (value: number): string => ((value * 72) / 25.4).toFixed(4);

/** The letters of a page with why each is hidden, runs of one reason put together: `ab:clipped c`. */
export function seen(page: PageContents): string {
  let text = '';
  let last: string | null | undefined;
  for (const { glyph, hidden } of seePage(page)) {
    if (glyph.text.trim() === '') continue;
    if (last !== undefined && hidden !== last) text += last === null ? ' ' : `:${last} `;
    text += glyph.text;
    last = hidden;
  }
  return last ? `${text}:${last}` : text;
}
