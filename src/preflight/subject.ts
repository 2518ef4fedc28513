/** A PDF as the rules of the preflight look at it: its pages with all they paint, its dictionaries, and the inks that were reckoned. */
import { PDFArray, PDFDict, PDFName, PDFStream, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import type { PageMap } from '../model/layout.js';
import { mmToPt } from '../model/paper.js';
import type { Cmyk } from '../model/press.js';
import { CoverIndex, area, asNumbers, boxOf, decodeStream, entry, intersect, type Box, type PageContents, type Paint, type RectPt } from '../pdf/index.js';
import { heaviestSquare, type Heaviest, type InkGrid } from './ink/grid.js';
import { inkOfPaints, type PictureInks } from './ink/page.js';
import type { Limits } from './limits/limits.js';

/** Boxes of a page as they are written, pt; MediaBox and CropBox also where inherited, null where there is none. */
export interface BoxesPt {
  readonly media: RectPt | null;
  readonly crop: RectPt | null;
  readonly bleed: RectPt | null;
  readonly trim: RectPt | null;
  readonly art: RectPt | null;
}

export interface SubjectPage {
  /** From 1. */
  readonly number: number;
  readonly dict: PDFDict;
  readonly boxes: BoxesPt;
  readonly contents: PageContents;
  /** Where ink counts: the BleedBox, else the trim; mm from the trim's top-left corner. */
  readonly bleed: Box;
  /** All paints that reach into the bleed, those of patterns and masks among them. */
  readonly paints: () => readonly Paint[];
  readonly covers: () => CoverIndex;
  readonly inks: () => InkGrid;
  readonly heaviest: () => Heaviest;
}

/** What stays of a page when its paints are let go. */
export interface SubjectFacts {
  /** Spot colours in the order of their first use, the separation “All” among them. */
  readonly spots: readonly string[];
  /** Mean of each ink inside the bleed, 0 to 1. */
  readonly mean: Cmyk;
  /** Ink in the heaviest square, percent. */
  readonly heaviest: number;
}

export interface Subject {
  readonly document: PDFDocument;
  /** `1.6` out of the file's first line; null where it has none. */
  readonly version: string | null;
  readonly catalog: PDFDict;
  readonly info: PDFDict | null;
  /** The XMP packet as text; null where there is none. */
  readonly xmp: string | null;
  readonly pages: readonly SubjectPage[];
  /** Of all pages, where the file is looked at as a whole; none before. */
  readonly facts: readonly SubjectFacts[];
  readonly pictures: PictureInks;
  readonly limits: Limits;
  /** What stands where, for files that we made. */
  readonly map: PageMap | null;
  /** Every dictionary and stream that pages lead to, with the first page that does. */
  readonly resources: () => readonly PageObject[];
}

/** An object that a page uses. */
export interface PageObject {
  readonly page: number;
  readonly object: PDFDict | PDFStream;
  /** The key under which it hangs: `XObject`, `SMask`, `Font`. */
  readonly under: string;
}

/** Resource categories whose members are told by them (section 7.8.3). */
const CATEGORIES = new Set(['ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'XObject', 'Font', 'Properties']);

/** Keys that lead away from what a page paints. */
const ELSEWHERE = new Set(['Parent', 'StructParents', 'StructParent', 'P', 'Annots', 'B', 'Metadata', 'PieceInfo', 'Thumb', 'FontDescriptor', 'ToUnicode', 'W', 'Widths']);

/** Gathers what rules ask of a file, still without pages. Nothing is reckoned until it is asked for. */
export function makeSubject(document: PDFDocument, bytes: Uint8Array, pictures: PictureInks, limits: Limits, map: PageMap | null): Subject {
  const { context, catalog } = document;
  const info = context.lookup(context.trailerInfo.Info);
  const metadata = entry(catalog, 'Metadata');
  const nodes = document.getPages().map((page) => page.node as PDFDict);
  return {
    document, catalog, limits, pictures, map, pages: [], facts: [],
    version: /%PDF-(\d\.\d)/.exec(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).toString('latin1'))?.[1] ?? null,
    info: info instanceof PDFDict ? info : null,
    xmp: metadata instanceof PDFStream ? Buffer.from(decodeStream(metadata)).toString('utf8') : null,
    resources: once(() => {
      const seen = new Set<PDFObject>();
      return nodes.flatMap((node, i) => walk(node, i + 1, seen));
    }),
  };
}

/** A page for rules to look at. What is reckoned of it stays with it: a megabyte of inks, and its paints. */
export function subjectPage({ document, pictures, limits }: Subject, contents: PageContents): SubjectPage {
  const dict = document.getPage(contents.page - 1).node as PDFDict;
  const bleed = boxOf(contents.boxes.bleed ?? contents.boxes.trim);
  const inks = once(() => inkOfPaints(contents.paints, bleed, pictures));
  return {
    number: contents.page, dict, contents, bleed, inks,
    boxes: { media: boxPt(dict, 'MediaBox'), crop: boxPt(dict, 'CropBox'), bleed: boxPt(dict, 'BleedBox'), trim: boxPt(dict, 'TrimBox'), art: boxPt(dict, 'ArtBox') },
    paints: once(() => Array.from(withNested(contents.paints, 0)).filter((paint) => reachesInto(paint, bleed))),
    covers: once(() => new CoverIndex(contents)),
    heaviest: once(() => heaviestSquare(inks(), limits.ink.square)),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

const DEEPEST = 6;

/** Paints with those of their patterns and masks. */
function* withNested(paints: readonly Paint[], depth: number): Generator<Paint> {
  const masks = new Set<object>();
  for (const paint of paints) {
    yield paint;
    if (depth >= DEEPEST) continue;
    const pattern = paint.kind === 'image' ? null : paint.pattern;
    if (pattern?.kind === 'tile') yield* withNested(pattern.tile().paints, depth + 1);
    // What a mask paints is no ink; it is read for the groups in it.
    if (paint.mask && !masks.has(paint.mask)) {
      masks.add(paint.mask);
      paint.mask.paints();
    }
  }
}

function reachesInto(paint: Paint, bleed: Box): boolean {
  const clip = intersect(paint.clip, bleed);
  if (area(clip) <= 0) return false;
  if (paint.kind === 'glyphs') return paint.glyphs.some((g) => g.right > clip.left && g.left < clip.right && g.bottom > clip.top && g.top < clip.bottom);
  const { box } = paint;
  // A hairline has a box without area until its width is added.
  return box.right >= clip.left && box.left <= clip.right && box.bottom >= clip.top && box.top <= clip.bottom;
}

/** An entry of a page or of the nodes above it (ISO 32000-1, section 7.7.3.4). */
export function inherited(page: PDFDict, key: string): PDFObject | undefined {
  let node: PDFDict | undefined = page;
  for (let depth = 0; node && depth < 32; depth += 1) {
    const own = entry(node, key);
    if (own !== undefined) return own;
    const parent: PDFObject | undefined = entry(node, 'Parent');
    node = parent instanceof PDFDict ? parent : undefined;
  }
  return undefined;
}

/** A box as written, corners in order, pt. Of the five only two are inherited (table 30). */
function boxPt(page: PDFDict, name: string): RectPt | null {
  const n = asNumbers(name === 'MediaBox' || name === 'CropBox' ? inherited(page, name) : entry(page, name), 4);
  return n && [Math.min(n[0]!, n[2]!), Math.min(n[1]!, n[3]!), Math.max(n[0]!, n[2]!), Math.max(n[1]!, n[3]!)];
}

function walk(node: PDFDict, page: number, seen: Set<PDFObject>): PageObject[] {
  const found: PageObject[] = [];
  const visit = (value: PDFObject | undefined, under: string): void => {
    if (value === undefined || seen.has(value)) return;
    if (value instanceof PDFArray) {
      seen.add(value);
      for (let i = 0; i < value.size(); i += 1) visit(value.lookup(i), under);
      return;
    }
    const dict = value instanceof PDFStream ? value.dict : value instanceof PDFDict ? value : null;
    if (!dict) return;
    seen.add(value);
    found.push({ page, object: value as PDFDict | PDFStream, under });
    for (const [key, inner] of dict.entries()) {
      const name = key.decodeText();
      if (!ELSEWHERE.has(name) && !(inner instanceof PDFName)) visit(dict.lookup(key), under === 'Resources' ? `${name}s` : under.endsWith('s') && CATEGORIES.has(under.slice(0, -1)) ? under.slice(0, -1) : name);
    }
  };
  visit(node, 'Page');
  // Resources may be inherited, and what a page's parent holds besides is not its own.
  visit(inherited(node, 'Resources'), 'Resources');
  return found;
}

/** Tolerance for boxes: a hundredth of a millimetre, in pt. */
export const BOX_TOLERANCE_PT = mmToPt(0.01);
