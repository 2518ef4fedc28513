/** Longest common subsequences: in order, of equal elements, and as long as the textbook's table finds them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonPairs } from '../../src/diff/sequence.js';

/** The length by the table of all prefixes: slow and plain. */
function longest(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const next = [0];
    b.forEach((y, j) => next.push(x === y ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!)));
    row = next;
  }
  return row[b.length]!;
}

test('as long as can be', () => {
  const few = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 });
  fc.assert(fc.property(few, few, (a, b) => {
    const pairs = commonPairs(a, b);
    let [i, j] = [-1, -1];
    for (const [x, y] of pairs) {
      expect(a[x]).toBe(b[y]);
      expect(x).toBeGreaterThan(i);
      expect(y).toBeGreaterThan(j);
      [i, j] = [x, y];
    }
    expect(pairs.length).toBe(longest(a, b));
  }), { numRuns: 2000 });
});

test('long sequences with little in common come to an end, and what is found is in order', () => {
  const a = Array.from({ length: 20_000 }, (_, i) => (i % 7 === 0 ? -1 - (i % 5) : i));
  const b = Array.from({ length: 20_000 }, (_, i) => (i % 9 === 0 ? -1 - (i % 5) : 100_000 + i));
  const pairs = commonPairs(a, b);
  expect(pairs.length).toBeGreaterThan(1000);
  expect(pairs.every(([i, j], k) => a[i] === b[j] && (k === 0 || (i > pairs[k - 1]![0] && j > pairs[k - 1]![1])))).toBe(true);
});

test('one element in the middle of many', () => {
  const a = Array.from({ length: 50_000 }, (_, i) => i);
  const b = a.filter((i) => i !== 25_000);
  expect(commonPairs(a, b).length).toBe(49_999);
});
