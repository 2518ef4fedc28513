/** A PDF's pages as what they paint: the door to this folder for everyone who asks what a reader would see. */
import { ParseSpeeds, PDFDict, PDFDocument, PDFName, type PDFObject, type PDFPage } from '@cantoo/pdf-lib';
import { PT_PER_MM as PT, ptToMm, type RectMm } from '../model/paper.js';
import type { PageBoxes, PageContents } from './contents.js';
import { boxOf, type Matrix } from './geometry.js';
import { Interpreter, ReaderCache, type Handler } from './interpreter.js';
import { OBJECT_OPERATORS, readGroup } from './object-operators.js';
import { PATH_OPERATORS } from './path-operators.js';
import { asNumbers } from './resources.js';
import { Shelf, type Painting } from './shelf.js';
import { STATE_OPERATORS } from './state-operators.js';
import { decodeContents } from './streams.js';
import { TEXT_OPERATORS } from './text-operators.js';

const HANDLERS: ReadonlyMap<string, Handler> = new Map(
  Object.entries({ ...STATE_OPERATORS, ...PATH_OPERATORS, ...TEXT_OPERATORS, ...OBJECT_OPERATORS }),
);

export interface ReadOptions {
  /**
   * Where the trim lies on pages without a TrimBox: mm from the MediaBox's top-left corner, y downwards. Chromium rounds the
   * MediaBox to whole pixels but anchors content at that corner. Without it the whole MediaBox counts as trim.
   */
  readonly trim?: RectMm;
}

/** Opens a PDF without touching its metadata and without pauses between objects. Throws pdf-lib's errors for what is no PDF. */
export function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest, ignoreEncryption: true });
}

/** Opens a PDF for its pages. Damaged streams throw when they are read; unknown operators and missing resources are passed over. */
export async function readPages(pdf: Uint8Array | PDFDocument, options: ReadOptions = {}): Promise<PageContents[]> {
  return readDocument(pdf instanceof PDFDocument ? pdf : await openPdf(pdf), options);
}

/** A PDF that was opened, for several who look at it. */
export interface ReadPdf {
  readonly document: PDFDocument;
  /** See `readDocument`. */
  readonly pages: readonly PageContents[];
}

/** Opens a PDF; its pages are read when they are looked at. Damaged streams throw then. */
export async function readPdf(pdf: Uint8Array, options: ReadOptions = {}): Promise<ReadPdf> {
  const document = await openPdf(pdf);
  return { document, pages: readDocument(document, options) };
}

/**
 * `readPages` for an open document. A page is read when it is first looked at, and once more where it is looked at again after so many others that
 * it had to make room for them (see `Shelf`): whoever goes through a long file should have done with one page before the next.
 * `/Rotate` and `/UserUnit` are not applied: no edition of ours has them.
 */
export function readDocument(document: PDFDocument, options: ReadOptions = {}): PageContents[] {
  const shelf = new Shelf();
  const cache = new ReaderCache();
  return document.getPages().map((page, index) => new ShelvedPage(page, index + 1, shelf, cache, options));
}

/** A page box in points, `[left, bottom, right, top]` with corners in that order, inherited where the page has none. */
function boxPt(page: PDFPage, name: string): readonly [number, number, number, number] | null {
  let node: PDFDict | undefined = page.node;
  for (let depth = 0; node && depth < 32; depth += 1) {
    const own = asNumbers(node.lookup(PDFName.of(name)), 4);
    if (own) return [Math.min(own[0]!, own[2]!), Math.min(own[1]!, own[3]!), Math.max(own[0]!, own[2]!), Math.max(own[1]!, own[3]!)];
    // Only MediaBox and CropBox are inheritable (table 30).
    if (name !== 'MediaBox' && name !== 'CropBox') return null;
    const parent: PDFObject | undefined = node.lookup(PDFName.of('Parent'));
    node = parent instanceof PDFDict ? parent : undefined;
  }
  return null;
}

const A4_PT = [0, 0, 595.276, 841.89] as const;

function pageBoxes(page: PDFPage, options: ReadOptions): { readonly boxes: PageBoxes; readonly toMm: Matrix } {
  const media = boxPt(page, 'MediaBox') ?? A4_PT;
  const own = boxPt(page, 'TrimBox');
  const supplied = options.trim;
  const left = own ? own[0] : media[0] + (supplied ? supplied.x * PT : 0);
  const top = own ? own[3] : media[3] - (supplied ? supplied.y * PT : 0);
  const rect = (pt: readonly [number, number, number, number]): RectMm => ({
    x: ptToMm(pt[0] - left), y: ptToMm(top - pt[3]), width: ptToMm(pt[2] - pt[0]), height: ptToMm(pt[3] - pt[1]),
  });
  const crop = boxPt(page, 'CropBox');
  const bleed = boxPt(page, 'BleedBox');
  const trim = own ? rect(own) : supplied ? { x: 0, y: 0, width: supplied.width, height: supplied.height } : rect(media);
  return {
    boxes: { media: rect(media), crop: crop && rect(crop), bleed: bleed && rect(bleed), trim, hasTrim: own !== null },
    toMm: [1 / PT, 0, 0, -1 / PT, -left / PT, top / PT],
  };
}

function readPainting(page: PDFPage, { boxes, toMm }: ReturnType<typeof pageBoxes>, cache: ReaderCache): Painting {
  const visible = boxOf(boxes.crop ?? boxes.media);
  const run = new Interpreter(cache, HANDLERS, toMm, { ...visible, exact: true });
  const resources = page.node.Resources();
  const contents = page.node.lookup(PDFName.of('Contents'));
  const group = readGroup(page.node, 'page', resources);
  if (group) run.groups.push(group);
  run.run(decodeContents(contents), resources);
  return { paints: run.paints, groups: run.groups };
}

/** A page whose paints are read when they are asked for. */
class ShelvedPage implements PageContents {
  readonly boxes: PageBoxes;
  private readonly placed: ReturnType<typeof pageBoxes>;

  constructor(private readonly source: PDFPage, readonly page: number, private readonly shelf: Shelf, private readonly cache: ReaderCache, options: ReadOptions) {
    this.placed = pageBoxes(source, options);
    this.boxes = this.placed.boxes;
  }

  get paints(): Painting['paints'] {
    return this.painting().paints;
  }

  get groups(): Painting['groups'] {
    return this.painting().groups;
  }

  private painting(): Painting {
    return this.shelf.take(this, () => readPainting(this.source, this.placed, this.cache));
  }
}
