/** Markdown to blocks: every CommonMark construct arrives, and what is not of the format is told at its place. */
import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../../src/model/issue.js';
import { article } from './memory-issue.js';

/** Blocks in short: a paragraph as its text, others as their kind with their content. */
const short = (block: Block): unknown => {
  switch (block.kind) {
    case 'paragraph': return inline(block.inlines);
    case 'heading': return `h${block.level} ${inline(block.inlines)}`;
    case 'list': return [block.ordered ? `ol ${block.start}` : 'ul', ...block.items.map((item) => item.map(short))];
    case 'quote': return ['quote', ...block.children.map(short)];
    case 'table': return [block.align.join(','), ...[block.head, ...block.rows].map((row) => row.map((cell) => inline(cell.inlines)).join(' | '))];
    case 'code': return `code ${block.text}`;
    case 'figure': return `figure ${block.name}`;
    case 'box': return [block.role, ...block.children.map(short)];
    default: return block.kind;
  }
};
const inline = (inlines: readonly Inline[]): string =>
  inlines.map((i) => (i.kind === 'text' ? i.text : i.kind === 'break' ? '⏎' : i.kind === 'code' ? `\`${i.text}\`` : i.kind === 'link' ? `[${inline(i.children)}](${i.url})` : `<${i.kind} ${inline(i.children)}>`)).join('');

const read = async (body: string): Promise<unknown[]> => {
  const { blocks, lines } = await article(body);
  expect(lines).toEqual([]);
  return blocks.map(short);
};

describe('CommonMark', () => {
  it.each<[string, string, unknown[]]>([
    ['paragraphs and soft breaks', 'Một\nhai  \nba\\\nbốn\n\nNăm', ['Một hai⏎ba⏎bốn', 'Năm']],
    ['headings', '# Một\n\nHai\n===\n\n###### Sáu ##', ['h1 Một', 'h1 Hai', 'h6 Sáu']],
    ['nested lists', '- a\n  - b\n    1. c\n- d', [['ul', ['a', ['ul', ['b', ['ol 1', ['c']]]]], ['d']]]],
    ['ordered with start', '7) a\n8) b', [['ol 7', ['a'], ['b']]]],
    ['list of several blocks', '- a\n\n  b\n\n  > c', [['ul', ['a', 'b', ['quote', 'c']]]]],
    ['quotes', '> a\n> > b\n\n> c', [['quote', 'a', ['quote', 'b']], ['quote', 'c']]],
    ['code', '```js\na < b\n```\n\n    c', ['code a < b', 'code c']],
    ['emphasis', '*a* **b** ***c*** _d_ ~~e~~ `f`', ['<emphasis a> <strong b> <emphasis <strong c>> <emphasis d> <delete e> `f`']],
    ['links', '[a](https://b.vn "t") <https://c.vn> https://d.vn [e][f] [g][] [h]\n\n[f]: https://f.vn\n[g]: https://g.vn\n[h]: https://h.vn', ['[a](https://b.vn) [https://c.vn](https://c.vn) [https://d.vn](https://d.vn) [e](https://f.vn) [g](https://g.vn) [h](https://h.vn)']],
    ['rules', 'a\n\n---\n\n***', ['a', 'rule', 'rule']],
    ['escapes and entities', '\\*a\\* &amp; &#272; &nbsp;b 1\\. c', ['*a* & Đ \u00a0b 1. c']],
    ['tables', '| a | b |\n|:--|--:|\n| **c** | d \\| e |', [['left,right', 'a | b', '<strong c> | d | e']]],
    ['single tildes are text', 'khoảng ~5 km, ~6 km~', ['khoảng ~5 km, ~6 km~']],
    ['task lists are text', '- [ ] a\n- [x] **b**', [['ul', ['[ ] a'], ['[x] <strong b>']]]],
    ['lone images', '![a](a.jpg)\n![b](<b.jpg> "Kim")', ['figure a.jpg', 'figure b.jpg']],
    ['image by reference', '![a][p]\n\n[p]: a.jpg "Kim"', ['figure a.jpg']],
    ['front matter look-alike', 'a\n\n---\nb: c\n\n---', ['a', 'rule', 'b: c', 'rule']],
  ])('%s', async (_, body, blocks) => {
    expect(await read(body)).toEqual(blocks);
  });

  it('numbers blocks in document order and keeps their places', async () => {
    const { blocks } = await article('Một.\n\n- Hai.\n\n> Ba.\n');
    expect(blocks).toMatchObject([
      { id: 'port/vi/1', place: { line: 4, column: 1, endLine: 4, endColumn: 5 } },
      { id: 'port/vi/2', items: [[{ id: 'port/vi/3', place: { line: 6, column: 3 } }]] },
      { id: 'port/vi/4', children: [{ id: 'port/vi/5', place: { line: 8, column: 3 } }] },
    ]);
  });

  it('sets text in NFC', async () => {
    const { blocks, text } = await article('Lạng Sơn `Sơn`'.normalize('NFD'), 'title: Lạng Sơn'.normalize('NFD'));
    expect(blocks).toMatchObject([{ inlines: [{ text: 'Lạng Sơn ' }, { text: 'Sơn' }] }]);
    expect(text?.title.inlines).toEqual([{ kind: 'text', text: 'Lạng Sơn' }]);
  });

  it('reads the caption and the credit of an image', async () => {
    const { blocks } = await article('![Cảnh *cũ* & mới](a.jpg "collected")');
    expect(blocks).toMatchObject([{ caption: { vi: { inlines: [{ kind: 'text', text: 'Cảnh cũ & mới' }] } }, credit: { kind: 'collected' }, span: 'column', at: null, height: null }]);
  });
});

describe('tracking', () => {
  const track = async (body: string) => {
    const { blocks, lines } = await article(body);
    return { lines, blocks: blocks.map((b) => (b.kind === 'paragraph' ? [inline(b.inlines), b.track] : b.kind)) };
  };
  it.each<[string, string, number]>([
    ['Đoạn. {track=-5}', 'Đoạn.', -5],
    ['Đoạn.{track=20}  ', 'Đoạn.', 20],
    ['Đoạn **đậm** {track="2.5"}', 'Đoạn <strong đậm>', 2.5],
    ['Đoạn \\{track=-5}', 'Đoạn {track=-5}', 0],
    ['Tập {a, b}', 'Tập {a, b}', 0],
  ])('%s', async (body, text, value) => {
    expect(await track(body)).toEqual({ lines: [], blocks: [[text, value]] });
  });
  it.each([
    ['Đoạn. {track=-21}', 'The tracking `-21` is not a number from -20 to 20.'],
    ['Đoạn. {track=abc}', 'The tracking `abc` is not a number from -20 to 20.'],
    ['Đoạn {track=-5} tiếp.', 'A `{track=…}` stands where it means nothing.'],
    ['Đoạn. {track -5}', 'A `{track=…}` stands where it means nothing.'],
    ['# Đầu {track=-5}', 'A heading cannot be nudged with {track=…}.'],
    ['a\n\n{track=-5}', 'A `{track=…}` stands alone.'],
  ])('refuses %s', async (body, text) => {
    const { messages } = await article(body);
    expect(messages).toMatchObject([{ severity: 'stopper', rule: 'track-value', text }]);
  });
});

describe('what is not of the format', () => {
  it.each([
    ['Chữ <b>đậm</b>.', 'raw-html', 5],
    ['<div>\nx\n</div>', 'raw-html', 1],
    ['<!-- ghi chú -->\n\nx', 'raw-html', 1],
    ['Ông <Kim Ly> nói.', 'raw-html', 5],
    ['x <!-- magazine-ignore a: b --> y', 'raw-html', 3],
    ['<!-- magazine-ignore -->\n\nx', 'ignore-syntax', 1],
    ['<!-- magazine-ignore picture-resolution -->\n\nx', 'ignore-syntax', 1],
    ['[a](javascript:alert(1))', 'unsafe-link', 1],
    ['[a](JaVa&#9;Script:alert(1))', 'unsafe-link', 1],
    ['[a](file:///etc/passwd)', 'unsafe-link', 1],
    ['[a](data:text/html,x)', 'unsafe-link', 1],
    ['<vbscript:x>', 'unsafe-link', 1],
    ['[a][b]\n\n[b]: javascript:x', 'unsafe-link', 1],
    ['Chữ ![x](a.jpg) chữ.', 'inline-picture', 5],
    ['[![x](a.jpg)](https://x.vn)', 'inline-picture', 2],
    ['# ![x](a.jpg)\n\nx', 'inline-picture', 3],
    ['| ![x](a.jpg) |\n|---|', 'inline-picture', 3],
    ['Chữ[^1].\n\n[^1]: Chú thích.', 'footnote', 4],
    ['#\n\nx', 'empty-heading', 1],
    ['1.\n2. c', 'empty-item', 1],
    ['x &#7; y', 'control-character', 1],
    ['x &#128; y', 'control-character', 1],
    ['~~~ Ghi chú quan trọng\nx\n~~~', 'code-info', 1],
    ['| a |\n|---|\n| b | c |', 'table-cells', 5],
    ['x\n\n[Ghi chú]: https://x.vn', 'unused-definition', 1],
    ['x\n\n[Liên hệ]: 02053896899', 'unused-definition', 1],
  ])('%s', async (body, rule, column) => {
    const { messages } = await article(body);
    expect(messages[0]).toMatchObject({ severity: 'stopper', rule, place: { file: 'articles/port/vi.md', column } });
    expect(messages[0]!.note).not.toBe('');
  });

  it('tells a link to nowhere as a quality error', async () => {
    expect((await article('[a](khac.md) [b](#c)')).lines).toEqual([
      'error link-target articles/port/vi.md:4:1 The link “khac.md” leads to no address.',
      'error link-target articles/port/vi.md:4:14 The link “#c” leads to no address.',
    ]);
  });

  it('tells all faults of a file in one run', async () => {
    const { lines } = await article('<b>x</b>\n\n::foo\n\n![x](c.jpg)\n\n[a](file:x)', 'titel: x');
    expect(lines.map((line) => line.split(' ')[1])).toEqual(['missing-key', 'unknown-key', 'raw-html', 'raw-html', 'unknown-directive', 'missing-picture', 'unsafe-link']);
  });
});

describe('the ignoring comment', () => {
  it('holds for the block below it', async () => {
    const { text, lines } = await article('<!-- magazine-ignore picture-resolution: bản quét\n cũ -->\n<!-- magazine-ignore other-rule: thế -->\n![a](a.jpg)\n\n> <!-- magazine-ignore in-quote: x -->\n> y');
    expect(lines).toEqual([]);
    expect(text?.ignores).toMatchObject([
      { rule: 'picture-resolution', reason: 'bản quét cũ', block: 'port/vi/1' },
      { rule: 'other-rule', reason: 'thế', block: 'port/vi/1' },
      { rule: 'in-quote', reason: 'x', block: 'port/vi/3' },
    ]);
  });
  it('warns where nothing follows', async () => {
    expect((await article('x\n\n<!-- magazine-ignore a-rule: b -->')).lines).toEqual(['warning ignore-without-block articles/port/vi.md:6:1 Nothing follows that `a-rule` could be silenced for.']);
  });
  it('silences a quality error of parsing', async () => {
    const files = { 'articles/port/en.md': '---\ntitle: Port\n---\nText.\n' };
    expect((await article('![a](a.jpg)', undefined, files)).lines).toEqual(['error missing-caption articles/port/vi.md:4:1 The picture “a.jpg” has no caption in en.']);
    expect((await article('<!-- magazine-ignore missing-caption: bản đồ -->\n![a](a.jpg)', undefined, files)).lines).toEqual([]);
  });
});

describe('large and deep input', () => {
  it('reads a paragraph of 100,000 words', async () => {
    const { blocks, lines } = await article(`${'Lạng Sơn: 14:30 '.repeat(34_000)}.`);
    expect(lines).toEqual([]);
    expect(blocks).toHaveLength(1);
  }, 20_000);

  it.each([
    ['quotes', `${'>'.repeat(25)} x`],
    ['lists', Array.from({ length: 25 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')],
    ['lists on one line', `${'- '.repeat(25)}x`],
    ['emphasis', `${'*a **b '.repeat(15)}x${'** *'.repeat(15)}`],
    ['thousands of quotes', `${'>'.repeat(3000)} x`],
    ['thousands of brackets', `${'['.repeat(3000)}x${']'.repeat(3000)}`],
  ])('never crashes on deep %s', async (_, body) => {
    const { messages } = await article(body);
    expect(messages.every((m) => m.rule === 'too-deep' || m.rule === 'too-many-signs')).toBe(true);
  }, 20_000);
});
