import { boxOfPaint, colourOf, inksIn, shows, type Rule } from '../rule.js';
import type { SubjectPage } from '../subject.js';

/** Every page carries ink. */
export const pageEmpty: Rule = {
  id: 'page-empty',
  severity: 'warning',
  source: 'GWG 2022 R0005',
  why: 'An empty page is more often an accident than a wish.',
  remedy: 'See whether the page is meant to be blank.',
  check: ({ pages }) => pages.filter((page) => !hasInk(page)).map((page) => ({ page: page.number, text: 'The page is empty.' })),
};

/** What cannot be reckoned (pictures, gradients, colours that need a profile) counts as ink where it is painted at all. */
function hasInk(page: SubjectPage): boolean {
  return page.contents.paints.some((paint) => {
    if (!shows(paint)) return false;
    const box = boxOfPaint(paint);
    if (box.right <= page.bleed.left || box.left >= page.bleed.right || box.bottom <= page.bleed.top || box.top >= page.bleed.bottom) return false;
    if (paint.kind === 'glyphs' && paint.glyphs.every((g) => g.right <= g.left)) return false;
    if (paint.kind !== 'image' && paint.pattern === null && inksIn(colourOf(paint)) === 0) return false;
    const rgb = paint.kind === 'glyphs' ? paint.fill : paint.kind === 'fill' ? paint.colour : 'unknown';
    return paint.kind === 'image' || paint.pattern !== null || rgb === 'unknown' || rgb.some((v) => v < 1);
  });
}
