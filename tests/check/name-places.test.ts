/** A name is held to one spelling wherever readers see it: text, captions, credits, bylines, titles in capitals, contents, masthead, cover. */
import { expect, it } from 'vitest';
import { STANDARD } from '../parse/memory-issue.js';
import { checked, line } from './desk.js';

const RIGHT = 'Kim Ly về. Ông Trịnh Minh Phương đến, rồi Trịnh Minh Phương nói; Trịnh Minh Phương cười.\n';
const article = (head: string, body: string): Record<string, string> => ({ 'articles/port/a.jpg': '', 'articles/port/vi.md': `---\ntitle: Cảng\n${head}---\n${RIGHT}\n${body}\n` });
const issue = (more: string): Record<string, string> => ({ ...article('', ''), 'issue.yaml': `${STANDARD['issue.yaml']!}${more}` });

it.each([
  ['text', article('', 'Bà Trinh Minh Phương nói.')],
  ['caption', article('', '![Trịnh Minh Phuong bên cảng.](a.jpg "Kim Ly")')],
  ['credit', article('', '![Bến cảng.](a.jpg "Trịnh Minh Phuong")')],
  ['credit in the text', article('', 'Ảnh: Trịnh Minh Phuong')],
  ['byline', article('byline: Trịnh Minh Phuong\n', '')],
  ['byline in capitals', article('byline: TRỊNH MINH PHUONG\n', '')],
  ['one of two bylines', article('byline: [Kim Ly, Trịnh Minh Phuong]\n', '')],
  ['standfirst', article('standfirst: Gặp Trịnh Minh Phuong ở cảng.\n', '')],
  ['title in capitals', { ...article('', ''), 'articles/port/vi.md': `---\ntitle: TRỊNH MINH PHUONG VỀ CẢNG\n---\n${RIGHT}` }],
  ['short title', article('short-title: Trịnh Minh Phuong\n', '')],
  ['heading', article('', '## Với Trịnh Minh Phuong')],
  ['list', article('', '- Trịnh Minh Phuong')],
  ['table', article('', '| Tên | Quê |\n|---|---|\n| Trịnh Minh Phuong | Cảng |')],
  ['box', article('', ':::sidebar[Trịnh Minh Phuong]\nĐoạn.\n:::')],
  ['speaker of a pull quote', article('', ':::pullquote[Trịnh Minh Phuong]\nĐoạn.\n:::')],
  ['masthead', issue('masthead:\n  groups:\n    - role: Biên tập\n      people: [{ name: Trịnh Minh Phuong }]\n')],
  ['caption of the contents page', issue('contents: { photo: { image: images/cover.jpg, caption: { vi: Trịnh Minh Phuong ở cảng., en: At the port. }, credit: Kim Ly } }\n')],
  ['credit of the contents page', issue('contents: { photo: { image: images/cover.jpg, caption: { vi: Cảng., en: Port. }, credit: Trịnh Minh Phuong } }\n')],
])('in a %s', async (_, files) => {
  const found = (await checked(files)).filter(({ rule }) => rule === 'name-spelling').map(line);
  expect(found.length, JSON.stringify(found)).toBe(1);
  expect(found[0]).toMatch(/is written “(?:Trịnh )?Minh Phương” in \d of \d places\.$/);
});

it('compares bylines and credits across articles, and English ones by themselves', async () => {
  const files = {
    'issue.yaml': STANDARD['issue.yaml']!.replace('[port]', '[port, quay]'),
    'articles/port/vi.md': '---\ntitle: Cảng\nbyline: Minh Phương\n---\nĐoạn.\n', 'articles/port/en.md': '---\ntitle: Port\nbyline: Minh Phuong\n---\nText.\n',
    'articles/quay/vi.md': '---\ntitle: Bến\nbyline: Minh Phượng\n---\nĐoạn.\n', 'articles/quay/en.md': '---\ntitle: Quay\nbyline: Minh Phuong\n---\nText.\n',
  };
  expect((await checked(files)).filter(({ rule }) => rule === 'name-spelling').map(line)).toEqual([
    'articles/port/vi.md:3:9 “Minh Phương” is written “Minh Phượng” elsewhere.',
    'articles/quay/vi.md:3:9 “Minh Phượng” is written “Minh Phương” elsewhere.',
  ]);
});

it('does not take a given name for another person’s', async () => {
  const files = (body: string): Record<string, string> => ({ 'articles/port/vi.md': `---\ntitle: Cảng\n---\n${body}\n` });
  const told = async (body: string): Promise<string[]> => (await checked(files(body))).filter(({ rule }) => rule === 'name-spelling').map(({ text }) => text);
  expect(await told('Anh Nông Văn Khải và anh Lý Văn Khai đến; anh Khai nói, anh Khải cười.')).toEqual([]);
  expect(await told('Anh Nông Văn Khải đến; anh Khai nói.')).toEqual(['“Khai” is “Khải” in the full name “Nông Văn Khải” (line 4).']);
  expect(await told('Anh Khai đến.')).toEqual([]);
});
