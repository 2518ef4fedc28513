/** The frame that holds the pages: what the app asks of it, put together from its parts. */
import type { Limits } from '../../wire.js';
import type { FrameApi, FrameEvents, FramePage, Look, Pick, Pixels } from '../frame-api.js';
import { anchorOf, applyLook, arrange, goToPage, lookAt, pageInMiddle, writeLabels, type Papers } from './arrange.js';
import { Finder } from './find.js';
import { lay } from './lay.js';
import { elementsOf, flashPages, layOver, putOver, takeAway } from './marks.js';
import { allPictures, loadPictures, nearPictures, tintByResolution } from './pictures.js';
import { replacePage } from './replace.js';

let sheets: HTMLElement[] = [];
let papers: Papers = new Map();
let finder = new Finder([]);
let events: FrameEvents | null = null;
let folder: 'picture' | 'proof' = 'picture';
let look: Look = { mode: 'spreads', zoom: 'page', bleed: false };
let resolution: { readonly pictures: readonly Pixels[]; readonly limits: Limits } | null = null;
let marked: string | null = null;
let scale = 1;

/** What was clicked; null for the pasteboard and what no source asks for. */
function pickOf(target: EventTarget | null): Pick | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-key], [data-block], [data-picture]') : null;
  const key = element && (element.dataset['key'] ?? element.dataset['block'] ?? element.dataset['picture']);
  const page = Number(element?.closest<HTMLElement>('.mz-paper')?.dataset['page'] ?? 0);
  return key && page > 0 ? { key, page } : null;
}

/** What lies over the pages is drawn anew where they were. */
function redraw(): void {
  for (const name of ['mz-poor', 'mz-low', 'mz-good', 'mz-picked']) takeAway(name);
  if (resolution) tintByResolution(resolution.pictures, resolution.limits, scale, putOver);
  if (marked !== null) for (const element of elementsOf(marked)) putOver(element, 'mz-picked');
}

function listen(): void {
  let waiting = false;
  document.addEventListener('scroll', () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      events?.onPage(pageInMiddle(papers));
    });
  });
  document.addEventListener('click', (event) => {
    // A link of the contents would lead the frame astray; here it is a text like others.
    if (event.target instanceof Element && event.target.closest('a')) event.preventDefault();
    if (getSelection()?.isCollapsed === false && event.detail < 2) return;
    events?.onPick(pickOf(event.target), event.ctrlKey || event.metaKey || event.detail === 2);
  });
  document.addEventListener('keydown', (event) => events?.onKey(event));
  document.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    events?.onZoom(Math.exp(-event.deltaY / 300));
  }, { passive: false });
  window.addEventListener('resize', () => {
    if (typeof look.zoom === 'number') return;
    const anchor = anchorOf(papers);
    scale = applyLook(look);
    events?.onScale(scale);
    lookAt(papers, anchor);
  });
}

const api: FrameApi = {
  async lay(shell, pages, pictures, told) {
    sheets = await lay(shell, pages);
    papers = arrange(sheets);
    finder = new Finder(sheets);
    events = told;
    folder = pictures;
    scale = applyLook(look);
    loadPictures(folder, () => scale);
    await document.fonts.ready;
    listen();
  },
  replace(pages: readonly FramePage[]) {
    for (const { number, html } of pages) {
      const sheet = sheets[number - 1];
      if (!sheet) continue;
      replacePage(sheet, html);
      finder.forget(number);
    }
    loadPictures(folder, () => scale);
    redraw();
  },
  look(next) {
    look = next;
    scale = applyLook(look);
    events?.onScale(scale);
  },
  labels: (labels) => writeLabels(papers, labels),
  goTo: (page) => goToPage(papers, page),
  anchor: () => anchorOf(papers),
  restore: (anchor) => lookAt(papers, anchor),
  settled: nearPictures,
  async complete() {
    await allPictures();
    await document.fonts.ready;
  },
  flash: (pages) => flashPages(papers, pages),
  overlay: layOver,
  resolution(pictures, limits) {
    resolution = pictures && { pictures, limits };
    redraw();
  },
  mark(key) {
    marked = key;
    redraw();
    const first = key === null ? undefined : elementsOf(key)[0];
    const page = Number(first?.closest<HTMLElement>('.mz-paper')?.dataset['page'] ?? 0);
    if (first && page > 0) {
      const { top, bottom } = first.getBoundingClientRect();
      if (top < 0 || bottom > document.documentElement.clientHeight) first.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    }
    return page > 0 ? page : null;
  },
  find: (text) => finder.find(text),
  showHit(index) {
    const hit = finder.strong(index);
    if (!hit) return;
    const { clientWidth, clientHeight } = document.documentElement;
    if (hit.box.top < 40 || hit.box.bottom > clientHeight - 40) window.scrollBy({ top: hit.box.top - clientHeight / 2, behavior: 'instant' });
    if (hit.box.left < 20 || hit.box.right > clientWidth - 20) window.scrollBy({ left: hit.box.left - clientWidth / 2, behavior: 'instant' });
  },
};

(window as unknown as { magazine: FrameApi }).magazine = api;
