import { describe, expect, test } from 'vitest';
import { pageBoxes, sizeMm } from '../../src/finish/boxes.js';
import type { RectPt } from '../../src/pdf/index.js';
import { cropMarks } from '../../src/finish/marks.js';
import { mmToPt, ptToMm } from '../../src/model/paper.js';

/** As Chromium 143 writes 220 x 300 mm, and as it might elsewhere. */
const PRINTED: readonly RectPt[] = [[0, 0, 624, 850.07996], [0, 0, 623.622, 850.394], [0, 0, 623.25, 851.04], [10, 20, 634, 870.08]];

describe.each(PRINTED)('a sheet printed as %j %j %j %j', (...printed) => {
  const boxes = pageBoxes(printed);

  test('media, bleed and trim have the paper\'s sizes', () => {
    for (const [box, width, height] of [[boxes.media, 220, 300], [boxes.bleed, 196, 276], [boxes.trim, 190, 270]] as const) {
      expect(Math.abs(sizeMm(box).width - width)).toBeLessThan(0.001);
      expect(Math.abs(sizeMm(box).height - height)).toBeLessThan(0.001);
    }
    expect(boxes.crop).toEqual(boxes.media);
  });

  test('they hang on the printed sheet\'s top-left corner, trim in bleed in media', () => {
    expect(ptToMm(boxes.trim[0] - printed[0])).toBeCloseTo(15, 3);
    expect(ptToMm(printed[3] - boxes.trim[3])).toBeCloseTo(15, 3);
    for (const side of [0, 1] as const) expect(boxes.media[side] < boxes.bleed[side] && boxes.bleed[side] < boxes.trim[side]).toBe(true);
    for (const side of [2, 3] as const) expect(boxes.media[side] > boxes.bleed[side] && boxes.bleed[side] > boxes.trim[side]).toBe(true);
  });

  test('numbers have three decimals', () => {
    for (const n of [...boxes.media, ...boxes.bleed, ...boxes.trim]) expect(String(n)).toMatch(/^-?\d+(\.\d{1,3})?$/);
  });
});

test('another sheet is refused', () => {
  expect(() => pageBoxes([0, 0, 595, 842])).toThrow(/209\.\d\d x 297\.\d\d mm, expected 220 x 300 mm/);
});

describe('crop marks', () => {
  const boxes = pageBoxes([0, 0, 624, 850.07996]);
  const marks = cropMarks(boxes);
  const lines = [...marks.matchAll(/^(\S+) (\S+) m (\S+) (\S+) l S$/gm)].map((m) => m.slice(1, 5).map(Number) as unknown as RectPt);

  test('eight lines of 0.25 pt and 7 mm, each straight along a side of the trim', () => {
    expect(lines).toHaveLength(8);
    expect(marks).toContain(' 0.25 w ');
    for (const [x1, y1, x2, y2] of lines) {
      const vertical = x1 === x2;
      expect(vertical ? [boxes.trim[0], boxes.trim[2]] : [boxes.trim[1], boxes.trim[3]]).toContain(vertical ? x1 : y1);
      expect(ptToMm(Math.hypot(x2 - x1, y2 - y1))).toBeCloseTo(7, 2);
    }
  });

  test('outside the bleed, at least 3 mm off the trim, within the sheet', () => {
    const half = 0.125;
    for (const [x1, y1, x2, y2] of lines) {
      const box: RectPt = [Math.min(x1, x2) - half, Math.min(y1, y2) - half, Math.max(x1, x2) + half, Math.max(y1, y2) + half];
      const { bleed, trim, media } = boxes;
      expect(box[2] < bleed[0] || box[0] > bleed[2] || box[3] < bleed[1] || box[1] > bleed[3]).toBe(true);
      const gap = Math.max(trim[0] - box[2], box[0] - trim[2], trim[1] - box[3], box[1] - trim[3]);
      expect(gap).toBeGreaterThanOrEqual(mmToPt(3));
      expect(box[0] > media[0] && box[1] > media[1] && box[2] < media[2] && box[3] < media[3]).toBe(true);
    }
  });

  test('an artifact that leaves the graphics state alone', () => {
    expect(marks).toMatch(/^\/Artifact <<\/Type \/Page>> BDC\nq\n[\s\S]*\nQ\nEMC\n$/);
  });
});
