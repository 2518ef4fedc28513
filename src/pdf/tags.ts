/** The structure tree of a PDF (ISO 32000-1, 14.7): what belongs together and in which order it is read, as plain values. */
import { PDFArray, PDFDict, PDFNumber, PDFRef, type PDFObject } from '@cantoo/pdf-lib';
import type { PdfFile } from './file.js';
import { asName, name } from './resources.js';

/** A structure element (table 323). */
export interface Tag {
  readonly kind: 'tag';
  /** As written, before any role mapping; empty where it has none. */
  readonly type: string;
  /** All else it says of itself: Lang, Alt, ActualText, attributes, ID. */
  readonly entries: ReadonlyMap<string, PDFObject>;
  readonly kids: readonly TagKid[];
}

/** A marked-content sequence (14.7.4.2). */
export interface TaggedContent {
  readonly kind: 'content';
  readonly page: PDFRef | null;
  /** The form XObject whose stream holds it; null for the page's own. */
  readonly stream: PDFRef | null;
  readonly mcid: number;
}

/** A whole object: an annotation as a rule (14.7.4.3). */
export interface TaggedObject {
  readonly kind: 'object';
  readonly page: PDFRef | null;
  readonly object: PDFRef;
}

export type TagKid = Tag | TaggedContent | TaggedObject;

export interface TagTree {
  readonly root: PDFDict;
  readonly kids: readonly TagKid[];
  /** Types that are no standard ones, and what they stand for. */
  readonly roles: ReadonlyMap<string, string>;
}

/** Entries that make the tree and that nobody but its writer needs. */
const SKELETON = new Set(['Type', 'S', 'P', 'K', 'Pg']);
/** Deeper than this a tree is a loop. */
const DEEPEST = 200;

/** Reads the tree; null where the file has none. What is damaged in it is left out. */
export function readTags(file: PdfFile): TagTree | null {
  const root = file.get(file.catalog.get(name('StructTreeRoot')));
  if (!(root instanceof PDFDict)) return null;
  const roles = file.get(root.get(name('RoleMap')));
  const pairs = roles instanceof PDFDict ? roles.entries() : [];
  return {
    root,
    kids: readKids(file, root.get(name('K')), null, 0),
    roles: new Map(pairs.map(([from, to]) => [from.decodeText(), asName(file.get(to)) ?? ''])),
  };
}

const asRef = (value: PDFObject | undefined): PDFRef | null => (value instanceof PDFRef ? value : null);

function readKids(file: PdfFile, kids: PDFObject | undefined, page: PDFRef | null, depth: number): TagKid[] {
  const value = file.get(kids);
  if (depth > DEEPEST) return [];
  if (value instanceof PDFArray) return value.asArray().flatMap((kid) => readKids(file, kid, page, depth + 1));
  if (value instanceof PDFNumber) return [{ kind: 'content', page, stream: null, mcid: value.asNumber() }];
  if (!(value instanceof PDFDict)) return [];
  const own = asRef(value.get(name('Pg'))) ?? page;
  const mcid = file.get(value.get(name('MCID')));
  const object = value.get(name('Obj'));
  switch (asName(file.get(value.get(name('Type'))))) {
    case 'MCR':
      return mcid instanceof PDFNumber ? [{ kind: 'content', page: own, stream: asRef(value.get(name('Stm'))), mcid: mcid.asNumber() }] : [];
    case 'OBJR':
      return object instanceof PDFRef ? [{ kind: 'object', page: own, object }] : [];
    default: {
      const entries = new Map(value.entries().map(([key, entry]) => [key.decodeText(), entry] as const).filter(([key]) => !SKELETON.has(key)));
      return [{ kind: 'tag', type: asName(file.get(value.get(name('S')))) ?? '', entries, kids: readKids(file, value.get(name('K')), own, depth + 1) }];
    }
  }
}

/** Every element with those it stands in, outermost first, in reading order. */
export function* walkTags(kids: readonly TagKid[], above: readonly Tag[] = []): Generator<readonly [TagKid, readonly Tag[]]> {
  for (const kid of kids) {
    yield [kid, above];
    if (kid.kind === 'tag') yield* walkTags(kid.kids, [...above, kid]);
  }
}

/** Names a marked-content sequence among all of a file. */
export const contentKey = ({ page, stream, mcid }: Pick<TaggedContent, 'page' | 'stream' | 'mcid'>): string => `${page?.objectNumber ?? 0}/${stream?.objectNumber ?? 0}/${mcid}`;

/** A number tree (7.9.7) as a map. */
export function readNumberTree(file: PdfFile, node: PDFObject | undefined): Map<number, PDFObject> {
  const found = new Map<number, PDFObject>();
  const visit = (at: PDFObject | undefined, depth: number): void => {
    const dict = file.get(at);
    if (!(dict instanceof PDFDict) || depth > DEEPEST) return;
    const numbers = file.get(dict.get(name('Nums')));
    if (numbers instanceof PDFArray) {
      for (let i = 0; i + 1 < numbers.size(); i += 2) {
        const key = file.get(numbers.get(i));
        if (key instanceof PDFNumber) found.set(key.asNumber(), numbers.get(i + 1));
      }
    }
    const kids = file.get(dict.get(name('Kids')));
    if (kids instanceof PDFArray) for (const kid of kids.asArray()) visit(kid, depth + 1);
  };
  visit(node, 0);
  return found;
}
