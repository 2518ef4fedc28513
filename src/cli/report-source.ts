/** `<name>.report.json` beside a PDF of ours: what of the source stands where on its pages, so that a later preflight can name it. */
import { createHash } from 'node:crypto';
import type { Expectation, PageMap } from '../model/layout.js';
import type { PageSource } from '../preflight/index.js';

/** Raised when a field changes its meaning or goes. */
const FORMAT = 1;
/** More bytes than this no report of ours has: that of 500 pages has one million. */
export const MAX_REPORT = 100_000_000;

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

/** Reads such a report; null where it is of another file or of another format, or where somebody else wrote it. */
export function sourceFrom(text: string, pdf: Uint8Array): PageSource | null {
  try {
    const { format, pdf: hash, map, expectations } = (JSON.parse(text) ?? {}) as Partial<Written>;
    return format === FORMAT && hash === hashOf(pdf) && isMap(map) && areExpectations(expectations) ? { map, expectations } : null;
  } catch (error) {
    // A file of this name that somebody else wrote: what is found has no source then, and nothing else is lost.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

type Unknown = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Unknown => typeof value === 'object' && value !== null;
const isRect = (value: unknown): boolean => isObject(value) && ['x', 'y', 'width', 'height'].every((side) => typeof value[side] === 'number');
const isPlace = (value: unknown): boolean => isObject(value) && typeof value['file'] === 'string' && typeof value['line'] === 'number' && typeof value['column'] === 'number';

/** What is read of a report's map: where on the pages what stands, and the pages themselves. */
const isMap = (map: unknown): map is PageMap =>
  isObject(map) && Array.isArray(map['pages']) && map['pages'].every(isObject) && Array.isArray(map['regions']) &&
  map['regions'].every((region: unknown) => isObject(region) && typeof region['page'] === 'number' && isRect(region['rect']) && isObject(region['owner']));

const areExpectations = (list: unknown): list is Expectation[] =>
  Array.isArray(list) && list.every((each: unknown) => isObject(each) && typeof each['key'] === 'string' && isPlace(each['place']) && (each['kind'] === 'picture' ? typeof each['name'] === 'string' : typeof each['text'] === 'string' && typeof each['what'] === 'string'));
