import { boxOfPaint, gather, isWhite, nameOfPaint, rectOf, shows, type Rule } from '../rule.js';
import type { FillPaint } from '../../pdf/index.js';

/** White lines and shapes knock out. */
export const whitePathOverprint: Rule = {
  id: 'white-path-overprint',
  severity: 'warning',
  source: 'GWG 2022 R0008',
  why: 'White that overprints is no ink on top of ink: the shape is gone.',
  remedy: 'Take overprint off white lines and shapes.',
  check: ({ pages }) => pages.flatMap((page) =>
    gather(page, page.paints().filter((paint): paint is FillPaint => paint.kind === 'fill' && shows(paint) && paint.pattern === null && paint.overprint && isWhite(paint.ink)), () => '', (paint) => ({
      rect: rectOf(boxOfPaint(paint)), object: nameOfPaint(paint), value: 'overprints', limit: 'knocks out', text: `A white ${paint.how === 'stroke' ? 'line' : 'shape'} overprints and will not be seen.`,
    }))),
};
