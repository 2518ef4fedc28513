import { boxOfRun, colourOf, gather, isPureBlack, nameOfText, rectOf, round, shows, type Rule } from '../rule.js';
import { liesOnSomething, runsOf } from '../walk.js';
import { isPlain } from './black-text-overprint.js';

/** Small black text on a ground is black ink, not gray light. */
export const grayBlackText: Rule = {
  id: 'gray-black-text',
  severity: 'warning',
  source: 'GWG 2022 R0011',
  why: 'Black in DeviceGray knocks out whatever overprint is set: its other inks count as painted.',
  remedy: 'Set black text as 0/0/0/100 in DeviceCMYK.',
  check: ({ pages, limits: { text } }) => pages.flatMap((page) =>
    gather(page, runsOf(page).filter((run) => shows(run) && run.pattern === null && isPlain(run) && isPureBlack(colourOf(run)) && colourOf(run).space.name === 'DeviceGray' && round(run.sizePt, 1) < text.blackOverprintsBelow && liesOnSomething(page, run)), () => '', (run) => ({
      rect: rectOf(boxOfRun(run)), object: nameOfText(run.glyphs), value: 'DeviceGray', limit: 'DeviceCMYK', text: `Black text of ${round(run.sizePt, 1)} pt on a ground is set in DeviceGray.`,
    }))),
};
