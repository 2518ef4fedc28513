import { acronyms, saidInEnglish, spelledOut } from '../bilingual/acronyms.js';
import { compared } from '../bilingual/compare.js';
import { at, languageName } from '../bilingual/say.js';
import type { Segment } from '../bilingual/segments.js';
import { placeOfWords } from '../locate.js';
import type { Finding, Rule } from '../rule.js';

/** A short form (UNESCO, ASEAN) that both languages of the issue use, but only one of a paragraph's. */
export const acronymDiffers: Rule = {
  id: 'acronym-differs',
  severity: 'info',
  why: 'Where one language names an organisation and the other does not, one of them may name the wrong one.',
  passing: {
    'articles/port/vi.md': '---\ntitle: Cảng\n---\nTheo UBND tỉnh, cảng theo chuẩn ASEAN và UNESCO.\n',
    'articles/port/en.md': '---\ntitle: Port\n---\nThe People’s Committee says that the port follows ASEAN and UNESCO.\n',
  },
  failing: {
    files: {
      'articles/port/vi.md': '---\ntitle: Cảng\n---\nCảng theo chuẩn ASEAN.\n\nCảng được UNESCO công nhận.\n',
      'articles/port/en.md': '---\ntitle: Port\n---\nThe port follows ASEAN, too.\n\nThe port is listed by ASEAN.\n',
    },
    messages: ['articles/port/en.md:6:23 “ASEAN” has no counterpart in the Vietnamese (articles/port/vi.md, line 6).'],
  },
  check: (desk) => {
    const { articles } = compared(desk);
    const used = (side: 'a' | 'b'): Set<string> => new Set(articles.flatMap(({ pairs }) => pairs.flatMap((pair) => pair[side].flatMap(({ text }) => acronyms(text).map(({ typed }) => typed)))));
    const [inA, inB] = [used('a'), used('b')];
    const lacking = (own: readonly Segment[], other: readonly Segment[], around: string): Finding[] => own.flatMap((segment) => {
      const told = new Set<string>();
      return acronyms(segment.text).flatMap(({ typed, index }): Finding[] => {
        if (told.has(typed) || !inA.has(typed) || !inB.has(typed) || around.includes(typed) || saidInEnglish(typed, around) || spelledOut(typed, around)) return [];
        told.add(typed);
        return [{
          place: placeOfWords(desk, segment.place, segment.text, typed, index),
          text: `“${typed}” has no counterpart in the ${languageName(other[0]!.lang)} (${at(other[0]!.place)}).`,
          note: 'See whether both name the same.',
        }];
      });
    });
    return articles.flatMap(({ pairs }) => pairs.flatMap(({ a, b }): Finding[] => {
      const text = (side: readonly Segment[]): string => side.map((segment) => segment.text).join(' ');
      return [...lacking(a, b, text(b)), ...lacking(b, a, text(a))];
    }));
  },
};
