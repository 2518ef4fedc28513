/** Colons are text; only the listed block directives at the start of a line are syntax. */
import { describe, expect, it } from 'vitest';
import { article } from './memory-issue.js';

const textOf = async (body: string): Promise<string> => {
  const { blocks, lines } = await article(body);
  expect(lines).toEqual([]);
  const [block] = blocks;
  return block?.kind === 'paragraph' ? block.inlines.map((inline) => ('text' in inline ? inline.text : inline.kind === 'link' ? `<${inline.url}>` : inline.kind)).join('') : '';
};

describe('colons are text', () => {
  it.each([
    'Lúc 14:30 ngày 2/9.', 'Tỷ số 3:2.', 'Ảnh:Kim', 'Gửi :name[chữ]{a=b} đi.', 'a ::b', 'a ::figure[b]{src=a.jpg}', ':name', ':name[chữ]', ':figure[x]{src=a.jpg}', '14:30', 'A::B::C', 'Giờ :: phút',
    ':', '::', ':: figures', '::: ba chấm', '::123', '::)',
  ])('%s', async (text) => {
    expect(await textOf(text)).toBe(text);
  });

  it('keeps the text before a mail address', async () => {
    expect(await textOf('Email:a@b.vn')).toBe('Email:<mailto:a@b.vn>');
  });

  it('keeps colons at the start of a later line of a paragraph', async () => {
    expect(await textOf('Giờ mở cửa\n:14:30 hằng ngày')).toBe('Giờ mở cửa :14:30 hằng ngày');
  });

  it('takes escaped colons for text', async () => {
    expect(await textOf('\\::figure[x]')).toBe('::figure[x]');
  });
});

describe('directives', () => {
  it.each([
    ['::figur[x]{src=a.jpg}', 4, 'unknown-directive', 'There is no directive `::figur`.', 'Write `figure`?'],
    [':::sidbar\nx\n:::', 4, 'unknown-directive', 'There is no directive `:::sidbar`.', 'Write `sidebar`?'],
    ['Chữ.\n::hình', 5, 'unknown-directive', 'There is no directive `::hình`.', ''],
    ['::figure[x]{src=a.jpg credit="Kim}', 4, 'directive-syntax', 'The directive `::figure` cannot be read.', 'quotes'],
    ['::figure[x]{src=a.jpg focus=40% 30%}', 4, 'directive-syntax', 'The directive `::figure` cannot be read.', 'quotes'],
    ['::figure[dài\ndòng]{src=a.jpg}', 4, 'directive-syntax', 'The directive `::figure` cannot be read.', 'on one line'],
    ['::: sidebar\nx\n:::', 4, 'directive-syntax', 'The directive `:::sidebar` cannot be read.', 'without a space'],
    [':::sidebar[x]\nchữ', 4, 'directive-syntax', '`:::sidebar` is not closed.', ':::'],
    ['Chữ.\n\n:::', 6, 'directive-syntax', '`:::` closes nothing.', 'Delete'],
    ['::sidebar[x]', 4, 'directive-syntax', '`sidebar` is written with three colons.', ':::sidebar[title]'],
    [':::page-break\nx\n:::', 4, 'directive-syntax', '`page-break` is written with two colons.', '::page-break'],
    [':::note[x]\ny\n:::', 4, 'directive-syntax', '`:::note` takes no words in brackets.', ''],
    ['::page-break[x]\n\ny', 4, 'directive-syntax', '`::page-break` takes no words.', ''],
    [':::note\n:::\n\ny', 4, 'empty-box', '`:::note` holds nothing.', ''],
    [':::note\n::page-break\n:::\n', 5, 'directive-place', '`::page-break` stands inside a list, a quotation or a box.', ''],
    [':::gallery\nchữ\n:::\n', 5, 'gallery-content', 'A gallery holds something that is not a picture.', ''],
  ])('%s', async (body, line, rule, text, note) => {
    const { messages } = await article(body);
    expect(messages[0]).toMatchObject({ severity: 'stopper', rule, text, place: { line } });
    expect(messages[0]!.note).toContain(note);
  });

  it('reads boxes inside boxes when the outer one has more colons', async () => {
    const { blocks, lines } = await article('::::sidebar[Hộp *nghiêng*]\nMột.\n\n:::note\nHai.\n:::\n::::\n\nBa.');
    expect(lines).toEqual([]);
    expect(blocks).toMatchObject([
      { kind: 'box', role: 'sidebar', title: [{ text: 'Hộp ' }, { kind: 'emphasis' }], children: [{ kind: 'paragraph' }, { kind: 'box', role: 'note', title: null, children: [{ kind: 'paragraph' }] }] },
      { kind: 'paragraph' },
    ]);
  });

  it('points at a box that lost its end because the one inside has as many colons', async () => {
    const { lines } = await article(':::sidebar\nMột.\n\n:::note\nHai.\n:::\n:::\n');
    expect(lines).toEqual([
      'stopper directive-syntax articles/port/vi.md:7:1 `:::note` is not closed.',
      'stopper directive-syntax articles/port/vi.md:10:1 `:::` closes nothing.',
    ]);
  });

  it('leaves code alone', async () => {
    const { blocks, lines } = await article('```\n::foo\n:::\n<b>\n```\n\nDòng `::foo` và `<b>`.');
    expect(lines).toEqual([]);
    expect(blocks).toMatchObject([{ kind: 'code', text: '::foo\n:::\n<b>' }, { kind: 'paragraph' }]);
  });

  it('reads every attribute of a figure', async () => {
    const { blocks, lines } = await article('::figure[Cảnh **đẹp**]{src=a.jpg credit="Bùi Thuận" span=page focus="40% 30%" place=head height=80}');
    expect(lines).toEqual([]);
    expect(blocks).toMatchObject([{
      kind: 'figure', id: 'port/vi/1', name: 'a.jpg', span: 'page', at: 'head', height: 80, picture: { path: '/issues/test/articles/port/a.jpg', focus: { x: 40, y: 30 } },
      credit: { kind: 'name', name: 'Bùi Thuận' }, caption: { vi: { inlines: [{ text: 'Cảnh ' }, { kind: 'strong' }] } },
    }]);
  });

  it.each([
    ['span=pgae', '“pgae” is not a value of `span`.', 'Write `page`?', 26],
    ['place=top', '“top” is not a value of `place`.', 'head', 26],
    ['focus=40%', '“40%” is not a value of `focus`.', '40% 30%', 26],
    ['height=tall', '“tall” is not a value of `height`.', 'millimetres', 26],
    ['height=900', '“900” is not a value of `height`.', 'millimetres', 26],
    ['credits=Kim', '`figure` has no attribute “credits”.', 'Write `credit`?', 26],
    ['.wide', '`figure` has no attribute “class”.', '', 26],
    ['#a', '`figure` has no attribute “id”.', '', 26],
    ['credit=""', '`credit` has no value.', '', 26],
    ['span=two span=page', 'The attribute “span” stands twice.', '', 35],
  ])('refuses {%s}', async (attribute, text, note, column) => {
    const { messages } = await article(`::figure[Cảnh]{src=a.jpg ${attribute}}`);
    expect(messages[0]).toMatchObject({ severity: 'stopper', text, place: { line: 4, column } });
    expect(messages[0]!.note).toContain(note);
    expect(messages).toHaveLength(1);
  });

  it('asks for src', async () => {
    expect((await article('::figure[Cảnh]{span=page}')).lines).toEqual(['stopper attribute-value articles/port/vi.md:4:1 The figure has no `src`.']);
  });
});
