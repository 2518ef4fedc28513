/** Pages that were looked at last stay; others make room and are read again. */
import { describe, expect, it } from 'vitest';
import type { GlyphRun } from '../../src/pdf/index.js';
import { Shelf, type Painting } from '../../src/pdf/shelf.js';

/** A painting of so many glyphs; the shelf asks for no more than their number. */
const painting = (glyphs: number): Painting => ({ paints: [{ kind: 'glyphs', glyphs: Array.from({ length: glyphs }) } as unknown as GlyphRun], groups: [] });

function shelfOf(room: number): { readonly take: (page: number) => Painting; readonly readings: number[] } {
  const shelf = new Shelf(room);
  const pages = [painting(4), painting(4), painting(4), painting(40)];
  const keys = pages.map(() => ({}));
  const readings: number[] = [];
  return {
    readings,
    take: (page) => shelf.take(keys[page]!, () => {
      readings.push(page);
      return pages[page]!;
    }),
  };
}

describe('the shelf of pages', () => {
  it('reads a page once while there is room', () => {
    const { take, readings } = shelfOf(12);
    for (const page of [0, 1, 2, 0, 1, 2, 2]) take(page);
    expect(readings).toEqual([0, 1, 2]);
  });

  it('lets the one go that was looked at longest ago', () => {
    const { take, readings } = shelfOf(8);
    for (const page of [0, 1, 0, 2, 0, 1]) take(page);
    expect(readings).toEqual([0, 1, 2, 1]);
  });

  it('keeps the page that is being looked at, however large, and the same paints of it', () => {
    const { take, readings } = shelfOf(8);
    take(0);
    const first = take(3);
    expect(take(3)).toBe(first);
    expect(take(3).paints).toBe(first.paints);
    expect(readings).toEqual([0, 3]);
    take(0);
    take(3);
    expect(readings).toEqual([0, 3, 0, 3]);
  });
});
