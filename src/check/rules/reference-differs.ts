import { discrepancies, sayDiscrepancy } from '../bilingual/discrepancies.js';
import type { Rule } from '../rule.js';

/** A web or mail address, a telephone number or the number of a document that only one language has. */
export const referenceDiffers: Rule = {
  id: 'reference-differs',
  severity: 'warning',
  why: 'An address with a letter wrong leads nowhere, and a resolution with a digit wrong is another resolution.',
  passing: {
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nNghị quyết 223-NQ/TU, <https://cang.example.org>, lien-he@example.org, 0205 3800 456.\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nResolution No. 223, <https://cang.example.org/>, lien-he@example.org, +84 205 3800 456.\n',
  },
  failing: {
    files: {
      'articles/port/vi.md': '---\ntitle: Cảng\n---\nNghị quyết 223-NQ/TU, xem <https://cang.example.org>.\n',
      'articles/port/en.md': '---\ntitle: Port\n---\nResolution 232-NQ/TU, see <https://cang.example.com>.\n',
    },
    messages: [
      'articles/port/en.md:4:12 “232-NQ/TU” stands here only; the Vietnamese has “223-NQ/TU” (articles/port/vi.md, line 4).',
      'articles/port/en.md:4:28 “https://cang.example.com” stands here only; the Vietnamese has “https://cang.example.org” (articles/port/vi.md, line 4).',
      'articles/port/vi.md:4:12 “223-NQ/TU” stands here only; the English has “232-NQ/TU” (articles/port/en.md, line 4).',
      'articles/port/vi.md:4:28 “https://cang.example.org” stands here only; the English has “https://cang.example.com” (articles/port/en.md, line 4).',
    ],
  },
  check: (desk) =>
    discrepancies(desk)
      .filter(({ kind }) => kind === 'address' || kind === 'document')
      .map(sayDiscrepancy),
};
