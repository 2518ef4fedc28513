/** The report in a real browser: what is shown in each of its three ways, and frames where the words are. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type OpenBrowser } from '../../src/browser/index.js';
import { diffPdfs, reportOf } from '../../src/diff/index.js';
import { make, story } from './make.js';

let open: OpenBrowser;
let html: string;
beforeAll(async () => {
  open = await openBrowser();
  const oldPdf = await make([{ lines: story(1) }, { lines: story(2) }]);
  const newPdf = await make([{ lines: [...story(1).slice(0, 5), 'CHANGED'] }, { lines: story(2) }]);
  html = await reportOf({ diff: await diffPdfs(oldPdf, newPdf), oldPdf, newPdf, oldName: 'old.pdf', newName: 'new.pdf' });
});
afterAll(() => open.close());

test('three ways to look', async () => {
  const page = await open.browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error))).on('console', (message) => faults.push(message.text()));
  await page.setViewport({ width: 1200, height: 900 });
  await page.setContent(html);
  const seen = async (): Promise<string[]> => page.$$eval('section .sheet img, section .both input', (all) => all.filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 0).map((one) => one.getAttribute('alt') ?? one.tagName));
  expect(await seen()).toEqual(['Before, page 1', 'Now, page 1']);
  // The frame round the new words lies on the page as the words do: 30 pt from the trim, which begins 10 pt inside the picture.
  const [frame, sheet] = await page.$$eval('.new .mark, .new .sheet', (all) => all.map((one) => one.getBoundingClientRect()).map(({ left, width }) => ({ left, width })).reverse());
  expect((frame!.left + 3 - sheet!.left) / sheet!.width).toBeCloseTo(40 / 320, 1);
  await page.click('input[value=overlay]');
  expect(await seen()).toEqual(['INPUT', 'Before', 'Now']);
  await page.$eval('.both input', (range) => { (range as HTMLInputElement).value = '80'; range.dispatchEvent(new Event('input')); });
  expect(await page.$eval('.wipe', (image) => getComputedStyle(image).clipPath)).toBe('inset(0px 0px 0px 80%)');
  await page.click('input[value=differences]');
  expect(await seen()).toEqual(['Now', 'What differs']);
  expect(await page.$$eval('.sheet img', (all) => all.every((one) => (one as HTMLImageElement).src.startsWith('data:image/')))).toBe(true);
  expect(faults).toEqual([]);
  await page.close();
});
