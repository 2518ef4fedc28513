/** Made-up drawings: whatever our own reader lets pass, the browser reads as well, so that no build ends at a picture that does not load. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type OpenBrowser } from '../../src/browser/index.js';
import { readSvg } from '../../src/pictures/svg.js';

const TIMES = Number(process.env.FUZZ ?? '1');
const seed = Number(process.env.FUZZ_SEED ?? '1');

/** So many are loaded at once: of ten thousand the browser loses its way. */
const AT_ONCE = 500;

let open: OpenBrowser;
let page: Page;
let home: string;
beforeAll(async () => {
  open = await openBrowser();
  page = await open.browser.newPage();
  home = await mkdtemp(join(tmpdir(), 'magazine-drawings-'));
  await writeFile(join(home, 'page.html'), '<p>A page.');
  await page.goto(pathToFileURL(join(home, 'page.html')).href);
});
afterAll(async () => {
  await open.close();
  await rm(home, { recursive: true, force: true });
});

const value = fc.constantFrom('url(#a)', '#a', '0 0 9 9', '1e9', '-1', 'none', 'a b', '&amp;', '&#x6a;', '100%', 'M0 0h9v9z', '&#0;', '&#1;', '&#xd800;', 'ế', '😀', '&lt;', ']]>', '\u0085', '&#xFFFE;', '&#1114112;', 'http://a.vn/%zz');
const attribute = fc.tuple(fc.constantFrom('id', 'href', 'xlink:href', 'fill', 'style', 'class', 'viewBox', 'width', 'd', 'marker-mid', 'filter', 'mask', 'x', 'font-family', 'xml:space', 'xmlns', 'xmlns:q', 'xmlns:xml', 'q:a', 'xml:lang', 'a.b', '_x', 'a-b'), value).map(([name, text]) => ` ${name}="${text}"`);
const tree = fc.letrec<{ node: string; element: string }>((tie) => ({
  node: fc.oneof({ maxDepth: 4 }, value, fc.constantFrom('<!-- x -->', '<!-- a -- b -->', '<!--->', '<![CDATA[ x ]]>', '<?x y?>', '<?xml version="1.0"?>', ']]>', '\u0001', '<', '&', '&x;'), tie('element'), tie('element')),
  element: fc.tuple(fc.constantFrom('g', 'rect', 'use', 'style', 'text', 'pattern', 'marker', 'linearGradient', 'filter', 'feBlend', 'a', 'q:rect', 'svg', 'x.y', 'A', 'xml:g', 'xmlfoo'), fc.array(attribute, { maxLength: 3 }), fc.array(tie('node'), { maxLength: 4 })).map(([name, attributes, inside]) => `<${name}${attributes.join('')}>${inside.join('')}</${name}>`),
})).element;

it('what passes loads', async () => {
  const passed = fc.sample(tree, { numRuns: 4000 * TIMES, seed }).map((inside) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`).filter((svg) => {
    const { unsafe, broken } = readSvg(svg);
    return unsafe.length === 0 && broken === null;
  });
  expect(passed.length).toBeGreaterThan(300 * TIMES);
  const addresses: string[] = [];
  for (const [i, svg] of passed.entries()) {
    const file = join(home, `${i}.svg`);
    await writeFile(file, svg);
    addresses.push(pathToFileURL(file).href);
  }
  const refused: (string | null)[] = [];
  for (let from = 0; from < addresses.length; from += AT_ONCE) {
    refused.push(...await page.evaluate((some) => Promise.all(some.map((address) => new Promise<string | null>((done) => {
      const image = new Image();
      image.onload = () => done(null);
      image.onerror = () => done(address);
      image.src = address;
    }))), addresses.slice(from, from + AT_ONCE)));
  }
  expect(refused.flatMap((address, i) => (address === null ? [] : [passed[i]]))).toEqual([]);
}, 120_000 * TIMES);
