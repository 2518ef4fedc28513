/** `<name>.report.json` beside a PDF of ours: what of the source stands where on its pages, so that a later preflight can name it. */
import { createHash } from 'node:crypto';
import type { Expectation, PageMap } from '../model/layout.js';
import type { PageSource } from '../preflight/index.js';

/** Raised when a field changes its meaning or goes. */
const FORMAT = 1;

interface Written extends PageSource {
  readonly format: number;
  /** SHA-256 of the PDF, hex: the report of another file says nothing of this one. */
  readonly pdf: string;
}

/** Where the report of a PDF lies. */
export const sourceReportPath = (pdf: string): string => `${pdf.replace(/\.pdf$/i, '')}.report.json`;

const hashOf = (pdf: Uint8Array): string => createHash('sha256').update(pdf).digest('hex');

/** The report as text. */
export const sourceReport = (pdf: Uint8Array, map: PageMap, expectations: readonly Expectation[]): string =>
  `${JSON.stringify({ format: FORMAT, pdf: hashOf(pdf), map, expectations } satisfies Written)}\n`;

/** Reads such a report; null where it is of another file or of another format. */
export function sourceFrom(text: string, pdf: Uint8Array): PageSource | null {
  try {
    const { format, pdf: hash, map, expectations } = JSON.parse(text) as Partial<Written>;
    return format === FORMAT && hash === hashOf(pdf) && map && expectations ? { map, expectations } : null;
  } catch (error) {
    // A file of this name that somebody else wrote: what is found has no source then, and nothing else is lost.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
