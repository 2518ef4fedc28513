import { withoutAddresses } from '../addresses.js';
import { mend } from '../mend.js';
import { proseOf } from '../prose.js';
import type { Rule } from '../rule.js';

/** A comma or the like between letters, or a full stop between a word and a capital; addresses and abbreviations (`TP.HCM`, `U.S.A`) are none. */
const CLOSE = /(\p{L}[\p{L}\p{M}]*)([,;!?])(\p{L}[\p{L}\p{M}]*)|((?:\p{Ll}\p{M}*){2,})(\.)(\p{Lu}\p{M}*\p{Ll}[\p{L}\p{M}]*)/gu;

/** A mark with no space after it. */
export const spaceAfterMark: Rule = {
  id: 'space-after-mark',
  severity: 'warning',
  why: 'Two words that hang together at a comma are read as one, and cannot be parted at the end of a line.',
  passing: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nHồi, quế; 1,5 tấn; TP.HCM, www.Lang.vn/a,b, a@b.vn.\n' },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nHồi,quế và trà.Các bên vui.\n' },
    messages: ['articles/port/vi.md:4:1 No space stands after the mark in “Hồi,quế”.', 'articles/port/vi.md:4:12 No space stands after the mark in “trà.Các”.'],
    fixed: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nHồi, quế và trà. Các bên vui.\n' },
  },
  check: (desk) =>
    proseOf(desk).flatMap((prose) =>
      Array.from(withoutAddresses(prose.text).matchAll(CLOSE)).map((match) => {
        const [words, a, mark, b, c, stop, d] = match;
        const instead = mark === undefined ? `${c!}${stop!} ${d!}` : `${a!}${mark} ${b!}`;
        return { ...mend(desk, prose, words, match.index, instead), text: `No space stands after the mark in “${words}”.`, note: `Write “${instead}”.` };
      }),
    ),
};
