import { round, type Rule } from '../rule.js';

/** Points of a percent that rounding in eight bits may add. */
const ROUNDING = 2;

/** All inks together, as a mean over any square of 15 mm. */
export const inkSquare: Rule = {
  id: 'ink-square',
  severity: 'error',
  source: 'GWG 2022 R0026; house for the lower limit',
  why: 'Too much wet ink does not dry: it sets off on the next sheet and tears the paper.',
  remedy: 'Convert pictures with a profile that holds to the limit, and set large colours lighter.',
  check: ({ pages, limits: { ink } }) => pages.flatMap((page) => {
    const { percent, x, y, side } = page.heaviest();
    if (percent <= ink.target + ROUNDING) return [];
    const bad = percent > ink.most;
    return [{
      severity: bad ? 'error' : 'warning', page: page.number, rect: { x: round(x, 1), y: round(y, 1), width: side, height: side }, object: `square of ${side} mm`, value: `${round(percent, 0)}%`, limit: `${bad ? ink.most : ink.target}%`,
      text: `${round(percent, 0)}% of ink on average in a square of ${side} mm.`,
    }];
  }),
};
