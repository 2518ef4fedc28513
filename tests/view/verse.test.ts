/** Poems in quotations and in running text, questions of an interview. */
import { describe, expect, it } from 'vitest';
import type { Article, Block, Inline, IssueMeta } from '../../src/model/issue.js';
import type { TextBlockView } from '../../src/model/view.js';
import { articleView } from '../../src/view/article.js';
import { isStanza, isVerse } from '../../src/view/verse.js';

const place = { file: 'articles/test/vi.md', line: 1, column: 1 };
const lines = (...typed: string[]): Inline[] => typed.flatMap((text, i): Inline[] => (i === 0 ? [{ kind: 'text', text }] : [{ kind: 'break' }, { kind: 'text', text }]));
const paragraph = (...typed: string[]): Block => ({ kind: 'paragraph', id: typed[0], inlines: lines(...typed), place, track: 0 }) as unknown as Block;

const quoted = (...children: Block[]): TextBlockView[] => texts({ kind: 'quote', id: 'q', children, place } as unknown as Block);

function texts(...blocks: Block[]): TextBlockView[] {
  const words = { lang: 'vi', title: { inlines: [], place }, shortTitle: null, kicker: { text: 'A kicker', place }, standfirst: null, bylines: [], bylineRole: 'written', source: null, blocks };
  const article = { slug: 'test', texts: [words], columns: null, entry: { place }, className: null } as unknown as Article;
  const meta = { languages: ['vi'], terms: { vi: {} } } as unknown as IssueMeta;
  return articleView(article, 1, meta, new Map()).threads[0]!.blocks.filter((b): b is TextBlockView => b.kind === 'text');
}

describe('an interview', () => {
  const bold = (typed: string): Block => ({ kind: 'paragraph', id: typed, inlines: [{ kind: 'strong', children: lines(typed) }], place, track: 0 }) as unknown as Block;
  const seen = (...blocks: Block[]) => texts(...blocks).map(({ question, flush, keepNext }) => [question, flush, keepNext]);

  it('has questions and first lines of answers without indents', () => {
    expect(seen(paragraph('An opening.'), bold('Why?'), paragraph('Because.'), paragraph('And so on.'))).toEqual([[false, true, false], [true, true, true], [false, true, false], [false, false, false]]);
  });

  it('is not where a list, a quotation or more bold type asks', () => {
    const item = { kind: 'list', id: 'l', ordered: false, start: 1, place, items: [[bold('Why?'), paragraph('Because.')]] } as unknown as Block;
    expect(seen(paragraph('An opening.'), item).slice(1).every(([question]) => question === false)).toBe(true);
    expect(seen(bold('One.'), bold('Two.')).map(([question]) => question)).toEqual([false, false]);
  });
});

describe('verse', () => {
  it('is a paragraph that ends its lines itself', () => {
    expect(isVerse(lines('Trăm năm trong cõi người ta,', 'Chữ tài chữ mệnh khéo là ghét nhau.'))).toBe(true);
    expect(isVerse([{ kind: 'emphasis', children: lines('one', 'two') }])).toBe(true);
    expect(isVerse(lines('One line is no verse.'))).toBe(false);
    expect(isVerse(lines('One line with a break behind it', ''))).toBe(false);
  });

  it('is not a long quotation with its author on a line of its own, but is a stanza of long lines', () => {
    const long = 'A long sentence that somebody said on some occasion and that runs over several lines of any column.';
    expect(isVerse(lines(long, '– Its Author'))).toBe(false);
    expect(isVerse(lines(long, long, long))).toBe(true);
  });

  it('makes a poem of its whole quotation, a stanza of one line as well', () => {
    expect(quoted(paragraph('a', 'b'), paragraph('c')).map((t) => t.verse)).toEqual([true, true]);
    expect(quoted(paragraph('a'), paragraph('c')).map((t) => [t.verse, t.flush])).toEqual([[false, true], [false, false]]);
  });
});

describe('verse in running text', () => {
  it('is a paragraph of short lines, and no paragraph of long ones', () => {
    const long = 'A sentence of prose that was typed with a hard break behind it, as some editors type all their paragraphs.';
    expect(isStanza(lines('Đồng Đăng có phố Kỳ Lừa,', 'Có nàng Tô Thị, có chùa Tam Thanh.'))).toBe(true);
    expect(isStanza(lines(long, long, long))).toBe(false);
    expect(isStanza(lines('A question?', long))).toBe(false);
    expect(isStanza(lines('One line.'))).toBe(false);
  });

  it('begins flush and without a drop cap, and so does the prose after it', () => {
    const seen = (...blocks: Block[]): unknown[] => texts(...blocks).map((t) => [t.verse, t.flush, t.dropCap]);
    expect(seen(paragraph('a', 'b'), paragraph('c', 'd'), paragraph('e'), paragraph('f'))).toEqual([[true, true, false], [true, true, false], [false, true, false], [false, false, false]]);
    expect(seen(paragraph('e'), paragraph('a', 'b'))).toEqual([[false, true, true], [true, true, false]]);
  });

  it('leaves an address in a list as it is', () => {
    expect(texts({ kind: 'list', id: 'l', ordered: false, start: 1, items: [[paragraph('12 Hùng Vương', 'Lạng Sơn')]], place } as unknown as Block).map((t) => t.verse)).toEqual([false]);
  });
});
