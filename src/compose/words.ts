/** Turns inline content into words with the breaks allowed after them. */
import type { Inline } from '../model/issue.js';
import type { Piece } from '../model/compose.js';

/** What stands after a word. */
export type After =
  /** A word space that may become a line break. */
  | 'space'
  /** A word space that may not. */
  | 'bound'
  /** No space, but a line may break (after a hyphen, inside a web address). */
  | 'joint'
  /** A forced line break. */
  | 'line';

export interface Word {
  readonly pieces: readonly Piece[];
  readonly after: After;
}

type Path = Piece['path'];

interface Run {
  readonly text: string;
  readonly path: Path;
}

function flatten(inlines: readonly Inline[], path: Path, out: (Run | 'line')[]): void {
  for (const inline of inlines) {
    switch (inline.kind) {
      case 'text':
        out.push({ text: inline.text, path });
        break;
      case 'code':
        out.push({ text: inline.text, path: [...path, { tag: 'code' }] });
        break;
      case 'break':
        out.push('line');
        break;
      case 'strong':
        flatten(inline.children, [...path, { tag: 'strong' }], out);
        break;
      case 'emphasis':
        flatten(inline.children, [...path, { tag: 'em' }], out);
        break;
      case 'delete':
        flatten(inline.children, [...path, { tag: 'del' }], out);
        break;
      case 'small':
        flatten(inline.children, [...path, { tag: 'small' }], out);
        break;
      case 'link':
        flatten(inline.children, [...path, { tag: 'a', href: inline.url }], out);
        break;
    }
  }
}

/** White space at which a line may break; no-break spaces (U+00A0, U+202F) are none. */
const BREAKABLE = /[ \t\n\r\f\u2000-\u2006\u2008-\u200A\u205F\u3000]+/u;

/** A dash or closing mark never starts a line. */
const NEVER_FIRST = /^(?:[–—-]+|[,.;:!?…)\]”’»]+)$/u;

/** After these a long run of letters may break without a hyphen: hyphens between letters, and the joints of web addresses. */
const JOINT = /(?<=\p{L}[-‐–—/])(?=\p{L})|(?<=[\p{L}\p{N}][/@?&=_])(?=.)|(?<=\p{L}{3}\.)(?=\p{L}{2})/gu;

function joints(text: string): string[] {
  const cuts = [0];
  for (const match of text.matchAll(JOINT)) if (match.index > 0) cuts.push(match.index);
  cuts.push(text.length);
  return cuts.slice(1).map((end, i) => text.slice(cuts[i], end));
}

/**
 * Splits inlines into words. White space folds; words that must not start a line are bound to the one before.
 * The words and signs themselves are never changed.
 */
export function toWords(inlines: readonly Inline[]): Word[] {
  const runs: (Run | 'line')[] = [];
  flatten(inlines, [], runs);
  const words: { pieces: Piece[]; after: After }[] = [];
  let open: Piece[] | null = null;
  const close = (after: After): void => {
    if (open) words.push({ pieces: open, after });
    else if (after === 'line' && words.length > 0) words[words.length - 1]!.after = 'line';
    open = null;
  };
  for (const run of runs) {
    if (run === 'line') {
      close('line');
      continue;
    }
    const parts = run.text.split(BREAKABLE);
    parts.forEach((part, i) => {
      if (i > 0) close('space');
      if (part === '') return;
      joints(part).forEach((text, j) => {
        if (j > 0) close('joint');
        open = [...(open ?? []), { text, path: run.path }];
      });
    });
  }
  close('line');
  for (let i = 1; i < words.length; i += 1) {
    const before = words[i - 1]!;
    if (before.after === 'space' && NEVER_FIRST.test(textOf(words[i]!))) before.after = 'bound';
  }
  return words;
}

/** A word's letters. */
export const textOf = (word: Word): string => word.pieces.map((p) => p.text).join('');

/** How the inline elements around a piece are named in metrics: `strong>em`, empty for none. */
export const pathKey = (path: Path): string => path.map((p) => p.tag).join('>');
