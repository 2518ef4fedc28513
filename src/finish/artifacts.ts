/**
 * Everything on a page is content that the structure tree knows, or an artifact (ISO 14289-1, 7.1). Chromium leaves running heads, folios and what is hidden from
 * readers unmarked, and marks grounds and rules as if they were content: here the first become artifacts of pagination, the others of layout
 * (ISO 32000-1, 14.8.2.2.2). Nothing that is painted changes.
 */
import { PDFArray, PDFDict, PDFRawStream, PDFRef, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { decodeStream, name, readMarked, repack, type ContentMark, type FilePage, type MarkedPiece, type PdfFile } from '../pdf/index.js';

const PAGINATION = '/Artifact <</Type /Pagination>> BDC';
const LAYOUT = '/Artifact <</Type /Layout>> BDC';

/** Where the content of a page lies that stayed content: by its ID, the form XObject that holds it, null for the page itself. */
export type ContentPlaces = ReadonlyMap<number, PDFRef | null>;

type Kind = 'text' | 'path' | 'image';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a form paints, and whether parts of it are marked. */
interface Painted {
  readonly kinds: ReadonlySet<Kind>;
  readonly marked: boolean;
}

/**
 * Marks all that a page paints.
 * @param isPicture tells of an ID whether it belongs to a figure, whose lines are no decoration.
 */
export async function markPage(file: PdfFile, { dict }: FilePage, isPicture: (mcid: number) => boolean): Promise<ContentPlaces> {
  const places = new Map<number, PDFRef | null>();
  const packing: Promise<void>[] = [];
  const forms = new Map<string, Painted>();

  const visit = (ref: PDFObject, resources: PDFDict | null, form: PDFRef | null, inside: boolean): Painted => {
    const stream = file.get(ref);
    if (!(stream instanceof PDFRawStream) || !(ref instanceof PDFRef)) return { kinds: new Set(), marked: false };
    const data = decodeStream(stream);
    const { pieces, marks } = readMarked(data);
    const painted = new Map(pieces.map((piece) => [piece, piece.kind === 'object' ? paintedBy(piece, resources, inside || piece.mark !== null) : { kinds: new Set([piece.kind]), marked: false }] as const));
    const edits: Edit[] = [];
    for (const mark of marks) {
      if (mark.mcid === null) continue;
      const own = pieces.filter((piece) => holds(mark, piece)).map((piece) => painted.get(piece)!);
      const decoration = !isPicture(mark.mcid) && own.every((each) => !each.marked && [...each.kinds].every((kind) => kind === 'path'));
      if (decoration) edits.push({ start: mark.start, end: mark.end, text: LAYOUT });
      else places.set(mark.mcid, form);
    }
    if (!inside) {
      for (const piece of pieces) {
        const { kinds, marked } = painted.get(piece)!;
        if (piece.mark !== null || marked || kinds.size === 0) continue;
        edits.push({ start: piece.start, end: piece.start, text: `${kinds.has('text') ? PAGINATION : LAYOUT}\n` }, { start: piece.end, end: piece.end, text: '\nEMC' });
      }
    }
    if (edits.length > 0) packing.push(repack(file, ref, stream, edited(data, edits)));
    return { kinds: new Set([...painted.values()].flatMap((each) => [...each.kinds])), marked: marks.length > 0 || [...painted.values()].some((each) => each.marked) };
  };

  const paintedBy = (piece: MarkedPiece, resources: PDFDict | null, inside: boolean): Painted => {
    const objects = resources && file.get(resources.get(name('XObject')));
    const ref = objects instanceof PDFDict && piece.name !== null ? objects.get(name(piece.name)) : undefined;
    const object = file.get(ref);
    // A photo that is read only when the file is saved is a stream as any other, and counts as a picture.
    if (!(ref instanceof PDFRef) || !(object instanceof PDFStream)) return { kinds: new Set(), marked: false };
    if (file.get(object.dict.get(name('Subtype'))) !== name('Form')) return { kinds: new Set<Kind>(['image']), marked: false };
    const known = forms.get(ref.tag);
    if (known) return known;
    const own = file.get(object.dict.get(name('Resources')));
    const found = visit(ref, own instanceof PDFDict ? own : resources, ref, inside);
    forms.set(ref.tag, found);
    return found;
  };

  const resources = file.get(dict.get(name('Resources')));
  const contents = dict.get(name('Contents'));
  const streams = contents === undefined ? [] : (contents instanceof PDFArray ? contents : file.arrayAt(contents))?.asArray() ?? [contents];
  for (const ref of streams) visit(ref, resources instanceof PDFDict ? resources : null, null, false);
  await Promise.all(packing);
  return places;
}

/** True when a piece stands inside a mark, however deep. */
function holds(mark: ContentMark, piece: MarkedPiece): boolean {
  for (let at = piece.mark; at; at = at.outer) if (at === mark) return true;
  return false;
}

function edited(data: Uint8Array, edits: readonly Edit[]): Buffer {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(data.subarray(at, start), Buffer.from(text, 'latin1'));
    at = end;
  }
  return Buffer.concat([...parts, data.subarray(at)]);
}
