/** A PDF as the rules of the accessibility check look at it: its dictionaries, its structure tree, and what each page paints under which marks. */
import { PDFArray, PDFDict, PDFNumber, PDFRef, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { name } from '../pdf/index.js';
import {
  asName, asText, contentKey, decodeStream, PdfFile, readMarked, readNumberTree, readTags, walkTags,
  type ContentMark, type FilePage, type MarkedPiece, type Operand, type PageContents, type Tag, type TagKid, type TagTree,
} from '../pdf/index.js';

/** Something that a page paints, with the marks round it through all forms. */
export interface Painted {
  readonly kind: Exclude<MarkedPiece['kind'], 'object'>;
  /** The form XObject whose stream holds it; null for the page's own. */
  readonly stream: PDFRef | null;
  readonly mcid: number | null;
  readonly artifact: boolean;
  /** Marked as an artifact inside content, or as content inside an artifact. */
  readonly crossed: boolean;
}

export interface Annotation {
  readonly ref: PDFObject;
  readonly dict: PDFDict;
  /** `Link`; empty where it does not say. */
  readonly subtype: string;
}

export interface SubjectPage {
  /** From 1. */
  readonly number: number;
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly painted: readonly Painted[];
  /** Forms that are painted more than once and hold marked content, by how often. */
  readonly repeated: number;
  readonly annotations: readonly Annotation[];
  /** Glyphs as a reader of text meets them. */
  readonly contents: PageContents;
}

export interface Subject {
  readonly file: PdfFile;
  readonly catalog: PDFDict;
  /** The XMP packet as text; null where there is none. */
  readonly xmp: string | null;
  readonly pages: readonly SubjectPage[];
  readonly tree: TagTree | null;
  /** Everything in the tree with the elements round it, outermost first. */
  readonly tags: readonly (readonly [TagKid, readonly Tag[]])[];
  /** Elements that own each marked-content sequence, by `contentKey`. */
  readonly owners: ReadonlyMap<string, readonly (readonly Tag[])[]>;
  /** The tree's way back from pages, forms and annotations. */
  readonly parents: ReadonlyMap<number, PDFObject>;
  /** The standard type that an element stands for; its own where nothing maps it. */
  readonly typeOf: (tag: Tag) => string;
}

/** Reads a file. `contents`: its pages as `pdf/` reads them. */
export async function makeSubject(pdf: Uint8Array, contents: readonly PageContents[]): Promise<Subject> {
  const file = await PdfFile.open(pdf);
  const tree = readTags(file);
  const tags = [...walkTags(tree?.kids ?? [])];
  const owners = new Map<string, (readonly Tag[])[]>();
  for (const [kid, above] of tags) if (kid.kind === 'content') owners.set(contentKey(kid), [...owners.get(contentKey(kid)) ?? [], above]);
  const packet = file.get(file.catalog.get(name('Metadata')));
  return {
    file, tree, tags, owners, catalog: file.catalog,
    xmp: packet instanceof PDFStream ? Buffer.from(decodeStream(packet)).toString('utf8') : null,
    pages: file.pages().map((page, i) => readPage(file, page, i + 1, contents[i]!)),
    parents: readNumberTree(file, tree?.root.get(name('ParentTree'))),
    typeOf: ({ type }) => standardType(type, tree?.roles ?? new Map()),
  };
}

/** Follows the role map (ISO 32000-1, 14.8.4) as far as it leads; a circle ends where it closes. */
function standardType(type: string, roles: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let at = type;
  for (let next = roles.get(at); next !== undefined && !seen.has(at); next = roles.get(at)) {
    seen.add(at);
    at = next;
  }
  return at;
}

function readPage(file: PdfFile, { ref, dict }: FilePage, number: number, contents: PageContents): SubjectPage {
  const painted: Painted[] = [];
  const seen = new Map<string, number>();
  const holdsIds = new Set<string>();

  const visit = (data: Uint8Array, resources: PDFDict | null, stream: PDFRef | null, outer: Outer, depth: number): void => {
    const { pieces, marks } = readMarked(data, (list) => propertyList(file, resources, list));
    if (stream && marks.some((mark) => mark.mcid !== null)) holdsIds.add(stream.tag);
    for (const piece of pieces) {
      const state = within(piece.mark, outer);
      const found = piece.kind === 'object' ? resourceOf(file, resources, 'XObject', piece.name ?? '') : undefined;
      const object = file.get(found);
      if (piece.kind !== 'object') painted.push({ kind: piece.kind, ...held(piece.mark, stream, state) });
      else if (!(object instanceof PDFStream)) continue;
      else if (asName(file.get(object.dict.get(name('Subtype')))) !== 'Form') painted.push({ kind: 'image', ...held(piece.mark, stream, state) });
      else if (found instanceof PDFRef && depth < 20) {
        seen.set(found.tag, (seen.get(found.tag) ?? 0) + 1);
        const own = file.get(object.dict.get(name('Resources')));
        visit(decodeStream(object), own instanceof PDFDict ? own : resources, found, state, depth + 1);
      }
    }
  };
  visit(pageData(file, dict), inherited(file, dict, 'Resources'), null, { mcid: null, stream: null, artifact: false, crossed: false }, 0);
  const annotations = file.get(dict.get(name('Annots')));
  return {
    number, ref, dict, painted, contents,
    repeated: [...seen].filter(([form, times]) => times > 1 && holdsIds.has(form)).length,
    annotations: (annotations instanceof PDFArray ? annotations.asArray() : []).flatMap((each) => {
      const annotation = file.get(each);
      return annotation instanceof PDFDict ? [{ ref: each, dict: annotation, subtype: asName(file.get(annotation.get(name('Subtype')))) ?? '' }] : [];
    }),
  };
}

/** The marks in force, innermost first found. */
type Outer = Omit<Painted, 'kind'>;

/** What stands inside a mark of a stream, itself inside `outer`. */
function within(mark: ContentMark | null, outer: Outer): Outer {
  if (mark === null) return outer;
  const round = within(mark.outer, outer);
  const content = mark.mcid !== null && !mark.artifact;
  return {
    mcid: mark.mcid ?? round.mcid, stream: round.stream, artifact: round.artifact || mark.artifact,
    crossed: round.crossed || (mark.artifact && round.mcid !== null) || (content && round.artifact),
  };
}

/** A piece knows the stream of the mark that holds it: its own, or the one from which its form was painted. */
const held = (mark: ContentMark | null, stream: PDFRef | null, state: Outer): Outer => {
  for (let at = mark; at; at = at.outer) if (at.mcid !== null) return { ...state, stream };
  return state;
};

function propertyList(file: PdfFile, resources: PDFDict | null, list: string): Operand | undefined {
  const found = file.get(resourceOf(file, resources, 'Properties', list));
  const id = found instanceof PDFDict ? file.get(found.get(name('MCID'))) : undefined;
  return id instanceof PDFNumber ? new Map([['MCID', id.asNumber()]]) : undefined;
}

function resourceOf(file: PdfFile, resources: PDFDict | null, category: string, key: string): PDFObject | undefined {
  const entries = resources && file.get(resources.get(name(category)));
  return entries instanceof PDFDict ? entries.get(name(key)) : undefined;
}

/** A dictionary that a page has or inherits (ISO 32000-1, 7.7.3.4). */
function inherited(file: PdfFile, page: PDFDict, key: string): PDFDict | null {
  for (let at: PDFObject | undefined = page, depth = 0; at instanceof PDFDict && depth < 32; at = file.get(at.get(name('Parent'))), depth += 1) {
    const own = file.get(at.get(name(key)));
    if (own instanceof PDFDict) return own;
  }
  return null;
}

function pageData(file: PdfFile, page: PDFDict): Uint8Array {
  const contents = file.get(page.get(name('Contents')));
  const streams = contents instanceof PDFArray ? contents.asArray().map((each) => file.get(each)) : [contents];
  return Buffer.concat(streams.flatMap((stream) => (stream instanceof PDFStream ? [decodeStream(stream), Buffer.from('\n')] : [])));
}

/** A text that an element or dictionary says of itself; null where it is none or blank. */
export function wordsIn(file: PdfFile, value: PDFObject | undefined): string | null {
  const text = asText(file.get(value));
  return text === null || text.trim() === '' ? null : text;
}
