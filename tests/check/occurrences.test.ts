/** Words are found in a text whatever stands between them, and however many they are. */
import { expect, it } from 'vitest';
import { countBefore, occurrences } from '../../src/check/occurrences.js';

it('finds words through white space, line ends, marks of emphasis and quotations', () => {
  expect(occurrences('một hai, một  hai', 'một hai')).toEqual([[0, 7], [9, 17]]);
  expect(occurrences('a **b** c', 'b c')).toEqual([[4, 9]]);
  expect(occurrences('> a\\\n> b', 'a b')).toEqual([[2, 8]]);
  expect(occurrences('a > b', 'a > b')).toEqual([[0, 5]]);
  expect(occurrences('a *\n* b', 'a * b')).toEqual([[0, 7]]);
  expect(occurrences('ab a-b', 'a b')).toEqual([]);
  expect(occurrences('a.b a.b', ' a.b ')).toEqual([[0, 3], [4, 7]]);
});

it('finds none that overlap', () => expect(occurrences('a a a a a', 'a a')).toEqual([[0, 3], [4, 7]]));

it('finds words that are a whole page', () => {
  const page = 'một "hai" ba '.repeat(20_000).trim();
  expect(occurrences(`x ${page} y`, page)).toEqual([[2, 2 + page.length]]);
});

it('counts those that end before an offset', () => {
  const found = occurrences('5 và 5 và 5', '5');
  expect([0, 1, 5, 6, 11].map((offset) => countBefore(found, offset))).toEqual([0, 1, 1, 2, 3]);
  expect(countBefore([], 7)).toBe(0);
});
