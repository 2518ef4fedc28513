import { boxOfPaint, gather, isPureBlack, rectOf, round, shows, type Rule } from '../rule.js';
import { liesOnSomething, linesOf } from '../walk.js';
import { isPlain, overprints } from './black-text-overprint.js';

/** Thin black lines print on top of what lies under them. */
export const blackLineOverprint: Rule = {
  id: 'black-line-overprint',
  severity: 'warning',
  source: 'GWG 2022 R0010',
  why: 'A black line knocked out of a coloured ground gets a white edge where the plates are a hair off.',
  remedy: 'Let thin black lines overprint, with overprint mode 1.',
  check: ({ pages, limits: { lines } }) => pages.flatMap((page) =>
    gather(page, linesOf(page).filter(({ paint, widthPt }) =>
      shows(paint) && paint.pattern === null && isPlain(paint) && isPureBlack(paint.ink) && paint.ink.space.name !== 'DeviceGray' && round(widthPt, 3) < lines.blackOverprintsBelow && !overprints(paint) && liesOnSomething(page, paint)), () => '', ({ paint, widthPt }) => ({
      rect: rectOf(boxOfPaint(paint)), object: `line of ${round(widthPt, 3)} pt`, value: paint.overprint ? 'overprint mode 0' : 'knocks out', limit: `overprints below ${lines.blackOverprintsBelow} pt`, text: `A black line of ${round(widthPt, 3)} pt knocks out what lies under it.`,
    }))),
};
