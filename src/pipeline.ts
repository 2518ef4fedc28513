/** The order of the stages, and nothing else: read this to know what `magazine build` does. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser, watchRoom, type OpenBrowser } from './browser/index.js';
import { checkInTurns } from './check/check.js';
import { openDesk } from './check/desk.js';
import { missingGlyphs } from './check/glyphs.js';
import { issueFill } from './compose/fill.js';
import { composeIssue } from './compose/issue.js';
import { wantedWords } from './compose/wanted.js';
import { about, EnvironmentError } from './diagnostics/errors.js';
import { readCoverage } from './fonts/coverage.js';
import { explained, holdOneState, listInputs, tellChanges, type Inputs } from './inputs.js';
import { load } from './load/load.js';
import { measure } from './measure/measure.js';
import { buildKey, keepBuild, keptBuild } from './kept.js';
import { enter, type Checked, type Laid, type Ready, type World } from './run.js';
import { makeEdition, type Built, type BuildWishes, type MadeEdition } from './editions.js';
import { hasStopper, sortMessages, type Message } from './model/message.js';
import { pictureRefs } from './model/refs.js';
import type { IssueSource, LastBuild, ParsedIssue, Pictures } from './model/stages.js';
import { readyEngine } from './paginate/paginate.js';
import { parse } from './parse/parse.js';
import { measurePictures } from './pictures/index.js';
import { readStyles, type Styles } from './render/css.js';
import { measuringDocument } from './render/render.js';
import { expectations } from './verify/index.js';
import { view } from './view/view.js';

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
  // A file that the parser did not find cannot be measured either: that was told.
  const missing = new Set(messages.filter((m) => m.rule === 'missing-picture').map((m) => JSON.stringify(m.place)));
  messages.push(...pictures.messages.filter((m) => m.rule !== 'picture-missing' || !missing.has(JSON.stringify(m.place))));
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
    ...(pictures ? await checkInTurns(openDesk(parsed, pictures, source, lastBuild)) : []),
    ...missingGlyphs(texts, source, (sign) => coverage.has(sign)),
  ];
}

/** What was checked, with the hash of all input; null where a stopper forbids to go on. */
export async function readyIssue(checked: Checked, world: World): Promise<Ready | null> {
  const { source, parsed, pictures, styles, messages } = checked;
  return source && parsed && pictures && !hasStopper(messages) ? { source, parsed, pictures, styles, inputHash: await hashInput(checked, world) } : null;
}

export interface BrowserWishes {
  /** A browser that is being started already. */
  readonly early?: Promise<OpenBrowser>;
  /** For work that leaves nothing behind: where the browser ends in the middle of it, it is done once more in a fresh one. */
  readonly again?: boolean;
}

/** Starts the browser for a piece of work and ends it afterwards. */
export async function inBrowser<T>(world: World, use: (open: OpenBrowser) => Promise<T>, { early, again = false }: BrowserWishes = {}): Promise<T> {
  enter('browser', world);
  const room = await watchRoom();
  const browser = await (early ?? openBrowser(world.browser)).catch(async (error: unknown) => {
    room.end();
    throw await room.explained(error);
  });
  for (const notice of browser.notices) world.onNotice?.(notice);
  const close = (): void => void browser.close();
  world.signal?.addEventListener('abort', close, { once: true });
  try {
    return await Promise.race([use(browser), browser.gone, room.full]);
  } catch (error) {
    const lack = world.signal?.aborted ? error : await room.explained(error);
    if (lack !== error || browser.browser.connected || world.signal?.aborted) throw lack;
    if (again) {
      world.onNotice?.('The browser ended in the middle of the work; it is started once more.');
      return await inBrowser(world, use);
    }
    throw new EnvironmentError('The browser ended in the middle of the work.', 'It may have lacked memory: close other programs and build again, or see `magazine doctor`.', { cause: error });
  } finally {
    room.end();
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
  const metrics = await withFile(measuringDocument(styles), (path) => measure(open.browser, { path, fonts: styles.fonts.map((f) => f.path) }, () => wantedWords(issue)));
  enter('compose', world);
  return { view: issue, metrics, composed: composeIssue(issue, metrics) };
}

/**
 * Builds editions of an issue in memory. All of them have the same pages; each is printed, finished and verified by itself. When nothing has
 * changed since a build of the same wishes, that one is handed out again.
 */
export async function buildIssue(target: { folder: string; id: string }, world: World, wishes: BuildWishes = {}): Promise<Built> {
  const inputs = await listInputs(target, world);
  const key = buildKey(inputs, world, wishes);
  const kept = await keptBuild(key, world);
  if (kept) return kept;
  const built = await buildAfresh(target, inputs, world, wishes).catch(async (error: unknown) => {
    throw await explained(error, inputs, target, world);
  });
  // What changed on the way would be kept under the name of what was there before.
  if (key === buildKey(await listInputs(target, world), world, wishes)) await keepBuild(key, built, world);
  return built;
}

async function buildAfresh(target: { folder: string; id: string }, inputs: Inputs, world: World, wishes: BuildWishes): Promise<Built> {
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
    if (ready) await holdOneState(inputs, target, ready, world);
  } catch (error) {
    await unwanted();
    throw error;
  }
  const { messages } = checked;
  const go = ready;
  if (go) {
    const built = await inBrowser(world, (open) => buildWith(open, go, messages, world, wishes), { early, again: true });
    return { ...built, messages: sortMessages([...built.messages, ...(await tellChanges(inputs, target, go, world))]) };
  }
  await unwanted();
  return { editions: [], overlaid: null, map: null, low: [], messages: sortMessages(checked.messages), fonts: checked.styles.fonts, inputHash: await hashInput(checked, world), browser: null };
}

async function buildWith(open: OpenBrowser, input: Ready, before: readonly Message[], world: World, { editions = ['print'], show = [], convert = true, outlineFonts = false, spreads = false }: BuildWishes): Promise<Built> {
  const laid = await layIssue(open, input, world);
  const found: Message[] = [...before, ...laid.composed.messages];
  const made: MadeEdition[] = [];
  let overlaid: Uint8Array | null = null;
  for (const [i, edition] of editions.entries()) {
    const one = await makeEdition({ open, input, laid, edition, show: i === 0 ? show : [], before: sortMessages(found), convert, outlineFonts, spreads, world });
    made.push(one);
    overlaid ??= one.overlaid;
  }
  const messages = sortMessages(once([...found, ...made.flatMap((one) => one.messages)]));
  const stopped = hasStopper(messages);
  return {
    editions: made.map((one) => (stopped ? { ...one, pdf: null, rejected: one.pdf ?? one.rejected } : one)),
    overlaid, map: made[0]?.map ?? null, low: issueFill(laid.composed.issue, laid.view).low, messages, fonts: input.styles.fonts, inputHash: input.inputHash, browser: open.version,
  };
}

/** Editions have much to say in common. */
const once = (messages: readonly Message[]): Message[] => [...new Map(messages.map((message) => [JSON.stringify(message), message])).values()];

async function withFile<T>(html: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'magazine-'));
  try {
    const file = join(folder, 'measure.html');
    await writeFile(file, html).catch(about(file));
    return await use(file);
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
