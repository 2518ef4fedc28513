/** Room for bullets and numbers of lists. */
import { describe, expect, it } from 'vitest';
import { markerRoom } from '../../src/model/marker.js';
import type { Article, Block, IssueMeta } from '../../src/model/issue.js';
import type { TextBlockView } from '../../src/model/view.js';
import { articleView } from '../../src/view/article.js';

const place = { file: 'articles/test/vi.md', line: 1, column: 1 };
const item = (id: string): Block[] => [{ kind: 'paragraph', id, inlines: [{ kind: 'text', text: id }], place, track: 0 } as unknown as Block];
const list = (ordered: boolean, start: number, count: number): Block => ({ kind: 'list', id: 'list', ordered, start, items: Array.from({ length: count }, (_, i) => item(`i${i}`)), place }) as unknown as Block;

function texts(block: Block): TextBlockView[] {
  const words = { lang: 'vi', title: { inlines: [], place }, shortTitle: null, kicker: null, standfirst: null, bylines: [], bylineRole: 'written', source: null, blocks: [block] };
  const article = { slug: 'test', texts: [words], columns: null, entry: { place }, className: null } as unknown as Article;
  const meta = { languages: ['vi'], terms: { vi: {} } } as unknown as IssueMeta;
  return articleView(article, 1, meta, new Map()).threads[0]!.blocks.filter((b): b is TextBlockView => b.kind === 'text');
}

describe('lists', () => {
  it('gives a number of one digit the room of a bullet, and more to longer ones', () => {
    expect(markerRoom('•')).toBe(1);
    expect(markerRoom('9.')).toBe(1);
    expect(markerRoom('10.')).toBeGreaterThan(1);
    expect(markerRoom('100.')).toBeGreaterThan(markerRoom('10.'));
  });

  it('begins all items of a list on one line, with room for its longest number', () => {
    const numbered = texts(list(true, 8, 4));
    expect(numbered.map((t) => t.marker)).toEqual(['8.', '9.', '10.', '11.']);
    expect(new Set(numbered.map((t) => t.indent))).toEqual(new Set([markerRoom('11.')]));
    expect(texts(list(false, 1, 12))[11]!.indent).toBe(1);
  });
});
