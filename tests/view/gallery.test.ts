/** Gallery pages: which photos stand side by side. */
import { describe, expect, it } from 'vitest';
import type { IssueMeta } from '../../src/model/issue.js';
import type { Pictures } from '../../src/model/stages.js';
import { galleryPages } from '../../src/view/gallery.js';

const place = { file: 'issue.yaml', line: 1, column: 1 };
const WIDE = [2000, 1500] as const;
const TALL = [1500, 2100] as const;
const LEAD = [1800, 1500] as const;
const SQUARE = [1700, 1700] as const;
const PANORAMA = [3400, 1200] as const;

/** Photos by row, as their widths and heights, and the shapes of the rows. */
function rowsOf(...sizes: readonly (readonly [number, number])[]): { readonly shapes: string[]; readonly photos: number[][] } {
  const pictures = new Map(sizes.map(([width, height], i) => [`/${i}.jpg`, { width, height, format: 'jpeg' }])) as unknown as Pictures;
  const photos = sizes.map((_, i) => ({ picture: { path: `/${i}.jpg`, typed: `${i}.jpg`, focus: null, place: { ...place, line: i + 1 } }, caption: { plain: true, by: {} }, credit: null }));
  const meta = { languages: ['vi'], terms: { vi: {} }, galleries: [{ gallery: 'inside-back', photos }] } as unknown as IssueMeta;
  const [page, ...others] = galleryPages('inside-back', 'inside-back', meta, pictures, false);
  expect(others).toEqual([]);
  const { rows } = page!.data as unknown as { rows: { shape: string; photos: { picture: { path: string } }[] }[] };
  return { shapes: rows.map((row) => row.shape), photos: rows.map((row) => row.photos.map(({ picture }) => Number(picture.path.slice(1, -4)))) };
}

describe('a gallery of four photos', () => {
  it('has three of one shape side by side', () => {
    expect(rowsOf(WIDE, TALL, TALL, TALL).shapes).toEqual(['lead', 'three']);
  });

  it('gives a panorama the measure rather than cut most of it off beside portraits', () => {
    const { shapes, photos } = rowsOf(LEAD, TALL, SQUARE, PANORAMA);
    expect(shapes.at(-1)).toBe('wide');
    expect(photos).toEqual([[0], [1, 2], [3]]);
  });
});
