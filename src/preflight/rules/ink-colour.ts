import type { Cmyk } from '../../model/press.js';
import { inkOf, type Paint } from '../../pdf/index.js';
import { boxOfPaint, colourOf, gather, nameOfPaint, rectOf, round, shows, type Rule } from '../rule.js';

const ROUNDING = 2;
const sum = (ink: Cmyk): number => (ink[0] + ink[1] + ink[2] + ink[3]) * 100;

/** The heaviest ink that a paint sets, percent; 0 where it cannot be known. */
function heaviest(paint: Paint): number {
  if (paint.kind === 'image') return 0;
  if (paint.pattern?.kind === 'shade') return Math.max(0, ...paint.pattern.shade.samples().map(sum));
  const ink = paint.pattern ? null : inkOf(colourOf(paint));
  return ink ? sum(ink) : 0;
}

/** No colour takes more ink than the limit. */
export const inkColour: Rule = {
  id: 'ink-colour',
  severity: 'warning',
  source: 'house',
  why: 'A colour heavier than the limit is too heavy wherever it fills a place.',
  remedy: 'Mix the colour with less ink: black with a little cyan instead of all four.',
  check: ({ pages, limits: { ink } }) => pages.flatMap((page) =>
    gather(page, page.paints().filter((paint) => shows(paint) && heaviest(paint) > ink.colour + ROUNDING), (paint) => `${round(heaviest(paint), 0)}`, (paint) => ({
      rect: rectOf(boxOfPaint(paint)), object: nameOfPaint(paint), value: `${round(heaviest(paint), 0)}%`, limit: `${ink.colour}%`, text: `A colour of ${round(heaviest(paint), 0)}% ink.`,
    }))),
};
