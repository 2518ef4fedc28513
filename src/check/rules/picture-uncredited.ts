import type { Rule } from '../rule.js';
import { creditable } from '../walk.js';

/** A picture without a photographer's name. */
export const pictureUncredited: Rule = {
  id: 'picture-uncredited',
  severity: 'info',
  why: 'Photographers have a right to their name, and the press law asks for it.',
  passing: { 'articles/port/quay.jpg': '', 'articles/port/vi.md': '---\ntitle: Cảng\n---\n![Bến cảng.](quay.jpg "Kim Ly")\n' },
  failing: {
    files: { 'articles/port/quay.jpg': '', 'articles/port/vi.md': '---\ntitle: Cảng\n---\n![Bến cảng.](quay.jpg)\n' },
    messages: ['articles/port/vi.md:4:1 The picture “quay.jpg” has no credit.'],
  },
  check: ({ issue }) =>
    creditable(issue)
      .filter(({ credit }) => credit === null)
      .map(({ picture }) => ({
        place: picture.place,
        text: `The picture “${picture.typed}” has no credit.`,
        note: 'Write the photographer’s name, or `collected` where it is not known.',
      })),
};
