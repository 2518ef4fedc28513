import { PDFArray, PDFDict, PDFStream } from '@cantoo/pdf-lib';
import { asName, asText, decodeStream, entry } from '../../pdf/index.js';
import type { Fault, Rule } from '../rule.js';
import type { Subject } from '../subject.js';

/** Exactly one output intent for PDF/X, named, with the profile of a CMYK press in it. */
export const outputIntent: Rule = {
  id: 'output-intent',
  severity: 'error',
  source: 'ISO 15930-7, 6.2.2; GWG 2022 R0035',
  why: 'Without it nobody knows for which press and paper the inks were mixed.',
  remedy: 'Export as PDF/X with one output intent that embeds the printer’s CMYK profile.',
  whole: (subject) => {
    if (subject.limits.standard === 'none') return [];
    const intents = pdfxIntents(subject);
    if (intents.length !== 1) return [{ value: `${intents.length}`, limit: '1', text: intents.length === 0 ? 'The file has no output intent for PDF/X.' : `The file has ${intents.length} output intents for PDF/X where one is allowed.` }];
    const intent = intents[0]!;
    const faults: Fault[] = [];
    const missing = ['OutputConditionIdentifier', 'RegistryName', 'Info'].filter((key) => !asText(entry(intent, key)));
    if (missing.length > 0) faults.push({ object: 'output intent', value: 'missing', limit: missing.join(', '), text: `The output intent lacks ${missing.join(', ')}.` });
    const profile = entry(intent, 'DestOutputProfile');
    if (!(profile instanceof PDFStream)) return [...faults, { object: 'output intent', text: 'The output intent embeds no profile.' }];
    const head = Buffer.from(decodeStream(profile)).toString('latin1', 12, 20);
    if (head !== 'prtrCMYK') faults.push({ object: 'output intent', value: head.trim(), limit: 'prtrCMYK', text: `The profile of the output intent is for ${head.slice(4).trim() || 'an unknown space'} (class ${head.slice(0, 4) || 'unknown'}), not for a press in CMYK.` });
    return faults;
  },
};

/** The output intents of a file that are meant for PDF/X. */
export function pdfxIntents({ catalog }: Subject): PDFDict[] {
  const list = entry(catalog, 'OutputIntents');
  if (!(list instanceof PDFArray)) return [];
  return Array.from({ length: list.size() }, (_, i) => list.lookup(i)).filter((each): each is PDFDict => each instanceof PDFDict && asName(entry(each, 'S')) === 'GTS_PDFX');
}
