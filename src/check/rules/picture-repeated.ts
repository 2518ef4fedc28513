import type { Rule } from '../rule.js';
import { pictureRefs } from '../walk.js';

/** `articles/port` of `articles/port/vi.md`; null for other files. */
const articleOf = (file: string): string | null => /^articles\/[^/]+/.exec(file)?.[0] ?? null;

/** A picture that stands twice in the issue, by its file or by a copy of it. */
export const pictureRepeated: Rule = {
  id: 'picture-repeated',
  severity: 'info',
  why: 'Readers take a picture that they have seen for a mistake.',
  passing: { 'articles/port/quay.jpg': '', 'articles/port/vi.md': '---\ntitle: Cảng\n---\n![Bến cảng.](quay.jpg "Kim Ly")\n' },
  failing: {
    files: { 'issue.yaml': 'languages: [vi, en]\nnameplate: Thử\nnumber: 1\ndate: 2026-06\nlabel: Quý II\ncover: { image: images/cover.jpg, credit: Kim Ly }\ncontents: { photo: { image: images/cover.jpg, credit: Kim Ly } }\nsections: [{ title: Tin, articles: [port] }]\n' },
    messages: ['issue.yaml:7:29 The picture “images/cover.jpg” stands a second time; first in issue.yaml, line 6.'],
  },
  check: ({ issue, pictures }) => {
    const first = new Map<string, ReturnType<typeof pictureRefs>[number]>();
    return pictureRefs(issue).flatMap((picture) => {
      // Two files with the same bytes are one picture to the reader.
      const key = pictures.get(picture.path)?.hash ?? picture.path;
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, picture);
        return [];
      }
      // One picture in both languages' files of an article is told when they are read.
      if (before.place.file !== picture.place.file && articleOf(before.place.file) !== null && articleOf(before.place.file) === articleOf(picture.place.file)) return [];
      return [{
        place: picture.place,
        text: `The picture “${picture.typed}” stands a second time; first in ${before.place.file}, line ${before.place.line}.`,
        note: 'Choose another one, or leave it where it is meant to come again.',
      }];
    });
  },
};
