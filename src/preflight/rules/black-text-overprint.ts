import type { GlyphRun, Paint } from '../../pdf/index.js';
import { boxOfRun, colourOf, gather, isPureBlack, nameOfText, rectOf, round, shows, type Rule } from '../rule.js';
import { liesOnSomething, runsOf } from '../walk.js';

/** Overprints as wanted: on, with mode 1, opaque and without blending. */
export const overprints = (paint: Paint): boolean => paint.overprint && paint.overprintMode === 1;
/** Black that should overprint is set as ink, opaque and plain; anything else is a matter of its own. */
export const isPlain = (paint: Paint): boolean => paint.alpha > 0.999 && paint.blend === 'Normal' && !paint.mask;

const wants = (run: GlyphRun): boolean => shows(run) && run.pattern === null && isPlain(run) && isPureBlack(colourOf(run)) && colourOf(run).space.name !== 'DeviceGray';

/** Small black text prints on top of what lies under it. */
export const blackTextOverprint: Rule = {
  id: 'black-text-overprint',
  severity: 'warning',
  source: 'GWG 2022 R0009',
  why: 'Black letters knocked out of a coloured ground get white edges where the plates are a hair off.',
  remedy: 'Let black text overprint, with overprint mode 1.',
  check: ({ pages, limits: { text } }) => pages.flatMap((page) =>
    gather(page, runsOf(page).filter((run) => wants(run) && round(run.sizePt, 1) < text.blackOverprintsBelow && !overprints(run) && liesOnSomething(page, run)), () => '', (run) => ({
      rect: rectOf(boxOfRun(run)), object: nameOfText(run.glyphs), value: run.overprint ? 'overprint mode 0' : 'knocks out', limit: `overprints below ${text.blackOverprintsBelow} pt`, text: `Black text of ${round(run.sizePt, 1)} pt knocks out what lies under it.`,
    }))),
};
