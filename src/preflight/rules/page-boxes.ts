import { ptToMm } from '../../model/paper.js';
import type { RectPt } from '../../pdf/index.js';
import { round, type Fault, type Rule } from '../rule.js';
import { BOX_TOLERANCE_PT, type SubjectPage } from '../subject.js';

const sides = ['left', 'bottom', 'right', 'top'] as const;
const inside = (inner: RectPt, outer: RectPt): boolean =>
  inner[0] >= outer[0] - BOX_TOLERANCE_PT && inner[1] >= outer[1] - BOX_TOLERANCE_PT && inner[2] <= outer[2] + BOX_TOLERANCE_PT && inner[3] <= outer[3] + BOX_TOLERANCE_PT;

/** Trim, bleed and media: there, inside one another, and the bleed as wide as wanted. */
export const pageBoxes: Rule = {
  id: 'page-boxes',
  severity: 'error',
  source: 'ISO 15930-7, 6.2.1; ISO 32000-1, 14.11.2',
  why: 'The guillotine cuts at the TrimBox and needs the bleed beyond it.',
  remedy: 'Export with trim marks or page boxes, and the bleed that the printer asks for.',
  check: ({ pages, limits }) => pages.flatMap((page) => check(page, limits.bleed, limits.standard !== 'none')),
};

function check({ number, boxes: { media, trim, art, bleed } }: SubjectPage, wanted: number, strict: boolean): Fault[] {
  if (!media) return [{ page: number, text: 'The page has no MediaBox.' }];
  if (!trim) return art || !strict ? [] : [{ page: number, value: 'missing', limit: 'TrimBox', text: 'The page has no TrimBox.' }];
  if (art) return [{ page: number, text: 'The page has both a TrimBox and an ArtBox.' }];
  if (!inside(trim, media)) return [{ page: number, text: 'The TrimBox reaches beyond the MediaBox.' }];
  if (!bleed) return wanted === 0 ? [] : [{ page: number, value: 'missing', limit: `${wanted} mm`, text: 'The page has no BleedBox.' }];
  if (!inside(bleed, media)) return [{ page: number, text: 'The BleedBox reaches beyond the MediaBox.' }];
  if (!inside(trim, bleed)) return [{ page: number, text: 'The TrimBox reaches beyond the BleedBox.' }];
  const room = sides.map((side, i) => ({ side, mm: ptToMm(i < 2 ? trim[i]! - bleed[i]! : bleed[i]! - trim[i]!) }));
  const short = room.filter(({ mm }) => mm < wanted - ptToMm(BOX_TOLERANCE_PT));
  if (short.length === 0) return [];
  const least = Math.min(...short.map(({ mm }) => mm));
  return [{ page: number, value: `${round(least, 2)} mm`, limit: `${wanted} mm`, text: `The bleed is ${round(least, 2)} mm wide at ${short.map(({ side }) => side).join(', ')}.` }];
}
