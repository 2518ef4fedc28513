/** The print edition into the folder that a printer is given: PDFs, job ticket, preflight reports, contact sheet, checksums. All in memory; other folders import from here only. */
import { createHash } from 'node:crypto';
import { openRaster } from '../raster/index.js';
import { contactSheet, pagePicture } from './contact-sheet.js';
import { makeCover } from './cover.js';
import { readFacts } from './facts.js';
import { KNOWN_BY, partId } from './identity.js';
import type { Inspection, Job, PartFile } from './job.js';
import { partName, planParts, type PartPlan } from './parts.js';
import { subset } from './subset.js';
import { ticketPdf } from './ticket-pdf.js';
import { makeTicket, ticketText, type TicketPart } from './ticket.js';

export type { Inspection, Job, Moment, PartFile } from './job.js';
export { partName, planParts, spineWidth, stocksDiffer, type PartKind, type PartPlan } from './parts.js';
export type { FontFiles } from './type.js';

/** Names of what lies in the folder beside the PDFs and the reports on them. */
export const TICKET_TEXT = 'job-ticket.txt';
export const TICKET_PDF = 'job-ticket.pdf';
export const CONTACT_SHEET = 'contact-sheet.jpg';
export const CHECKSUMS = 'SHA256SUMS';

/** Width of the cover on the ticket, pixels. */
const COVER_PIXELS = 380;

/** A hand-over, ready to be put in place. */
export interface HandedOver {
  /** Contents by name, in the order of the names. */
  readonly files: ReadonlyMap<string, Uint8Array | string>;
  readonly parts: readonly PartFile[];
  /** What preflight said of each part, by the name of its file. */
  readonly inspections: ReadonlyMap<string, Inspection>;
}

/** Makes a hand-over. The same job gives the same bytes; only the ticket, and so its checksum, knows the time. */
export async function handOver(job: Job): Promise<HandedOver> {
  const raster = await openRaster(job.pdf);
  try {
    const { pageCount } = raster;
    const parts: TicketPart[] = [];
    for (const plan of planParts(job.meta.printing, pageCount)) {
      const file = { ...plan, name: partName(job.issue, plan.kind), pdf: await makePart(job, plan) };
      parts.push({ file, facts: await readFacts(file.pdf), inspection: job.inspect === null ? null : await job.inspect(file) });
    }
    const ticket = makeTicket({ meta: job.meta, inputHash: job.inputHash, pageCount, parts, at: job.at });
    const cover = await pagePicture(raster, 1, COVER_PIXELS);
    const files = new Map<string, Uint8Array | string>([
      ...parts.map(({ file }) => [file.name, file.pdf] as const),
      ...parts.flatMap(({ file, inspection }) => (inspection === null ? [] : ([[reportName(file, 'html'), inspection.html], [reportName(file, 'json'), inspection.json]] as const))),
      [TICKET_TEXT, ticketText(ticket)],
      [TICKET_PDF, await ticketPdf(ticket, cover.jpeg, job.at, job.fonts)],
      [CONTACT_SHEET, await contactSheet(raster, job.fonts.regular)],
    ]);
    files.set(CHECKSUMS, checksums(files));
    return {
      files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))),
      parts: parts.map(({ file }) => file),
      inspections: new Map(parts.flatMap(({ file, inspection }) => (inspection === null ? [] : [[file.name, inspection] as const]))),
    };
  } finally {
    raster.close();
  }
}

/** `issue-2026q2-cover-preflight.html` */
const reportName = (file: PartFile, form: 'html' | 'json'): string => `${file.name.replace(/\.pdf$/, '')}-preflight.${form}`;

function makePart({ pdf, inputHash, issue, meta, fonts }: Job, { kind, pages, spine }: PartPlan): Promise<Uint8Array> | Uint8Array {
  if (kind === 'whole') return pdf;
  const id = partId(inputHash, kind);
  if (spine === null) return subset(pdf, pages, id);
  const { languages, date, printing } = meta;
  const [lang] = languages;
  const text = (localized: typeof meta.nameplate): string => (localized.by[lang ?? 'vi'] ?? Object.values(localized.by)[0])?.text ?? '';
  const slug = (side: string): string => [issue, `cover, ${side}`, `spine ${spine} mm`, `${date.year}-${String(date.month).padStart(2, '0')}`, 'print', inputHash.slice(0, KNOWN_BY)].join('  ·  ');
  return makeCover(pdf, { spine, text: { nameplate: text(meta.nameplate), label: text(meta.label) }, slugs: printing.marks ? [slug('outside'), slug('inside')] : null, fonts }, id);
}

/** One line a file, as `sha256sum --check` reads them. */
export function checksums(files: ReadonlyMap<string, Uint8Array | string>): string {
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, data]) => `${createHash('sha256').update(data).digest('hex')}  ${file}\n`).join('');
}
