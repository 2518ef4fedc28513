/** Turns the inside of paragraphs, headings, cells and labels into inlines. */
import type { Nodes, PhrasingContent } from 'mdast';
import type { Inline } from '../../model/issue.js';
import type { Place } from '../../model/message.js';
import { characterFault, quote } from '../reporter.js';
import { MAX_LEVELS, placeOf, type FileContext } from './context.js';

/** Text in NFC; a line end inside a paragraph is a space. */
export const cleanText = (text: string): string => text.replace(/(?<![ \t])[ \t]*\n[ \t]*/g, ' ').normalize('NFC');

/** Inlines of a node's children. What is not allowed there (HTML, pictures, footnotes) is told and left out. */
export function toInlines(children: readonly PhrasingContent[], cx: FileContext, within: Place, depth = 0): Inline[] {
  if (depth > MAX_LEVELS) {
    cx.report.stop('too-deep', within, `Emphasis and links are nested more than ${MAX_LEVELS} deep.`, 'Take some of the asterisks and brackets away, or put `\\` before those that are text.');
    return [];
  }
  const inlines = children.flatMap((child) => toInline(child, cx, placeOf(cx, child, within), depth));
  return joinTexts(inlines);
}

function toInline(node: PhrasingContent, cx: FileContext, place: Place, depth: number): Inline[] {
  switch (node.type) {
    case 'text':
      checkCharacters(node.value, cx, place);
      return [{ kind: 'text', text: cleanText(node.value) }];
    case 'emphasis':
    case 'strong':
    case 'delete':
      return [{ kind: node.type, children: toInlines(node.children, cx, place, depth + 1) }];
    case 'inlineCode':
      checkCharacters(node.value, cx, place);
      return [{ kind: 'code', text: cleanText(node.value) }];
    case 'break':
      return [{ kind: 'break' }];
    case 'link':
      return toLink(node.url, node.children, cx, place, depth);
    case 'linkReference': {
      const target = cx.define(node.identifier);
      return target === null ? toInlines(node.children, cx, place, depth + 1) : toLink(target.url, node.children, cx, place, depth);
    }
    case 'image':
    case 'imageReference':
      cx.report.stop('inline-picture', place, 'A picture stands inside a sentence.', 'Put it into a paragraph of its own, with blank lines above and below.');
      return [];
    case 'html':
      cx.report.stop('raw-html', place, `HTML is not passed through: ${quote(node.value)}.`, 'Write it in Markdown, or put `\\` before the `<` where it is text.');
      return [];
    case 'footnoteReference':
      cx.report.stop('footnote', place, 'Footnotes are not part of the format.', 'Put the note into the text in brackets, or into a `:::note`.');
      return [];
    default:
      cx.report.stop('unknown-markdown', place, `Markdown of the kind “${(node as Nodes).type}” is not known here.`, 'Write it in plain Markdown.');
      return [];
  }
}

/** Schemes that a link on a page may have. Others run programs or read files (`javascript:`, `file:`, `data:`). */
const SAFE_SCHEMES = ['http', 'https', 'mailto', 'tel'];

function toLink(url: string, children: readonly PhrasingContent[], cx: FileContext, place: Place, depth: number): Inline[] {
  const inside = toInlines(children, cx, place, depth + 1);
  // Browsers skip white space and control characters in a scheme, so they are skipped here as well.
  // eslint-disable-next-line no-control-regex
  const bare = url.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\ufeff]/g, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1]?.toLowerCase();
  if (scheme !== undefined && SAFE_SCHEMES.includes(scheme)) return [{ kind: 'link', url: bare, children: inside }];
  if (scheme === undefined) cx.report.error('link-target', place, `The link ${quote(url)} leads to no address.`, 'Write the whole address, with https://.');
  else cx.report.stop('unsafe-link', place, `A link may not lead to \`${scheme}:\`.`, 'Write an address with https://, mailto: or tel:.');
  return inside;
}

/** Control characters can still come in by entities such as `&#128;`. */
export function checkCharacters(text: string, cx: FileContext, place: Place): void {
  const fault = characterFault(text);
  if (fault !== null) cx.report.stop('control-character', place, fault, 'Delete it, or type what should stand there.');
}

function joinTexts(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.kind === 'text' && last?.kind === 'text') joined[joined.length - 1] = { kind: 'text', text: last.text + inline.text };
    else if (inline.kind !== 'text' || inline.text !== '') joined.push(inline);
  }
  return joined;
}

/** The text of inlines, breaks as spaces. */
export const plainText = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => ('children' in inline ? plainText(inline.children) : inline.kind === 'break' ? ' ' : inline.text)).join('');
