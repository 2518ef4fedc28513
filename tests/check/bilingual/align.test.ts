/** Paragraphs find their partners whatever was dropped, swapped, joined or divided. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { align, type Item } from '../../../src/check/bilingual/align.js';
import { together } from '../../../src/check/bilingual/meanings.js';

/** A text about a subject of its own and a little of what all texts are about. */
const item = (subject: number, length = 400): Item => ({ vector: together(new Map([[`s${subject}`, 1], ['all', 0.4]])), length, heading: false });
const items = (subjects: readonly number[]): Item[] => subjects.map((subject) => item(subject));
const pairs = (a: readonly Item[], b: readonly Item[]): string => align(a, b)!.pairs.map((p) => `${p.a.join('+')}~${p.b.join('+')}`).join(' ');

it('pairs by position where texts have nothing in common', () => {
  const blank = (length: number): Item => ({ vector: new Map(), length, heading: false });
  expect(pairs([blank(300), blank(50), blank(500)], [blank(330), blank(60), blank(450)])).toBe('0~0 1~1 2~2');
});

it('finds what was dropped', () => {
  const alignment = align(items([0, 1, 2, 3]), items([0, 2, 3]))!;
  expect([alignment.onlyA, alignment.onlyB, alignment.moved]).toEqual([[1], [], []]);
});

it('finds what was joined', () => {
  const joined: Item = { vector: together(item(1).vector, item(2).vector), length: 800, heading: false };
  expect(pairs(items([0, 1, 2, 3]), [item(0), joined, item(3)])).toBe('0~0 1+2~1 3~2');
  expect(pairs([item(0), joined, item(3)], items([0, 1, 2, 3]))).toBe('0~0 1~1+2 2~3');
});

it('finds any one that was dropped and any two neighbours that were swapped', () => {
  fc.assert(fc.property(fc.integer({ min: 3, max: 14 }), fc.nat(), fc.boolean(), (count, n, drop) => {
    const subjects = Array.from({ length: count }, (_, i) => i);
    const at = n % (count - 1);
    if (drop) {
      const alignment = align(items(subjects), items(subjects.filter((_, i) => i !== at)))!;
      expect([alignment.onlyA, alignment.onlyB]).toEqual([[at], []]);
      return;
    }
    const swapped = [...subjects.slice(0, at), at + 1, at, ...subjects.slice(at + 2)];
    const alignment = align(items(subjects), items(swapped))!;
    expect([alignment.onlyA, alignment.onlyB]).toEqual([[], []]);
    expect(alignment.moved.length).toBeGreaterThan(0);
    expect(alignment.pairs.every((pair) => swapped[pair.b[0]!] === pair.a[0])).toBe(true);
  }));
});

it('looks at no text that is longer than articles are', () => {
  const count = (length: number): Item[] => Array.from({ length }, () => item(0));
  expect(align(count(1001), count(1000))).toBeNull();
});

it('looks at each pair of texts once', () => {
  let looks = 0;
  class Counted extends Map<string, number> {
    override get(meaning: string): number | undefined {
      looks += 1;
      return super.get(meaning);
    }
  }
  const same = Array.from({ length: 60 }, (): Item => ({ vector: new Counted([['all', 1]]), length: 40, heading: false }));
  align(same, same);
  // Each with each, and near the diagonal each with two joined.
  expect(looks).toBeGreaterThan(60 * 60 * 0.9);
  expect(looks).toBeLessThan(60 * 60 * 2);
});
