/** Finds where words of a block stand in the file that it was typed in. */
import type { Place } from '../model/message.js';
import { perDesk, type Desk } from './desk.js';
import { countBefore, occurrences, type Occurrence } from './occurrences.js';

/** A place with both ends. */
export type Span = Required<Place>;

const linesOf = perDesk((desk) => new Map(Array.from(desk.sources, ([file, { text }]) => [file, text.split('\n')] as const)));

/** A part of a file in NFC, with the line and column (from 1, UTF-16 units of the file) of each of its units and of its end. */
interface Slice {
  readonly text: string;
  readonly at: readonly (readonly [line: number, column: number])[];
}

/** The text of a place; the rest of the file where the place has no end. Null where the file is not on the desk. */
function slice(desk: Desk, place: Place): Slice | null {
  const lines = linesOf(desk).get(place.file);
  if (lines === undefined) return null;
  const endLine = Math.min(place.endLine ?? place.line, lines.length);
  let text = '';
  const at: (readonly [number, number])[] = [];
  for (let line = place.line; line <= endLine; line += 1) {
    const whole = lines[line - 1] ?? '';
    const end = line === place.endLine ? (place.endColumn ?? Infinity) - 1 : Infinity;
    let column = line === place.line ? place.column : 1;
    // A letter with its marks is normalised as one, so that every unit of the result knows where it was typed.
    for (const [cluster] of whole.slice(column - 1, end).matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
      const composed = cluster.normalize('NFC');
      for (let unit = 0; unit < composed.length; unit += 1) at.push([line, column + Math.min(unit, cluster.length - 1)]);
      text += composed;
      column += cluster.length;
    }
    at.push([line, column]);
    if (line < endLine) text += '\n';
  }
  return { text, at };
}

/** A block that was looked into, its addresses hidden, with what was found there. */
interface Looked {
  readonly slice: Slice;
  readonly hidden: string;
  /** Where words begin and end, by the words. */
  readonly found: Map<string, readonly Occurrence[]>;
}

/** Blocks looked into last, by their places: rules go through an issue block by block, some through both languages at once, and a block may hold a book. */
const lastLooked = perDesk((): Map<string, Looked | null> => new Map());
const MOST_KEPT = 8;

function look(desk: Desk, place: Place): Looked | null {
  const last = lastLooked(desk);
  const key = JSON.stringify([place.file, place.line, place.column, place.endLine, place.endColumn]);
  const known = last.get(key);
  if (known !== undefined) return known;
  const found = slice(desk, place);
  const looked = found && { slice: found, hidden: hideAddresses(found.text), found: new Map() };
  if (last.size >= MOST_KEPT) last.clear();
  last.set(key, looked);
  return looked;
}

/** Addresses, file names, attributes, comments and code are typed among the words but are none; they are hidden, each sign by a NUL. */
const hideAddresses = (text: string): string =>
  text.replace(/\]\([^()\n]*\)|\{[^{}\n]*\}|<!--[\s\S]*?-->|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, (all) => '\0'.repeat(all.length));

/**
 * Where some words of a block were typed.
 * @param within the block's place.
 * @param needle the words as the block's text has them, NFC.
 * @param nth which of several, from 0.
 * @returns null where the words are not typed as they read (an entity, an escape, emphasis inside a word).
 */
export function locate(desk: Desk, within: Place, needle: string, nth = 0): Span | null {
  const looked = look(desk, within);
  if (looked === null || needle.trim() === '') return null;
  let found = looked.found.get(needle);
  if (found === undefined) looked.found.set(needle, (found = occurrences(looked.hidden, needle)));
  const match = found[nth];
  if (match === undefined) return null;
  const [line, column] = looked.slice.at[match[0]]!;
  const [endLine, endColumn] = looked.slice.at[match[1]]!;
  return { file: within.file, line, column, endLine, endColumn };
}

/** Texts that were read last, by themselves, with where words stand in them: a text is read once for the same words, however often they stand there. */
const lastRead = perDesk((): Map<string, Map<string, readonly Occurrence[]>> => new Map());

/**
 * Where words stand that were found at an offset of a block's text; null where they cannot be found in the file.
 * @param text the block's text, which holds the words at `index`.
 */
export function locateWords(desk: Desk, within: Place, text: string, words: string, index: number): Span | null {
  if (words.trim() === '') return null;
  const last = lastRead(desk);
  const known = last.get(text) ?? new Map<string, readonly Occurrence[]>();
  if (last.size >= MOST_KEPT && !last.has(text)) last.clear();
  last.set(text, known);
  const found = known.get(words) ?? occurrences(text, words);
  known.set(words, found);
  return locate(desk, within, words, countBefore(found, index));
}

/** The same; the block's own place where they cannot be found in the file. */
export const placeOfWords = (desk: Desk, within: Place, text: string, words: string, index: number): Place => locateWords(desk, within, text, words, index) ?? within;
