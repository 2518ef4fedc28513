import { boxOfPaint, gather, isPureBlack, rectOf, round, shows, type Rule } from '../rule.js';
import { liesOnSomething, linesOf } from '../walk.js';
import { isPlain } from './black-text-overprint.js';

/** Thin black lines on a ground are black ink, not gray light. */
export const grayBlackLine: Rule = {
  id: 'gray-black-line',
  severity: 'warning',
  source: 'GWG 2022 R0012',
  why: 'Black in DeviceGray knocks out whatever overprint is set: its other inks count as painted.',
  remedy: 'Set black lines as 0/0/0/100 in DeviceCMYK.',
  check: ({ pages, limits: { lines } }) => pages.flatMap((page) =>
    gather(page, linesOf(page).filter(({ paint, widthPt }) => shows(paint) && paint.pattern === null && isPlain(paint) && isPureBlack(paint.ink) && paint.ink.space.name === 'DeviceGray' && round(widthPt, 3) < lines.blackOverprintsBelow && liesOnSomething(page, paint)), () => '', ({ paint, widthPt }) => ({
      rect: rectOf(boxOfPaint(paint)), object: `line of ${round(widthPt, 3)} pt`, value: 'DeviceGray', limit: 'DeviceCMYK', text: `A black line of ${round(widthPt, 3)} pt on a ground is set in DeviceGray.`,
    }))),
};
