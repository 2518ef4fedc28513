import { boxOfPaint, gather, nameOfPaint, rectOf, shows, type Rule } from '../rule.js';

/** Blend modes other than Normal are pointed out. */
export const blendMode: Rule = {
  id: 'blend-mode',
  severity: 'warning',
  source: 'house',
  why: 'Blending in inks looks other than on a screen, and may put down more ink than the paper takes.',
  remedy: 'Look at the place in a proof, or use plain colours.',
  check: ({ pages, limits }) => (limits.transparency && limits.standard !== 'pdfx-1a' ? pages.flatMap((page) =>
    gather(page, page.paints().filter((paint) => shows(paint) && paint.blend !== 'Normal'), (paint) => paint.blend, (paint) => ({
      rect: rectOf(boxOfPaint(paint)), object: nameOfPaint(paint), value: paint.blend, limit: 'Normal', text: `The blend mode ${paint.blend} is used.`,
    }))) : []),
};
