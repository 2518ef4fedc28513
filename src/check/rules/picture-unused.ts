import type { Rule } from '../rule.js';
import { pictureRefs } from '../walk.js';

/** Pictures and finished pages; other files (notes, sketches in a drawing program's format) are nobody's business. */
const PICTURE = /\.(jpe?g|png|tiff?|webp|svg|pdf)$/i;

/** A picture file that lies in an article's folder or in images/ and stands nowhere. */
export const pictureUnused: Rule = {
  id: 'picture-unused',
  severity: 'warning',
  why: 'A picture that was delivered and stands nowhere was probably forgotten.',
  passing: { 'articles/port/quay.jpg': '', 'articles/port/vi.md': '---\ntitle: Cảng\n---\n![Bến cảng.](quay.jpg "Kim Ly")\n' },
  failing: {
    files: { 'articles/port/quay.jpg': '', 'images/old-cover.jpg': '' },
    messages: ['articles/port/quay.jpg:1:1 The picture “quay.jpg” stands nowhere in the issue.', 'images/old-cover.jpg:1:1 The picture “old-cover.jpg” stands nowhere in the issue.'],
  },
  check: ({ issue }) => {
    const used = new Set(pictureRefs(issue).map((picture) => picture.path));
    const planned = new Set(issue.articles.map((article) => article.slug));
    const expected = (file: string): boolean => {
      const [top, slug] = file.split('/');
      // The pictures of an article that is not printed are not missing from it.
      return top === 'images' || (top === 'articles' && planned.has(slug!));
    };
    return issue.files
      .filter(({ file, path }) => PICTURE.test(file) && expected(file) && !used.has(path))
      .map(({ file }) => ({
        place: { file, line: 1, column: 1 },
        text: `The picture “${file.slice(file.lastIndexOf('/') + 1)}” stands nowhere in the issue.`,
        note: 'Place it, or take the file away.',
      }));
  },
};
