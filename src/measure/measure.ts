/** Reads widths and heights in the browser, where the fonts are: the styles as the stylesheet gives them, and every word once in each. */
import { pathToFileURL } from 'node:url';
import type { Browser } from 'puppeteer';
import { closePage, guardPage } from '../browser/index.js';
import { EnvironmentError } from '../diagnostics/errors.js';
import { duration, inTime } from '../diagnostics/in-time.js';
import type { Grid, Metrics, StyleMetrics, StyleName } from '../model/compose.js';
import { styleClass } from '../model/compose.js';
import { pxToPt } from '../model/paper.js';

/** A style with the words to measure in it, by the inline elements around them. */
export interface MeasureRequest {
  readonly key: string;
  readonly style: StyleName;
  readonly words: ReadonlyMap<string, ReadonlySet<string>>;
}

interface BrowserAnswer {
  readonly grid: Record<keyof Grid, number>;
  readonly styles: Record<string, { size: number; leading: number; space: number; indent: number; padX: number; padY: number; align: string }>;
  readonly widths: number[][];
  readonly missingFonts: string[];
}

interface BrowserTask {
  readonly key: string;
  readonly className: string;
  readonly lang: string;
  readonly paths: readonly { readonly path: string; readonly words: readonly string[] }[];
}

/** Reading styles and fonts may take so long, in ms, and measuring so much more a word: a second for a large issue is usual. */
const LIMIT_MS = { start: 60_000, word: 2 } as const;

const hangs = (what: string, ms: number): EnvironmentError =>
  new EnvironmentError(`The browser did not ${what} within ${duration(ms)}.`, 'The machine may be too busy for it: build again. If it happens again, report it with the issue’s files.');

/** Runs in the page. It must not refer to anything outside itself. */
async function measureInPage(tasks: readonly BrowserTask[]): Promise<BrowserAnswer> {
  const styles: BrowserAnswer['styles'] = {};
  const roots: HTMLElement[] = [];
  for (const task of tasks) {
    const root = document.createElement('p');
    root.className = task.className;
    root.lang = task.lang;
    // Left aligned whatever the style, so that justification never touches a probe.
    root.style.cssText = 'position:absolute;left:0;top:0;width:100000px;visibility:hidden';
    const space = document.createElement('span');
    space.style.cssText = 'display:inline-block;white-space:pre;text-indent:0';
    space.textContent = ' ';
    root.append(space);
    for (const { path, words } of task.paths) {
      let parent: HTMLElement = root;
      for (const tag of path ? path.split('>') : []) {
        const element = document.createElement(tag);
        parent.append(element);
        parent = element;
      }
      for (const word of words) {
        const span = document.createElement('span');
        span.className = 'probe';
        span.style.cssText = 'display:inline-block;white-space:pre;text-indent:0;word-spacing:0';
        span.textContent = word;
        parent.append(span);
      }
    }
    document.body.append(root);
    roots.push(root);
  }
  // The first layout asks for the fonts, the second one has them.
  document.body.getBoundingClientRect();
  await document.fonts.ready;
  const missingFonts = [...document.fonts].filter((f) => f.status === 'error').map((f) => `${f.family} ${f.weight} ${f.style}`);
  const widths: number[][] = [];
  roots.forEach((root, i) => {
    const style = getComputedStyle(root);
    const number = (value: string): number => Number.parseFloat(value) || 0;
    styles[tasks[i]!.key] = {
      size: number(style.fontSize),
      leading: number(style.lineHeight),
      space: (root.firstElementChild as HTMLElement).getBoundingClientRect().width,
      indent: number(style.textIndent),
      padX: number(style.paddingLeft),
      padY: number(style.paddingTop),
      align: style.textAlign,
    };
    widths.push(Array.from(root.querySelectorAll('.probe'), (span) => span.getBoundingClientRect().width));
  });
  for (const root of roots) root.remove();
  const ruler = document.createElement('div');
  document.body.append(ruler);
  const length = (name: string): number => {
    // A line-height keeps its fractions; a box's width would be rounded to 1/64 px, which adds up over fifty lines.
    ruler.style.cssText = `line-height:var(${name})`;
    return Number.parseFloat(getComputedStyle(ruler).lineHeight);
  };
  const plain = (name: string): number => Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name));
  const grid = {
    unit: length('--unit'), rows: plain('--rows'), width: length('--type-width'), gutter: length('--gutter'),
    head: length('--margin-head'), inner: length('--margin-inner'), outer: length('--margin-outer'), wordSpaceMin: plain('--word-space-min'),
    wordSpaceComfortable: plain('--word-space-comfortable'), letterSpaceMax: plain('--letter-space-max'), letterSpaceMin: plain('--letter-space-min'), wordSpaceLoose: plain('--word-space-loose'),
  };
  ruler.remove();
  return { grid, styles, widths, missingFonts };
}

/** A document to measure in: its styles, and in its body a word in each font, so that the browser loads them at once. */
export interface MeasuringFile {
  readonly path: string;
  /** Font files that it may load; it may load nothing else. */
  readonly fonts: readonly string[];
}

/** A document in the browser in which words are measured, again and again. */
export interface Measurer {
  /**
   * Measures what is not known yet. The answer is one object that grows: whoever holds it from before knows the new words, too.
   * @param requests reckoned while the browser loads the document.
   * @throws Error where a font of the stylesheet cannot be loaded, EnvironmentError where the browser hangs.
   */
  measure(requests: () => readonly MeasureRequest[]): Promise<Metrics>;
  /** Resolves when the document is read: its file is not wanted any more. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a document to measure in. */
export async function openMeasurer(browser: Browser, { path, fonts }: MeasuringFile): Promise<Measurer> {
  const late = (): EnvironmentError => hangs('read the styles and their fonts', LIMIT_MS.start);
  const page = await inTime(browser.newPage(), LIMIT_MS.start, late);
  const loaded = inTime(guardPage(page, [path, ...fonts]).then(() => page.goto(pathToFileURL(path).href, { timeout: 0 })), LIMIT_MS.start, late);
  // A failure is told below; until then nobody waits for it.
  loaded.catch(() => undefined);
  const known = growing();
  return {
    measure: async (requests) => {
      // The browser has its orders before we begin to reckon, which takes all of this process.
      await new Promise((resolve) => setImmediate(resolve));
      const tasks = known.unknown(requests());
      await loaded;
      if (tasks.length > 0) {
        const words = tasks.reduce((sum, { paths }) => paths.reduce((n, each) => n + each.words.length, sum), 0);
        const ms = LIMIT_MS.start + LIMIT_MS.word * words;
        const answer = await inTime(page.evaluate(measureInPage, tasks), ms, () => hangs(`measure ${words} words`, ms));
        if (answer.missingFonts.length > 0) throw new Error(`Fonts could not be loaded: ${answer.missingFonts.join(', ')}.`);
        known.learn(tasks, answer);
      }
      return known.metrics();
    },
    ready: async () => void (await loaded),
    close: () => closePage(page),
  };
}

/** Measures words and styles once; see `openMeasurer`. */
export async function measure(browser: Browser, file: MeasuringFile, requests: () => readonly MeasureRequest[]): Promise<Metrics> {
  const measurer = await openMeasurer(browser, file);
  try {
    return await measurer.measure(requests);
  } finally {
    await measurer.close();
  }
}

/** Metrics that grow with every answer. */
function growing() {
  const styles = new Map<string, StyleMetrics>();
  const widths = new Map<string, Map<string, number>>();
  let grid: Grid | null = null;
  let metrics: Metrics | null = null;

  const learnStyle = (key: string, read: BrowserAnswer['styles'][string]): void => {
    const align = read.align === 'start' ? 'left' : read.align === 'end' ? 'right' : read.align;
    styles.set(key, {
      size: pxToPt(read.size), leading: pxToPt(read.leading), space: pxToPt(read.space), indent: pxToPt(read.indent),
      padX: pxToPt(read.padX), padY: pxToPt(read.padY), align: align as StyleMetrics['align'],
    });
  };

  return {
    /** The tasks that are left when all that is known is taken away. */
    unknown: (requests: readonly MeasureRequest[]): BrowserTask[] => {
      const fresh = new Map<string, { readonly style: StyleName; readonly words: Map<string, Set<string>> }>();
      for (const { key, style, words } of requests) {
        let entry = fresh.get(key);
        if (!entry && !styles.has(key)) fresh.set(key, (entry = { style, words: new Map() }));
        for (const [path, list] of words) {
          const have = widths.get(`${key}\n${path}`);
          for (const word of list) {
            if (have?.has(word)) continue;
            if (!entry) fresh.set(key, (entry = { style, words: new Map() }));
            let set = entry.words.get(path);
            if (!set) entry.words.set(path, (set = new Set()));
            set.add(word);
          }
        }
      }
      return [...fresh].map(([key, { style, words }]) => ({ key, className: styleClass(style), lang: style.lang, paths: [...words].map(([path, list]) => ({ path, words: [...list] })) }));
    },
    learn: (tasks: readonly BrowserTask[], answer: BrowserAnswer): void => {
      grid ??= gridOf(answer);
      tasks.forEach((task, i) => {
        if (!styles.has(task.key)) learnStyle(task.key, answer.styles[task.key]!);
        let at = 0;
        for (const { path, words } of task.paths) {
          const key = `${task.key}\n${path}`;
          const map = widths.get(key) ?? new Map<string, number>();
          for (const word of words) map.set(word, pxToPt(answer.widths[i]![at++]!));
          widths.set(key, map);
        }
      });
    },
    metrics: (): Metrics => {
      if (grid === null) throw new Error('Nothing was measured.');
      return (metrics ??= {
        grid,
        style: (key) => {
          const style = styles.get(key);
          if (!style) throw new Error(`The style ${key} was not measured.`);
          return style;
        },
        width: (key, path, word) => {
          const width = widths.get(`${key}\n${path}`)?.get(word);
          if (width !== undefined) return width;
          // Parts of a long word are sums of letters; kerning between them is left out.
          const letters = widths.get(`${key}\n${path}`);
          return [...word].reduce((sum, letter) => sum + (letters?.get(letter) ?? 0), 0);
        },
      });
    },
  };
}

function gridOf(answer: BrowserAnswer): Grid {
  const { rows, wordSpaceMin, wordSpaceComfortable, letterSpaceMax, letterSpaceMin, wordSpaceLoose, ...lengths } = answer.grid;
  const numbers = { rows, wordSpaceMin, wordSpaceComfortable, letterSpaceMax, letterSpaceMin, wordSpaceLoose };
  const pt = Object.fromEntries(Object.entries(lengths).map(([name, px]) => [name, pxToPt(px)])) as Omit<Grid, keyof typeof numbers>;
  return { ...pt, ...numbers };
}
