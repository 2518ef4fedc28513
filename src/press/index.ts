/**
 * The finished PDF in the browser's colours into a file for the press: everything in ink, marked as PDF/X. Other folders import from here
 * only. What is drawn stays what it is – text text, gradients gradients, tags tags –, only its colours change.
 */
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { PDFRawStream, type PDFObject, type PDFRef } from '@cantoo/pdf-lib';
import type { Condition } from '../colour/index.js';
import type { Message } from '../model/message.js';
import type { PressSettings } from '../model/press.js';
import { decodeStream, PdfFile, type FilePage, type RectPt } from '../pdf/index.js';
import { colourOperators } from './colour-operators.js';
import { applyEdits, type Edit } from './edits.js';
import { Graphics } from './graphics.js';
import type { ImageCache } from './image-cache.js';
import { convertImages, planPalettes } from './images.js';
import { Job, type Rewritten } from './job.js';
import type { Locate } from './locate.js';
import { name, numbersEntry } from './objects.js';
import { paintOperators } from './paint-operators.js';
import { Palette } from './palette.js';
import { markPdfX, STANDARDS } from './pdfx.js';
import { inksOverLimit, refusePictures, refuseTransparency, warnOfConic } from './refusals.js';
import type { PressReport } from './report.js';
import { cleanStates, pageResources, settleGroups, settleMasks, settlePageGroup, sweepResources } from './resources.js';
import { planShading } from './shadings.js';
import { removeInteraction } from './structure.js';
import { Walk, type Handlers } from './walk.js';

export type { ImageCache } from './image-cache.js';
export { locator, type Locate } from './locate.js';
export { outlineFonts } from './outline-fonts.js';
export { choose } from './rules.js';
export { softProof } from './soft-proof.js';
export type { OutOfGamut, PressedImage, PressReport } from './report.js';

/** What the press needs beside the PDF. */
export interface PressOptions {
  readonly settings: PressSettings;
  readonly condition: Condition;
  /** Hex, at least 32 digits: the hash of all input, as `PdfFacts.inputHash`. */
  readonly inputHash: string;
  /** Keeps converted pictures; none where null. */
  readonly cache?: ImageCache | null;
  /** SHA-256 (hex) of the data of pictures that were already made for this condition. Other pictures in ink are measured. */
  readonly made?: ReadonlySet<string>;
  /** Names the source of what stands at a place of a page. */
  readonly locate?: Locate;
}

/** A file for the press, and what there is to say about it. */
export interface Pressed {
  readonly pdf: Uint8Array;
  readonly report: PressReport;
  /** Stoppers `transparency-in-x1a`, errors `picture-not-converted` and `ink-over-limit`, warnings `conic-gradient`. */
  readonly messages: Message[];
}

const HANDLERS: Handlers = new Map(Object.entries({ ...colourOperators, ...paintOperators }));
const deflated = promisify<Uint8Array, Buffer>(deflate);
/** Pages that are packed at a time, beside this thread. */
const TOGETHER = 4;

/**
 * Brings a finished PDF to ink. The same input gives the same bytes.
 * @throws Error for a file that finish/ has not written (no XMP), or whose content streams are damaged.
 */
export async function press(pdf: Uint8Array, options: PressOptions): Promise<Pressed> {
  const { settings, condition, locate = () => null } = options;
  const { standard } = settings;
  const file = await PdfFile.open(pdf);
  const pages = file.pages();
  const palette = new Palette({ settings, inkLimit: condition.intent.inkLimit, blackFor: condition.blackFor });
  const job = new Job(file, palette);
  const annotations = removeInteraction(file, pages);

  const edits = pages.map((page, i) => readPage(job, page, i + 1));
  const shadings = [...job.shadings.values()].flatMap((used) => planShading(job, used) ?? []);
  const palettes = planPalettes(job);
  await palette.convert(condition);
  for (const write of [...shadings.map((shading) => shading.write), ...palettes]) write();
  const [images] = await Promise.all([
    convertImages(job, { condition, quality: settings.pictures.quality, cache: options.cache ?? null, made: options.made ?? new Set() }),
    writePages(file, pages, edits),
    ...Array.from(job.streams, ([ref, rewritten]) => writeStream(file, ref, rewritten)),
  ]);
  settleMasks(job);
  settleGroups(job);
  const transparentPages = [...new Set(job.transparency.map((one) => one.page))].sort((a, b) => a - b);
  for (const [i, page] of pages.entries()) settlePageGroup(file, page.dict, transparentPages.includes(i + 1));
  cleanStates(job);
  sweepResources(job);
  markPdfX(file, standard, condition.intent, condition.icc);
  file.removeUnreachable();

  const trims = pages.map((page) => (numbersEntry(file, page.dict, 'TrimBox') ?? [...file.mediaBox(page)]) as unknown as RectPt);
  const messages = [
    ...inksOverLimit(settings.inks, condition.intent.inkLimit),
    ...(standard === '1a' ? refuseTransparency(job.transparency, trims, locate) : []),
    ...warnOfConic(new Set(shadings.flatMap((shading) => shading.conicOn)), locate),
    ...refusePictures(images.filter((image) => image.how === 'refused'), locate),
  ];
  const report: PressReport = {
    standard, colours: palette.counts(), streams: pages.length + job.streams.size, shadings: shadings.length, images,
    outOfGamut: palette.outOfGamut(condition), transparentPages, annotations,
  };
  return { pdf: file.save(options.inputHash.slice(0, 32).toUpperCase(), STANDARDS[standard].header), report, messages };
}

/** A page's content, all its streams as one. */
function dataOf(file: PdfFile, streams: readonly PDFObject[]): Buffer {
  return Buffer.concat(streams.flatMap((ref) => {
    const stream = file.get(ref);
    return stream instanceof PDFRawStream ? [decodeStream(stream), NEWLINE] : [];
  }));
}
const NEWLINE = Buffer.from('\n');

/** The edits that a page's content needs. */
function readPage(job: Job, held: FilePage, page: number): readonly Edit[] {
  const { file } = job;
  const walk = new Walk(job, HANDLERS, pageResources(file, held.dict), { page, target: 'ink', translucent: false, pictures: [], depth: 0 }, new Graphics([1, 0, 0, 1, 0, 0]));
  return walk.run(dataOf(file, file.contentsOf(held))).edits;
}

/** Makes the edits of all pages, a few pages at a time: their contents are unpacked once more, for those of a long issue would fill 100 MB meanwhile. */
async function writePages(file: PdfFile, pages: readonly FilePage[], edits: readonly (readonly Edit[])[]): Promise<void> {
  const waiting = pages.map((page, i) => {
    const streams = file.contentsOf(page);
    const ref = file.context.nextRef();
    page.dict.set(name('Contents'), ref);
    return async (): Promise<void> => {
      const bytes = await deflated(applyEdits(dataOf(file, streams), edits[i]!));
      file.context.assign(ref, file.context.stream(bytes, { Filter: 'FlateDecode' }));
    };
  });
  const work = async (): Promise<void> => {
    for (let write = waiting.shift(); write; write = waiting.shift()) await write();
  };
  await Promise.all(Array.from({ length: TOGETHER }, work));
}

/** A form, pattern or glyph with its colours changed, everything else of it as it was. */
async function writeStream(file: PdfFile, ref: PDFRef, { stream, data, edits }: Rewritten & { readonly stream: { readonly dict: FilePage['dict'] } }): Promise<void> {
  const { dict } = stream;
  for (const key of ['OPI', 'Metadata', 'DecodeParms', 'PieceInfo', 'LastModified']) dict.delete(name(key));
  dict.set(name('Filter'), name('FlateDecode'));
  file.context.assign(ref, PDFRawStream.of(dict, await deflated(applyEdits(data, edits))));
}
