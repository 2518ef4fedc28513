import { compared, type Pair } from '../bilingual/compare.js';
import { at, languageName } from '../bilingual/say.js';
import type { Finding, Rule } from '../rule.js';

/** Two paragraphs whose order is not the same in both languages. */
export const orderDiffers: Rule = {
  id: 'order-differs',
  severity: 'warning',
  why: 'Side by side, a paragraph stands beside one that says something else.',
  passing: {
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nCảng có 12 cần trục và 3 bến tàu.\n\nKhách du lịch đến thăm Lạng Sơn rất đông.\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nThe port has 12 cranes and 3 quays.\n\nMany tourists come to visit Lang Son.\n',
  },
  failing: {
    files: {
      'articles/port/vi.md': '---\ntitle: Cảng\n---\nCảng có 12 cần trục và 3 bến tàu.\n\nKhách du lịch đến thăm Lạng Sơn rất đông.\n',
      'articles/port/en.md': '---\ntitle: Port\n---\nMany tourists come to visit Lang Son.\n\nThe port has 12 cranes and 3 quays.\n',
    },
    messages: [
      'articles/port/en.md:4:1 This paragraph stands before that of line 6; in the Vietnamese it stands after it (articles/port/vi.md, lines 6 and 4).',
      'articles/port/vi.md:4:1 This paragraph stands before that of line 6; in the English it stands after it (articles/port/en.md, lines 6 and 4).',
    ],
  },
  check: (desk) =>
    compared(desk).articles.flatMap(({ crossings }) =>
      crossings.flatMap(({ first, second }): Finding[] => [told(first, second, 'a', 'b'), told(second, first, 'b', 'a')]),
    ),
};

/** Told at the one of two that comes first on its side. */
function told(first: Pair, second: Pair, own: 'a' | 'b', other: 'a' | 'b'): Finding {
  const [here, there] = [first[own][0]!, second[own][0]!];
  const [partner, rival] = [first[other][0]!, second[other][0]!];
  return {
    place: here.place,
    text: `This ${here.kind} stands before that of line ${there.place.line}; in the ${languageName(partner.lang)} it stands after it (${partner.place.file}, lines ${partner.place.line} and ${rival.place.line}).`,
    note: `Bring both languages into the same order; see ${at(partner.place)}.`,
  };
}
