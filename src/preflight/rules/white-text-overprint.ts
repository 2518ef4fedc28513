import { boxOfRun, colourOf, gather, isWhite, nameOfText, rectOf, shows, type Rule } from '../rule.js';
import { runsOf } from '../walk.js';

/** White text knocks out. */
export const whiteTextOverprint: Rule = {
  id: 'white-text-overprint',
  severity: 'error',
  source: 'GWG 2022 R0007',
  why: 'White that overprints is no ink on top of ink: the text is gone.',
  remedy: 'Take overprint off white text.',
  check: ({ pages }) => pages.flatMap((page) =>
    gather(page, runsOf(page).filter((run) => shows(run) && run.pattern === null && run.overprint && isWhite(colourOf(run))), () => '', (run) => ({
      rect: rectOf(boxOfRun(run)), object: nameOfText(run.glyphs), value: 'overprints', limit: 'knocks out', text: 'White text overprints and will not be seen.',
    }))),
};
