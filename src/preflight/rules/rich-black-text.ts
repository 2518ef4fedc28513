import { inkOf } from '../../pdf/index.js';
import { boxOfRun, colourOf, gather, inkName, nameOfText, rectOf, round, shows, type Rule } from '../rule.js';
import { runsOf } from '../walk.js';

/** From this much black on a colour is a black (GWG 2022, R0015). */
const BLACK = 0.85;

/** Black text is not mixed from all inks. */
export const richBlackText: Rule = {
  id: 'rich-black-text',
  severity: 'warning',
  source: 'GWG 2022 R0015',
  why: 'Black of four inks has coloured edges where the plates are a hair off.',
  remedy: 'Set the text in black alone.',
  check: ({ pages, limits: { ink: limit } }) => pages.flatMap((page) =>
    gather(page, runsOf(page).filter((run) => {
      const ink = inkOf(colourOf(run));
      return shows(run) && run.pattern === null && ink !== null && ink[3] >= BLACK && (ink[0] + ink[1] + ink[2] + ink[3]) * 100 > limit.richBlackText;
    }), (run) => inkName(colourOf(run)), (run) => {
      const ink = inkOf(colourOf(run))!;
      const percent = round((ink[0] + ink[1] + ink[2] + ink[3]) * 100, 0);
      return { rect: rectOf(boxOfRun(run)), object: nameOfText(run.glyphs), value: `${percent}%`, limit: `${limit.richBlackText}%`, text: `Black text in ${inkName(colourOf(run))}, ${percent}% of ink.` };
    })),
};
