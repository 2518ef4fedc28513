import { PDFDict } from '@cantoo/pdf-lib';
import { asNumber, entry } from '../../pdf/index.js';
import type { Rule } from '../rule.js';

/** No page is turned. */
export const pageRotated: Rule = {
  id: 'page-rotated',
  severity: 'warning',
  source: 'GWG 2022 R0004',
  why: 'Imposition programs may or may not turn the page with it.',
  remedy: 'Turn the contents instead, and leave /Rotate out.',
  check: ({ pages }) => pages.flatMap(({ number, dict }) => {
    const turn = rotation(dict);
    return turn === 0 ? [] : [{ page: number, value: `${turn}°`, limit: '0°', text: `The page is shown turned by ${turn}°.` }];
  }),
};

/** /Rotate may be inherited (ISO 32000-1, table 30). */
function rotation(page: PDFDict): number {
  let node: PDFDict | undefined = page;
  for (let depth = 0; node && depth < 32; depth += 1) {
    const own = entry(node, 'Rotate');
    if (own !== undefined) return ((asNumber(own) % 360) + 360) % 360;
    const parent = entry(node, 'Parent');
    node = parent instanceof PDFDict ? parent : undefined;
  }
  return 0;
}
