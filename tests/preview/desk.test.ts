/** What a designer does all day, in a real browser: saves, breaks and mends things, looks closer, searches, and opens what was clicked. */
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startPreview } from '../../src/preview/index.js';
import { tiny } from '../helpers/build.js';
import { openDesk, openTab, type Desk, type Tab } from './app.js';

let desk: Desk;
let tab: Tab;
const English = 'articles/first/en.md';
const before = new Map<string, string>();

beforeAll(async () => {
  desk = await openDesk(tiny('facing-run-on'));
  for (const file of [English, 'issue.yaml']) before.set(file, await readFile(join(desk.folder, file), 'utf8'));
});
afterAll(() => desk.close());
beforeEach(async () => {
  tab = await openTab(desk);
});
afterEach(async () => {
  await tab.page.close();
  for (const [file, text] of before) {
    if ((await readFile(join(desk.folder, file), 'utf8')) === text) continue;
    const { revision } = desk.workshop.state()!;
    await writeFile(join(desk.folder, file), text);
    await expect.poll(() => desk.workshop.state()!.revision, { timeout: 20_000 }).toBeGreaterThan(revision);
  }
});

/** Saves a file with one text in place of another, and waits until the app has heard of it. */
async function edit(file: string, from: string, to: string): Promise<void> {
  const text = before.get(file)!;
  expect(text).toContain(from);
  const heard = await tab.page.evaluate(() => Number(document.documentElement.dataset['heard']));
  await writeFile(join(desk.folder, file), text.replace(from, to));
  await tab.page.waitForFunction((last) => Number(document.documentElement.dataset['heard']) > last, { timeout: 30_000, polling: 20 }, heard);
}

/** How often a text stands on the pages; a frame that is just being changed for another holds nothing. */
const found = (words: string): Promise<number> =>
  tab.frame().evaluate((wanted) => (window as unknown as { magazine?: { find(text: string): unknown[] } }).magazine?.find(wanted).length ?? 0, words).catch(() => 0);
const shows = (words: string): Promise<unknown> => expect.poll(() => found(words), { timeout: 30_000 }).toBeGreaterThan(0);
const scroll = (): Promise<number> => tab.frame().evaluate(() => window.scrollY);
const text = (selector: string): Promise<string> => tab.page.$eval(selector, (element) => (element as HTMLElement).innerText);
const goTo = async (page: number): Promise<void> => {
  await tab.page.$eval('input.page', (field, value) => {
    (field as HTMLInputElement).value = String(value);
    field.dispatchEvent(new Event('change'));
  }, page);
};

describe('a save', () => {
  test('of a word: its page is renewed in place, flashes, and nothing moves', async () => {
    await goTo(7);
    await tab.frame().evaluate(() => Object.assign(window, { same: true }));
    const at = await scroll();
    expect(at).toBeGreaterThan(500);
    await edit(English, 'the first barge', 'the third barge');
    await shows('the third barge');
    expect(await tab.frame().evaluate(() => (window as unknown as { same?: boolean }).same)).toBe(true);
    expect(await scroll()).toBe(at);
    expect(await text('.news')).toMatch(/^Renewed page 7, /);
    const flashed = await tab.frame().evaluate(() => Array.from(document.querySelectorAll('.mz-flash'), (flash) => flash.closest<HTMLElement>('.mz-paper')!.dataset['page']));
    expect(flashed).toEqual(['7']);
    await tab.frame().waitForFunction(() => document.querySelector('.mz-flash') === null);
  });

  test('of a title: contents, running heads and pages change together, and one looks at the same page', async () => {
    await goTo(7);
    await edit(English, 'title: The quay and those who waited', 'title: The quay and those who came');
    await shows('The quay and those who came');
    await expect.poll(() => tab.frame().evaluate(() => document.querySelectorAll('.contents-article').length)).toBeGreaterThan(0);
    expect(await tab.frame().evaluate(() => document.querySelector('.contents-list')!.textContent)).toContain('those who came');
    expect(await tab.page.$eval('input.page', (field) => (field as HTMLInputElement).value)).toMatch(/^[67]$/);
    await expect.poll(() => tab.page.$$eval('.stage iframe', (frames) => frames.length)).toBe(1);
  });

  test('that makes the issue longer: more pages, folios counted on', async () => {
    const count = (await tab.frame().$$('.mz-paper')).length;
    const paragraph = before.get(English)!.split('\n\n').at(-1)!;
    await edit(English, paragraph, Array.from({ length: 30 }, () => paragraph).join('\n\n'));
    await expect.poll(async () => (await tab.frame().$$('.mz-paper')).length, { timeout: 30_000 }).toBeGreaterThan(count);
    await expect.poll(async () => (await text('.pages')) === `of ${(await tab.frame().$$('.mz-paper')).length}`, { timeout: 30_000 }).toBe(true);
  });
});

describe('something broken', () => {
  test('the last good pages stay, file, line and remedy are told, and it recovers', async () => {
    const pages = (await tab.frame().$$('.mz-paper')).length;
    await edit('issue.yaml', 'cover:', 'covr:');
    await tab.page.waitForSelector('.banner:not([hidden])');
    const banner = await text('.banner');
    expect(banner).toContain('These are the last good pages.');
    expect(banner).toMatch(/issue\.yaml:\d+/);
    expect(banner).toContain('Write cover?');
    expect(await tab.frame().$$('.mz-paper')).toHaveLength(pages);
    expect(await text('.messages')).toContain('stopper');
    await writeFile(join(desk.folder, 'issue.yaml'), before.get('issue.yaml')!);
    await tab.page.waitForSelector('.banner', { hidden: true });
    expect(await tab.frame().$$('.mz-paper')).toHaveLength(pages);
  });

  test('a click on a message goes to its page and outlines the place', async () => {
    await edit(English, 'The quay is one hundred', 'The  the quay is is one hundred');
    await tab.page.waitForFunction(() => Array.from(document.querySelectorAll('.message')).some((message) => message.textContent!.includes('articles/first/en.md')), { timeout: 30_000 });
    await tab.page.evaluate(() => Array.from(document.querySelectorAll<HTMLElement>('.message')).find((message) => message.textContent!.includes('articles/first/en.md'))!.click());
    const marked = await tab.frame().waitForSelector('.mz-picked');
    expect(await marked!.evaluate((mark) => mark.closest<HTMLElement>('.mz-paper')!.dataset['page'])).toBe('7');
    expect(await text('.place')).toMatch(/articles\/first\/en\.md:\d+/);
  });
});

describe('looking closer', () => {
  test('each overlay is laid over the pages and taken away', async () => {
    const kinds = await tab.page.$$eval('.menu-list input', (boxes) => boxes.map((box) => (box as HTMLInputElement).name));
    expect(kinds).toEqual(['grid', 'frames', 'boxes', 'threads', 'loose', 'ppi']);
    for (const kind of kinds) {
      const selector = kind === 'ppi' ? '.mz-mark span' : `svg.overlay[data-kind="${kind}"]`;
      const toggle = (): Promise<void> => tab.page.$eval(`.menu-list input[name="${kind}"]`, (box) => (box as HTMLInputElement).click());
      await toggle();
      await tab.frame().waitForSelector(selector);
      if (kind === 'ppi') expect(await tab.frame().$$eval(selector, (marks) => marks.map((mark) => mark.textContent))).toEqual(expect.arrayContaining([expect.stringMatching(/^\d+ ppi$/)]));
      else expect(await tab.frame().$$(selector)).toHaveLength((await tab.frame().$$('.mz-paper')).length);
      await toggle();
      await tab.frame().waitForFunction((gone) => document.querySelector(gone) === null, {}, selector);
    }
  });

  test('an overlay stays on through a save', async () => {
    await tab.page.keyboard.press('1');
    await tab.frame().waitForSelector('svg.overlay[data-kind="grid"]');
    await edit(English, 'the first barge', 'the second barge');
    await shows('the second barge');
    const pages = (await tab.frame().$$('.mz-paper')).length;
    await expect.poll(async () => (await tab.frame().$$('svg.overlay[data-kind="grid"]')).length).toBe(pages);
  });

  test('views, zoom and pages by keys', async () => {
    const mode = (): Promise<string | undefined> => tab.frame().evaluate(() => document.documentElement.dataset['mzMode']);
    const width = (): Promise<number> => tab.frame().$eval('.mz-paper', (paper) => paper.getBoundingClientRect().width);
    await tab.page.keyboard.press('p');
    expect(await mode()).toBe('single');
    await tab.page.keyboard.press('9');
    expect(await width()).toBeCloseTo((190 * 96) / 25.4, 1);
    await tab.page.keyboard.press('+');
    expect(await width()).toBeCloseTo(((190 * 96) / 25.4) * 1.2, 1);
    await tab.page.keyboard.press('0');
    expect(await tab.frame().$eval('.mz-paper', (paper) => paper.getBoundingClientRect().height <= innerHeight)).toBe(true);
    await tab.page.keyboard.press('ArrowRight');
    await tab.page.keyboard.press('ArrowRight');
    expect(await tab.page.$eval('input.page', (field) => (field as HTMLInputElement).value)).toBe('3');
    await tab.page.keyboard.press('f');
    expect(await mode()).toBe('flatplan');
    expect(await tab.frame().$$eval('.mz-label', (labels) => labels.map((label) => label.textContent))).toContain('7first, second');
    await tab.page.keyboard.press('g');
    expect(await tab.page.evaluate(() => document.activeElement?.className)).toBe('page');
    await tab.page.keyboard.press('Escape');
    await tab.page.keyboard.press('s');
    expect(await mode()).toBe('spreads');
  });

  test('the soft proof shows other colours and is taken back', async () => {
    const colour = (): Promise<string> => tab.frame().evaluate(() => getComputedStyle(document.querySelector('.page.article')!).color);
    const plain = await colour();
    await tab.page.keyboard.press('c');
    await expect.poll(colour, { timeout: 60_000 }).not.toBe(plain);
    expect(await tab.frame().$$eval('img[data-src]', (images) => images.every((img) => img.getAttribute('src')!.startsWith('proof/')))).toBe(true);
    await tab.page.keyboard.press('c');
    await expect.poll(colour, { timeout: 60_000 }).toBe(plain);
  });
});

describe('finding', () => {
  test('words in the text of all pages, parted by lines or not, with the next hit shown', async () => {
    await tab.page.keyboard.press('/');
    await tab.page.keyboard.type('QUAY');
    await tab.page.waitForFunction(() => document.querySelectorAll('.hit').length > 5);
    const hits = (await tab.page.$$('.hit')).length;
    expect(await tab.frame().evaluate(() => CSS.highlights.get('mz-find')!.size)).toBe(hits);
    await tab.page.keyboard.press('Enter');
    expect(await text('.hits')).toBe(`1 of ${hits}`);
    expect(await tab.frame().evaluate(() => String([...CSS.highlights.get('mz-hit')!][0]).toLowerCase())).toBe('quay');
    await tab.page.keyboard.press('Escape');
    expect(await tab.frame().evaluate(() => CSS.highlights.get('mz-find')!.size)).toBe(0);
  });

  test('every word of a paragraph, whatever the lines did to it', async () => {
    const paragraph = before.get(English)!.split('\n\n').find((part) => part.startsWith('The quay is'))!;
    expect(await found(paragraph)).toBe(1);
    expect(await found('ben song')).toBeGreaterThan(0);
    expect(await found('bền sống')).toBe(0);
  });
});

describe('the source', () => {
  test('a click names file and line; a double click opens the editor there', async () => {
    await tab.page.evaluate(() => {
      HTMLAnchorElement.prototype.click = function click() {
        document.documentElement.dataset['opened'] = this.href;
      };
    });
    await goTo(7);
    const line = before.get(English)!.split('\n').findIndex((each) => each.startsWith('The quay is')) + 1;
    // A page far from the window is not drawn; it is when the next frame of the screen is.
    await tab.frame().evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const spot = await tab.frame().evaluate(() => {
      const paragraph = Array.from(document.querySelectorAll('[data-block]')).find((each) => each.textContent!.startsWith('The quay is'))!;
      const { x, y } = paragraph.getBoundingClientRect();
      return { x: x + 30, y: y + 5 };
    });
    const corner = await tab.page.$eval('.stage iframe', (element) => ({ x: element.getBoundingClientRect().x, y: element.getBoundingClientRect().y }));
    await tab.page.mouse.click(spot.x + corner.x, spot.y + corner.y);
    await tab.page.waitForSelector('.place code');
    expect(await text('.place code')).toBe(`${English}:${line}`);
    const link = `vscode://file${desk.folder}/${English}:${line}:1`;
    expect(await tab.page.$eval('.place a', (anchor) => (anchor as HTMLAnchorElement).href)).toBe(link);
    await tab.page.mouse.click(spot.x + corner.x, spot.y + corner.y, { count: 2 });
    await tab.page.waitForFunction(() => document.documentElement.dataset['opened'] !== undefined);
    expect(await tab.page.evaluate(() => document.documentElement.dataset['opened'])).toBe(link);
  });

  test('a picture names the line that places it', async () => {
    await tab.frame().evaluate(() => document.querySelector<HTMLElement>('.page.article [data-picture]')!.click());
    await tab.page.waitForSelector('.place code');
    expect(await text('.place code')).toMatch(/^articles\/first\/vi\.md:\d+$/);
  });
});

describe('the line to the server', () => {
  test('comes back by itself when the preview starts anew', async () => {
    const { port } = desk.preview;
    await desk.preview.close();
    await tab.page.waitForSelector('body.lost');
    expect(await text('.news')).toContain('The preview has ended');
    desk.preview = await startPreview(desk.workshop, { ...desk.options, ports: [port] });
    await tab.page.waitForFunction(() => !document.body.classList.contains('lost'), { timeout: 30_000 });
    await edit(English, 'the first barge', 'the fourth barge');
    await shows('the fourth barge');
  });

  test('goes nowhere else', async () => {
    await tab.frame().evaluate(() => (window as unknown as { magazine: { complete(): Promise<void> } }).magazine.complete());
    expect(tab.requests.length).toBeGreaterThan(10);
    expect(tab.requests.filter((url) => !url.startsWith(desk.preview.address) && !url.startsWith('data:'))).toEqual([]);
    expect(tab.complaints).toEqual([]);
    expect(desk.errors).toEqual([]);
  });

  test('is closed to pages of other sites', async () => {
    const other = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>other</title>'));
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    try {
      const page = await desk.tabs.newPage();
      await page.goto(`http://localhost:${(other.address() as AddressInfo).port}/`);
      const stolen = await page.evaluate(async (address) => {
        const read = await fetch(`${address}frame`).then((answer) => answer.text(), () => 'refused');
        const loaded = (element: HTMLImageElement | HTMLScriptElement | HTMLIFrameElement): Promise<string> => new Promise((resolve) => {
          element.onload = () => resolve('loaded');
          element.onerror = () => resolve('refused');
          document.body.append(element);
        });
        const script = await loaded(Object.assign(document.createElement('script'), { src: `${address}app.js` }));
        const frame = Object.assign(document.createElement('iframe'), { src: address });
        await loaded(frame);
        let inside = 'nothing';
        try {
          inside = frame.contentDocument === null ? 'nothing' : frame.contentDocument.body.innerText;
        } catch {
          inside = 'nothing';
        }
        const news = await new Promise<string>((resolve) => {
          const source = new EventSource(`${address}events`);
          source.onopen = () => resolve('open');
          source.onerror = () => resolve('refused');
        });
        return { read, script, inside, news };
      }, desk.preview.address);
      expect(stolen).toEqual({ read: 'refused', script: 'refused', inside: 'nothing', news: 'refused' });
      await page.close();
    } finally {
      other.close();
    }
  });
});
