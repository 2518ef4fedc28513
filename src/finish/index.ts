/**
 * The browser's PDF into the PDF we hand out: exact boxes, crop marks, supplied pages, outline, metadata. On paper's sheets the structure tree, the languages
 * of its parts and the links stay as the browser wrote them; pages for the screen get them mended (`reader.ts`).
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PaginatedIssue, PdfFacts } from '../model/layout.js';
import type { Message, Place } from '../model/message.js';
import type { Original } from '../model/photo.js';
import { pageBoxes, type PageBoxes } from './boxes.js';
import { name, PdfFile, type FilePage, type RectPt } from '../pdf/index.js';
import { cropMarks } from './marks.js';
import { fileId, writeMetadata } from './metadata.js';
import { putOriginals } from './originals.js';
import { writeOutline } from './outline.js';
import { freeIds, makeReadable, type SuppliedFigure } from './reader.js';
import { numberIds } from './ids.js';
import { mapRoles } from './structure.js';
import { embedSupplied, isPdf, type Supplied } from './supplied.js';
import { unscaleStreams } from './text-size.js';

export { pageBoxes, type PageBoxes } from './boxes.js';
export { claimAccessible } from './claim.js';
export { onSpreads } from './spreads.js';

/** The outside world, and what only the caller knows. */
export interface FinishOptions {
  /** Reads a supplied file; from disk by default. */
  readonly read?: (file: string) => Promise<Uint8Array>;
  /** Where a supplied file was named, for messages, by its absolute path. */
  readonly places?: ReadonlyMap<string, Place>;
  /** Photos for which stand-ins were printed, by token, and the mark before each token. */
  readonly originals?: { readonly mark: string; readonly byToken: ReadonlyMap<string, () => Promise<Original>> };
}

/** A finished PDF and what there is to say about the pages supplied for it (quality errors `supplied-size` and `supplied-bleed`). */
export interface Finished {
  readonly pdf: Uint8Array;
  readonly messages: Message[];
}

/**
 * Finishes a printed issue. The same input gives the same bytes: dates and the ID come from `facts`, and nothing that the browser stamped stays.
 * Throws where pages, map and paper do not fit together (an outline beyond the last page, a sheet of another size): that is our own fault.
 */
export async function finish(paginated: PaginatedIssue, facts: PdfFacts, options: FinishOptions = {}): Promise<Finished> {
  const id = fileId(facts);
  const file = await PdfFile.open(paginated.pdf);
  if (options.originals) await putOriginals(file, options.originals.mark, options.originals.byToken);
  const pages = file.pages();
  const mapped = paginated.map.pages.length;
  if (mapped > 0 && mapped !== pages.length) throw new Error(`The PDF has ${pages.length} pages and its map ${mapped}.`);
  const boxes = pages.map((page) => pageBoxes(file.mediaBox(page)));
  const supplied = await embedAll(file, pages.length, paginated, options);
  const before = file.context.register(file.context.stream('q\n'));

  const figures: SuppliedFigure[] = [];
  const free = facts.boxes === 'trim' && supplied.byPage.size > 0 ? freeIds(file) : () => 0;
  const packing: Promise<void>[] = [];
  for (const [i, page] of pages.entries()) {
    const box = boxes[i]!;
    for (const [key, value] of Object.entries(shownBoxes(box, facts.boxes))) page.dict.set(name(key), file.context.obj([...value]));
    packing.push(unscaleStreams(file, file.contentsOf(page), page.dict.get(name('Resources'))));
    const own = supplied.byPage.get(i + 1) ?? [];
    if (facts.boxes === 'trim') figures.push(...own.map((one, n) => ({ page: i + 1, alt: one.text(), mcid: free(page.ref) + n })));
    const shown = facts.boxes === 'trim' ? { ...box, bleed: box.trim } : box;
    const drawn = placeSupplied(file, page, shown, own, (n) => (facts.boxes === 'trim' ? `/Figure <</MCID ${free(page.ref) + n}>>` : '/Artifact <</Type /Layout>>'));
    const extra = drawn + (facts.marks ? cropMarks(box) : '');
    if (extra === '') continue;
    // The browser leaves its own scale in force at the end of a page; ours is drawn in points, so its content is enclosed in q and Q.
    const after = file.context.register(file.context.stream(`\nQ\n${extra}`));
    page.dict.set(name('Contents'), file.context.obj([before, ...file.contentsOf(page), after]));
  }
  await Promise.all(packing);
  mapRoles(file);
  numberIds(file);
  writeOutline(file, pages, boxes, facts.outline);
  if (facts.boxes === 'trim') await makeReadable(file, pages, facts, figures);
  writeMetadata(file, facts, paginated.browser);
  return { pdf: await file.saveWhole(id), messages: supplied.messages };
}

/** Page boxes (ISO 32000-1, 14.11.2): a page for the screen has no bleed, and nothing round its trim. */
const shownBoxes = ({ media, crop, bleed, trim }: PageBoxes, shown: PdfFacts['boxes']): Readonly<Record<string, RectPt>> =>
  shown === 'trim' ? { MediaBox: trim, CropBox: trim, TrimBox: trim } : { MediaBox: media, CropBox: crop, BleedBox: bleed, TrimBox: trim };

async function embedAll(
  file: PdfFile, count: number, { map }: PaginatedIssue, options: FinishOptions,
): Promise<{ byPage: ReadonlyMap<number, readonly Supplied[]>; messages: Message[] }> {
  const read = options.read ?? ((source: string) => readFile(source));
  const known = new Map<string, Supplied | null>();
  const byPage = new Map<number, Supplied[]>();
  const messages: Message[] = [];
  for (const region of map.regions) {
    if (region.owner.kind !== 'supplied') continue;
    if (region.page < 1 || region.page > count) throw new RangeError(`A supplied page stands on page ${region.page} of ${count}.`);
    const source = region.owner.path;
    if (!known.has(source)) {
      const bytes = await read(source);
      const embedded = isPdf(bytes) ? await embedSupplied(file, bytes, path.basename(source), options.places?.get(source) ?? null) : null;
      known.set(source, embedded);
      messages.push(...embedded?.messages ?? []);
    }
    const embedded = known.get(source);
    if (embedded) byPage.set(region.page, [...byPage.get(region.page) ?? [], embedded]);
  }
  return { byPage, messages };
}

function placeSupplied(file: PdfFile, page: FilePage, boxes: PageBoxes, supplied: readonly Supplied[], mark: (index: number) => string): string {
  if (supplied.length === 0) return '';
  const resources = file.dict(page.dict.get(name('Resources')) ?? file.context.obj({}));
  const objects = file.dict(resources.get(name('XObject')) ?? file.context.obj({}));
  page.dict.set(name('Resources'), resources);
  resources.set(name('XObject'), objects);
  return supplied.map((one, i) => {
    // The browser's own names are X and a number.
    const resource = `Supplied${i + 1}`;
    objects.set(name(resource), one.form);
    return `${mark(i)} BDC\n${one.draw(boxes, resource)}EMC\n`;
  }).join('');
}
