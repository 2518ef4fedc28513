import { ptToMm } from '../../model/paper.js';
import type { RectPt } from '../../pdf/index.js';
import { round, type Rule } from '../rule.js';
import { BOX_TOLERANCE_PT, type SubjectPage } from '../subject.js';

const trimOf = ({ boxes }: SubjectPage): RectPt | null => boxes.trim ?? boxes.media;
const sizeOf = (box: RectPt): readonly [number, number] => [box[2] - box[0], box[3] - box[1]];
const inMm = ([width, height]: readonly [number, number]): string => `${round(ptToMm(width), 1)} x ${round(ptToMm(height), 1)} mm`;

/** All pages have one trimmed size. */
export const pageSize: Rule = {
  id: 'page-size',
  severity: 'warning',
  source: 'GWG 2022 R0004',
  why: 'A booklet is cut to one size.',
  remedy: 'Give all pages the same trimmed size.',
  whole: ({ pages }) => {
    const sizes = pages.map((page) => ({ page, trim: trimOf(page) })).flatMap(({ page, trim }) => (trim ? [{ page, size: sizeOf(trim) }] : []));
    const counts = new Map<string, number>();
    for (const { size } of sizes) counts.set(inMm(size), (counts.get(inMm(size)) ?? 0) + 1);
    const [usual] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [null];
    const right = sizes.find(({ size }) => inMm(size) === usual)?.size;
    return right ? sizes.filter(({ size }) => size.some((side, i) => Math.abs(side - right[i]!) > 2 * BOX_TOLERANCE_PT)).map(({ page, size }) => ({
      page: page.number, value: inMm(size), limit: inMm(right), text: `The page measures ${inMm(size)}, others ${inMm(right)}.`,
    })) : [];
  },
};
