/** A text with its emphasis and links as HTML, for templates: no lines of ours. */
import type { Inline } from '../model/issue.js';
import { escapeHtml } from './html.js';

const TAGS = { strong: 'strong', emphasis: 'em', delete: 'del', small: 'small' } as const;

/** Inlines as HTML; a typed break is a space here. */
export const inlinesHtml = (inlines: readonly Inline[]): string => inlines.map(inlineHtml).join('');

function inlineHtml(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return escapeHtml(inline.text);
    case 'code':
      return `<code>${escapeHtml(inline.text)}</code>`;
    case 'break':
      return ' ';
    case 'link':
      return `<a href="${escapeHtml(inline.url)}">${inlinesHtml(inline.children)}</a>`;
    default:
      return `<${TAGS[inline.kind]}>${inlinesHtml(inline.children)}</${TAGS[inline.kind]}>`;
  }
}
