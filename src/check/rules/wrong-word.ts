import { doubts, isSure } from '../language/likelier.js';
import { placeIn } from '../mend.js';
import type { Rule } from '../rule.js';

/** A word that stands nowhere else beside its neighbours, where one that a letter or a mark parts from it often does. */
export const wrongWord: Rule = {
  id: 'wrong-word',
  severity: 'warning',
  why: 'A lost letter or a wrong mark often makes another word: “Đổng chí” for “Đồng chí”, “hát triển” for “phát triển”.',
  passing: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nĐồng chí đến, đồng chí nói, rồi đồng chí Hậu đi. Đổng Trác là nhân vật cũ. Tay của em, của anh, của tôi đều nõn nà. Con nước rong vô ruộng, nước trong veo.\n' },
  failing: {
    files: { 'articles/port/vi.md': '---\ntitle: Cảng\n---\nHai đồng chí đến, đồng chí nói, rồi đồng chí Hậu đi. Ba đồng chí về. Đổng chí Hậu về và hát triển kinh tế, phát triển du lịch. Nhà ủa cô ở cạnh nhà của tôi, của em và của cô.\n' },
    messages: [
      'articles/port/vi.md:4:70 “Đổng chí” stands here alone, “đồng chí” 4 times.',
      'articles/port/vi.md:4:89 “hát triển” stands here alone, “phát triển” once.',
      'articles/port/vi.md:4:132 “ủa cô” stands here alone, “của cô” once.',
    ],
  },
  check: (desk) =>
    doubts(desk)
      .filter(isSure)
      .map(({ use: { word: { text, prose, index } }, typed, usual, times }) => ({
        place: placeIn(desk, prose, text, index),
        text: times === 0 ? `“${typed}” may be meant for “${usual}”.` : `“${typed}” stands here alone, “${usual}” ${times === 1 ? 'once' : `${times} times`}.`,
        note: 'Correct it, or silence the rule for this paragraph.',
      })),
};
