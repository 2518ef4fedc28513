/** Names that differ by a letter are found; names that only look alike are not. */
import { expect, it } from 'vitest';
import { acronyms, saidInEnglish, spelledOut } from '../../../src/check/bilingual/acronyms.js';
import { misspellings } from '../../../src/check/bilingual/names.js';
import { tongue } from '../../../src/check/bilingual/tongue.js';

const found = (vi: string, en: string): string[] => misspellings(vi, en).map(({ a, b }) => `${a.typed} | ${b.typed}`);

it.each([
  ['Bà Hoàng Thị Miên nói.', 'Ms. Hoang Thi Mein said.', ['Hoàng Thị Miên | Hoang Thi Mein']],
  ['Ông Mark Chandler ở Oakland.', 'Mr. Mark Chandler in Oakland.', []],
  ['Ông Mark Chandler ở San Francisco.', 'Mr. Mark Chandlr in San Fransisco.', ['Mark Chandler | Mark Chandlr', 'San Francisco | San Fransisco']],
  ['thành phố Houston', 'the city of Houson', ['Houston | Houson']],
  ['Tổ chức Korea Food', 'a Korean Food group', []],
  ['ĐOÀN THỊ HẬU THĂM LẠNG SƠN', 'DOAN THI HAO VISITS LANG SON', []],
  ['Cô Choi Eun-ji và cô Kim Seo-yeon', 'Mrs Choi Eun-jin and Kim Seo-yeon', ['Choi Eun-ji | Choi Eun-jin']],
  ['Ông Jurgen Weißhaupt nói.', 'Mr Jürgen Weißhaupt said.', ['Jurgen Weißhaupt | Jürgen Weißhaupt']],
  ['Ông Jürgen Weißhaupt và ông Lò Văn Sơn.', 'Mr Jürgen Weißhaupt and Mr Lo Van Son.', []],
  ['Từ Lạng Sơn về Zurich', 'A Lang Son-based man of Zürich', []],
  ['Nguyễn Văn Nam và Nguyễn Văn Năm', 'Nguyen Van Nam and another', []],
])('%s / %s', (vi, en, expected) => {
  expect(found(vi, en)).toEqual(expected);
});

it('knows short forms, and how they are said in full', () => {
  expect(acronyms('Theo UBND tỉnh và tổ chức UNESCO, tại kỳ họp khóa XVI đã có nghị quyết số 223-NQ/TU, xem a@B.VN').map(({ typed }) => typed)).toEqual(['UBND', 'UNESCO']);
  expect(acronyms('TỈNH LẠNG SƠN ĐÓN UNESCO')).toEqual([]);
  expect(saidInEnglish('UBND', 'The Provincial People’s Committee')).toBe(true);
  expect(saidInEnglish('HĐND', 'The Provincial People’s Committee')).toBe(false);
  expect(spelledOut('UBND', 'của Ủy ban nhân dân tỉnh')).toBe(true);
  expect(spelledOut('HĐND', 'Hội đồng nhân dân')).toBe(true);
  expect(spelledOut('WTO', 'the World Trade Organization')).toBe(true);
  expect(spelledOut('WTO', 'the World Health Organization')).toBe(false);
});

it('tells the language of a sentence, or keeps silent', () => {
  expect(tongue('Cảng mới của tỉnh đã mở cửa hôm qua.')).toBe('vi');
  expect(tongue('The new port of the province was opened yesterday.')).toBe('en');
  expect(tongue('The Sound of Music')).toBeNull();
  expect(tongue('Delegates met Nguyen Canh Toan, Doan Thi Hau, Vu Hoang Anh.')).toBeNull();
});
