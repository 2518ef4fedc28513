/** A composed issue into one of its editions: printed, finished, brought to the press where it goes there, and verified. */
import { CLAIM, checkAccess } from './access/index.js';
import type { OpenBrowser } from './browser/index.js';
import { openCondition, type Condition, type ProofBook } from './colour/index.js';
import { forgetTexts } from './compose/set.js';
import { claimAccessible, finish, onSpreads } from './finish/index.js';
import { SCREEN, type Edition } from './model/edition.js';
import type { FrameFill } from './compose/fill.js';
import { sweepHeap } from './heap.js';
import { findingMessage, untold } from './model/finding.js';
import type { Expectation, PageMap } from './model/layout.js';
import type { Binding } from './model/issue.js';
import type { Message } from './model/message.js';
import type { PressSettings } from './model/press.js';
import { pictureRefs } from './model/refs.js';
import type { Pictures } from './model/stages.js';
import { paginate } from './paginate/paginate.js';
import type { Original } from './model/photo.js';
import { STAND_IN_MARK, bytesOf, preparePictures, sha256, type PictureEdition, type PictureReport, type Prepared } from './pictures/index.js';
import { preflight, readLimits, type Limits, type Preflight } from './preflight/index.js';
import { locator, outlineFonts as withoutFonts, press, softProof, type PressReport } from './press/index.js';
import { enter, type Laid, type Ready, type World } from './run.js';
import type { FontFace } from './render/css.js';
import { overlays, type Overlay } from './render/overlay.js';
import { messagePages } from './render/proof.js';
import { readTemplates, render, type SlugFacts } from './render/render.js';
import { bookOf, withStyleInks } from './soft-proof.js';
import { expectations, verify } from './verify/index.js';
import { readPdf, type ReadPdf } from './pdf/index.js';
import { outline } from './view/outline.js';

/** One edition as it was made. */
export interface MadeEdition {
  readonly edition: Edition;
  /** Null where a stopper forbade to hand it out; `rejected` holds it then. */
  readonly pdf: Uint8Array | null;
  readonly rejected: Uint8Array | null;
  /** The pages with overlays, where they were asked for. */
  readonly overlaid: Uint8Array | null;
  readonly map: PageMap;
  /** Texts and pictures of the source that the map's regions are for. */
  readonly expectations: readonly Expectation[];
  readonly pictures: readonly PictureReport[];
  /** What the press made of the colours; null for editions that stay on the screen. */
  readonly press: PressReport | null;
  /** The file held against the printer's limits; null for editions that stay on the screen, and where the limits cannot be read. */
  readonly preflight: Preflight | null;
  /** What this edition has to tell beside what all have in common. */
  readonly messages: readonly Message[];
}

/** What is to be built beside the default: the print edition alone. */
export interface BuildWishes {
  /** At least one. */
  readonly editions?: readonly Edition[];
  /** What to draw over the pages of a further PDF; over the proof itself where that is the first of the editions. */
  readonly show?: readonly Overlay[];
  /** False leaves the print edition in the browser's colours: to see what bringing it to ink costs. */
  readonly convert?: boolean;
  /** Type of the print edition goes as curves, as `printing.outline-fonts` asks for. */
  readonly outlineFonts?: boolean;
  /** Facing pages of the proof stand on one sheet. */
  readonly spreads?: boolean;
}

/** A finished build. The editions' PDFs are null where a stopper forbade them. */
export interface Built {
  /** In the order asked for; empty where a stopper forbade to go on before any was made. */
  readonly editions: readonly MadeEdition[];
  /** The pages once more, with what was to be shown over them; null where nothing was. */
  readonly overlaid: Uint8Array | null;
  readonly map: PageMap | null;
  /** Frames that are less full than they should be, with their causes. */
  readonly low: readonly FrameFill[];
  readonly messages: readonly Message[];
  /** Fonts that the styles declare. */
  readonly fonts: readonly FontFace[];
  readonly inputHash: string;
  readonly browser: string | null;
}

/** What stands in the slug of every page; null where no marks are wanted. */
function slugOf({ parsed, inputHash }: Ready, { view }: Laid, edition: Edition, world: World): SlugFacts | null {
  const { year, month } = parsed.meta.date;
  if (!view.marks || edition === 'digital') return null;
  const { commit = null, branch = null } = world.revision ?? {};
  const more = edition === 'proof' ? [world.now.toISOString().slice(0, 16).replace('T', ' '), commit, branch].filter((part) => part !== null) : [];
  return { issue: view.id, date: `${year}-${String(month).padStart(2, '0')}`, edition, hash: inputHash.slice(0, 8), more };
}

/** What pictures are made for. */
function picturesFor(edition: Edition, { pictures }: PressSettings, condition: Condition | null, proof: ProofBook | null): PictureEdition {
  if (edition !== 'print') return { kind: 'screen', maxPpi: SCREEN[edition].ppi, quality: SCREEN[edition].quality, proof };
  return condition === null ? { kind: 'screen', maxPpi: null, quality: pictures.quality } : { kind: 'print', settings: pictures, condition };
}

/** An edition to be made. */
export interface Order {
  readonly open: OpenBrowser;
  readonly input: Ready;
  readonly laid: Laid;
  readonly edition: Edition;
  /** What to draw over the pages of a second PDF. */
  readonly show: readonly Overlay[];
  /** What was found in the issue so far, for the list at a proof's end. */
  readonly before: readonly Message[];
  /** See `BuildWishes`. */
  readonly convert: boolean;
  readonly outlineFonts: boolean;
  readonly spreads: boolean;
  readonly world: World;
}

/** Makes an edition. */
export async function makeEdition(order: Order): Promise<MadeEdition> {
  const { input: { parsed, styles }, laid, edition, convert } = order;
  // The pages stand: no text is set any more.
  forgetTexts();
  await sweepHeap();
  const settings = withStyleInks(parsed.meta.press, styles.inks);
  const condition = edition === 'print' && convert ? openCondition(settings.intent) : Promise.resolve(null);
  // Told where it is wanted.
  condition.catch(() => undefined);
  const book = edition === 'proof' ? await bookOf(settings) : null;
  const finished = await printPages(order, async () => picturesFor(edition, settings, await condition, book));
  const opened = await condition;
  const sent = opened ? await forPress(order, finished, settings, opened) : book ? await forProof(order, finished, book) : await forScreens(order, finished);
  return {
    edition, rejected: null, map: ofIssue(finished.map, laid.composed.issue.pages.length), expectations: finished.expected, pictures: finished.pictures, ...sent,
    messages: [...finished.messages, ...sent.messages],
  };
}

/** An edition's pages as the browser printed them, with boxes, marks, photos and outline. */
interface Finished {
  /** Hands the file over, once: it may have hundreds of MB, which nobody is to hold who has done with them. */
  readonly take: () => Uint8Array;
  readonly overlaid: Uint8Array | null;
  readonly map: PageMap;
  readonly expected: readonly Expectation[];
  readonly pictures: readonly PictureReport[];
  /** SHA-256 of the photos' data. */
  readonly made: ReadonlySet<string>;
  readonly messages: readonly Message[];
}

/** What is handed out of an edition. */
type Sent = Pick<MadeEdition, 'pdf' | 'overlaid' | 'press' | 'preflight' | 'messages'>;

/** Sets, prints and finishes the pages; what for is settled when the pictures are wanted. */
async function printPages({ open, input, laid, edition, show, before, world }: Order, wanted: () => Promise<PictureEdition>): Promise<Finished> {
  const { parsed, pictures, styles, inputHash } = input;
  const { view: issue, composed, metrics } = laid;
  enter('render', world);
  const pages = edition === 'proof' ? [...composed.issue.pages, ...messagePages(before, composed.issue.pages.length)] : composed.issue.pages;
  const html = render({ ...composed.issue, pages }, issue, metrics, await readTemplates(world.templates), styles, { slug: slugOf(input, laid, edition, world), proof: edition === 'proof' });
  enter('paginate', world);
  const refs = pictureRefs(parsed);
  let prepared: Prepared | null = null;
  const paginated = await paginate(html, pages.length, {
    browser: open.browser,
    browserVersion: open.version,
    fonts: styles.fonts.map((f) => f.path),
    prepare: async (placed) => {
      enter('prepare', world);
      prepared = await preparePictures(placed, pictures, refs, styles.fonts, world.cache, await wanted());
      return prepared.files;
    },
    ...(world.onPage ? { onPage: world.onPage } : {}),
    onPrint: () => enter('print', world),
    ...(show.length > 0 ? { overlays: overlays(composed.issue, show) } : {}),
  });
  const { originals, done } = prepared as unknown as Prepared;
  enter('finish', world);
  const date = world.date ?? new Date(Date.UTC(parsed.meta.date.year, parsed.meta.date.month - 1, 1));
  const made = new Set<string>();
  const finishing = [
    {
      title: issue.title, lang: issue.languages[0] ?? 'vi', author: issue.author, subject: issue.subject, outline: outline(issue, paginated.map), date, inputHash,
      marks: issue.marks && edition !== 'digital', boxes: edition === 'digital' ? 'trim' : 'sheet',
    },
    { read: (path: string) => readAsMeasured(path, pictures), places: new Map(refs.map((ref) => [ref.path, ref.place])), originals: { mark: STAND_IN_MARK, byToken: remembered(originals, made) } },
  ] as const;
  const { pdf, messages } = await finish(paginated, ...finishing);
  const overlaid = paginated.overlaid ? (await finish({ ...paginated, pdf: paginated.overlaid }, ...finishing)).pdf : null;
  const told = await done();
  return { take: handOver(pdf), overlaid, map: paginated.map, expected: expectations(parsed), pictures: told.report, made, messages: [...paginated.messages, ...told.messages, ...messages] };
}

function handOver(held: Uint8Array | null): () => Uint8Array {
  return () => {
    const pdf = held;
    held = null;
    if (pdf === null) throw new Error('The finished pages were handed over already.');
    return pdf;
  };
}

/** A supplied page as it was measured. */
function readAsMeasured(path: string, pictures: Pictures): Promise<Uint8Array> {
  const info = pictures.get(path);
  if (!info) throw new Error(`${path} was never measured.`);
  return bytesOf(info);
}

/** Looks for every text and picture in the file that is handed out, or that what is handed out is made from. */
async function look(pdf: Uint8Array, { map, expected }: Finished, { input: { styles }, world }: Order): Promise<{ readonly read: ReadPdf; readonly lost: readonly Message[] }> {
  enter('verify', world);
  await sweepHeap();
  const read = await readPdf(pdf);
  return { read, lost: await verify(read, map, expected, [...new Set(styles.fonts.map((f) => f.family))]) };
}

/** To ink, and held against the printer's limits. */
async function forPress(order: Order, finished: Finished, settings: PressSettings, condition: Condition): Promise<Sent> {
  const { input: { parsed, inputHash }, outlineFonts, world } = order;
  const { map, expected } = finished;
  enter('press', world);
  const places = [...expected.map((each) => [each.key, each.place] as const), ...pictureRefs(parsed).map((ref) => [ref.path, ref.place] as const)];
  const pressed = await press(finished.take(), { settings, condition, inputHash, cache: world.cache, made: finished.made, locate: locator(map, new Map(places)) });
  const { read, lost } = await look(pressed.pdf, finished, order);
  enter('preflight', world);
  // Curves after the look: there is no text to be found in them.
  const curves = outlineFonts || settings.outlineFonts;
  const pdf = curves ? await withoutFonts(pressed.pdf) : pressed.pdf;
  const { limits, messages } = await readLimits(settings.limits, parsed.folder);
  const looked = limits && (await preflight(pdf, { limits: ownLimits(limits, parsed.meta.printing.binding, settings.standard), source: { map, expectations: expected }, cache: world.cache, ...(curves ? {} : { read }) }));
  return { pdf, overlaid: finished.overlaid, press: pressed.report, preflight: looked, messages: [...pressed.messages, ...lost, ...messages, ...untold(looked?.findings ?? [], finished.messages).map(findingMessage)] };
}

/** In colours as they will look on paper; overlays stand on the proof itself, facing pages on one sheet where that is asked for. */
async function forProof(order: Order, finished: Finished, book: ProofBook): Promise<Sent> {
  const { input: { inputHash }, laid, spreads } = order;
  const id = inputHash.slice(0, 32).toUpperCase();
  const plain = await softProof(finished.take(), book.flat, id);
  const { lost } = await look(plain, finished, order);
  const pdf = finished.overlaid ? await softProof(finished.overlaid, book.flat, id) : plain;
  return { pdf: spreads ? await onSpreads(pdf, laid.composed.issue.pages.length, id) : pdf, overlaid: null, press: null, preflight: null, messages: lost };
}

/** As it is; the edition for readers is held against PDF/UA-1 (ISO 14289-1), and where nothing is found it says that it keeps to it. */
async function forScreens(order: Order, finished: Finished): Promise<Sent> {
  const { input: { inputHash }, edition } = order;
  const own = finished.take();
  const { read, lost } = await look(own, finished, order);
  // The check opens the file once more, tags and all.
  await sweepHeap();
  const findings = edition === 'digital' ? (await checkAccess(own, read)).filter(({ rule }) => rule !== CLAIM) : null;
  const pdf = findings?.length === 0 ? await claimAccessible(own, { inputHash }) : own;
  return { pdf, overlaid: finished.overlaid, press: null, preflight: null, messages: [...lost, ...(findings ?? []).map(findingMessage)] };
}

/** The map of the issue's own pages: without those that a proof adds. */
const ofIssue = (map: PageMap, pages: number): PageMap => ({ pages: map.pages.slice(0, pages), regions: map.regions.filter((region) => region.page <= pages) });

/**
 * Limits are written for a saddle stitch and for PDF/X-4: a glued spine is made of leaves, of two pages each, and a file for an old RIP is held to the
 * standard that it was written to.
 */
const ownLimits = (limits: Limits, binding: Binding, standard: PressSettings['standard']): Limits => ({
  ...limits,
  pagesMultiple: binding === 'perfect' ? Math.min(limits.pagesMultiple, 2) : limits.pagesMultiple,
  standard: standard === '1a' && limits.standard !== 'none' ? 'pdfx-1a' : limits.standard,
});

/** Photos whose data is remembered by its hash when it is read. */
const remembered = (originals: Prepared['originals'], hashes: Set<string>): Prepared['originals'] =>
  new Map(Array.from(originals, ([token, load]) => [token, async (): Promise<Original> => {
    const original = await load();
    return {
      ...original,
      read: async (into) => {
        await original.read(into);
        hashes.add(sha256(into));
      },
    };
  }]));
