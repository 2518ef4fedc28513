import { entry } from '../../pdf/index.js';
import type { Rule } from '../rule.js';
import { xmpValue } from '../xmp.js';
import { trappedIn } from './metadata-differ.js';

/** The file says whether it was trapped. */
export const trapped: Rule = {
  id: 'trapped',
  severity: 'error',
  source: 'ISO 15930-7, 6.3; ISO 32000-1, table 317',
  why: 'A file trapped twice prints dark outlines, one trapped never white gaps.',
  remedy: 'Set Trapped to False (or True where prepress has trapped it), in the information dictionary and in XMP.',
  whole: ({ limits, xmp, info }) => {
    if (limits.standard === 'none') return [];
    const told: (readonly [string, string | null])[] = [['information dictionary', trappedIn(entry(info ?? undefined, 'Trapped'))]];
    if (limits.standard === 'pdfx-4') told.push(['XMP', xmpValue(xmp, 'pdf:Trapped')]);
    const wrong = told.filter(([, value]) => value !== 'True' && value !== 'False');
    return wrong.length === 0 ? [] : [{ value: wrong[0]![1] ?? 'missing', limit: 'True or False', text: `Whether the file was trapped is not said in ${wrong.map(([where]) => (where === 'XMP' ? where : `the ${where}`)).join(' and ')}.` }];
  },
};
