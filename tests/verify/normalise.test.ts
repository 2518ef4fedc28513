import { describe, expect, test } from 'vitest';
import { isSubsequence, normalise, normalisePieces, withoutAnyMark, wordsFrom } from '../../src/verify/normalise.js';

describe('normalise', () => {
  test.each([
    ['Lạng Sơn – cửa\u00a0khẩu', 'lạngsơncửakhẩu'],
    ['hy\u00adphen-ation • ■', 'hyphenation'],
    ['“office” ﬁre', '"office"fire'],
    ['1. Một', '1một'],
    ['năm 2026.', 'năm2026'],
    ['U\u031b\u0309', 'ử'],
    ['—', ''],
  ])('%s', (text, plain) => expect(normalise(text)).toBe(plain));

  test('gives the same for glyphs as for their text, and knows where each came from', () => {
    for (const text of ['Số 1. “Tọa đàm” – 2026.', 'u\u031b\u0309ng', 'ﬃce 3)']) expect(normalisePieces([...text]).text).toBe(normalise(text));
    expect(normalisePieces(['A', ' ', 'ffi', '', '-', 'b'])).toEqual({ text: 'affib', from: [0, 2, 2, 2, 5] });
  });

  test('compares names without marks', () => expect(withoutAnyMark(normalise('Đinh Hồng'))).toBe('dinhhong'));
  test('quotes the source from a comparable character on', () => {
    expect(wordsFrom('Tại buổi – làm việc, hai bên thống nhất', 8)).toBe('làm việc, hai bên thống nhất');
    expect(wordsFrom('một hai ba bốn năm sáu bảy', 0)).toBe('một hai ba bốn năm sáu …');
    expect(wordsFrom('a'.repeat(100_000), 0)).toBe(`${'a'.repeat(99)}…`);
  });
  test('knows subsequences', () => expect([isSubsequence('acd', 'abcd'), isSubsequence('ca', 'abcd')]).toEqual([true, false]));
});
