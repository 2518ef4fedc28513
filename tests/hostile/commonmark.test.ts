/**
 * All examples of the CommonMark specification, read from its package when the tests run: what we allow says what the specification says,
 * what we do not allow is told, and nothing else happens. A difference that is ours on purpose is named here, with its reason.
 */
import { tests as examples } from 'commonmark-spec';
import { expect, it } from 'vitest';
import type { Block, Inline } from '../../src/model/issue.js';
import { inlinesHtml } from '../../src/render/inlines.js';
import { article } from '../parse/memory-issue.js';

const decoded = (html: string): string => html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!);
/** What a reader sees: no tags, white space as one space. A picture's words are its caption. */
const seen = (html: string): string => decoded(html.replace(/<img [^>]*?alt="([^"]*)"(?: title="([^"]*)")?[^>]*>/g, ' $1 $2 ').replace(/<[^>]*>/g, ' ')).replace(/\s+/g, '').normalize('NFC');

/** What an editor's text says to readers, by the same templates' helper that the pages use. */
const inlines = (list: readonly Inline[]): string => inlinesHtml(list);
function textOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading': return inlines(block.inlines);
    case 'list': return block.items.flat().map(textOf).join(' ');
    case 'quote': return block.children.map(textOf).join(' ');
    case 'code': return block.text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!);
    case 'figure': return Object.values(block.caption).map((c) => inlines(c.inlines)).join(' ');
    case 'table': return [...block.head, ...block.rows.flat()].map((cell) => inlines(cell.inlines)).join(' ');
    case 'box': return block.children.map(textOf).join(' ');
    case 'gallery': return block.figures.map(textOf).join(' ');
    default: return '';
  }
}

/** Blocks by kind, as the specification's tags: how often each. */
const KINDS: Readonly<Record<string, RegExp>> = { quote: /<blockquote>/g, code: /<pre>/g, rule: /<hr \/>/g, heading: /<h[1-6]>/g };
const count = (blocks: readonly Block[], kind: string): number =>
  blocks.reduce((sum, b) => sum + (b.kind === kind ? 1 : 0) + (b.kind === 'list' ? count(b.items.flat(), kind) : b.kind === 'quote' || b.kind === 'box' ? count(b.children, kind) : 0), 0);

it('there are 652 of them', () => expect(examples).toHaveLength(652));

let set = 0;
const told = new Set<string>();
it.each(examples.map((e) => [e.number, e.section, e] as const))('%i, %s', async (_, __, { markdown, html }) => {
  // The specification writes tabs as arrows.
  const { messages, blocks } = await article(markdown.replaceAll('→', '\t'));
  for (const message of messages) {
    expect(message.place).not.toBeNull();
    expect(message.note).not.toBe('');
    told.add(message.rule);
  }
  if (messages.some((m) => m.severity === 'stopper')) return;
  set += 1;
  const wanted = html.replaceAll('→', '\t');
  expect(seen(blocks.map(textOf).join(' '))).toBe(seen(wanted));
  for (const [kind, tag] of Object.entries(KINDS)) expect(count(blocks, kind), kind).toBe(wanted.match(tag)?.length ?? 0);
});

it('what is not set is told for these reasons alone', () => {
  // Pictures that are not there, addresses that lead nowhere, HTML, and definitions that would vanish.
  expect([...told].sort()).toEqual(['code-info', 'control-character', 'empty-heading', 'empty-item', 'inline-picture', 'link-target', 'missing-picture', 'raw-html', 'unsafe-link', 'unsafe-path', 'unused-definition']);
  expect(set).toBe(535);
});
