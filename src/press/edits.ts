/** Changes to the bytes of a content stream, gathered while it is read and made at the end. Whatever has no edit stays byte for byte. */

/** What to write, made when all colours are known. */
export type Text = () => string;

export interface Edit {
  readonly start: number;
  /** Same as `start` for an insertion. */
  readonly end: number;
  readonly text: Text;
}

const SPACE = Buffer.from(' ');

/**
 * The bytes with the edits made. Edits may come in any order; at one place they are made in the order given. A change never runs into
 * what stands beside it: white space is put where both would otherwise touch.
 */
export function applyEdits(data: Uint8Array, edits: readonly Edit[]): Buffer {
  if (edits.length === 0) return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const sorted = edits.map((edit, order) => ({ edit, order })).sort((a, b) => a.edit.start - b.edit.start || a.order - b.order);
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.start < at) throw new Error('Two changes of a content stream overlap.');
    const text = edit.text();
    parts.push(data.subarray(at, edit.start));
    at = edit.end;
    if (text === '') continue;
    if (edit.start > 0 && !isSpace(data[edit.start - 1])) parts.push(SPACE);
    parts.push(Buffer.from(text, 'latin1'));
    if (edit.end < data.length && (edit.start === edit.end || !isSpace(data[edit.end]))) parts.push(SPACE);
  }
  parts.push(data.subarray(at));
  return Buffer.concat(parts);
}

const isSpace = (byte: number | undefined): boolean => byte === 10 || byte === 32 || byte === 13 || byte === 9 || byte === 12 || byte === 0;
