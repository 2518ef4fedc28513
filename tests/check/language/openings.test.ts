/** Sentences whose end mark was lost, told by the word that begins the next one. */
import { expect, it } from 'vitest';
import { openings } from '../../../src/check/language/openings.js';
import type { Prose } from '../../../src/check/prose.js';
import { wordsOf } from '../../../src/check/words.js';

const found = (lang: string, text: string): string[] => {
  const prose: Prose = { kind: 'paragraph', lang, text, place: { file: 'articles/port/vi.md', line: 1, column: 1 }, slug: 'port', run: 'port' };
  return openings(wordsOf(prose)).map(({ last, first }) => `${last.text} ${first.text}`);
};

it('finds where one sentence runs into the next', () => {
  expect(found('vi', 'Cảng mở cửa năm nay Nhưng hàng chưa về. Khi ấy trời mưa Mỗi nhà một ô.')).toEqual(['nay Nhưng', 'mưa Mỗi']);
  expect(found('en', 'They wait until the fish return At its mouth the river widens. A boat came It was late.')).toEqual(['return At', 'came It']);
});

it('leaves names, laws, quotes and other marks alone', () => {
  expect(found('vi', 'Ông nói: “Khi nào về” – Khi ấy muộn. Theo Chỉ thị số 5 và Quỹ Vì người nghèo, hai Bên ký tại Từ Sơn.')).toEqual([]);
  expect(found('en', 'He said “At last we go”. They live in The Hague and read Then songs, as in May they may.')).toEqual([]);
  expect(found('en', 'They sat in the A stand for an hour.')).toEqual([]);
  expect(found('fr', 'la mer At its end')).toEqual([]);
});
