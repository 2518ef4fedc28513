/** The order of the stages, and nothing else: read this to know what `magazine build` does. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser, watchRoom, type OpenBrowser } from './browser/index.js';
import { issueFill } from './compose/fill.js';
import { composeIssue } from './compose/issue.js';
import { wantedWords } from './compose/wanted.js';
import { about, EnvironmentError } from './diagnostics/errors.js';
import { explained, holdOneState, listInputs, tellChanges, type Inputs } from './inputs.js';
import { measure } from './measure/measure.js';
import { buildKey, keepBuild, keptBuild } from './kept.js';
import { enter, type Checked, type Laid, type Ready, type World } from './run.js';
import { makeEdition, type Built, type BuildWishes, type MadeEdition } from './editions.js';
import { hasStopper, sortMessages, type Message } from './model/message.js';
import { readyEngine } from './paginate/paginate.js';
import { measuringDocument } from './render/render.js';
import { checkIssue, hashInput } from './review.js';
import { view } from './view/view.js';

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
