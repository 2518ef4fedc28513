/** Every kind of picture file comes out in its colours and the right way up: seen on the printed page, not asked of the program. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type OpenBrowser } from '../../src/browser/index.js';
import { buildWhole, tiny } from '../helpers/build.js';
import { colourAt, look } from '../helpers/look.js';

const DPI = 50;
const RED = [180, 32, 30];
const TEAL = [20, 120, 110];
/** What is half transparent stands on white. */
const PALE_TEAL = TEAL.map((c) => (c + 255) / 2);
/** Most that a channel may be off: JPEG, and for CMYK the way through a press profile and back. */
const NEAR = 6;
const PRESS = 14;

let browser: OpenBrowser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

it('a page of every kind of picture', async () => {
  const { pdf, map } = await buildWhole(tiny('picture-kinds'), {}, { convert: false });
  const regions = map.regions.filter((r) => r.owner.kind === 'picture' && r.owner.key.startsWith('kinds/vi/'));
  const pages = [...new Set(regions.map((r) => r.page))];
  const pictures = await look(browser, pdf, pages, DPI);
  // In the order of the text: ids of blocks count from 1, and a paragraph comes first.
  const wanted: readonly (readonly [string, readonly number[], readonly number[], number])[] = [
    ['CMYK JPEG', RED, TEAL, PRESS], ['gray JPEG', [70, 70, 70], [190, 190, 190], NEAR], ['16-bit TIFF', RED, TEAL, NEAR], ['Display P3 JPEG', RED, TEAL, NEAR],
    ['JPEG turned by EXIF', RED, TEAL, NEAR], ['WebP', RED, TEAL, NEAR], ['PNG with alpha', RED, PALE_TEAL, NEAR], ['SVG', RED, TEAL, NEAR],
  ];
  const wrong = wanted.flatMap(([name, left, right, tolerance], i) => {
    const found = regions.filter((r) => r.owner.kind === 'picture' && r.owner.key === `kinds/vi/${i + 2}`);
    expect(found, name).toHaveLength(1);
    const { page, rect } = found[0]!;
    const picture = pictures[pages.indexOf(page)]!;
    return [[0.04, 0.05, left], [0.25, 0.5, left], [0.46, 0.8, left], [0.54, 0.05, right], [0.75, 0.5, right], [0.96, 0.8, right]].flatMap(([x, y, colour]) => {
      const seen = colourAt(picture, DPI, rect.x + rect.width * (x as number), rect.y + rect.height * (y as number));
      const off = Math.max(...seen.map((c, k) => Math.abs(c - (colour as readonly number[])[k]!)));
      return off > tolerance ? [`${name} at ${x},${y}: ${seen} in place of ${colour}`] : [];
    });
  });
  expect(wrong).toEqual([]);
});
