/** Reads `{track=-5}` at the end of a paragraph. */
import type { Paragraph as ParagraphNode } from 'mdast';
import type { Inline } from '../../model/issue.js';
import { placeOf, type FileContext } from './context.js';
import { plainText } from './inlines.js';

export interface Tracked {
  readonly inlines: readonly Inline[];
  /** Thousandths of an em. */
  readonly track: number;
}

// Looked for from where white space begins, or a run of it would be read over and over.
const AT_END = /(?<!\s)\s*\{track=([^{}]*)\}\s*$/;
const LIMIT = 20;

/** Takes the nudge off a paragraph's end. A nudge that is out of range, misspelt or elsewhere in the paragraph is a stopper. */
export function takeTrack(inlines: readonly Inline[], node: ParagraphNode, cx: FileContext): Tracked {
  const last = inlines.at(-1);
  const match = last?.kind === 'text' && !escapedAtEnd(node, cx) ? AT_END.exec(last.text) : null;
  const kept = match === null || last?.kind !== 'text' ? inlines : [...inlines.slice(0, -1), ...(match.index > 0 ? [{ kind: 'text' as const, text: last.text.slice(0, match.index) }] : [])];
  const place = placeOf(cx, node);
  const stop = (text: string, note: string): void => cx.report.stop('track-value', place, text, note);
  if (/(?<!\\)\{\s*track\b[^{}]*\}/.test(sourceOf(node, cx)) && /\{\s*track\b[^{}]*\}/.test(plainText(kept))) {
    stop('A `{track=…}` stands where it means nothing.', 'Put it at the very end of the paragraph, written like {track=-5}.');
  }
  if (match === null) return { inlines: kept, track: 0 };
  if (plainText(kept).trim() === '') stop('A `{track=…}` stands alone.', 'Put it at the end of the paragraph that it is for.');
  const typed = match[1]!.trim().replace(/^(["'])(.*)\1$/, '$2');
  const track = /^[-+]?\d+(\.\d+)?$/.test(typed) ? Number(typed) : NaN;
  if (Math.abs(track) <= LIMIT) return { inlines: kept, track };
  stop(`The tracking \`${typed}\` is not a number from -${LIMIT} to ${LIMIT}.`, 'Write thousandths of an em, such as {track=-5}.');
  return { inlines: kept, track: 0 };
}

/** The paragraph's source, whole lines. */
const sourceOf = ({ position }: ParagraphNode, cx: FileContext): string =>
  position === undefined ? '' : cx.lines.slice(position.start.line - 1, position.end.line).join('\n');

/** True where the brace at the paragraph's end is written `\{`, which makes it text. */
const escapedAtEnd = (node: ParagraphNode, cx: FileContext): boolean => /\\\{track=[^{}]*\}\s*$/.test(sourceOf(node, cx));
