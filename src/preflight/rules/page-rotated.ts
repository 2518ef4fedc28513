import { asNumber } from '../../pdf/index.js';
import type { Rule } from '../rule.js';
import { inherited } from '../subject.js';

/** No page is turned. */
export const pageRotated: Rule = {
  id: 'page-rotated',
  severity: 'warning',
  source: 'GWG 2022 R0004',
  why: 'Imposition programs may or may not turn the page with it.',
  remedy: 'Turn the contents instead, and leave /Rotate out.',
  check: ({ pages }) => pages.flatMap(({ number, dict }) => {
    const turn = ((asNumber(inherited(dict, 'Rotate')) % 360) + 360) % 360;
    return turn === 0 ? [] : [{ page: number, value: `${turn}°`, limit: '0°', text: `The page is shown turned by ${turn}°.` }];
  }),
};
