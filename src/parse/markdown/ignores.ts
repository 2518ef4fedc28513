/** Reads `<!-- magazine-ignore rule-id: reason -->`, the one HTML comment that means something. */
import type { Html } from 'mdast';
import { quote } from '../reporter.js';
import { placeOf, type FileContext, type Ignore } from './context.js';

const IGNORE = /^<!--\s*magazine-ignore\s+([a-z][a-z0-9-]*)\s*:\s*([\s\S]*\S)\s*-->\s*$/;

/** The rule and the reason; null for any other HTML, which is told. */
export function readIgnore(node: Html, cx: FileContext): Omit<Ignore, 'block'> | null {
  const place = placeOf(cx, node);
  const match = IGNORE.exec(node.value.trim());
  if (match !== null && !match[2]!.includes('-->')) return { rule: match[1]!, reason: match[2]!.replace(/\s+/g, ' ').normalize('NFC'), place };
  if (/^<!--\s*magazine-ignore\b/.test(node.value)) {
    cx.report.stop('ignore-syntax', place, 'The comment names no rule or gives no reason.', 'Write it alone on its lines: <!-- magazine-ignore rule-id: reason -->.');
  } else if (node.value.startsWith('<!--')) {
    cx.report.stop('raw-html', place, `Comments are not passed through: ${quote(node.value)}.`, 'Delete it; the one comment that means something is <!-- magazine-ignore rule-id: reason -->.');
  } else {
    cx.report.stop('raw-html', place, `HTML is not passed through: ${quote(node.value)}.`, 'Write it in Markdown, or put `\\` before the `<` where it is text.');
  }
  return null;
}
