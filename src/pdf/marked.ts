/** Marked content (ISO 32000-1, 14.6): what a content stream paints, piece by piece with its place in the bytes, and which marks stand round it. */
import { forEachOperation } from './operations.js';
import { Name, type Dict, type Operand } from './tokens.js';

/** A marked-content sequence that counts for readers: an artifact, or content with an ID of the structure tree. */
export interface ContentMark {
  readonly mcid: number | null;
  readonly artifact: boolean;
  /** The next such mark round it in the same stream. */
  readonly outer: ContentMark | null;
  /** Where its BDC or BMC stands, operands included. */
  readonly start: number;
  readonly end: number;
}

/** Something painted: a text object or a part of one, a path with its construction, a picture, or a form. */
export interface MarkedPiece {
  readonly kind: 'text' | 'path' | 'image' | 'object';
  /** The innermost mark; null outside all. */
  readonly mark: ContentMark | null;
  /** The XObject's name among the resources, for `object`. */
  readonly name: string | null;
  readonly start: number;
  readonly end: number;
}

export interface MarkedContent {
  /** In the order of the stream. */
  readonly pieces: readonly MarkedPiece[];
  readonly marks: readonly ContentMark[];
}

const SHOWS = new Set(['Tj', 'TJ', "'", '"']);
const BUILDS = new Set(['m', 'l', 'c', 'v', 'y', 're', 'h', 'W', 'W*']);
const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);

/**
 * Reads a content stream. A text object under one mark is one piece, for nothing can be put round a part of it that would not be in its way.
 * @param properties looks up a property list by its name among the resources.
 */
export function readMarked(data: Uint8Array, properties: (name: string) => Operand | undefined = () => undefined): MarkedContent {
  const pieces: MarkedPiece[] = [];
  const marks: ContentMark[] = [];
  const stack: (ContentMark | null)[] = [];
  const innermost = (): ContentMark | null => stack.findLast((mark) => mark !== null) ?? null;
  let path = -1;
  let text: { readonly start: number; readonly shows: MarkedPiece[]; marked: boolean } | null = null;
  const piece = (kind: MarkedPiece['kind'], start: number, end: number, name: string | null = null): MarkedPiece => ({ kind, mark: innermost(), name, start, end });

  forEachOperation(data, (operator, operands, start, end) => {
    if (operator === 'BDC' || operator === 'BMC') {
      const mark = readMark(operands, properties);
      stack.push(mark && { ...mark, outer: innermost(), start, end });
      const top = stack.at(-1);
      if (top) marks.push(top);
      if (text && top) text.marked = true;
    } else if (operator === 'EMC') {
      if (stack.pop() && text) text.marked = true;
    } else if (operator === 'BT') text = { start, shows: [], marked: false };
    else if (operator === 'ET') {
      if (text && text.shows.length > 0) pieces.push(...(text.marked ? text.shows : [piece('text', text.start, end)]));
      text = null;
    } else if (SHOWS.has(operator)) (text?.shows ?? pieces).push(piece('text', start, end));
    else if (BUILDS.has(operator)) path = path < 0 ? start : path;
    else if (operator === 'n') path = -1;
    else if (PAINTS.has(operator)) {
      pieces.push(piece('path', path < 0 ? start : path, end));
      path = -1;
    } else if (operator === 'sh') pieces.push(piece('path', start, end));
    else if (operator === 'BI') pieces.push(piece('image', start, end));
    else if (operator === 'Do') pieces.push(piece('object', start, end, operands[0] instanceof Name ? operands[0].name : ''));
  });
  return { pieces, marks };
}

function readMark(operands: readonly Operand[], properties: (name: string) => Operand | undefined): Pick<ContentMark, 'mcid' | 'artifact'> | null {
  const [tag, list] = operands;
  const found = list instanceof Name ? properties(list.name) : list;
  const id = found instanceof Map ? (found as Dict).get('MCID') : undefined;
  const artifact = tag instanceof Name && tag.name === 'Artifact';
  return typeof id === 'number' ? { mcid: id, artifact } : artifact ? { mcid: null, artifact } : null;
}
