import { doubts, isSure } from '../language/likelier.js';
import { placeIn } from '../mend.js';
import type { Rule } from '../rule.js';

/** A word that may be another one: like `wrong-word`, with less to go by. */
export const doubtfulWord: Rule = {
  id: 'doubtful-word',
  severity: 'info',
  why: 'What is only likely is worth a look where an article came from a scan.',
  passing: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nĐồng chí đến, đồng chí nói, rồi đồng chí Hậu đi. Đổng Trác là nhân vật cũ.\n' },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nBà đội mú nồi.\n' },
    messages: ['articles/port/vi.md:4:8 “mú nồi” may be meant for “mũ nồi”.'],
  },
  check: (desk) =>
    doubts(desk)
      .filter((doubt) => !isSure(doubt))
      .map(({ use: { word: { text, prose, index } }, typed, usual, times }) => ({
        place: placeIn(desk, prose, text, index),
        text: times === 0 ? `“${typed}” may be meant for “${usual}”.` : `“${typed}” stands here alone, “${usual}” ${times === 1 ? 'once' : `${times} times`}.`,
        note: 'Correct it, or silence the rule for this paragraph.',
      })),
};
