/** Finds and starts the one browser of a run, over a pipe, so that it is gone however the run ends. */
import { execFile, type ChildProcess } from 'node:child_process';
import type { Browser, LaunchOptions } from 'puppeteer';
import { EnvironmentError } from '../diagnostics/errors.js';
import { duration, inTime } from '../diagnostics/in-time.js';
import { embeddedBrowser, embeddedRunsHere, forgetEmbedded, verifyEmbedded, type EmbeddedBrowser } from './embedded.js';

/** How a browser was found: the embedded one, one the user named, or the one puppeteer pins. */
export type BrowserSource = 'embedded' | 'named' | 'pinned';

/** A browser that could be started, before it is. */
export interface FoundBrowser {
  readonly source: BrowserSource;
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
  readonly embedded: EmbeddedBrowser | null;
}

/** A started browser with what a run should tell about it. */
export interface OpenBrowser {
  readonly browser: Browser;
  /** `Chrome/143.0.…` */
  readonly version: string;
  readonly source: BrowserSource;
  /** One line each: another browser than the embedded one, a sandbox that had to be switched off. */
  readonly notices: readonly string[];
  /** Rejects when the browser ends, for whatever reason: puppeteer lets some calls (a page that is being opened) wait for ever then. */
  readonly gone: Promise<never>;
  /** May be called more than once. */
  close(): Promise<void>;
}

/**
 * Finds the browser: the one named by `--browser` or PUPPETEER_EXECUTABLE_PATH, else on Linux x64 the embedded one, else puppeteer's pinned Chrome.
 * @throws EnvironmentError where none is there.
 */
export async function findBrowser(named: string | null): Promise<FoundBrowser> {
  const path = named ?? process.env.PUPPETEER_EXECUTABLE_PATH ?? null;
  if (path) return { source: 'named', executable: path, env: {}, embedded: null };
  if (embeddedRunsHere()) {
    const embedded = await embeddedBrowser();
    return { source: 'embedded', executable: embedded.executable, env: embedded.env, embedded };
  }
  try {
    return { source: 'pinned', executable: await (await import('puppeteer')).executablePath(), env: {}, embedded: null };
  } catch {
    throw new EnvironmentError(
      `No browser for ${process.platform} ${process.arch}: the embedded one runs on Linux x64 only.`,
      'Run `npx puppeteer browsers install chrome-headless-shell`, or name a Chromium with --browser.',
    );
  }
}

const ARGS = [
  // Glyph advances must scale linearly, or line breaks depend on the machine's hinting.
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // No name and no address is ever looked up, whatever a page asks for.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-first-run',
  '--mute-audio',
  '--hide-scrollbars',
];

/** A start that takes longer, in ms, hangs: half a second is usual. */
const START_MS = 60_000;

const isRoot = (): boolean => process.getuid?.() === 0;

async function launch(found: FoundBrowser, sandbox: boolean): Promise<Browser> {
  const options: LaunchOptions = {
    executablePath: found.executable,
    headless: found.source === 'embedded' ? 'shell' : true,
    // Over a pipe the browser ends when our end closes, also after kill -9; over a WebSocket it would stay.
    pipe: true,
    args: sandbox ? ARGS : [...ARGS, '--no-sandbox'],
    env: { ...process.env, ...found.env },
    // Every stage has a limit of its own, by its pages and pictures: puppeteer's, 180 s for whatever is asked, would end a long print before it.
    protocolTimeout: 0,
    timeout: START_MS,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
  // Loaded only where a browser is wanted: `check` wants none.
  const { launch: start } = await import('puppeteer');
  return start(options);
}

/** A browser that was started and has answered. */
interface Started {
  readonly browser: Browser;
  readonly version: string;
}

/** @throws EnvironmentError where it does not answer in time; puppeteer's error where it ends at once. */
function start(found: FoundBrowser, notices: string[]): Promise<Started> {
  const started = launchWithSandboxIfPossible(found, notices).then(async (browser) => ({ browser, version: await browser.version() }));
  return inTime(started, START_MS, () => new EnvironmentError(`The browser ${found.executable} did not answer within ${duration(START_MS)}.`, 'The machine may be too busy for it: try again, or see `magazine doctor`.'));
}

/** How long the browser is given to say why it ends, ms. */
const ASKING_MS = 20_000;

/** Whether a browser that ended at its start did so for want of a sandbox. Over a pipe the library hears nothing of what it says: it is asked once more, for an empty page. */
function refusesSandbox(found: FoundBrowser): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(found.executable, ['--headless', ...ARGS, '--dump-dom', 'about:blank'], { env: { ...process.env, ...found.env }, timeout: ASKING_MS, killSignal: 'SIGKILL' }, (error, _, said) => resolve(error !== null && /sandbox/i.test(said)));
  });
}

async function launchWithSandboxIfPossible(found: FoundBrowser, notices: string[]): Promise<Browser> {
  if (isRoot()) {
    notices.push('The browser runs without its sandbox, because Chromium refuses one to root.');
    return launch(found, false);
  }
  try {
    return await launch(found, true);
  } catch (error) {
    if (!(await refusesSandbox(found))) throw error;
    notices.push('The browser runs without its sandbox, because the kernel refuses one to this user.');
    return launch(found, false);
  }
}

/**
 * Starts the browser of a run.
 * @param named path of a browser to take instead of the embedded one, or null.
 * @throws EnvironmentError where it is missing, hangs, or does not start. One that ends while it starts is started once more, a damaged embedded browser
 * unpacked afresh before.
 */
export async function openBrowser(named: string | null = null): Promise<OpenBrowser> {
  const found = await findBrowser(named);
  const notices: string[] = [];
  if (found.source !== 'embedded') notices.push(`Pages may differ from those of other machines: the browser is ${found.executable}, not the embedded one.`);
  const { browser, version } = await start(found, notices).catch(async (error: unknown) => {
    if (error instanceof EnvironmentError) throw error;
    if (found.embedded && !(await verifyEmbedded(found.embedded))) await forgetEmbedded(found.embedded);
    // Its other notices are those of the first.
    notices.push('The browser ended while it started; it was started once more.');
    return start(await findBrowser(named), []).catch((again: unknown) => {
      throw again instanceof EnvironmentError ? again : notStarted(found, again);
    });
  });
  const gone = new Promise<never>((_, reject) => browser.once('disconnected', () => reject(new Error('The browser is gone.'))));
  gone.catch(() => undefined);
  let closing: Promise<void> | null = null;
  return { browser, version, source: found.source, notices, gone, close: () => (closing ??= end(browser)) };
}

/** Asks the browser to close, and ends it where it does not within two seconds. */
async function end(browser: Browser): Promise<void> {
  const kill = (): void => killAll(browser.process());
  const timer = setTimeout(kill, 2000);
  await browser.close().catch(kill);
  clearTimeout(timer);
}

/** Ends the browser with the processes it started, which hear nothing of its end where they hang: it leads a group of its own (puppeteer starts it so). */
function killAll(leader: ChildProcess | null): void {
  if (leader?.pid === undefined || leader.exitCode !== null || leader.signalCode !== null) return;
  if (process.platform === 'win32') leader.kill('SIGKILL');
  else process.kill(-leader.pid, 'SIGKILL');
}

function notStarted(found: FoundBrowser, error: unknown): EnvironmentError {
  const why = String(error instanceof Error ? error.message : error).split('\n').slice(0, 3).join(' ');
  return new EnvironmentError(`The browser ${found.executable} did not start: ${why}`, 'Run `magazine doctor` for what is missing, or name another browser with --browser.');
}
