import { nameStrangers } from '../bilingual/name-strangers.js';
import { at, languageName } from '../bilingual/say.js';
import type { Rule } from '../rule.js';

/** A country, place or organisation that one language of a paragraph names and the other does not. */
export const nameMissing: Rule = {
  id: 'name-missing',
  severity: 'info',
  why: 'A country or an organisation that fell out of a translation is missed by those who come from it.',
  passing: {
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nĐoàn đến từ Quảng Tây và Hàn Quốc cùng Hội Chữ thập đỏ; anh Đức đón đoàn.\n\nChị học tiếng Hàn với giá 5 USD.\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nThe Korean delegation and one from Guangxi came with the Red Cross.\n\nShe learns Korean for US$5.\n',
  },
  failing: {
    files: {
      'articles/port/vi.md': '---\ntitle: Cảng\n---\nĐoàn đến từ Quảng Tây và Hàn Quốc cùng Hội Chữ thập đỏ.\n',
      'articles/port/en.md': '---\ntitle: Port\n---\nThe delegation from Guangxi came with the Red Cross.\n',
    },
    messages: ['articles/port/vi.md:4:26 “Hàn Quốc” has no counterpart in the English (articles/port/en.md, line 4).'],
  },
  check: (desk) => nameStrangers(desk).alone.map(({ typed, place, other }) => ({
    place,
    text: `“${typed}” has no counterpart in the ${languageName(other.lang)} (${at(other.place)}).`,
    note: 'See whether both name the same.',
  })),
};
