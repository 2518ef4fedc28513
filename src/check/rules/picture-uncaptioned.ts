import type { Rule } from '../rule.js';
import { captionedPictures, figures } from '../walk.js';

/** A picture that has no words in any language. One that has them in one language only is an error of the format, told by itself. */
export const pictureUncaptioned: Rule = {
  id: 'picture-uncaptioned',
  severity: 'info',
  why: 'A picture of people or places without a caption tells its readers nothing, and nothing in ten years.',
  passing: { 'articles/port/quay.jpg': '', 'articles/port/vi.md': '---\ntitle: Cảng\n---\n![Bến cảng.](quay.jpg "Kim Ly")\n' },
  failing: {
    files: { 'articles/port/quay.jpg': '', 'articles/port/vi.md': '---\ntitle: Cảng\n---\n![](quay.jpg "Kim Ly")\n' },
    messages: ['articles/port/vi.md:4:1 The picture “quay.jpg” has no caption.'],
  },
  check: ({ issue: { meta, articles } }) => {
    // The cover's picture speaks for itself, and galleries are held to their captions by the format.
    const photos = captionedPictures({ ...meta, galleries: [] }).filter(({ picture, caption }) => caption === null && picture !== meta.cover.image && picture !== meta.backCover?.picture);
    const bare = articles.flatMap(({ texts }) => texts.flatMap(({ blocks }) => figures(blocks))).filter(({ caption }) => Object.keys(caption).length === 0);
    return [...photos, ...bare].map(({ picture }) => ({
      place: picture.place,
      text: `The picture “${picture.typed}” has no caption.`,
      note: 'Say what it shows, who stands in it from left to right, where and when.',
    }));
  },
};
