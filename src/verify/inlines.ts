/** Inline content as the plain text that stands on the page. */
import type { Inline } from '../model/issue.js';

/** The words of inline content: markup gone, a hard break as a space. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => {
    if (inline.kind === 'text' || inline.kind === 'code') return inline.text;
    if (inline.kind === 'break') return ' ';
    return plainText(inline.children);
  }).join('');
}
