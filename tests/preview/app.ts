/** A real preview of a copy of an issue, in the embedded browser, for tests that do what a user does. */
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer';
import { findBrowser, openBrowser, type OpenBrowser } from '../../src/browser/index.js';
import type { Workshop } from '../../src/model/preview.js';
import { DEFAULT_EDITOR, startPreview, type Preview, type PreviewOptions } from '../../src/preview/index.js';
import { openWorkshop } from '../../src/workshop.js';
import { makeWorld } from '../helpers/build.js';

export interface Desk {
  /** The issue's copy. */
  readonly folder: string;
  readonly open: OpenBrowser;
  /** The user's browser: the same program, which may go to this machine's own addresses. */
  readonly tabs: Browser;
  readonly workshop: Workshop;
  preview: Preview;
  readonly options: PreviewOptions;
  readonly errors: unknown[];
  close(): Promise<void>;
}

const SECRET = 'c0ffee'.repeat(5);

/** Builds never ask for an address; the user's browser asks for the preview's. What decides how letters are drawn is the same. */
async function usersBrowser(): Promise<Browser> {
  const found = await findBrowser(null);
  const args = ['--font-render-hinting=none', '--force-color-profile=srgb', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', '--no-sandbox'];
  return puppeteer.launch({ executablePath: found.executable, headless: found.source === 'embedded' ? 'shell' : true, pipe: true, args, env: { ...process.env, ...found.env } });
}

/** Copies the folder of issues that an issue lies in, and previews the copy. */
export async function openDesk(issue: string): Promise<Desk> {
  // @ts-expect-error The script is no TypeScript.
  const { compileClient } = (await import('../../scripts/compile.mjs')) as { compileClient: (folder: string) => Promise<void> };
  const root = await realpath(await mkdtemp(join(tmpdir(), 'magazine-preview-')));
  await cp(dirname(issue), join(root, 'issues'), { recursive: true });
  await compileClient(join(root, 'client'));
  const folder = join(root, 'issues', basename(issue));
  const open = await openBrowser();
  const tabs = await usersBrowser();
  const workshop = openWorkshop({ folder, id: basename(issue) }, await makeWorld(), (work) => work(open));
  const errors: unknown[] = [];
  const options: PreviewOptions = {
    folder, client: join(root, 'client'), secret: SECRET, ports: [0], limits: { fine: 225, poor: 150 }, editor: DEFAULT_EDITOR,
    faultOf: (error) => {
      errors.push(error);
      return { text: String(error), remedy: '' };
    },
    onError: (error) => errors.push(error),
  };
  const desk: Desk = {
    folder, open, tabs, workshop, options, errors,
    preview: await startPreview(workshop, options),
    async close() {
      await desk.preview.close();
      await workshop.close();
      await tabs.close();
      await open.close();
      await rm(root, { recursive: true, force: true });
    },
  };
  return desk;
}

/** The app in a tab, with what it asked for and complained of. */
export interface Tab {
  readonly page: Page;
  readonly requests: string[];
  readonly complaints: string[];
  /** The frame that is seen. */
  frame(): Frame;
  /** Resolves when a round later than this one is shown. */
  after(revision: number): Promise<void>;
  revision(): Promise<number>;
}

export async function openTab(desk: Desk, size = { width: 1400, height: 900 }): Promise<Tab> {
  const page = await desk.tabs.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.setViewport(size);
  await page.goto(desk.preview.address);
  const tab: Tab = {
    page, requests, complaints,
    frame: () => page.frames().filter((frame) => frame.url().endsWith('/frame') && !frame.detached).at(-1)!,
    after: async (revision) => {
      await page.waitForFunction((last) => Number(document.documentElement.dataset['revision'] ?? 0) > last, { timeout: 60_000, polling: 20 }, revision);
    },
    revision: () => page.evaluate(() => Number(document.documentElement.dataset['revision'] ?? 0)),
  };
  await tab.after(0);
  return tab;
}
