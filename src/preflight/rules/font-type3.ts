import { boxOfRun, gather, nameOfText, rectOf, shows, type Rule } from '../rule.js';
import { runsOf } from '../walk.js';

/** No Type 3 fonts, whose letters are drawings. */
export const fontType3: Rule = {
  id: 'font-type3',
  severity: 'warning',
  source: 'house',
  why: 'Letters of Type 3 fonts have no hints, and programs that edit or outline type pass them over.',
  remedy: 'Use static font files instead of variable ones, and no colour emoji.',
  check: ({ pages }) => pages.flatMap((page) =>
    gather(page, runsOf(page).filter((run) => run.fontSubtype === 'Type3' && shows(run)), (run) => run.font, (run) => ({
      rect: rectOf(boxOfRun(run)), object: `${nameOfText(run.glyphs)} in ${run.font}`, value: 'Type 3', limit: 'TrueType, OpenType or Type 1', text: `The font ${run.font} is of Type 3.`,
    }))),
};
