/** Turns a text and edits into the mended text. Nothing outside the edits changes: line ends and a byte-order mark stay. */
import type { Edit } from '../model/message.js';

/** What became of a text. */
export interface Mended {
  readonly text: string;
  readonly applied: readonly Edit[];
  /** Edits that overlap an earlier one; another run finds them again where they are still needed. */
  readonly left: readonly Edit[];
}

/**
 * Applies edits to one file.
 * @param text as on disk: with any line ends, with or without a byte-order mark.
 * @param edits of this file; lines and columns count as in places, where a byte-order mark is no column.
 * @throws Error where an edit lies outside the text: it is another text than the one that was checked.
 */
export function applyEdits(text: string, edits: readonly Edit[]): Mended {
  const starts = lineStarts(text);
  const offset = (line: number, column: number): number => {
    const start = starts[line - 1];
    if (start === undefined || start + column - 1 > (starts[line] ?? text.length + 1)) throw new Error(`There is no place ${line}:${column} in the text.`);
    return start + column - 1;
  };
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const ranges = edits
    .map((edit) => ({ edit, from: offset(edit.place.line, edit.place.column), to: offset(edit.place.endLine, edit.place.endColumn) }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const applied: Edit[] = [];
  const left: Edit[] = [];
  let mended = '';
  let done = 0;
  for (const { edit, from, to } of ranges) {
    if (from < done) {
      left.push(edit);
      continue;
    }
    mended += text.slice(done, from) + edit.text.replaceAll('\n', lineEnd);
    done = to;
    applied.push(edit);
  }
  return { text: mended + text.slice(done), applied, left };
}

/** Offsets at which lines begin; the first one after a byte-order mark. */
function lineStarts(text: string): number[] {
  return [text.startsWith('\ufeff') ? 1 : 0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (match) => match.index + match[0].length)];
}
