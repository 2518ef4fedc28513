/** Knows verse by its typed line ends. */
import type { Inline } from '../model/issue.js';

/** A line longer than this, in characters, is prose unless two others stand with it: no metre in use has so many. */
const LONGEST_VERSE = 80;

/** Lengths of the lines into which hard breaks divide a text, in characters. */
function lineLengths(inlines: readonly Inline[]): number[] {
  const lines = [0];
  const walk = (list: readonly Inline[]): void => {
    for (const inline of list) {
      if (inline.kind === 'break') lines.push(0);
      else if (inline.kind === 'text' || inline.kind === 'code') lines[lines.length - 1]! += [...inline.text].length;
      else walk(inline.children);
    }
  };
  walk(inlines);
  return lines;
}

/** Lengths of the lines that hold something. */
const filled = (inlines: readonly Inline[]): readonly number[] => lineLengths(inlines).filter((length) => length > 0);

/**
 * True for a stanza: a paragraph whose lines are ended by hard breaks. Two lines one of which is long are none: a quotation with its
 * author below it.
 */
export function isVerse(inlines: readonly Inline[]): boolean {
  const lines = filled(inlines);
  return lines.length > 2 || (lines.length === 2 && lines.every((length) => length <= LONGEST_VERSE));
}

/** True for a stanza in running text, where no quotation tells that it is one: each of its two or more lines is short enough for verse. */
export function isStanza(inlines: readonly Inline[]): boolean {
  const lines = filled(inlines);
  return lines.length > 1 && lines.every((length) => length <= LONGEST_VERSE);
}
