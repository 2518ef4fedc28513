import { boxOfRun, colourOf, gather, inkName, inksIn, isWhite, nameOfText, rectOf, round, shows, type Rule } from '../rule.js';
import { liesOnSomething, runsOf } from '../walk.js';

/** Small text is set in one ink, and not left white in several. */
export const smallTextInks: Rule = {
  id: 'small-text-inks',
  severity: 'warning',
  source: 'GWG 2022 R0016, R0017',
  why: 'Plates are never quite in register: thin strokes in several inks blur, and white ones fill in.',
  remedy: 'Set the text larger, or in one ink.',
  check: ({ pages, limits: { text } }) => pages.flatMap((page) =>
    gather(page, runsOf(page).filter((run) => {
      const colour = colourOf(run);
      if (!shows(run) || run.pattern !== null || round(run.sizePt, 1) >= text.severalInksFrom) return false;
      return (inksIn(colour) ?? 0) > 1 || (isWhite(colour) && liesOnSomething(page, run));
    }), (run) => `${inkName(colourOf(run))} ${round(run.sizePt, 1)}`, (run) => ({
      rect: rectOf(boxOfRun(run)), object: nameOfText(run.glyphs), value: `${round(run.sizePt, 1)} pt`, limit: `${text.severalInksFrom} pt`,
      text: `${isWhite(colourOf(run)) ? 'White text' : `Text in ${inksIn(colourOf(run))!} inks (${inkName(colourOf(run))})`} of ${round(run.sizePt, 1)} pt.`,
    }))),
};
