import { asText, entry } from '../../pdf/index.js';
import type { Rule } from '../rule.js';
import { xmpValue } from '../xmp.js';

/** What PDF/X-4 wants to be told in XMP. */
const WANTED = ['dc:title', 'xmp:CreateDate', 'xmp:ModifyDate', 'xmp:MetadataDate', 'xmpMM:DocumentID', 'xmpMM:VersionID', 'xmpMM:RenditionClass'] as const;
/** PDF/X-1a keeps to the information dictionary. */
const WANTED_INFO = ['Title', 'CreationDate', 'ModDate'] as const;

/** Title, dates and identity are there. */
export const metadata: Rule = {
  id: 'metadata',
  severity: 'error',
  source: 'ISO 15930-7, 6.3',
  why: 'Two files of one job are told apart by what they say of themselves.',
  remedy: 'Export as PDF/X, which writes title, dates and identity.',
  whole: ({ limits, xmp, info }) => {
    if (limits.standard === 'none') return [];
    const missing = limits.standard === 'pdfx-4' ? WANTED.filter((property) => xmpValue(xmp, property) === null) : WANTED_INFO.filter((key) => !asText(entry(info ?? undefined, key)));
    return missing.length === 0 ? [] : [{ value: 'missing', limit: missing.join(', '), text: `The metadata lack ${missing.join(', ')}.` }];
  },
};
