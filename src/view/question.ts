/** Knows a paragraph that speaks for the one after it: an interview's question, a line that leads into a list. */
import type { Block, Inline } from '../model/issue.js';
import { isStanza } from './verse.js';

/** True where no letter or figure is lighter than bold; a mark behind the asterisks (`**Why**?`) does not count. */
function isBold(inlines: readonly Inline[], strong = false): boolean {
  return inlines.every((inline) => {
    if (inline.kind === 'break') return true;
    if (inline.kind === 'text' || inline.kind === 'code') return strong || !/[\p{L}\p{N}]/u.test(inline.text);
    return isBold(inline.children, strong || inline.kind === 'strong');
  });
}

/** Stands in the run of the text: what floats or breaks has no say in what follows a paragraph. */
const runs = (block: Block): boolean => !['figure', 'gallery', 'page-break', 'column-break'].includes(block.kind);

/**
 * True for a paragraph wholly in bold before text that is not: its start stays with it, as with a heading.
 * @param at the paragraph's place among its siblings.
 */
export function asksFor(blocks: readonly Block[], at: number): boolean {
  const block = blocks[at];
  if (block?.kind !== 'paragraph' || block.inlines.length === 0 || !isBold(block.inlines)) return false;
  const next = blocks.slice(at + 1).find(runs);
  return next?.kind === 'paragraph' ? !isBold(next.inlines) : next?.kind === 'list' || next?.kind === 'quote';
}

const lastOf = (inlines: readonly Inline[]): string => {
  const last = inlines.at(-1);
  if (last === undefined || last.kind === 'break') return '';
  return last.kind === 'text' || last.kind === 'code' ? last.text : lastOf(last.children);
};

/** What a line that ends in a colon may announce. */
const ANNOUNCED: readonly Block['kind'][] = ['list', 'table', 'quote', 'code'];

/**
 * True for a paragraph that announces the list, table, quotation or stanza right after it: its last lines stay with the first of those.
 * @param at the paragraph's place among its siblings.
 * @param item they are an item of a list: its line announces a list within it without a colon, too.
 */
export function leadsInto(blocks: readonly Block[], at: number, item: boolean): boolean {
  const block = blocks[at];
  const next = blocks[at + 1];
  if (block?.kind !== 'paragraph' || next === undefined) return false;
  const announced = ANNOUNCED.includes(next.kind) || (next.kind === 'paragraph' && isStanza(next.inlines));
  return (announced && /:\P{L}*$/u.test(lastOf(block.inlines))) || (item && next.kind === 'list');
}
