import { boxOfRun, gather, nameOfText, rectOf, shows, type Rule } from '../rule.js';
import { runsOf } from '../walk.js';

/** Every font is in the file. */
export const fontEmbedded: Rule = {
  id: 'font-embedded',
  severity: 'error',
  source: 'ISO 15930-7, 6.2.4',
  why: 'The press sets another font in the place of one that is missing.',
  remedy: 'Export with all fonts embedded.',
  check: ({ pages, limits }) => (limits.standard === 'none' ? [] : pages.flatMap((page) =>
    gather(page, runsOf(page).filter((run) => !run.embedded && shows(run)), (run) => run.font, (run) => ({
      rect: rectOf(boxOfRun(run)), object: `${nameOfText(run.glyphs)} in ${run.font || 'an unnamed font'}`, value: 'missing', limit: 'embedded', text: `The font ${run.font || 'of this text'} is not embedded.`,
    })))),
};
