/** Front matter, settings, captions: what two files and the flatplan make of an article. */
import { describe, expect, it } from 'vitest';
import type { Files } from './memory-issue.js';
import { article, parsed, STANDARD } from './memory-issue.js';

const VI = 'articles/port/vi.md';
const EN = 'articles/port/en.md';
const file = (frontMatter: string, body = 'Đoạn.'): string => `---\n${frontMatter}\n---\n${body}\n`;
/** An article of two files; `entry` and `section` change the flatplan. */
const pair = (vi: string, en: string, more: { readonly entry?: string; readonly section?: string; readonly viBody?: string; readonly enBody?: string } = {}) => {
  const yaml = STANDARD['issue.yaml']!.replace('[port]', `[${more.entry ?? 'port'}]`).replace('layout: parallel', more.section ?? 'layout: parallel');
  const files: Files = { 'issue.yaml': yaml, [VI]: file(vi, more.viBody), [EN]: file(en, more.enBody), 'articles/port/a.jpg': '', 'articles/port/b.jpg': '' };
  return parsed(files).then((result) => ({ ...result, article: result.issue.articles[0]! }));
};

describe('titles', () => {
  const title = async (yaml: string): Promise<string> => {
    const { text, lines } = await article('x', yaml);
    expect(lines).toEqual([]);
    return text!.title.inlines.map((inline) => (inline.kind === 'text' ? inline.text : '⏎')).join('');
  };
  it.each([
    ['plain, as documented', 'title: Lạng Sơn phát huy tiềm năng \\\n  để phát triển logistics      # "\\" before a space'],
    ['plain on one line', 'title: Lạng Sơn phát huy tiềm năng \\ để phát triển logistics'],
    ['folded', 'title: >-\n  Lạng Sơn phát huy tiềm năng \\\n  để phát triển\n  logistics'],
    ['literal', 'title: |\n  Lạng Sơn phát huy tiềm năng \\\n  để phát triển logistics'],
    ['in single quotes', "title: 'Lạng Sơn phát huy tiềm năng \\\n  để phát triển logistics'"],
    ['in double quotes', 'title: "Lạng Sơn phát huy tiềm năng \\\n  để phát triển logistics"'],
    ['in double quotes on one line', 'title: "Lạng Sơn phát huy tiềm năng \\ để phát triển logistics"'],
    ['in double quotes with the backslash doubled', 'title: "Lạng Sơn phát huy tiềm năng \\\\ để phát triển logistics"'],
    ['without a space before it', 'title: Lạng Sơn phát huy tiềm năng\\ để phát triển logistics'],
  ])('break: %s', async (_, yaml) => {
    expect(await title(yaml)).toBe('Lạng Sơn phát huy tiềm năng⏎để phát triển logistics');
  });
  it.each([
    ['title: a \\ b \\\n  c', 'a⏎b⏎c'],
    ['title: a \\', 'a'],
    ['title: a\\b', 'a\\b'],
    ['title: "a\\nb \\"c\\" \\u0110"', 'a b "c" Đ'],
    ['title: 2026', '2026'],
    ['title: "Số: 3"', 'Số: 3'],
  ])('%s', async (yaml, expected) => {
    expect(await title(yaml)).toBe(expected);
  });
});

describe('front matter', () => {
  it('reads all of it', async () => {
    const { text, article: found, lines } = await article('x', `title: a
kicker: b
short-title: c
standfirst: >
  d
  e
byline: [Kim Ly, "Mai, Thu"]
byline-role: compiled
source: Báo Lạng Sơn
columns: 3
class: report wide`);
    expect(lines).toEqual([]);
    expect(text).toMatchObject({
      lang: 'vi', file: VI, kicker: { text: 'b', place: { file: VI, line: 3, column: 9 } }, shortTitle: { text: 'c' }, standfirst: { text: 'd e' },
      bylines: [{ text: 'Kim Ly' }, { text: 'Mai, Thu' }], bylineRole: 'compiled', source: { text: 'Báo Lạng Sơn' },
    });
    expect(found).toMatchObject({ layout: 'single', columns: 3, className: 'report wide', ratio: 'auto', sync: 'free', pages: null });
  });

  it.each([
    ['Đoạn.', 'missing-front-matter', 1, 1],
    ['---\ntitle: x\nĐoạn.', 'missing-front-matter', 1, 1],
    ['---\nkicker: x\n---\nĐoạn.', 'missing-key', 2, 1],
    ['---\n---\nĐoạn.', 'missing-key', 2, 1],
    ['---\ntitle: x\n---\n', 'empty-article', 1, 1],
    ['---\ntitle: x\ntitel: y\n---\nx', 'unknown-key', 3, 1],
    ['---\ntitle: a: b\n---\nx', 'yaml-syntax', 2, 8],
    ['---\ntitle: x\nbyline-role: writer\n---\nx', 'unknown-value', 3, 14],
    ['---\ntitle: x\ncolumns: 4\n---\nx', 'unknown-value', 3, 10],
    ['---\ntitle: x\nratio: 40:60\n---\nx', 'wrong-value', 3, 8],
    ['---\ntitle: x\nratio: 46:55\n---\nx', 'wrong-value', 3, 8],
    ['---\ntitle: x\nclass: "a;b"\n---\nx', 'wrong-value', 3, 8],
    ['---\ntitle: x\ncaptions: a.jpg\n---\nx', 'wrong-type', 3, 11],
    ['---\ntitle: x\ncaptions: { a.jpg: b, c }\n---\nx', 'stray-key', 3, 23],
    ['---\ntitle: [x]\n---\nx', 'wrong-type', 2, 8],
    ['---\ntitle: x\n---\n---\n', null, 0, 0],
  ])('%s', async (text, rule, line, column) => {
    const { messages } = await parsed({ [VI]: text });
    if (rule === null) expect(messages).toEqual([]);
    else expect(messages.find((m) => m.severity === 'stopper')).toMatchObject({ rule, place: { file: VI, line, column } });
  });
});

describe('settings', () => {
  const layoutOf = async (...args: Parameters<typeof pair>) => {
    const result = await pair(...args);
    return [result.article.layout, result.article.runOn, ...result.lines];
  };
  it('come from the section, over it the primary file, over it the flatplan’s entry', async () => {
    expect(await layoutOf('title: a', 'title: b')).toEqual(['parallel', true]);
    expect(await layoutOf('title: a', 'title: b', { section: 'layout: stacked' })).toEqual(['stacked', false]);
    expect(await layoutOf('title: a', 'title: b', { section: 'opening: band' })).toEqual(['parallel', true]);
    expect(await layoutOf('title: a\nlayout: facing', 'title: b')).toEqual(['facing', true]);
    expect(await layoutOf('title: a\nlayout: facing', 'title: b', { section: 'layout: stacked' })).toEqual(['facing', false]);
    expect(await layoutOf('title: a\nlayout: parallel', 'title: b', { section: 'layout: stacked' })).toEqual(['parallel', true]);
    expect(await layoutOf('title: a\nlayout: facing', 'title: b', { entry: '{ slug: port, layout: stacked, run-on: true }' })).toEqual(['stacked', true]);
    expect(await layoutOf('title: a', 'title: b', { section: 'layout: stacked\n    run-on: true' })).toEqual(['stacked', true]);
    expect(await layoutOf('title: a\nratio: 48:52\nsync: paragraph', 'title: b')).toEqual(['parallel', true]);
  });
  it('are told where they have no effect', async () => {
    expect(await layoutOf('title: a\ncolumns: 2', 'title: b')).toEqual(['parallel', true, `warning setting-without-effect ${VI}:3:1 \`columns\` has no effect in the layout \`parallel\`.`]);
    expect(await layoutOf('title: a', 'title: b\nlayout: facing')).toEqual(['parallel', true, `error setting-in-secondary ${EN}:3:1 \`layout\` stands in the file of the second language and has no effect there.`]);
    expect(await layoutOf('title: a', 'title: b', { section: 'layout: single' })).toEqual(['stacked', false, 'warning single-with-two issue.yaml:10:16 The article is to be set `single` but has two languages; it is set `stacked`.']);
  });
  it('of one language are single', async () => {
    const { article: found, lines } = await article('x', 'title: a\nlayout: facing');
    expect(found?.layout).toBe('single');
    expect(lines).toEqual([`warning layout-of-one ${VI}:3:1 The article has one language, so \`layout: facing\` has no effect; it is set \`single\`.`]);
  });
  it('may stand in the second language’s file where it is the only one', async () => {
    const { issue, lines } = await parsed({ [VI]: null, [EN]: file('title: b\ncolumns: 2') });
    expect(lines).toEqual([]);
    expect(issue.articles).toMatchObject([{ layout: 'single', columns: 2, texts: [{ lang: 'en' }] }]);
  });
});

describe('the flatplan', () => {
  it('tells folders that it lacks and files of no language', async () => {
    const { lines } = await parsed({ 'articles/dock/vi.md': file('title: x'), 'articles/port/vn.md': 'x', 'articles/port/notes.md': 'x' });
    expect(lines).toEqual([
      'warning article-off-flatplan articles/dock/vi.md:1:1 The article “dock” is not on the flatplan and is not printed.',
      'error unknown-language articles/port/notes.md:1:1 “notes.md” is named after no language of the issue and is not printed.',
      'error unknown-language articles/port/vn.md:1:1 “vn.md” is named after no language of the issue and is not printed.',
    ]);
  });
  it('refuses an article without text', async () => {
    expect((await parsed({ [VI]: null, 'articles/port/a.jpg': '' })).lines).toEqual(['stopper article-without-text issue.yaml:10:16 The article “port” has no text.']);
  });
  it('finds folders in either normal form', async () => {
    const yaml = STANDARD['issue.yaml']!.replace('[port]', `[${'cảng'.normalize('NFD')}]`);
    const { issue, lines } = await parsed({ 'issue.yaml': yaml, [VI]: null, 'articles/cảng/vi.md': file('title: x') });
    expect(lines).toEqual([]);
    expect(issue.articles[0]?.slug).toBe('cảng');
  });
});

describe('captions', () => {
  const FIGURE = '![Cảng.](a.jpg "Kim Ly")';
  it('come from the picture and from the other file', async () => {
    const { article: found, lines } = await pair('title: a', 'title: b\ncaptions: { a.jpg: The port. }\ncredits: { ./a.jpg: K. Ly }', { viBody: FIGURE });
    expect(lines).toEqual([]);
    expect(found.texts[0]!.blocks).toMatchObject([{
      caption: { vi: { inlines: [{ text: 'Cảng.' }], place: { file: VI, line: 4 } }, en: { inlines: [{ text: 'The port.' }], place: { file: EN, line: 3, column: 20 } } },
      credit: { name: 'Kim Ly', override: { en: 'K. Ly' } },
    }]);
  });
  it('reach pictures in galleries, boxes, lists and quotations', async () => {
    const { article: found, lines } = await pair('title: a', 'title: b\ncaptions: { a.jpg: A., b.jpg: B. }', { viBody: `:::gallery\n${FIGURE}\n:::\n\n:::sidebar\n- x\n\n  ![B](b.jpg)\n:::` });
    expect(lines).toEqual([]);
    expect(found.texts[0]!.blocks).toMatchObject([{ figures: [{ caption: { en: {} } }] }, { children: [{ items: [[{}, { caption: { en: {} } }]] }] }]);
  });
  it.each<[string, string, string, string, string]>([
    ['title: b', FIGURE, 'x', `error missing-caption ${VI}:4:1 The picture “a.jpg” has no caption in en.`, 'articles/port/en.md'],
    ['title: b\ncaptions: { a.jpg: A. }', '![](a.jpg)', 'x', `error missing-caption ${VI}:4:1 The picture “a.jpg” has no caption in vi.`, 'square brackets'],
    ['title: b\ncaptions: { a.jpg: A., a.jpeg: B. }', FIGURE, 'x', `error unknown-caption ${EN}:3:24 The other language’s file places no picture “a.jpeg”.`, 'Write `a.jpg`?'],
    ['title: b\ncaptions: { b.jpg: B. }', 'x', '![B](b.jpg)', `error unknown-caption ${EN}:3:13 “b.jpg” is placed in this file, so its caption stands at the picture.`, 'Delete'],
    ['title: b\ncaptions: { a.jpg: A. }\ncredits: { b.jpg: B. }', FIGURE, 'x', `error unknown-credit ${EN}:4:12 The article places no picture “b.jpg”.`, 'Write `a.jpg`?'],
  ])('%s | %s | %s', async (en, viBody, enBody, line, note) => {
    const { lines, notes } = await pair('title: a', en, { viBody, enBody });
    expect(lines).toContain(line);
    expect(notes[lines.indexOf(line)]).toContain(note);
  });
  it('are not asked for where the picture has none', async () => {
    expect((await pair('title: a', 'title: b', { viBody: '![](a.jpg)' })).lines).toEqual([]);
  });
  it('say where a picture stands twice', async () => {
    const { lines } = await pair('title: a\ncaptions: { a.jpg: A. }', 'title: b\ncaptions: { a.jpg: A. }', { viBody: FIGURE, enBody: FIGURE });
    expect(lines).toEqual([`error picture-twice ${EN}:5:1 The picture “a.jpg” is placed a second time; first in ${VI}, line 5.`]);
  });
});

describe('pictures', () => {
  it.each([
    ['![x](c.jpg)', 'missing-picture', 'Write `a.jpg`?'],
    ['![x](A.JPG)', 'missing-picture', 'Write `a.jpg`?'],
    ['![x](zzzzzzzzz.tif)', 'missing-picture', 'Put it into articles/port/'],
    ['![x](../../images/cover.jpg)', 'unsafe-path', 'article’s folder'],
    ['![x](/images/cover.jpg)', 'unsafe-path', 'article’s folder'],
    ['![x](https://x.vn/a.jpg)', 'unsafe-path', 'article’s folder'],
    ['![x](C:/a.jpg)', 'unsafe-path', ''],
    ['![x](data:image/png;base64,xx)', 'unsafe-path', ''],
    ['![x]()', 'missing-picture', ''],
    ['![x](vi.md)', 'picture-format', 'jpg'],
    ['::figure[x]{src=../port/a.jpg}', 'unsafe-path', ''],
  ])('%s', async (body, rule, note) => {
    const { messages } = await article(body);
    expect(messages).toMatchObject([{ severity: 'stopper', rule, place: { line: 4 } }]);
    expect(messages[0]!.note).toContain(note);
  });
  it.each([
    ['![x](<ảnh cảng.jpg>)'.normalize('NFD'), 'ảnh cảng.jpg'],
    ['![x](%E1%BA%A3nh%20c%E1%BA%A3ng.jpg)', 'ảnh cảng.jpg'],
    ['![x](./sub//b.jpg)', 'sub/b.jpg'],
    ['![x](100%25.jpg)', '100%.jpg'],
    ['::figure[x]{src="ảnh cảng.jpg"}', 'ảnh cảng.jpg'],
  ])('%s is found', async (body, name) => {
    const { blocks, lines } = await article(body, undefined, { [`articles/port/${name}`]: '' });
    expect(lines).toEqual([]);
    expect(blocks).toMatchObject([{ name, picture: { path: `/issues/test/articles/port/${name}` } }]);
  });
});
