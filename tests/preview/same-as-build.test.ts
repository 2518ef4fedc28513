/** What the preview shows is what the build prints: the same things at the same places, and the same pixels. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageMap } from '../../src/model/layout.js';
import { BLEED_MM, PX_PER_MM, SLUG_MM, TRIM_MM } from '../../src/model/paper.js';
import { readMap } from '../../src/paginate/map.js';
import { paginateSheet } from '../../src/paginate/paginate.js';
import { layIssue, readyIssue } from '../../src/pipeline.js';
import { checkIssue } from '../../src/review.js';
import { BARE, readTemplates, render } from '../../src/render/render.js';
import { makeWorld, SAMPLE, tiny } from '../helpers/build.js';
import { EVERY } from '../helpers/every.js';
import { openDesk, openTab, type Desk, type Tab } from './app.js';

const px = (mm: number): number => mm * PX_PER_MM;
/** Trim and bleed, from the sheet's corner, whole pixels. */
const CLIP = { x: Math.ceil(px(SLUG_MM - BLEED_MM)), y: Math.ceil(px(SLUG_MM - BLEED_MM)), width: Math.floor(px(TRIM_MM.width + 2 * BLEED_MM)) - 1, height: Math.floor(px(TRIM_MM.height + 2 * BLEED_MM)) - 1 };

/** Runs in the page. Lays one sheet alone into the window's corner, at its size on paper. */
function alone(number: number): void {
  document.getElementById('alone')?.remove();
  const style = document.createElement('style');
  style.id = 'alone';
  style.textContent = `.pagedjs_page:not([data-page-number="${number}"]) { visibility: hidden !important; } .pagedjs_page[data-page-number="${number}"] { position: fixed !important; left: 0 !important; top: 0 !important; margin: 0 !important; transform: none !important; z-index: 99; background: #fff !important; } .pagedjs_page .pagedjs_sheet { content-visibility: visible !important; } .mz-paper::before, .mz-label { display: none !important; }`;
  document.head.append(style);
}

/** The map of all pages, and how they look. */
interface Seen {
  readonly map: PageMap;
  /** By page. */
  readonly pictures: ReadonlyMap<number, PNG>;
}

/** The first pages, which are of every kind, and some of the many articles; all with `npm run test:all`. */
const isLookedAt = (page: number): boolean => EVERY || page <= 8 || page % 13 === 0;

/** As the build lays it out: the pages are looked at when they stand, just before they would be printed or drawn. */
async function built(desk: Desk, picture: (index: number) => Promise<Uint8Array>): Promise<Seen> {
  const world = await makeWorld();
  const ready = await readyIssue(await checkIssue({ folder: desk.folder, id: basename(desk.folder) }, world), world);
  if (!ready) throw new Error(`${desk.folder} cannot be built.`);
  const laid = await layIssue(desk.open, ready, world);
  const { issue } = laid.composed;
  const html = render(issue, laid.view, laid.metrics, await readTemplates(world.templates), ready.styles, BARE);
  const folder = await mkdtemp(join(tmpdir(), 'magazine-same-'));
  const pictures = new Map<number, PNG>();
  let map: PageMap | null = null;
  const look = async (page: Page): Promise<void> => {
    await page.setViewport({ width: 900, height: 1200 });
    map = (await readMap(page)).map;
    for (const { number } of issue.pages.filter((each) => isLookedAt(each.number))) {
      await page.evaluate(alone, number);
      pictures.set(number, PNG.sync.read(Buffer.from(await page.screenshot({ type: 'png', clip: CLIP }))));
    }
    await page.evaluate(() => document.getElementById('alone')?.remove());
  };
  const browser = new Proxy(desk.open.browser, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (name !== 'newPage') return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      return async (): Promise<Page> => {
        const page = await target.newPage();
        const emulate = page.emulateMediaType.bind(page);
        page.emulateMediaType = async (type) => {
          await emulate(type);
          if (type === 'screen') await look(page);
        };
        return page;
      };
    },
  }) as Browser;
  try {
    await paginateSheet(html, issue.pages.map((page) => ({ number: page.number, label: '', fill: null, low: false })), {
      browser, browserVersion: desk.open.version, fonts: ready.styles.fonts.map((f) => f.path),
      prepare: async (placed) => new Map(await Promise.all(placed.map(async ({ index, path }) => {
        const file = join(folder, `${index}${/\.svg$/i.test(path) ? '.svg' : ''}`);
        await writeFile(file, await picture(index));
        return [index, file] as const;
      }))),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  if (!map) throw new Error('The pages were never looked at.');
  return { map, pictures };
}

async function previewed(tab: Tab): Promise<Seen> {
  await tab.page.evaluate(() => {
    const select = document.querySelector<HTMLSelectElement>('select[aria-label=Zoom]')!;
    select.value = '1';
    select.dispatchEvent(new Event('change'));
  });
  const frame = tab.frame();
  await frame.evaluate(() => (window as unknown as { magazine: { complete(): Promise<void> } }).magazine.complete());
  const { map } = await readMap(frame as unknown as Page);
  const corner = await tab.page.$eval('.stage iframe', (element) => {
    const { x, y } = element.getBoundingClientRect();
    return { x, y };
  });
  const pictures = new Map<number, PNG>();
  for (const { page } of map.pages.filter((each) => isLookedAt(each.page))) {
    await frame.evaluate(alone, page);
    pictures.set(page, PNG.sync.read(Buffer.from(await tab.page.screenshot({ type: 'png', clip: { ...CLIP, x: CLIP.x + corner.x, y: CLIP.y + corner.y } }))));
  }
  await frame.evaluate(() => document.getElementById('alone')?.remove());
  return { map, pictures };
}

/** Regions that differ: other owners, or more than a hundredth of a millimetre away. A box on the pasteboard is drawn from another fraction of a pixel. */
function moved(mine: PageMap, theirs: PageMap): unknown[] {
  return mine.regions.flatMap(({ page, owner, rect }, i) => {
    const other = theirs.regions[i];
    const same = other && other.page === page && JSON.stringify(other.owner) === JSON.stringify(owner);
    const near = same && (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(rect[side] - other.rect[side]) < 0.01);
    return near ? [] : [{ page, owner, rect, other }];
  });
}

/** Which pixels of a page lie in a picture, its soft edge too: the browser may draw one from another step of its own scaled copies. */
function inPictures(map: PageMap, page: number, { width, height }: PNG): Uint8Array {
  const inside = new Uint8Array(width * height);
  for (const { rect } of map.regions.filter((region) => region.page === page && region.owner.kind === 'picture')) {
    const [left, top] = [px(rect.x + SLUG_MM) - CLIP.x, px(rect.y + SLUG_MM) - CLIP.y];
    const to = Math.min(width, Math.ceil(left + px(rect.width)) + 1);
    for (let y = Math.max(0, Math.floor(top) - 1); y < Math.min(height, Math.ceil(top + px(rect.height)) + 1); y += 1) {
      const from = Math.max(0, Math.floor(left) - 1);
      if (to > from) inside.fill(1, y * width + from, y * width + to);
    }
  }
  return inside;
}

/** Pages that look otherwise: a single value outside pictures, or pictures that differ by more than a grey level of 255 on average. */
function differences(mine: Seen, theirs: Seen): string[] {
  return Array.from(mine.pictures).flatMap(([page, picture]) => {
    // A supplied page is put into the finished PDF: before that its place is empty.
    if (theirs.map.regions.some((region) => region.page === page && region.owner.kind === 'supplied')) return [];
    const other = theirs.pictures.get(page)!;
    const inside = inPictures(theirs.map, page, picture);
    let outside = 0;
    let sum = 0;
    let values = 1;
    for (let at = 0; at < picture.data.length; at += 1) {
      const away = Math.abs(picture.data[at]! - other.data[at]!);
      if (inside[at >> 2] === 0) outside += away > 0 ? 1 : 0;
      else {
        sum += away;
        values += 1;
      }
    }
    return outside === 0 && sum / values < 1 ? [] : [`page ${page}: ${outside} values outside pictures; pictures by ${(sum / values).toFixed(2)} on average`];
  });
}

describe.each([['facing columns and fixed pages', tiny('facing-run-on')], ['pictures of all kinds', tiny('picture-kinds')], ['the sample issue', SAMPLE]])('%s', (_, issue) => {
  let desk: Desk;
  let tab: Tab;
  let mine: Seen;
  let theirs: Seen;

  beforeAll(async () => {
    desk = await openDesk(issue);
    tab = await openTab(desk, { width: 1500, height: 1400 });
    mine = await previewed(tab);
    const tokens = await tab.frame().evaluate(() => Array.from(document.querySelectorAll<HTMLImageElement>('.pagedjs_page :not([data-supplied]) > img[data-src]'), (img) => img.dataset['src']!));
    theirs = await built(desk, async (index) => (await desk.workshop.picture(tokens[index]!, false))!.bytes);
  }, 300_000);
  afterAll(() => desk.close());

  test('the same pages with the same things at the same places', () => {
    expect(mine.map.pages.length).toBeGreaterThan(5);
    expect(mine.map.regions.length).toBeGreaterThan(20);
    expect(mine.map.pages).toEqual(theirs.map.pages);
    expect(mine.map.regions).toHaveLength(theirs.map.regions.length);
    expect(moved(mine.map, theirs.map)).toEqual([]);
  });

  test('the same pixels, every one outside pictures', () => {
    expect(mine.pictures.size).toBeGreaterThan(5);
    expect([...mine.pictures.keys()]).toEqual([...theirs.pictures.keys()]);
    expect(differences(mine, theirs)).toEqual([]);
  });

  test('nothing went wrong on the way', () => {
    expect(desk.errors).toEqual([]);
    expect(tab.complaints).toEqual([]);
  });
});
