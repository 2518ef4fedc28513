import { boxOfPaint, colourOf, gather, nameOfPaint, rectOf, shows, type Rule } from '../rule.js';

/** The separation “All”, which prints on every plate, stays with the marks in the slug. */
export const allColour: Rule = {
  id: 'all-colour',
  severity: 'warning',
  source: 'GWG 2022 R0024',
  why: 'It prints on every plate, as crop marks should and nothing on the page.',
  remedy: 'Use black, or a colour of named inks.',
  check: ({ pages }) => pages.flatMap((page) => gather(page, page.paints().filter((paint) => shows(paint) && colourOf(paint).space.spots.includes('All')), () => '', (paint) => ({
    rect: rectOf(boxOfPaint(paint)), object: nameOfPaint(paint), value: 'All', limit: 'none', text: 'The colour “All” is used inside the bleed.',
  }))),
};
