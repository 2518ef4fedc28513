import { boxOfPaint, colourOf, gather, nameOfPaint, rectOf, shows, type Rule } from '../rule.js';
import type { Paint } from '../../pdf/index.js';

/** The spot colours that a paint rests on. */
export const spotsOf = (paint: Paint): readonly string[] => (paint.kind === 'image' && paint.space ? paint.space : paint.kind !== 'image' && paint.pattern?.kind === 'shade' ? paint.pattern.shade.space : colourOf(paint).space).spots;

/** No more spot colours than ordered. */
export const spotColours: Rule = {
  id: 'spot-colours',
  severity: 'error',
  source: 'GWG 2022 R0020',
  why: 'Every spot colour is a plate more, and costs as one.',
  remedy: 'Convert spot colours to CMYK, or order the plates.',
  whole: ({ pages, facts, limits }) => {
    const known = [...new Set(facts.flatMap(({ spots }) => spots))].filter((spot) => spot !== 'All');
    const surplus = new Set(known.slice(limits.spotColours));
    const first = (paint: Paint): string | undefined => spotsOf(paint).find((spot) => surplus.has(spot));
    return surplus.size === 0 ? [] : pages.flatMap((page) => gather(page, page.paints().filter((paint) => shows(paint) && first(paint) !== undefined), (paint) => first(paint)!, (paint) => ({
      rect: rectOf(boxOfPaint(paint)), object: nameOfPaint(paint), value: `${known.length} spot colours`, limit: `${limits.spotColours}`, text: `The spot colour “${first(paint)!}” is used.`,
    })));
  },
};
