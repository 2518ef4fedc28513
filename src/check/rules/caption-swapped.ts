import { compared, type ComparedCaption } from '../bilingual/compare.js';
import { at, languageName } from '../bilingual/say.js';
import { swapped } from '../bilingual/swapped.js';
import type { Finding, Rule } from '../rule.js';

/** Two captions that stand under one another's pictures in one of the languages. */
export const captionSwapped: Rule = {
  id: 'caption-swapped',
  severity: 'warning',
  why: 'A caption under the wrong picture gives a person another one’s name.',
  passing: {
    'articles/port/a.jpg': '', 'articles/port/b.jpg': '',
    'articles/port/vi.md': '---\ntitle: Cảng\n---\n![Khách du lịch ở Lạng Sơn.](a.jpg "Kim Ly")\n\n![Tàu ở cảng Hải Phòng.](b.jpg "Kim Ly")\n',
    'articles/port/en.md': '---\ntitle: Port\ncaptions:\n  a.jpg: Tourists in Lang Son.\n  b.jpg: A ship in the port of Hai Phong.\n---\nText.\n',
  },
  failing: {
    files: {
      'articles/port/a.jpg': '', 'articles/port/b.jpg': '',
      'articles/port/vi.md': '---\ntitle: Cảng\n---\n![Khách du lịch ở Lạng Sơn.](a.jpg "Kim Ly")\n\n![Tàu ở cảng Hải Phòng.](b.jpg "Kim Ly")\n',
      'articles/port/en.md': '---\ntitle: Port\ncaptions:\n  a.jpg: A ship in the port of Hai Phong.\n  b.jpg: Tourists in Lang Son.\n---\nText.\n',
    },
    messages: [
      'articles/port/en.md:4:10 This caption of “a.jpg” says what the Vietnamese says of “b.jpg” (articles/port/vi.md, line 6).',
      'articles/port/en.md:5:10 This caption of “b.jpg” says what the Vietnamese says of “a.jpg” (articles/port/vi.md, line 4).',
      'articles/port/vi.md:4:1 This caption of “a.jpg” says what the English says of “b.jpg” (articles/port/en.md, line 5).',
      'articles/port/vi.md:6:1 This caption of “b.jpg” says what the English says of “a.jpg” (articles/port/en.md, line 4).',
    ],
  },
  check: (desk) => compared(desk).captions.flatMap(swapped).flatMap(([one, two]) => [told(one, two, 'a', 'b'), told(two, one, 'a', 'b'), told(one, two, 'b', 'a'), told(two, one, 'b', 'a')]),
};

const told = (one: ComparedCaption, two: ComparedCaption, own: 'a' | 'b', other: 'a' | 'b'): Finding => ({
  place: one[own].place,
  text: `This caption of “${one.name}” says what the ${languageName(two[other].lang)} says of “${two.name}” (${at(two[other].place)}).`,
  note: 'See which language has them the right way round, and change them in the other.',
});
