import { boxOfPaint, gather, inkName, inksIn, isWhite, rectOf, round, shows, type Rule } from '../rule.js';
import { liesOnSomething, linesOf, type Line } from '../walk.js';

/** What is set in such a line. */
const inWords = ({ paint }: Line): string => (isWhite(paint.ink) ? 'A white line' : (inksIn(paint.ink) ?? 1) > 1 ? `A line in ${inksIn(paint.ink)!} inks (${inkName(paint.ink)})` : 'A line');

/** No line is thinner than the plate holds. */
export const thinLine: Rule = {
  id: 'thin-line',
  severity: 'warning',
  source: 'GWG 2022 R0018, R0019; house for lines in one ink',
  why: 'A thinner line breaks up on the plate, and several inks never meet in it.',
  remedy: 'Make the line at least as thick as the limit.',
  check: ({ pages, limits: { lines } }) => pages.flatMap((page) =>
    gather(page, linesOf(page).filter(({ paint, widthPt }) => shows(paint) && paint.pattern === null && round(widthPt, 3) < lines.least && (!isWhite(paint.ink) || liesOnSomething(page, paint))), (line) => `${round(line.widthPt, 3)} ${inkName(line.paint.ink)}`, (line) => ({
      rect: rectOf(boxOfPaint(line.paint)), object: `line of ${round(line.widthPt, 3)} pt`, value: `${round(line.widthPt, 3)} pt`, limit: `${lines.least} pt`, text: `${inWords(line)} of ${round(line.widthPt, 3)} pt.`,
    }))),
};
