import { describe, expect, test } from 'vitest';
import { align, outOfOrder } from '../../src/verify/align.js';

const run = (blocks: string[], text: string) => align(blocks, text, blocks.map(() => true));
const A = 'thefirstparagraphofthearticle';
const B = 'thesecondonesayssomethingelse';
const C = 'andthethirdendsthewholestory';

describe('align', () => {
  test('finds nothing wrong with the blocks put together', () => {
    const { found, left } = run([A, B, C], A + B + C);
    expect(found.every((f) => f.missing.length === 0 && !f.displaced)).toBe(true);
    expect(left).toEqual([]);
  });

  test('names what is missing of a block', () => {
    const { found, left } = run([A, B, C], A + B.slice(0, 9) + B.slice(20) + C);
    expect(found[1]!.missing).toEqual([{ start: 9, end: 20 }]);
    expect(left).toEqual([]);
  });

  test('is not misled by words that come again in what is missing', () => {
    const block = 'memberofthepartystandingcommitteeandmemberofthepartyboardwasthere';
    const cut = block.slice(0, 10) + block.slice(40);
    const { found, left } = run([A, block, C], A + cut + C);
    // The letter at which the cut starts and the one after it are the same: either may count as missing.
    expect(found[1]!.missing.map(({ start, end }) => end - start)).toEqual([30]);
    expect(left).toEqual([]);
  });

  test('names a lost block, however short', () => {
    expect(run(['a', 'abc', 'd'], 'abcd').found.map((f) => f.missing.length)).toEqual([1, 0, 0]);
    expect(run([A, '1x', '2x', B], A + '1x' + B).found.map((f) => f.missing.length)).toEqual([0, 0, 1, 0]);
  });

  test('moves as few blocks as it can', () => {
    expect(run([A, B, C], B + C + A).found.map((f) => f.displaced)).toEqual([true, false, false]);
    expect([...outOfOrder([5, null, 1, 9, 7], [true, true, true, true, true])]).toHaveLength(2);
    expect(outOfOrder([5, 1], [true, false]).size).toBe(0);
  });

  test('leaves what nobody asks for', () => {
    const { left } = run([A, B], `${A}xyz${B}${A}`);
    expect(left).toEqual([{ start: A.length, end: A.length + 3 }, { start: A.length + 3 + B.length, end: 2 * A.length + 3 + B.length }]);
  });
});
