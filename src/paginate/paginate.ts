/** The one door to pagedjs-cli: a composed document becomes pages, the pages a PDF or a picture, and a map of what stands where. */
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer';
import { closePage, guardPage, type Guard } from '../browser/index.js';
import type { PageMap, PaginatedIssue, PlacedFile } from '../model/layout.js';
import { bringContentBack, setContentAside, tickAtOnce } from '../paged/in-page.js';
import { about, changedMeanwhile } from '../diagnostics/errors.js';
import { contactSheet, type ContactSheet, type SheetPage } from './contact-sheet.js';
import type { Message } from '../model/message.js';
import { clipPictures } from './crop.js';
import { readMap } from './map.js';
import { refusedMessages } from './refused.js';
import { hideShades, readShades } from './shades.js';
import { doneInTime, PAGE_MS, watchPages, type Drawing } from './stall.js';

export interface LayoutOptions {
  readonly browser: Browser;
  readonly browserVersion: string;
  /** Font files that the document may load. */
  readonly fonts: readonly string[];
  /** Turns the placed pictures into the files to load, by index. */
  readonly prepare: (placed: readonly PlacedFile[]) => Promise<ReadonlyMap<number, string>>;
  /** Told after every page that the engine has set. */
  readonly onPage?: (pages: number) => void;
  /** How long the engine may take for a page, in ms, before it is taken to hang; a minute by itself. */
  readonly pageMs?: number;
}

export interface PaginateOptions extends LayoutOptions {
  /** Told when the layout stands and the printing begins. */
  readonly onPrint?: () => void;
  /** What to draw over the pages of a second print, one piece of SVG a page. */
  readonly overlays?: readonly string[];
}

/** A printed issue, and its second print with overlays where they were asked for. */
export interface Printed extends PaginatedIssue {
  readonly overlaid: Uint8Array | null;
  /** Quality errors: what the pages asked for and were not given. */
  readonly messages: readonly Message[];
}

/** The engine did not keep to what was composed: our fault, never the author's. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

const PX_TO_MM = 25.4 / 96;

async function placedPictures(page: Page): Promise<PlacedFile[]> {
  const raw = await page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLImageElement>('.pagedjs_page img[data-path]'), (img, index) => {
      const rect = img.getBoundingClientRect();
      const sheet = img.closest('.pagedjs_page')!;
      return {
        index, path: img.dataset.path!, key: img.closest<HTMLElement>('[data-picture]')?.dataset.picture ?? '', width: rect.width, height: rect.height,
        page: Number(sheet.getAttribute('data-page-number')), position: getComputedStyle(img).objectPosition,
      };
    }),
  );
  const shades = await readShades(page);
  return raw.map(({ width, height, position, ...rest }) => {
    const [x, y] = position.split(' ').map((p) => Number.parseFloat(p));
    return { ...rest, widthMm: width * PX_TO_MM, heightMm: height * PX_TO_MM, focus: { x: x ?? 50, y: y ?? 50 }, shades: shades.get(rest.index) ?? [] };
  });
}

/** What stands where, with the pictures that are to be loaded. */
async function readPages(page: Page): Promise<Awaited<ReturnType<typeof readMap>> & { readonly placed: readonly PlacedFile[] }> {
  await page.evaluate(bringContentBack);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return { ...(await readMap(page)), placed: await placedPictures(page) };
}

/** The drawings among the pictures, each once. One that cannot be read now is told by whoever loads it. */
async function drawingsAmong(placed: readonly PlacedFile[], files: ReadonlyMap<number, string>): Promise<Drawing[]> {
  const found = new Map(placed.flatMap(({ index, path, page }) => (files.get(index)?.endsWith('.svg') ? [[path, page] as const] : [])).reverse());
  return Promise.all([...found].reverse().map(async ([path, page]) => ({ file: basename(path), page, filtered: (await readFile(path, 'utf8').catch(() => '')).includes('<filter') })));
}

async function loadPictures(page: Page, files: ReadonlyMap<number, string>, guard: Guard): Promise<void> {
  for (const file of files.values()) guard.allow(file);
  const failed = await page.evaluate(
    async (sources) => {
      const images = Array.from(document.querySelectorAll<HTMLImageElement>('.pagedjs_page img[data-path]'));
      const bad: string[] = [];
      await Promise.all(
        sources.map(
          ([index, url]) =>
            new Promise<void>((resolve) => {
              const img = images[index]!;
              // A drawing is whole only when the fonts inside it are: decoding waits for them, loading does not.
              img.onload = () => void (url.endsWith('.svg') ? img.decode().catch(() => undefined) : Promise.resolve()).then(() => resolve());
              img.onerror = () => {
                bad.push(url);
                resolve();
              };
              img.src = url;
            }),
        ),
      );
      return bad;
    },
    Array.from(files, ([index, file]) => [index, pathToFileURL(file).href] as const),
  );
  for (const file of files.values()) {
    // One that was taken away in this moment, or cleared out of the cache.
    if (failed.includes(pathToFileURL(file).href)) await access(file).catch((error: unknown) => {
      throw changedMeanwhile(file, error);
    });
  }
  if (failed.length > 0) throw new EngineError(`The browser could not load ${failed.join(', ')}.`);
}

function holdsPages(map: PageMap, declared: readonly number[], expected: number): void {
  const wrong = declared.findIndex((n, i) => n !== i + 1);
  if (map.pages.length === expected && wrong < 0) return;
  const where = wrong < 0 ? '' : ` Page ${wrong + 1} holds what was composed for page ${declared[wrong] || 'none'}.`;
  throw new EngineError(`Paged.js made ${map.pages.length} pages of ${expected}.${where}`);
}

/** The engine's class, as `import` gives it. */
type Engine = (typeof import('pagedjs-cli'))['default'];
let engine: Promise<Engine> | null = null;

/** Loads pagedjs-cli, once; asked for early it is there when pages are to be set, for the browser is at work meanwhile. */
export const readyEngine = (): Promise<Engine> => (engine ??= import('pagedjs-cli').then((loaded) => loaded.default));

/**
 * Lays a document out in pages and hands them over while the browser shows them.
 * @param html the composed document, styles inline.
 * @param pages how many pages were composed: the engine must make just these.
 * @throws EngineError where the engine does otherwise, EnvironmentError where the browser hangs.
 */
async function layOut<T>(html: string, pages: number, options: LayoutOptions, use: (page: Page, map: PageMap, drawings: readonly Drawing[], guard: Guard) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'magazine-'));
  const file = join(folder, 'issue.html');
  try {
    await writeFile(file, html).catch(about(file));
    const Printer = await readyEngine();
    const printer = new Printer({ closeAfter: false });
    let guard: Guard | null = null;
    // The printer opens its page itself; this is the seam at which requests are guarded and its idle wait of 500 ms is left out:
    // fonts are waited for below, pictures are loaded when their places are known.
    printer.browser = new Proxy(options.browser, {
      get: (target, name) => {
        if (name !== 'newPage') {
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === 'function' ? value.bind(target) : value;
        }
        return async () => {
          const page = await target.newPage();
          guard = await guardPage(page, [file, ...options.fonts]);
          page.waitForNetworkIdle = async () => {};
          // The document's policy lets no script run; the engine's own is run past it, and not put into the page.
          page.addScriptTag = async ({ path }) => {
            if (path === undefined) throw new EngineError('Paged.js came without its file.');
            await page.evaluate(await readFile(path, 'utf8'));
            return page.evaluateHandle(() => document.createElement('script'));
          };
          await page.evaluateOnNewDocument(tickAtOnce);
          await page.evaluateOnNewDocument(setContentAside);
          return page;
        };
      },
    });
    let count = 0;
    const watch = watchPages(html, options.pageMs ?? PAGE_MS);
    printer.on('page', () => {
      watch.onPage();
      options.onPage?.((count += 1));
    });
    const page = await Promise.race([printer.render(pathToFileURL(file).href), watch.stalled]).finally(watch.end);
    try {
      const { map, declared, placed } = await doneInTime(readPages(page), 'read', pages);
      holdsPages(map, declared, pages);
      const files = await options.prepare(placed);
      const drawings = await drawingsAmong(placed, files);
      await doneInTime(loadPictures(page, files, guard!).then(() => clipPictures(page)), 'load', files.size, drawings);
      return await use(page, map, drawings, guard!);
    } finally {
      await closePage(page);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const print = (page: Page, pages: number, drawings: readonly Drawing[]): Promise<Uint8Array> =>
  doneInTime(page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: false, timeout: 0 }), 'print', pages, drawings);

/** From so many pages on, what the engine has left behind is swept out before the print, which takes as much again as the pages do. */
const MANY_PAGES = 100;

async function sweep(page: Page, pages: number): Promise<void> {
  if (pages < MANY_PAGES) return;
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}

/** Draws over the pages. Only a later print shows it. */
async function drawOver(page: Page, overlays: readonly string[]): Promise<void> {
  await page.evaluate((pieces) => {
    document.querySelectorAll('.pagedjs_page section.page').forEach((section, i) => section.insertAdjacentHTML('beforeend', pieces[i] ?? ''));
  }, overlays);
}

/**
 * Paginates and prints a document; see `layOut`.
 * @throws EngineError where the engine makes other pages than were composed, EnvironmentError where the browser hangs.
 */
export const paginate = (html: string, pages: number, options: PaginateOptions): Promise<Printed> =>
  layOut(html, pages, options, async (page, map, drawings, guard) => {
    await doneInTime(hideShades(page), 'draw', pages, drawings);
    options.onPrint?.();
    await doneInTime(sweep(page, pages), 'print', pages, drawings);
    const pdf = await print(page, pages, drawings);
    let overlaid: Uint8Array | null = null;
    if (options.overlays) {
      await doneInTime(drawOver(page, options.overlays), 'draw', pages, drawings);
      overlaid = await print(page, pages, drawings);
    }
    return { pdf, map, browser: options.browserVersion, overlaid, messages: refusedMessages(guard.refused, html) };
  });

/** Paginates a document and takes a picture of all its spreads. */
export const paginateSheet = (html: string, sheet: readonly SheetPage[], options: LayoutOptions): Promise<ContactSheet> => layOut(html, sheet.length, options, (page, _, drawings) => doneInTime(contactSheet(page, sheet), 'draw', sheet.length, drawings));
