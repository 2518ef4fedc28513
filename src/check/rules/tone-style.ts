import { placeTone, readSyllable } from '../language/syllable.js';
import { perDesk } from '../desk.js';
import { mend } from '../mend.js';
import type { Rule } from '../rule.js';
import { wordsOfIssue, type Word } from '../words.js';

/** Words of the issue whose tone stands on the first or the second letter of open oa, oe, uy. */
const styled = perDesk((desk) =>
  wordsOfIssue(desk).flatMap((words) =>
    words.flatMap((word): { readonly word: Word; readonly style: 'first' | 'second' }[] => {
      const style = word.prose.lang === 'vi' ? (readSyllable(word.text)?.style ?? null) : null;
      return style === null ? [] : [{ word, style }];
    }),
  ),
);

/** Both ways to write the tone of open oa, oe, uy in one issue. The commoner one is taken for the house's. */
export const toneStyle: Rule = {
  id: 'tone-style',
  severity: 'info',
  why: 'Both “hòa” and “hoà” are right; a magazine that has both looks as if nobody had read it twice.',
  passing: { 'articles/port/vi.md': '---\ntitle: Hòa bình\n---\nThủy thủ, khỏe; hoàn, thuyền, quý.\n' },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Hòa bình\n---\nVăn hoá và hòa bình, UỶ ban.\n' },
    messages: [
      'articles/port/vi.md:4:5 “hoá” has its tone on the second vowel; 2 of 4 words of the issue have it on the first.',
      'articles/port/vi.md:4:22 “UỶ” has its tone on the second vowel; 2 of 4 words of the issue have it on the first.',
    ],
    fixed: { 'articles/port/vi.md': '---\ntitle: Hòa bình\n---\nVăn hóa và hòa bình, ỦY ban.\n' },
  },
  check: (desk) => {
    const all = styled(desk);
    const first = all.filter(({ style }) => style === 'first').length;
    const house = first * 2 >= all.length ? 'first' : 'second';
    const told = house === 'first' ? first : all.length - first;
    return all
      .filter(({ style }) => style !== house)
      .map(({ word: { text, prose, index }, style }) => ({
        ...mend(desk, prose, text, index, placeTone(text, house)),
        text: `“${text}” has its tone on the ${style} vowel; ${told} of ${all.length} words of the issue have it on the ${house}.`,
        note: `Write “${placeTone(text, house)}”.`,
      }));
  },
};
