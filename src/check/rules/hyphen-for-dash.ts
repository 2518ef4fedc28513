import { mend } from '../mend.js';
import { proseOf } from '../prose.js';
import type { Rule } from '../rule.js';

/** A hyphen between spaces; between digits it may be a minus or a range. */
const SPACED = /(?<![\d\s-]) - (?![\d\s-])/;

/** A hyphen where a dash belongs. */
export const hyphenForDash: Rule = {
  id: 'hyphen-for-dash',
  severity: 'info',
  why: 'A hyphen joins; between spaces it is too short to part.',
  passing: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nLạng Sơn – Quảng Tây, 2020 - 2025, Việt-Trung.\n' },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nLạng Sơn - Quảng Tây - bạn bè.\n' },
    messages: ['articles/port/vi.md:4:6 A hyphen stands where a dash belongs: “Sơn - Quảng”.', 'articles/port/vi.md:4:18 A hyphen stands where a dash belongs: “Tây - bạn”.'],
    fixed: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nLạng Sơn – Quảng Tây – bạn bè.\n' },
  },
  check: (desk) =>
    proseOf(desk)
      .filter(({ kind }) => kind !== 'label')
      .flatMap((prose) =>
        Array.from(prose.text.matchAll(new RegExp(`[\\p{L}\\p{M}]+${SPACED.source}[\\p{L}\\p{M}]+`, 'gu'))).map((match) => ({
          ...mend(desk, prose, match[0], match.index, match[0].replace(' - ', ' – ')),
          text: `A hyphen stands where a dash belongs: “${match[0]}”.`,
          note: `Write “${match[0].replace(' - ', ' – ')}”.`,
        })),
      ),
};
