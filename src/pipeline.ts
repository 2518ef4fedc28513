/** The order of the stages, and nothing else: read this to know what `magazine build` does. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, type OpenBrowser } from './browser/index.js';
import { check } from './check/check.js';
import { openDesk } from './check/desk.js';
import { missingGlyphs } from './check/glyphs.js';
import { issueFill, type FrameFill } from './compose/fill.js';
import { composeIssue, type Composed } from './compose/issue.js';
import { wantedWords } from './compose/wanted.js';
import { EnvironmentError } from './diagnostics/errors.js';
import { finish, type Original } from './finish/index.js';
import { readCoverage } from './fonts/coverage.js';
import { load } from './load/load.js';
import { measure } from './measure/measure.js';
import type { Metrics } from './model/compose.js';
import type { PageMap } from './model/layout.js';
import { hasStopper, sortMessages, type Message } from './model/message.js';
import { pictureRefs } from './model/refs.js';
import type { IssueSource, LastBuild, ParsedIssue, Pictures } from './model/stages.js';
import type { IssueView } from './model/view.js';
import { outline } from './view/outline.js';
import { paginate, readyEngine } from './paginate/paginate.js';
import { parse } from './parse/parse.js';
import { STAND_IN_MARK, jpegFrame, measurePictures, preparePictures, type PictureCache, type PictureReport } from './pictures/index.js';
import { readStyles, type FontFace, type Styles } from './render/css.js';
import { overlays, type Overlay } from './render/overlay.js';
import { measuringDocument, readTemplates, render } from './render/render.js';
import { expectations, verify } from './verify/index.js';
import { view } from './view/view.js';

/** Stages as the progress display and the report name them. */
export type Stage = 'load' | 'parse' | 'pictures' | 'check' | 'browser' | 'view' | 'measure' | 'compose' | 'render' | 'paginate' | 'prepare' | 'print' | 'draw' | 'finish' | 'verify' | 'write';

/** The outside world of a run. */
export interface World {
  readonly cache: PictureCache;
  /** Folders of templates and the entry stylesheet. */
  readonly templates: string;
  readonly stylesheet: string;
  readonly version: string;
  /** Path of a browser to take instead of the embedded one. */
  readonly browser: string | null;
  /** Creation date of the PDF instead of the issue's own (SOURCE_DATE_EPOCH). */
  readonly date: Date | null;
  /** Aborted when the run is to end: it stops at the next stage, and its browser at once. */
  readonly signal?: AbortSignal;
  readonly onStage?: (stage: Stage) => void;
  readonly onPage?: (pages: number) => void;
  readonly onNotice?: (line: string) => void;
}

/** An issue understood and checked, as far as that needs no browser. */
export interface Checked {
  readonly source: IssueSource | null;
  readonly parsed: ParsedIssue | null;
  readonly pictures: Pictures | null;
  readonly styles: Styles;
  /** What the rules that need a layout went by. */
  readonly lastBuild: LastBuild | null;
  readonly messages: readonly Message[];
}

/** An issue that can be composed: nothing was found that forbids it. */
export interface Ready {
  readonly source: IssueSource;
  readonly parsed: ParsedIssue;
  readonly pictures: Pictures;
  readonly styles: Styles;
  /** See `hashInput`. */
  readonly inputHash: string;
}

/** An issue composed, line by line. */
export interface Laid {
  readonly view: IssueView;
  readonly metrics: Metrics;
  readonly composed: Composed;
}

/** A finished build. `pdf` is null where a stopper forbade it. */
export interface Built {
  readonly pdf: Uint8Array | null;
  /** The finished PDF that a stopper forbade to hand out; null where none was made. */
  readonly rejected: Uint8Array | null;
  /** The pages once more, with what was to be shown over them; null where nothing was. */
  readonly overlaid: Uint8Array | null;
  readonly map: PageMap | null;
  /** Frames that are less full than they should be, with their causes. */
  readonly low: readonly FrameFill[];
  readonly pictures: readonly PictureReport[];
  readonly messages: readonly Message[];
  /** Fonts that the styles declare. */
  readonly fonts: readonly FontFace[];
  readonly inputHash: string;
  readonly browser: string | null;
}

/** A stage begins, unless the run is to end. */
export function enter(stage: Stage, world: World): void {
  world.signal?.throwIfAborted();
  world.onStage?.(stage);
}

/** What the last build said of its pages, with the hash of what it was built from. */
export type LastReport = Omit<LastBuild, 'fits'> & { readonly inputHash: string };

/**
 * Loads, parses and checks an issue: everything that can be said before a browser starts.
 * @param last the last build's report, for rules that need a layout; null while building.
 */
export async function checkIssue(target: { folder: string; id: string }, world: World, last: LastReport | null = null): Promise<Checked> {
  enter('load', world);
  const styles = await readStyles(world.stylesheet);
  const loaded = await load(target);
  enter('parse', world);
  const parsed = loaded.value ? await parse(loaded.value) : { value: null, messages: [] };
  const messages = [...loaded.messages, ...parsed.messages];
  enter('pictures', world);
  const pictures = parsed.value
    ? await measurePictures(pictureRefs(parsed.value), world.cache, { families: [...new Set(styles.fonts.map((f) => f.family))] })
    : { value: null, messages: [] };
  messages.push(...pictures.messages);
  enter('check', world);
  const read = { source: loaded.value, parsed: parsed.value, pictures: pictures.value, styles };
  const lastBuild = last && { ...last, fits: last.inputHash === (await hashInput(read, world)) };
  if (loaded.value && parsed.value) messages.push(...(await reviewIssue(loaded.value, parsed.value, pictures.value, styles, lastBuild)));
  return { ...read, lastBuild, messages: sortMessages(messages) };
}

/** What the copy desk has to say, and characters that no font has. Without pictures the desk keeps silent. */
export async function reviewIssue(source: IssueSource, parsed: ParsedIssue, pictures: Pictures | null, styles: Styles, lastBuild: LastBuild | null): Promise<Message[]> {
  const coverage = await readCoverage(styles.fonts.map((f) => f.path));
  const texts = expectations(parsed).filter((e) => e.kind === 'text');
  return [
    ...(pictures ? check(openDesk(parsed, pictures, source, lastBuild)) : []),
    ...missingGlyphs(texts, source, (sign) => coverage.has(sign)),
  ];
}

/** What was checked, with the hash of all input; null where a stopper forbids to go on. */
export async function readyIssue(checked: Checked, world: World): Promise<Ready | null> {
  const { source, parsed, pictures, styles, messages } = checked;
  return source && parsed && pictures && !hasStopper(messages) ? { source, parsed, pictures, styles, inputHash: await hashInput(checked, world) } : null;
}

/**
 * Starts the browser for a piece of work and ends it afterwards.
 * @param early a browser that is being started already.
 */
export async function inBrowser<T>(world: World, use: (open: OpenBrowser) => Promise<T>, early?: Promise<OpenBrowser>): Promise<T> {
  enter('browser', world);
  const browser = await (early ?? openBrowser(world.browser));
  for (const notice of browser.notices) world.onNotice?.(notice);
  const close = (): void => void browser.close();
  world.signal?.addEventListener('abort', close, { once: true });
  try {
    return await Promise.race([use(browser), browser.gone]);
  } catch (error) {
    if (browser.browser.connected || world.signal?.aborted) throw error;
    throw new EnvironmentError('The browser ended in the middle of the work.', 'It may have lacked memory: close other programs and build again, or see `magazine doctor`.', { cause: error });
  } finally {
    world.signal?.removeEventListener('abort', close);
    await browser.close();
  }
}

/** Settles what stands on every page. The browser only measures. */
export async function layIssue(open: OpenBrowser, { parsed, pictures, styles }: Ready, world: World): Promise<Laid> {
  enter('view', world);
  const issue = view(parsed, pictures);
  enter('measure', world);
  // The browser measures meanwhile; a failure is told where the engine is wanted.
  readyEngine().catch(() => undefined);
  const metrics = await withFile(measuringDocument(styles), (url) => measure(open.browser, url, () => wantedWords(issue)));
  enter('compose', world);
  return { view: issue, metrics, composed: composeIssue(issue, metrics) };
}

/** The composed issue as one document. */
export async function renderIssue({ view: issue, metrics, composed }: Laid, { parsed, styles, inputHash }: Ready, world: World): Promise<string> {
  enter('render', world);
  const templates = await readTemplates(world.templates);
  const month = `${parsed.meta.date.year}-${String(parsed.meta.date.month).padStart(2, '0')}`;
  return render(composed.issue, issue, metrics, templates, styles, issue.marks ? { issue: issue.id, date: month, edition: 'print', hash: inputHash.slice(0, 8) } : null);
}

/**
 * Builds an issue's print PDF in memory.
 * @param show what to draw over the pages of a second PDF; empty for none.
 */
export async function buildIssue(target: { folder: string; id: string }, world: World, show: readonly Overlay[] = []): Promise<Built> {
  // The browser starts while the issue is read. What it says of itself counts only when it is wanted.
  const early = openBrowser(world.browser);
  const unwanted = (): Promise<void> => early.then((open) => open.close(), () => undefined);
  early.catch(() => undefined);
  let checked: Checked;
  let ready: Ready | null;
  try {
    checked = await checkIssue(target, world);
    ready = await readyIssue(checked, world);
    world.signal?.throwIfAborted();
  } catch (error) {
    await unwanted();
    throw error;
  }
  const { messages } = checked;
  const go = ready;
  if (go) return inBrowser(world, (open) => buildWith(open, go, messages, world, show), early);
  await unwanted();
  return { pdf: null, rejected: null, overlaid: null, map: null, low: [], pictures: [], messages: sortMessages(checked.messages), fonts: checked.styles.fonts, inputHash: await hashInput(checked, world), browser: null };
}

async function buildWith(open: OpenBrowser, input: Ready, before: readonly Message[], world: World, show: readonly Overlay[]): Promise<Built> {
  const { parsed, pictures, styles, inputHash } = input;
  const laid = await layIssue(open, input, world);
  const { view: issue, composed } = laid;
  const html = await renderIssue(laid, input, world);
  enter('paginate', world);
  const refs = pictureRefs(parsed);
  let prepared: Awaited<ReturnType<typeof preparePictures>> | null = null;
  const paginated = await paginate(html, composed.issue.pages.length, {
    browser: open.browser,
    browserVersion: open.version,
    fonts: styles.fonts.map((f) => f.path),
    prepare: async (placed) => {
      enter('prepare', world);
      prepared = await preparePictures(placed, pictures, refs, styles.fonts, world.cache);
      return prepared.files;
    },
    ...(world.onPage ? { onPage: world.onPage } : {}),
    onPrint: () => enter('print', world),
    ...(show.length > 0 ? { overlays: overlays(composed.issue, show) } : {}),
  });
  const { messages: pictureMessages, report, originals } = prepared as unknown as Awaited<ReturnType<typeof preparePictures>>;
  enter('finish', world);
  const date = world.date ?? new Date(Date.UTC(parsed.meta.date.year, parsed.meta.date.month - 1, 1));
  const finishing = [
    { title: issue.title, lang: issue.languages[0] ?? 'vi', author: issue.author, subject: issue.subject, outline: outline(issue, paginated.map), date, inputHash, marks: issue.marks },
    {
      places: new Map(refs.map((ref) => [ref.path, ref.place])),
      originals: { mark: STAND_IN_MARK, byToken: new Map(Array.from(originals, ([token, path]) => [token, () => readOriginal(path)])) },
    },
  ] as const;
  const finished = await finish(paginated, ...finishing);
  const overlaid = paginated.overlaid ? (await finish({ ...paginated, pdf: paginated.overlaid }, ...finishing)).pdf : null;
  enter('verify', world);
  const lost = await verify(finished.pdf, paginated.map, expectations(parsed), [...new Set(styles.fonts.map((f) => f.family))]);
  const messages = sortMessages([...before, ...composed.messages, ...pictureMessages, ...finished.messages, ...lost]);
  const stopped = hasStopper(messages);
  return { pdf: stopped ? null : finished.pdf, rejected: stopped ? finished.pdf : null, overlaid, map: paginated.map, low: issueFill(composed.issue, issue).low, pictures: report, messages, fonts: styles.fonts, inputHash, browser: open.version };
}

async function readOriginal(path: string): Promise<Original> {
  const bytes = await readFile(path);
  const frame = jpegFrame(bytes);
  if (!frame) throw new Error(`${path} is no JPEG any more.`);
  return { bytes, ...frame };
}

async function withFile<T>(html: string, use: (url: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'magazine-'));
  try {
    const file = join(folder, 'measure.html');
    await writeFile(file, html);
    return await use(pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A hash of everything that goes into the pages: texts, pictures, styles, fonts, templates and our own version. Hex, 64 digits. */
async function hashInput({ source, pictures, styles }: Pick<Checked, 'source' | 'pictures' | 'styles'>, world: World): Promise<string> {
  const hash = createHash('sha256').update(world.version).update(styles.css);
  const templates = (await readdir(world.templates)).filter((name) => name.endsWith('.hbs')).sort();
  for (const file of [...templates.map((name) => join(world.templates, name)), ...styles.fonts.map((font) => font.path)]) {
    hash.update('\0').update(await readFile(file).catch(() => ''));
  }
  for (const file of source ? [source.issue, source.house, ...source.articles.flatMap((a) => a.files.map((f) => f.source))] : []) {
    if (file) hash.update(`\0${file.file}\0${file.text}`);
  }
  for (const info of [...(pictures?.values() ?? [])].sort((a, b) => (a.hash < b.hash ? -1 : 1))) hash.update(info.hash);
  return hash.digest('hex');
}
