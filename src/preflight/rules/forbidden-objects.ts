import { PDFArray, PDFDict, PDFStream } from '@cantoo/pdf-lib';
import { asName, entry } from '../../pdf/index.js';
import { round, type Fault, type Rule } from '../rule.js';
import type { PageObject } from '../subject.js';

/** What PDF/X bans whatever it looks like: LZW, PostScript, OPI, alternates, transfer curves, halftone phases. */
export const forbiddenObjects: Rule = {
  id: 'forbidden-objects',
  severity: 'error',
  source: 'ISO 15930-7, 6.2.5 to 6.2.8',
  why: 'They ask the press to do what only some presses do, or to fetch what it has not got.',
  remedy: 'Export the file again as PDF/X.',
  whole: (subject) => (subject.limits.standard === 'none' ? [] : subject.resources().flatMap((each) => faultsOf(each).map((text): Fault => ({ page: each.page, object: nameOf(each), text })))),
};

const nameOf = ({ object, under }: PageObject): string => {
  const dict = object instanceof PDFStream ? object.dict : object;
  const kind = asName(entry(dict, 'Subtype')) ?? asName(entry(dict, 'Type'));
  return kind === 'Image' ? `image, ${round(Number(entry(dict, 'Width')?.toString()), 0)} x ${round(Number(entry(dict, 'Height')?.toString()), 0)} px` : (kind ?? under);
};

function faultsOf({ object, under }: PageObject): string[] {
  const dict = object instanceof PDFStream ? object.dict : object;
  const found: string[] = [];
  if (object instanceof PDFStream) {
    const filter = entry(dict, 'Filter');
    const filters = filter instanceof PDFArray ? Array.from({ length: filter.size() }, (_, i) => asName(filter.lookup(i))) : [asName(filter)];
    if (filters.includes('LZWDecode')) found.push('A stream is packed with LZW.');
    if (asName(entry(dict, 'Subtype')) === 'PS' || asName(entry(dict, 'Subtype2')) === 'PS' || entry(dict, 'PS') !== undefined) found.push('An object holds PostScript.');
    if (entry(dict, 'OPI') !== undefined) found.push('A picture is a placeholder for another by OPI.');
    if (alternatesForPrint(dict)) found.push('A picture has another one for printing.');
  }
  if (under === 'ExtGState' || asName(entry(dict, 'Type')) === 'ExtGState') {
    const curve = entry(dict, 'TR2') ?? entry(dict, 'TR');
    if (curve !== undefined && !['Identity', 'Default'].includes(asName(curve) ?? '')) found.push('A graphics state has a transfer curve.');
    if (entry(dict, 'HTP') !== undefined) found.push('A graphics state moves the halftone.');
  }
  return found;
}

function alternatesForPrint(dict: PDFDict): boolean {
  const list = entry(dict, 'Alternates');
  return list instanceof PDFArray && Array.from({ length: list.size() }, (_, i) => list.lookup(i)).some((each) => each instanceof PDFDict && entry(each, 'DefaultForPrinting')?.toString() === 'true');
}
