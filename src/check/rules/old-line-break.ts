import { isEnglish } from '../language/english.js';
import { mend } from '../mend.js';
import { proseOf } from '../prose.js';
import type { Rule } from '../rule.js';

const PARTED = /([\p{L}\p{M}]{2,})- ([\p{Ll}\p{M}]{2,})/gu;

/** `short- and long-term`: the hyphen stands for what comes later. */
const SUSPENDED = /^(?:and|or|to|nor|but|và|hoặc|hay)$/;

/** An English word with the hyphen of a line that ended there once. */
export const oldLineBreak: Rule = {
  id: 'old-line-break',
  severity: 'warning',
  why: 'Text copied from a page keeps the hyphens of its lines, and prints them in the middle of new ones.',
  passing: { 'articles/port/en.md': '---\ntitle: Port\n---\nShort- and long-term plans, well-made.\n', 'articles/port/vi.md': '---\ntitle: Cảng\n---\nĐoạn.\n' },
  failing: {
    files: { 'articles/port/en.md': '---\ntitle: Port\n---\nAn impor- tant port with mod- ern cranes and high- tech gates.\n', 'articles/port/vi.md': '---\ntitle: Cảng\n---\nĐoạn.\n' },
    messages: [
      'articles/port/en.md:4:4 “impor- tant” was parted by an old line: “important”.',
      'articles/port/en.md:4:26 “mod- ern” was parted by an old line: “modern”.',
      'articles/port/en.md:4:46 “high- tech” was parted by an old line: “high-tech”.',
    ],
    fixed: { 'articles/port/en.md': '---\ntitle: Port\n---\nAn important port with modern cranes and high-tech gates.\n' },
  },
  check: (desk) =>
    proseOf(desk)
      .filter(({ lang }) => lang === 'en')
      .flatMap((prose) =>
        Array.from(prose.text.matchAll(PARTED)).flatMap((match) => {
          const [words, head, tail] = match;
          if (SUSPENDED.test(tail!)) return [];
          // Two whole words are a compound; what is no word by itself was one with the rest.
          const instead = isEnglish(head!) && isEnglish(tail!) ? `${head!}-${tail!}` : `${head!}${tail!}`;
          if (!isEnglish(instead) && !instead.includes('-')) return [];
          return [{ ...mend(desk, prose, words, match.index, instead), text: `“${words}” was parted by an old line: “${instead}”.`, note: `Write “${instead}”.` }];
        }),
      ),
};
