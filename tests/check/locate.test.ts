/** Words of a block are found where they were typed, whatever stands between them in Markdown. */
import { expect, it } from 'vitest';
import { plain } from '../../src/check/walk.js';
import { locate, placeOfWords } from '../../src/check/locate.js';
import { desk } from './desk.js';

async function placeIn(body: string, words: string, nth = 0) {
  const on = await desk({ 'articles/port/vi.md': `---\ntitle: x\n---\n${body}` });
  return locate(on, on.issue.articles[0]!.texts[0]!.blocks[0]!.place, words, nth);
}

it('finds words in plain and marked text', async () => {
  expect(await placeIn('Một hai, một ba.\n', 'ba')).toEqual({ file: 'articles/port/vi.md', line: 4, column: 14, endLine: 4, endColumn: 16 });
  expect(await placeIn('Số 12 và **số\n12** rồi.\n', 'số 12')).toMatchObject({ line: 4, column: 12, endLine: 5, endColumn: 3 });
  expect(await placeIn('> Một\n> hai ba.\n', 'Một hai')).toMatchObject({ line: 4, column: 3, endLine: 5, endColumn: 6 });
  expect(await placeIn('Xem [a 12](https://x.org/12) và 12.\n', '12', 1)).toMatchObject({ line: 4, column: 33 });
});

it('counts columns of the file where letters were typed with separate marks', async () => {
  const body = 'Ngày mới: 25 tấn.\n'.normalize('NFD');
  expect(await placeIn(body, '25')).toMatchObject({ line: 4, column: body.indexOf('25') + 1 });
  expect(await placeIn(body, 'tấn')).toMatchObject({ column: body.indexOf('ta') + 1, endColumn: body.indexOf('.') + 1 });
});

it('falls back to the block where words are not typed as they read', async () => {
  expect(await placeIn('A &amp; B.\n', 'A & B')).toBeNull();
  const on = await desk({ 'articles/port/vi.md': '---\ntitle: x\n---\n5 và 5 và 5.\n' });
  const block = on.issue.articles[0]!.texts[0]!.blocks[0]!;
  const text = block.kind === 'paragraph' ? plain(block.inlines) : '';
  expect(placeOfWords(on, block.place, text, '5', text.lastIndexOf('5'))).toMatchObject({ line: 4, column: 11 });
  expect(placeOfWords(on, block.place, text, 'absent', 3)).toEqual(block.place);
});
