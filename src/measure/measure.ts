/** Reads widths and heights in the browser, where the fonts are: the styles as the stylesheet gives them, and every word once in each. */
import type { Browser } from 'puppeteer';
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
  const ruler = document.createElement('div');
  document.body.append(ruler);
  const length = (name: string): number => {
    // A line-height keeps its fractions; a box's width would be rounded to 1/64 px, which adds up over fifty lines.
    ruler.style.cssText = `line-height:var(${name})`;
    return Number.parseFloat(getComputedStyle(ruler).lineHeight);
  };
  const plain = (name: string): number => Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name));
  return {
    grid: {
      unit: length('--unit'), rows: plain('--rows'), width: length('--type-width'), gutter: length('--gutter'),
      head: length('--margin-head'), inner: length('--margin-inner'), outer: length('--margin-outer'), wordSpaceMin: plain('--word-space-min'),
      wordSpaceComfortable: plain('--word-space-comfortable'), letterSpaceMax: plain('--letter-space-max'), letterSpaceMin: plain('--letter-space-min'), wordSpaceLoose: plain('--word-space-loose'),
    },
    styles,
    widths,
    missingFonts,
  };
}

/**
 * Measures words and styles.
 * @param url of a document that holds the styles, and in its body a word in each font, so that the browser loads them at once.
 * @param requests what to measure; reckoned while the browser loads the document.
 * @throws Error where a font of the stylesheet cannot be loaded.
 */
export async function measure(browser: Browser, url: string, requests: () => readonly MeasureRequest[]): Promise<Metrics> {
  const page = await browser.newPage();
  try {
    const loaded = page.goto(url);
    // A failure is told below; until then nobody waits for it.
    loaded.catch(() => undefined);
    // The browser has its orders before we begin to reckon, which takes all of this process.
    await new Promise((resolve) => setImmediate(resolve));
    const tasks = requests().map((r): BrowserTask => ({
      key: r.key,
      className: styleClass(r.style),
      lang: r.style.lang,
      paths: [...r.words].map(([path, words]) => ({ path, words: [...words] })),
    }));
    await loaded;
    const answer = await page.evaluate(measureInPage, tasks);
    if (answer.missingFonts.length > 0) throw new Error(`Fonts could not be loaded: ${answer.missingFonts.join(', ')}.`);
    return toMetrics(tasks, answer);
  } finally {
    await page.close();
  }
}

function toMetrics(tasks: readonly BrowserTask[], answer: BrowserAnswer): Metrics {
  const styles = new Map<string, StyleMetrics>();
  const widths = new Map<string, Map<string, number>>();
  tasks.forEach((task, i) => {
    const read = answer.styles[task.key]!;
    const align = read.align === 'start' ? 'left' : read.align === 'end' ? 'right' : read.align;
    styles.set(task.key, {
      size: pxToPt(read.size), leading: pxToPt(read.leading), space: pxToPt(read.space), indent: pxToPt(read.indent),
      padX: pxToPt(read.padX), padY: pxToPt(read.padY), align: align as StyleMetrics['align'],
    });
    let at = 0;
    for (const { path, words } of task.paths) {
      const map = new Map<string, number>();
      for (const word of words) map.set(word, pxToPt(answer.widths[i]![at++]!));
      widths.set(`${task.key}\n${path}`, map);
    }
  });
  const { rows, wordSpaceMin, wordSpaceComfortable, letterSpaceMax, letterSpaceMin, wordSpaceLoose, ...lengths } = answer.grid;
  const numbers = { rows, wordSpaceMin, wordSpaceComfortable, letterSpaceMax, letterSpaceMin, wordSpaceLoose };
  const pt = Object.fromEntries(Object.entries(lengths).map(([name, px]) => [name, pxToPt(px)])) as Omit<Grid, keyof typeof numbers>;
  return {
    grid: { ...pt, ...numbers },
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
  };
}
