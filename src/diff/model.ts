/** The vocabulary of a comparison. Lengths are mm from the trim's top-left corner, y downwards; pages count from 1. */
import type { Box, PageContents } from '../pdf/index.js';

/** A word as it is printed, put together again where a line's end parts it. */
export interface Word {
  readonly text: string;
  /** What two printings of a word share whatever lines they are set in: NFC, without hyphens. */
  readonly key: string;
  readonly page: number;
  /** The ink of its parts: two where a line's end parts it. */
  readonly boxes: readonly Box[];
  readonly parted: boolean;
  /** Font, size and colour in one text. */
  readonly style: string;
}

/** A photo or another bitmap where it is painted, cut to what the paper shows. */
export interface Picture {
  /** Of the bytes and whatever decides how they look; the same for the same picture in any file. */
  readonly hash: string;
  readonly page: number;
  readonly box: Box;
}

/** What is compared of a page. Only what lies inside the bleed box counts. */
export interface Sheet {
  readonly page: number;
  readonly contents: PageContents;
  /** The bleed box; the trim box where there is none. */
  readonly paper: Box;
  /** Running text, titles and captions, in the order of the page's content. */
  readonly words: readonly Word[];
  /** Running heads and folios. */
  readonly furniture: readonly Word[];
  readonly pictures: readonly Picture[];
  /** Lines, grounds and drawings, each as its form and colour without its place. */
  readonly shapes: readonly string[];
  /** The same for two pages that print the same but for the furniture. */
  readonly print: string;
}

/** A file that was read. */
export interface ReadFile {
  readonly sheets: readonly Sheet[];
  /** The words of all sheets but their furniture in reading order, which may go over pages and come back. */
  readonly text: readonly Word[];
}

/**
 * What differs between two matched pages.
 * - `text`: words were changed, added or taken out.
 * - `picture`: a picture was replaced, added or taken out.
 * - `moved`: the same words or pictures stand in other places, or flowed from or to another page.
 * - `look`: type, colours, lines or grounds differ.
 * - `furniture`: the running head or the folio differs.
 */
export type Kind = 'text' | 'picture' | 'moved' | 'look' | 'furniture';
export const KINDS: readonly Kind[] = ['text', 'picture', 'moved', 'look', 'furniture'];

/** Words at one side of a change. */
export interface Passage {
  readonly page: number;
  readonly text: string;
  readonly boxes: readonly Box[];
}

/** Words that differ: replaced where both sides are there, else taken out or added. */
export interface WordChange {
  readonly old: Passage | null;
  readonly new: Passage | null;
  /** Unchanged words before and after, to know the place by. */
  readonly before: string;
  readonly after: string;
  /** A page number that follows its page: it changed just as the number of a matched page did. */
  readonly follows: boolean;
}

/** A picture that differs or stands elsewhere: at both sides where it was replaced or moved, else taken out or added. */
export interface PictureChange {
  readonly kind: 'replaced' | 'added' | 'removed' | 'moved';
  readonly old: { readonly page: number; readonly box: Box } | null;
  readonly new: { readonly page: number; readonly box: Box } | null;
}

/** Two matched pages. `kinds` is empty where they print the same. */
export interface Pair {
  readonly old: number;
  readonly new: number;
  readonly kinds: readonly Kind[];
  readonly words: readonly WordChange[];
  readonly pictures: readonly PictureChange[];
  /** Running head and folio as they read, where they differ. */
  readonly furniture: { readonly old: string; readonly new: string } | null;
  /** How many words stand elsewhere on the page, and how many came from or went to another page. */
  readonly movedWords: number;
  readonly flowedWords: number;
}

/** A page that only one of the files has, with its first words. */
export interface LonePage {
  readonly page: number;
  readonly words: string;
}

/** Two files compared. */
export interface Diff {
  /** What the paper shows of each page: its bleed box. */
  readonly oldPapers: readonly Box[];
  readonly newPapers: readonly Box[];
  readonly oldPages: number;
  readonly newPages: number;
  readonly pairs: readonly Pair[];
  readonly inserted: readonly LonePage[];
  readonly removed: readonly LonePage[];
}

/** True where everything prints the same. */
export const isSame = (diff: Diff): boolean => diff.inserted.length === 0 && diff.removed.length === 0 && diff.pairs.every((pair) => pair.kinds.length === 0);
