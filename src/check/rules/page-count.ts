import type { Binding } from '../../model/issue.js';
import type { Rule } from '../rule.js';

/** A saddle stitch folds sheets of four pages; a glued spine holds leaves of two. */
const MULTIPLES: Readonly<Record<Binding, number>> = { saddle: 4, perfect: 2 };
const NAMES: Readonly<Record<Binding, string>> = { saddle: 'a saddle stitch', perfect: 'perfect binding' };

/** A number of pages that the binding cannot have. */
export const pageCount: Rule = {
  id: 'page-count',
  severity: 'error',
  why: 'A printer folds sheets of four pages and leaves the remainder blank, or sends the file back.',
  needsLayout: true,
  passing: { 'issue.yaml': 'languages: [vi, en]\nnameplate: Thử\nnumber: 1\ndate: 2026-06\nlabel: Quý II\ncover: { image: images/cover.jpg, credit: Kim Ly }\nprinting: { binding: perfect, pad: false }\nsections: [{ title: Tin, articles: [port] }]\n' },
  failing: { files: {}, lastBuild: { fits: true, pages: 46, pictures: [] }, messages: ['- The last build has 46 pages, and a saddle stitch needs a multiple of 4.'] },
  check: ({ issue: { meta: { printing } }, lastBuild }) => {
    if (lastBuild === null) return [];
    const multiple = MULTIPLES[printing.binding];
    const over = lastBuild.pages % multiple;
    if (over === 0) return [];
    return [{
      place: null,
      text: `The last build${lastBuild.fits ? '' : ', which is older than the issue,'} has ${lastBuild.pages} pages, and ${NAMES[printing.binding]} needs a multiple of ${multiple}.`,
      note: `Fill ${multiple - over} or cut ${over}; \`house-pages\` are fillers.`,
    }];
  },
};
