import { boxOf, contains, grow, unite, type Box, type Glyph } from '../../pdf/index.js';
import { gather, nameOfText, rectOf, shows, type Rule } from '../rule.js';
import type { SubjectPage } from '../subject.js';
import { runsOf } from '../walk.js';

/** Letters may stand this far out of their frame: accents, quotation marks hung in the margin, mm. */
const OVERHANG = 1.5;

/** Text of ours that stands where the layout has no place for it. Of other files the frames are not known. */
export const textOutsideFrame: Rule = {
  id: 'text-outside-frame',
  severity: 'warning',
  source: 'house',
  why: 'Text that runs over its frame meets what stands beside it.',
  remedy: 'Shorten the text, or enlarge its frame.',
  check: ({ pages, map }) => (map === null ? [] : pages.flatMap((page) => {
    const places = map.regions.filter((region) => region.page === page.number).map(({ rect }) => grow(boxOf(rect), OVERHANG));
    const strayed = (g: Glyph): boolean => g.right > g.left && onPage(page, g) && !places.some((box) => contains(box, (g.left + g.right) / 2, (g.top + g.bottom) / 2));
    return gather(page, runsOf(page).filter(shows).map((run) => run.glyphs.filter((g) => g.right <= g.left || strayed(g))).filter((glyphs) => glyphs.some((g) => g.right > g.left)), () => '', (glyphs) => ({
      rect: rectOf(glyphs.filter((g) => g.right > g.left).reduce<Box>(unite, NOTHING)),
      object: nameOfText(glyphs), value: 'outside', limit: 'in its frame', text: 'Text stands outside its frame.',
    }));
  })),
};

const NOTHING: Box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };

/** The slug has text of its own. */
const onPage = ({ bleed }: SubjectPage, g: Glyph): boolean => contains(bleed, (g.left + g.right) / 2, (g.top + g.bottom) / 2);
