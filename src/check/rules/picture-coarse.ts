import type { Rule } from '../rule.js';

/** Fewer pixels per inch than this are too coarse for offset printing (GWG 2022, R0031). The build says so as well, as `picture-resolution`. */
const MIN_PPI = 225;

const REPORT = { fits: true, pages: 8, pictures: [{ place: { file: 'articles/port/vi.md', line: 4, column: 1 }, file: 'quay.jpg', page: 4, widthMm: 118, ppi: 96 }] };

/** A picture that was too coarse for the size at which the last build placed it. */
export const pictureCoarse: Rule = {
  id: 'picture-coarse',
  severity: 'warning',
  why: 'A picture from a chat program looks sharp on the screen and blurred in print.',
  needsLayout: true,
  passing: {},
  failing: {
    files: { 'articles/port/quay.jpg': '', 'articles/port/vi.md': '---\ntitle: Cảng\n---\n![Bến cảng.](quay.jpg "Kim Ly")\n' },
    lastBuild: REPORT,
    messages: ['articles/port/vi.md:4:1 The picture “quay.jpg” has 96 ppi at the 118 mm it is wide on page 4, expected 225 or more.'],
  },
  check: ({ issue, lastBuild }) => {
    // A picture that was taken out since the build is not told; one that moved by some lines is.
    const files = new Set(issue.files.map(({ file }) => file.slice(file.lastIndexOf('/') + 1)));
    return (lastBuild?.pictures ?? []).filter(({ file, ppi }) => ppi !== null && ppi < MIN_PPI && files.has(file.slice(file.lastIndexOf('/') + 1))).map(({ place, file, page, widthMm, ppi }) => ({
      place,
      text: `The picture “${file}” has ${ppi} ppi at the ${Math.round(widthMm)} mm it is wide on page ${page}${lastBuild?.fits ? '' : ' of the last build, which is older than the issue'}, expected ${MIN_PPI} or more.`,
      note: 'Ask for the original, or set it smaller.',
    }));
  },
};
