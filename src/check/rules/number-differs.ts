import { discrepancies, sayDiscrepancy } from '../bilingual/discrepancies.js';
import type { Rule } from '../rule.js';

/** A number, date or time that only one language has. Both places are told, as nobody can know which of the two is wrong. */
export const numberDiffers: Rule = {
  id: 'number-differs',
  severity: 'warning',
  why: 'Two languages that give two numbers give one wrong number, and six hundred copies cannot be taken back.',
  passing: {
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nNgày 17/4/2026, cảng đón 1.435 tàu, trị giá 96,5 tỷ USD. Có 02 bến, mười hai cần trục, mở từ tháng 9 năm 2025, khóa XVI, từ 14h30.\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nOn April 17, 2026 the port saw 1,435 ships worth USD 96.5 billion. It has two quays and 12 cranes, open since September 2025, 16th term, from 2:30 p.m.\n',
  },
  failing: {
    files: {
      'articles/port/vi.md': '---\ntitle: Cảng\n---\nNgày 17/4/2026, cảng đón 1.435 tàu.\n\nNăm 2025 chỉ có 900, mở cửa thứ Bảy.\n',
      'articles/port/en.md': '---\ntitle: Port\n---\nOn April 19, 2026 the port saw 1,453 ships.\n\nThere were only 900; open on Fridays.\n',
    },
    messages: [
      'articles/port/en.md:4:10 “19” stands here only; the Vietnamese has “17/4/2026” (articles/port/vi.md, line 4).',
      'articles/port/en.md:4:32 “1,453” stands here only; the Vietnamese has “1.435” (articles/port/vi.md, line 4).',
      'articles/port/en.md:6:30 “Fridays” stands here only; the Vietnamese has “thứ Bảy” (articles/port/vi.md, line 6).',
      'articles/port/vi.md:4:6 “17/4/2026” stands here only; the English has “19” (articles/port/en.md, line 4).',
      'articles/port/vi.md:4:26 “1.435” stands here only; the English has “1,453” (articles/port/en.md, line 4).',
      'articles/port/vi.md:6:5 “2025” has no counterpart in the English (articles/port/en.md, line 6).',
      'articles/port/vi.md:6:29 “thứ Bảy” stands here only; the English has “Fridays” (articles/port/en.md, line 6).',
    ],
  },
  check: (desk) =>
    discrepancies(desk)
      .filter(({ kind }) => kind !== 'address' && kind !== 'document')
      .map(sayDiscrepancy),
};
