import type { Rule } from '../rule.js';

/** The number of pages fits the binding. */
export const pageCount: Rule = {
  id: 'page-count',
  severity: 'error',
  source: 'house',
  why: 'A stitched booklet is made of folded sheets of four pages.',
  remedy: 'Add or take away pages; a blank page counts.',
  whole: ({ pages, limits: { pagesMultiple } }) => (pages.length % pagesMultiple === 0 && pages.length > 0 ? [] : [{
    value: `${pages.length} pages`, limit: `a multiple of ${pagesMultiple}`, text: `The file has ${pages.length} page${pages.length === 1 ? '' : 's'}, which is no multiple of ${pagesMultiple}.`,
  }]),
};
