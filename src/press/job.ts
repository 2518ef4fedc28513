/** What the reading of a file gathers for the writing of it: streams with their edits, pictures, gradients, and what was seen on the way. */
import { PDFRef, type PDFDict, type PDFObject, type PDFStream } from '@cantoo/pdf-lib';
import type { PdfFile, RectPt } from '../pdf/index.js';
import type { Edit } from './edits.js';
import type { Palette } from './palette.js';

/** Whether colours become ink or, in what a luminosity mask is made of, gray. */
export type Target = 'ink' | 'luminosity';

/** A content stream to be written anew. */
export interface Rewritten {
  readonly data: Uint8Array;
  readonly edits: readonly Edit[];
  /** Something in it was painted with transparency over a picture. */
  readonly overPicture: boolean;
}

/** An image or a gradient where it is used. */
export interface Used<T> {
  readonly object: T;
  readonly ref: PDFRef | null;
  readonly pages: Set<number>;
  target: Target;
  overPicture: boolean;
}

/** A place where something shines through, with what does. Box in pt of the page; null where it is not known. */
export interface Transparency {
  readonly page: number;
  readonly box: RectPt | null;
  readonly what: 'opacity' | 'mask' | 'blend' | 'picture';
}

export class Job {
  /** By the reference of the form, pattern or glyph. */
  readonly streams = new Map<PDFRef, Rewritten & { readonly stream: PDFStream }>();
  readonly images = new Map<PDFStream, Used<PDFStream>>();
  readonly shadings = new Map<PDFDict | PDFStream, Used<PDFDict | PDFStream>>();
  readonly transparency: Transparency[] = [];
  /** Groups that paint nothing with transparency, and those that do: forms by their dictionaries. */
  readonly groups = new Map<PDFDict, { transparent: boolean; target: Target }>();
  /** Names used of each resource dictionary, as `XObject/X1`. */
  readonly used = new Map<PDFDict, Set<string>>();
  /** Graphics states set anywhere. */
  readonly states = new Set<PDFDict>();
  /** Soft masks set anywhere. */
  readonly masks = new Set<PDFDict>();
  /** How often each form was drawn. */
  readonly visits = new Map<PDFRef, number>();

  /** Whether each Type 3 font brings colours. */
  readonly colouredFonts = new Map<PDFDict, boolean>();

  constructor(readonly file: PdfFile, readonly palette: Palette) {}

  /** Takes down that a stream with these resources is read, so that what it does not use is known. */
  read(resources: PDFDict): Set<string> {
    const names = this.used.get(resources) ?? new Set<string>();
    this.used.set(resources, names);
    return names;
  }

  /** Resources of streams that are not read, since they have no colours of their own: nothing in them counts as unused. */
  readonly kept = new Set<PDFDict>();

  /** Takes down that a named resource is used. */
  use(resources: PDFDict, category: string, key: string): void {
    this.read(resources).add(`${category}/${key}`);
  }

  /** Takes down a use of an image or a gradient; pages outweigh masks, and lying over a picture outweighs not doing so. */
  note<T extends PDFDict | PDFStream>(map: Map<T, Used<T>>, object: T, ref: PDFRef | null, page: number, target: Target, overPicture: boolean): void {
    const known = map.get(object);
    if (!known) {
      map.set(object, { object, ref, pages: new Set([page]), target, overPicture });
      return;
    }
    known.pages.add(page);
    if (target === 'ink') known.target = 'ink';
    known.overPicture ||= overPicture;
  }

  /** A gradient by the entry that holds it. */
  noteShading(shading: PDFDict | PDFStream, held: PDFObject | undefined, page: number, target: Target, overPicture: boolean): void {
    this.note(this.shadings, shading, held instanceof PDFRef ? held : null, page, target, overPicture);
  }
}
