import { PDFName } from '@cantoo/pdf-lib';
import type { Paint } from '../../pdf/index.js';
import { boxOfPaint, gather, nameOfPaint, rectOf, shows, type Rule } from '../rule.js';

const SMASK = PDFName.of('SMask');

/** What makes a paint transparent, in words; null for an opaque one. */
export function transparencyOf(paint: Paint): string | null {
  if (paint.alpha < 0.999) return `an opacity of ${Math.round(paint.alpha * 100)}%`;
  if (paint.mask || (paint.kind === 'image' && paint.stream?.dict.has(SMASK))) return 'a soft mask';
  return paint.blend !== 'Normal' ? `the blend mode ${paint.blend}` : null;
}

/** No live transparency where the printer's limits or the standard forbid it. */
export const transparency: Rule = {
  id: 'transparency',
  severity: 'error',
  source: 'ISO 15930-4, 6.3 (PDF/X-1a)',
  why: 'Old RIPs flatten transparency in their own ways, or leave it out.',
  remedy: 'Flatten it before export, or take it out of the design.',
  check: ({ pages, limits }) => (limits.transparency && limits.standard !== 'pdfx-1a' ? [] : pages.flatMap((page) =>
    gather(page, page.paints().filter((paint) => shows(paint) && transparencyOf(paint) !== null), (paint) => transparencyOf(paint)!, (paint) => ({
      rect: rectOf(boxOfPaint(paint)), object: nameOfPaint(paint), value: transparencyOf(paint)!, limit: 'none', text: `A ${nameOfPaint(paint)} has ${transparencyOf(paint)!}.`,
    })))),
};
