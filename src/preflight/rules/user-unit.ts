import { asNumber, entry } from '../../pdf/index.js';
import type { Rule } from '../rule.js';

/** Pages are measured in points. */
export const userUnit: Rule = {
  id: 'user-unit',
  severity: 'error',
  source: 'GWG 2022 R0002',
  why: 'Programs that pass over UserUnit print the page at another size.',
  remedy: 'Export at actual size, without UserUnit.',
  check: ({ pages }) => pages.flatMap(({ number, dict }) => {
    const unit = entry(dict, 'UserUnit');
    return unit === undefined ? [] : [{ page: number, value: `${asNumber(unit)}`, limit: 'none', text: `The page is measured in units of ${asNumber(unit)} pt.` }];
  }),
};
