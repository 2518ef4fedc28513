import { compared, type Pair } from '../bilingual/compare.js';
import { misspellings } from '../bilingual/names.js';
import { at, languageName } from '../bilingual/say.js';
import { placeOfWords } from '../locate.js';
import type { Finding, Rule } from '../rule.js';

/** A name that is not spelt the same in both languages, marks aside. */
export const nameDiffers: Rule = {
  id: 'name-differs',
  severity: 'warning',
  why: 'A guest who finds his name misspelt remembers nothing else of the article.',
  passing: {
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nBà Hoàng Thị Miên đón ông Mark Chandler ở Lạng Sơn và Quảng Tây.\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nMs. Hoang Thi Mien met Mr. Mark Chandler in Lang Son and Guangxi.\n',
  },
  failing: {
    files: {
      'articles/port/vi.md': '---\ntitle: Cảng\n---\nBà Hoàng Thị Miên đón ông Mark Chandler ở Lạng Sơn.\n',
      'articles/port/en.md': '---\ntitle: Port\n---\nMs. Hoang Thi Mein met Mr. Mark Chander in Lang Son.\n',
    },
    messages: [
      'articles/port/en.md:4:5 “Hoang Thi Mein” is “Hoàng Thị Miên” in the Vietnamese (articles/port/vi.md, line 4).',
      'articles/port/en.md:4:28 “Mark Chander” is “Mark Chandler” in the Vietnamese (articles/port/vi.md, line 4).',
      'articles/port/vi.md:4:4 “Hoàng Thị Miên” is “Hoang Thi Mein” in the English (articles/port/en.md, line 4).',
      'articles/port/vi.md:4:27 “Mark Chandler” is “Mark Chander” in the English (articles/port/en.md, line 4).',
    ],
  },
  check: (desk) => {
    const { articles, fixed, captions } = compared(desk);
    const pairs: Pair[] = [...articles.flatMap((article) => article.pairs), ...fixed, ...captions.flat().map(({ a, b }) => ({ a: [a], b: [b], likeness: null }))];
    return pairs.flatMap(({ a, b }): Finding[] => a.flatMap((left) => b.flatMap((right) => misspellings(left.text, right.text).flatMap(({ a: mine, b: theirs }): Finding[] => {
      const here = placeOfWords(desk, left.place, left.text, mine.typed, mine.index);
      const there = placeOfWords(desk, right.place, right.text, theirs.typed, theirs.index);
      const note = 'See which spelling is right, and correct the other.';
      return [
        { place: here, text: `“${mine.typed}” is “${theirs.typed}” in the ${languageName(right.lang)} (${at(there)}).`, note },
        { place: there, text: `“${theirs.typed}” is “${mine.typed}” in the ${languageName(left.lang)} (${at(here)}).`, note },
      ];
    }))));
  },
};
