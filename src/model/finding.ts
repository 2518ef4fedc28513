/** What a preflight finds in a PDF: where, what, how much, and what the printer's limits allow. */
import { placeKey } from './layout.js';
import type { Message, Place } from './message.js';
import type { RectMm } from './paper.js';

/** How much a finding weighs: an error must not go to press, a warning is for someone to look at, a note is told. */
export type FindingSeverity = 'error' | 'warning' | 'info';

/** Where in the source a finding comes from, for files that we made. */
export interface FindingSource {
  readonly place: Place;
  /** What stands there, as an editor calls it: `bac-son-valley.jpg`, `paragraph`. */
  readonly name: string;
}

/** One thing that a preflight found. */
export interface Finding {
  readonly severity: FindingSeverity;
  /** The rule's id, kebab-case, never changed once shipped. */
  readonly rule: string;
  /** From 1; null for what concerns the whole file. */
  readonly page: number | null;
  /** From the trim's top-left corner; null where it has no place on the page. */
  readonly rect: RectMm | null;
  /** What it is: `image 12 0 R, 2100 x 1400 px`, `text “Bắc Sơn”`; null for the file itself. */
  readonly object: string | null;
  /** What was found and what is allowed, with units; null where there is no measure. */
  readonly value: string | null;
  readonly limit: string | null;
  /** How many alike the finding stands for on its page, itself among them. */
  readonly count: number;
  /** What was found, one plain sentence. */
  readonly text: string;
  /** The remedy, one plain sentence. */
  readonly note: string;
  readonly source: FindingSource | null;
}

/** Sorts by page (the whole file first), then from the top of the page down, then by rule. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const key = (f: Finding) => [f.page ?? 0, f.rect?.y ?? -1e6, f.rect?.x ?? -1e6, f.rule, f.text] as const;
  return [...findings].sort((a, b) => {
    const [ka, kb] = [key(a), key(b)];
    for (let i = 0; i < ka.length; i += 1) if (ka[i]! !== kb[i]!) return ka[i]! < kb[i]! ? -1 : 1;
    return 0;
  });
}

/**
 * Findings that the build has not told in its own words already: the same rule at the same place of the source is one fault. The build knows how
 * a picture is cropped and how many pixels its file has; a preflight sees what the PDF holds.
 */
export function untold(findings: readonly Finding[], told: readonly Message[]): Finding[] {
  const known = new Set(told.flatMap(({ rule, place }) => (place ? [`${rule} ${placeKey(place)}`] : [])));
  return findings.filter(({ rule, source }) => !source || !known.has(`${rule} ${placeKey(source.place)}`));
}

/** Distance from the trim's corner, mm; what stands in the bleed begins at the trim for whoever looks for it. */
const round = (mm: number): number => Math.max(0, Math.round(mm * 10) / 10);

/** A finding as a message of the build: at its source where one is known, with its page and place from the trim's corner. */
export const findingMessage = ({ severity, rule, page, rect, text, note, source, count }: Finding): Message => ({
  severity,
  rule,
  text: `${page === null ? '' : `Page ${page}${rect ? `, ${round(rect.x)} mm from the left and ${round(rect.y)} mm from the top` : ''}: `}${text}${count > 1 ? ` (${count} of them on the page)` : ''}`,
  note,
  place: source?.place ?? null,
});
