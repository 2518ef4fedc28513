/** What is asked before a file is looked into: whether it can be read at all. */
import type { PDFDocument } from '@cantoo/pdf-lib';
import { openPdf } from '../pdf/index.js';
import type { Fault, Rule } from './rule.js';
import { INK_RENDERED } from './separations.js';

/** A rule that is asked before there is anything to look at. */
export type Gate = Omit<Rule, 'check'>;

/** No password and no lock. */
export const ENCRYPTION: Gate = {
  id: 'encryption',
  severity: 'error',
  source: 'ISO 15930-7, 6.1',
  why: 'Nobody at the press can type a password at three in the morning.',
  remedy: 'Save the file without a password and without restrictions, and check it again.',
};

/** A whole PDF. */
export const UNREADABLE: Gate = {
  id: 'unreadable',
  severity: 'error',
  source: 'house',
  why: 'What cannot be read here may print somewhere else, or may not.',
  remedy: 'Export the file again, and see whether it arrived whole.',
};

/** Rules that are not asked of what was read: before it, or of the file as another program renders it. */
export const GATES: readonly Gate[] = [ENCRYPTION, INK_RENDERED, UNREADABLE];

/** A file opened, or the gate that it does not pass and why. */
export type Opened = { readonly document: PDFDocument } | { readonly gate: Gate; readonly fault: Fault };

/** Opens a PDF. Never rejects for what is wrong with the file: that is a finding. */
export async function open(pdf: Uint8Array): Promise<Opened> {
  const locked = { gate: ENCRYPTION, fault: { value: 'encrypted', limit: 'open', text: 'The file is encrypted.' } };
  try {
    const document = await openPdf(pdf);
    if (document.context.trailerInfo.Encrypt !== undefined) return locked;
    return document.getPageCount() > 0 ? { document } : { gate: UNREADABLE, fault: { value: '0 pages', limit: '1 page', text: 'The file has no pages.' } };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // The objects of a locked file are noise to a parser: the trailer says so in plain letters.
    if (Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).includes('/Encrypt')) return locked;
    return { gate: UNREADABLE, fault: { text: `The file cannot be read: ${error.message.split('\n')[0]!.replace(/\.$/, '')}.` } };
  }
}
