import { PDFArray } from '@cantoo/pdf-lib';
import type { Rule } from '../rule.js';

/** The trailer has an ID. */
export const fileId: Rule = {
  id: 'file-id',
  severity: 'error',
  source: 'ISO 15930-7, 6.1; ISO 32000-1, 14.4',
  why: 'Two versions of a file cannot be told apart without it.',
  remedy: 'Export the file again as PDF/X, which writes an ID.',
  whole: ({ document, limits }) => {
    const id = document.context.lookup(document.context.trailerInfo.ID);
    return limits.standard === 'none' || (id instanceof PDFArray && id.size() === 2) ? [] : [{ value: 'missing', limit: 'ID', text: 'The file has no ID.' }];
  },
};
