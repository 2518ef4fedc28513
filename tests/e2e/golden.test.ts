/**
 * Four pages as pictures, held against those in tests/golden/. `UPDATE=1` writes them. What was seen and where it differs is left in
 * out/golden/. A difference is an invitation to look, not a fault: text may move by a hair with a style, and then the picture is renewed.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type OpenBrowser } from '../../src/browser/index.js';
import type { PageKind, PageMap } from '../../src/model/layout.js';
import { ROOT, SAMPLE, buildWhole, tiny } from '../helpers/build.js';
import { look } from '../helpers/look.js';

const GOLDEN = join(ROOT, 'tests/golden');
const OUT = join(ROOT, 'out/golden');
const DPI = 60;
/** How far apart two colours count as different (pixelmatch: 0 to 1), and how many pixels of a page may differ. */
const THRESHOLD = 0.12;
const MOST_DIFFERENT = 0.005;

interface Golden {
  readonly name: string;
  readonly folder: string;
  /** Pages of the whole issue: compared before any pixel is. */
  readonly pages: number;
  readonly kind: PageKind;
}
const GOLDENS: readonly Golden[] = [
  { name: 'sample-contents', folder: SAMPLE, pages: 52, kind: 'contents' },
  { name: 'sample-section', folder: SAMPLE, pages: 52, kind: 'section' },
  { name: 'stacked-with-figure', folder: tiny('stacked-two-span'), pages: 8, kind: 'article' },
  { name: 'parallel', folder: tiny('parallel-unequal'), pages: 8, kind: 'article' },
];

let browser: OpenBrowser;
const built = new Map<string, { pdf: Uint8Array; map: PageMap }>();
beforeAll(async () => {
  browser = await openBrowser();
  for (const folder of new Set(GOLDENS.map((golden) => golden.folder))) built.set(folder, await buildWhole(folder));
});
afterAll(() => browser?.close());

describe('the picture of', () => {
  it.each(GOLDENS.map((golden) => [golden.name, golden] as const))('%s', async (name, { folder, pages, kind }) => {
    const { pdf, map } = built.get(folder)!;
    expect(map.pages.length).toBe(pages);
    const [seen] = await look(browser, pdf, [map.pages.find((page) => page.kind === kind)!.page], DPI);
    mkdirSync(OUT, { recursive: true });
    writeFileSync(join(OUT, `${name}.png`), PNG.sync.write(seen!));

    const file = join(GOLDEN, `${name}.png`);
    if (process.env['UPDATE'] !== undefined) {
      mkdirSync(GOLDEN, { recursive: true });
      writeFileSync(file, await sharp(PNG.sync.write(seen!)).png({ palette: true, colours: 128, dither: 0, effort: 10 }).toBuffer());
    }
    if (!existsSync(file)) throw new Error(`${file} is missing: run the tests with UPDATE=1, look at it, and commit it.`);
    const golden = PNG.sync.read(readFileSync(file));
    expect([seen!.width, seen!.height]).toEqual([golden.width, golden.height]);
    const diff = new PNG({ width: golden.width, height: golden.height });
    const different = pixelmatch(golden.data, seen!.data, diff.data, golden.width, golden.height, { threshold: THRESHOLD });
    writeFileSync(join(OUT, `${name}-diff.png`), PNG.sync.write(diff));
    expect(different / (golden.width * golden.height)).toBeLessThanOrEqual(MOST_DIFFERENT);
  });
});
