/** Quotations: stanzas stand apart, lines turned over stand in, paragraphs of prose are indented. */
import { describe, expect, it } from 'vitest';
import { threadFlows } from '../../src/compose/blocks.js';
import type { Matter } from '../../src/compose/flow.js';
import { setText } from '../../src/compose/set.js';
import type { PlacedLines } from '../../src/model/compose.js';
import type { Inline } from '../../src/model/issue.js';
import type { TextBlockView } from '../../src/model/view.js';
import { fakeMetrics, heading, paragraph, text, thread, words } from './fake.js';

const metrics = fakeMetrics();
const quote = (key: string, inlines: readonly Inline[], part: Partial<TextBlockView>): TextBlockView => ({ ...paragraph(key, ''), text: { ...text(key, '', 'quote'), inlines }, ...part });
const poem = (...lines: string[]): Inline[] => lines.flatMap((line, i): Inline[] => (i === 0 ? [{ kind: 'text', text: line }] : [{ kind: 'break' }, { kind: 'text', text: line }]));
const spaces = (...blocks: TextBlockView[]): number[] => threadFlows(thread(blocks), 218, metrics).map((flow) => flow.before);
const indents = (...blocks: TextBlockView[]): number[] =>
  threadFlows(thread(blocks), 218, metrics).flatMap((flow) => (flow.kind === 'matter' ? flow.place(0, 0, 218) : [])).map((placed) => (placed as PlacedLines).indent);

describe('quotations', () => {
  it('keeps a line free between two stanzas', () => {
    const stanza = poem('one two', 'three four');
    expect(spaces(paragraph('p', words(20)), quote('a', stanza, { verse: true, flush: true }), quote('b', stanza, { verse: true }), quote('c', stanza, { verse: true }))).toEqual([0, 1, 1, 1]);
    expect(indents(quote('a', stanza, { verse: true, flush: true }), quote('b', stanza, { verse: true }))).toEqual([0, 0]);
  });

  it('indents the second paragraph of prose, and keeps two quotations apart', () => {
    const prose: Inline[] = [{ kind: 'text', text: words(30) }];
    expect(spaces(quote('a', prose, { flush: true }), quote('b', prose, {}), quote('c', prose, { flush: true }))).toEqual([1, 0, 1]);
    expect(indents(quote('a', prose, { flush: true }), quote('b', prose, {}))).toEqual([0, 10]);
  });
});

describe('stanzas of running text', () => {
  const stanza = (key: string): TextBlockView => ({ ...paragraph(key, ''), text: { ...text(key, ''), inlines: poem('one two', 'three four') }, verse: true, flush: true });

  it('stand apart from each other and from the prose round them', () => {
    expect(spaces(stanza('a'), stanza('b'), paragraph('p', words(20)), stanza('c'))).toEqual([0, 1, 1, 1]);
    expect(spaces(heading('h', 'A heading'), stanza('a'), stanza('b')).slice(1)).toEqual([0, 1]);
  });

  it('are not parted where they have up to five lines, and only between three and three where they have more', () => {
    const lines = (count: number): Matter => threadFlows(thread([{ ...stanza('a'), text: { ...text('a', ''), inlines: poem(...Array.from({ length: count }, (_, i) => `line ${i}`)) } }]), 218, metrics)[0] as Matter;
    for (const count of [4, 5]) for (let room = 1; room < count; room += 1) expect(lines(count).split(room, false), `${count} in ${room}`).toBeNull();
    expect([2, 3, 4, 5].map((room) => lines(7).split(room, false)?.map((part) => part.height) ?? null)).toEqual([null, [3, 4], [4, 3], [4, 3]]);
  });

  it('are spread by no word space, not even in a line that is turned over', () => {
    const set = setText({ ...text('v', ''), inlines: poem(words(12), 'short') }, 120, metrics, { turn: 10 });
    expect(set.justify).toBe(false);
    expect(set.lines.length).toBeGreaterThan(2);
    expect(set.lines.map((line) => line.wordSpace)).toEqual(set.lines.map(() => null));
  });
});

describe('lines of verse', () => {
  const set = (turn: number): readonly { text: string; turn: number }[] =>
    setText({ ...text('v', '', 'quote'), inlines: poem(words(9), 'short', words(12)) }, 120, metrics, { turn }).lines.map((line) => ({ text: line.words.map((w) => w.map((p) => p.text).join('')).join(' '), turn: line.turn }));

  it('begin flush, and stand in where they are turned over', () => {
    const lines = set(10);
    const begins = [words(9).split(' ')[0], 'short', words(12).split(' ')[0]];
    expect(lines.filter((line) => line.turn === 0).map((line) => line.text.split(' ')[0])).toEqual(begins);
    expect(lines.filter((line) => line.turn > 0).length).toBeGreaterThan(2);
    expect(lines.map((line) => line.text).join(' ')).toBe(`${words(9)} short ${words(12)}`);
  });

  it('leave room for what they stand in', () => {
    const widths = setText({ ...text('v', '', 'quote'), inlines: poem(words(40)) }, 120, metrics, { turn: 40 }).lines.slice(1).map((line) => line.width);
    expect(widths.length).toBeGreaterThan(0);
    for (const width of widths) expect(width).toBeLessThanOrEqual(80);
  });
});
