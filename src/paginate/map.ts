/** Reads the page map from the laid-out document: which region of which page is there for what. */
import type { Page } from 'puppeteer';
import type { PageFacts, PageKind, PageMap, Region, RegionOwner } from '../model/layout.js';
import { pxToMm } from '../model/paper.js';

interface RawRegion {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly kind: RegionOwner['kind'];
  readonly value: string;
  readonly vector: boolean;
  readonly part: number | null;
}

interface RawPage {
  readonly page: number;
  readonly kind: string;
  readonly folio: boolean;
  readonly section: string;
  readonly articles: string;
  readonly declared: number;
}

/** Runs in the page. It must not refer to anything outside itself. */
function readInPage(): { pages: RawPage[]; regions: RawRegion[] } {
  const pages: RawPage[] = [];
  const regions: RawRegion[] = [];
  const attributes = [
    ['data-thread', 'thread'], ['data-key', 'text'], ['data-picture', 'picture'], ['data-contents', 'contents'],
    ['data-opening', 'opening'], ['data-furniture', 'furniture'], ['data-supplied', 'supplied'],
  ] as const;
  const selector = [...attributes.map(([name]) => `[${name}]`), '.pagedjs_margin-content'].join(',');
  document.querySelectorAll<HTMLElement>('.pagedjs_page').forEach((sheet, index) => {
    const page = index + 1;
    const origin = sheet.querySelector('.pagedjs_pagebox')!.getBoundingClientRect();
    const section = sheet.querySelector<HTMLElement>('section.page');
    pages.push({
      page,
      kind: section?.dataset.kind ?? '',
      folio: section?.dataset.folio === 'true',
      section: section?.dataset.section ?? '',
      articles: section?.dataset.articles ?? '',
      declared: Number(section?.dataset.n ?? 0),
    });
    sheet.querySelectorAll<HTMLElement>(selector).forEach((element) => {
      const found = attributes.filter(([name]) => element.hasAttribute(name));
      const owners: [string, RegionOwner['kind']][] = found.length > 0 ? found.map(([name, kind]) => [element.getAttribute(name)!, kind]) : [['', 'furniture']];
      // A text inside a line may be broken: every piece is a region of its own.
      const rects = getComputedStyle(element).display === 'inline' ? Array.from(element.getClientRects()) : [element.getBoundingClientRect()];
      for (const rect of rects) {
        if (rect.width === 0 && rect.height === 0) continue;
        for (const [value, kind] of owners) {
          regions.push({ page, kind, value, vector: element.dataset.vector === 'true', part: element.dataset.part === undefined ? null : Number(element.dataset.part), x: rect.x - origin.x, y: rect.y - origin.y, width: rect.width, height: rect.height });
        }
      }
    });
  });
  return { pages, regions };
}

function ownerOf(raw: RawRegion): RegionOwner {
  switch (raw.kind) {
    case 'thread':
      return { kind: 'thread', thread: raw.value };
    case 'text':
      return raw.part === null ? { kind: 'text', key: raw.value } : { kind: 'text', key: raw.value, part: raw.part };
    case 'picture':
      return { kind: 'picture', key: raw.value, vector: raw.vector };
    case 'contents':
      return { kind: 'contents', entry: raw.value };
    case 'opening':
      return { kind: 'opening', entry: raw.value };
    case 'supplied':
      return { kind: 'supplied', path: raw.value };
    case 'furniture':
      return { kind: 'furniture' };
  }
}

/** Reads the map. Pages that the engine made without being asked show as pages of kind `filler` with no declared number. */
export async function readMap(page: Page): Promise<{ map: PageMap; declared: readonly number[] }> {
  const raw = await page.evaluate(readInPage);
  const pages = raw.pages.map((p): PageFacts => ({
    page: p.page,
    side: p.page % 2 === 0 ? 'left' : 'right',
    kind: (p.kind || 'filler') as PageKind,
    folio: p.folio ? p.page : null,
    section: p.section ? Number(p.section) : null,
    articles: p.articles ? p.articles.split(' ') : [],
  }));
  const regions = raw.regions.map((r): Region => ({ page: r.page, rect: { x: pxToMm(r.x), y: pxToMm(r.y), width: pxToMm(r.width), height: pxToMm(r.height) }, owner: ownerOf(r) }));
  return { map: { pages, regions }, declared: raw.pages.map((p) => p.declared) };
}
