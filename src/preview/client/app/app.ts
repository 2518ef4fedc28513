/** The preview in the browser: news comes in, pages are shown, wishes are done. */
import type { Source, Told, Update } from '../../wire.js';
import type { FrameApi, FrameEvents, Mode, Pick, Zoom } from '../frame-api.js';
import { el } from './dom.js';
import { Finder } from './finder.js';
import { makeHelp, onKey, type KeyWishes } from './keys.js';
import { fillTable, hitList, labelsOf, lengthTable, messageList } from './lists.js';
import { listenToNews } from './news.js';
import { layOverlay, layOverlays } from './overlays.js';
import { isTab, Panel, type Tab } from './panel.js';
import { Received } from './received.js';
import { keepSettings, readSettings } from './settings.js';
import { Stage } from './stage.js';
import { Status } from './status.js';
import { OVERLAY_NAMES, Toolbar } from './toolbar.js';

const SMALLEST = 0.08;
const LARGEST = 6;

const settings = readSettings();
const received = new Received();
const finder = new Finder();
let waiting = false;
let showing = false;
let scale = 1;
let asked = 0;

const frameEvents: FrameEvents = {
  onPage(page) {
    settings.page = page;
    toolbar.showPage(page, received.count);
    keepSettings(settings);
  },
  onScale(now) {
    scale = now;
    toolbar.showZoom(settings.zoom[settings.mode], scale);
  },
  onPick: (pick, open) => void choose(pick, open),
  onKey: (event) => onKey(event, keys),
  onZoom: (factor) => zoomBy(factor),
};

const toolbar = new Toolbar({
  onMode: setMode, onPage: goTo, onStep: step, onZoom: setZoom, onZoomBy: zoomBy, onOverlay: toggleOverlay, onProof: toggleProof,
  onSearch: search, onHit: (by) => showHit(finder.after(by)), onPanel: togglePanel, onHelp: () => help.showModal(),
});
const panel = new Panel((tab) => setTab(tab));
const status = new Status();
const help = makeHelp();
const keys: KeyWishes = {
  onStep: step, onEnd: (last) => goTo(last ? Math.max(1, received.count) : 1), onMode: setMode, onZoom: setZoom, onZoomBy: zoomBy,
  onGo: () => toolbar.pageField.focus(),
  onSearch: () => {
    toolbar.search.focus();
    toolbar.search.select();
  },
  onOverlay: (index) => toggleOverlay(OVERLAY_NAMES[index]![0]), onProof: toggleProof, onPanel: togglePanel, onHelp: () => help.showModal(),
  onEscape() {
    toolbar.closeMenu();
    toolbar.search.value = '';
    search('');
    void choose(null, false);
    stage.focus();
  },
};
const stageElement = el('main', { class: 'stage', attributes: { 'aria-label': 'Pages' } }, el('p', { class: 'waiting' }, 'Composing the pages…'));
const stage = new Stage(stageElement, frameEvents, dress);

/** A new frame is made to look as the user wished. */
async function dress(api: FrameApi): Promise<void> {
  api.look(look());
  if (received.update) api.labels(labelsOf(received.update));
  await layOverlays(api, settings.overlays, received.update);
  finder.again(api);
  api.goTo(settings.page);
}

const look = () => ({ mode: settings.mode, zoom: settings.zoom[settings.mode], bleed: settings.overlays.includes('boxes') });

/** The newest state is shown; what came while pages were being set waits, and only the last of it counts. */
async function show(): Promise<void> {
  waiting = true;
  if (showing) return;
  showing = true;
  while (waiting) {
    waiting = false;
    const now = received.update;
    if (now && now.pages.length > 0) {
      try {
        await showPages(now);
      } catch (error) {
        status.fault({ text: `The pages could not be shown: ${error instanceof Error ? error.message : String(error)}`, remedy: 'Load this page anew; if it stays, report it.' });
      }
    }
  }
  showing = false;
}

async function showPages(now: Update): Promise<void> {
  const { proof } = settings;
  const change = await stage.show({
    shellKey: `${now.shell.hash} ${proof}`,
    shell: async () => (proof ? (await fetch('shell/proof')).text() : received.shell),
    skeleton: now.skeleton,
    pages: now.pages.map(({ number, hash }) => ({ number, hash, html: received.page(hash) })),
    pictures: proof ? 'proof' : 'picture',
  });
  change.api.labels(labelsOf(now));
  if (!change.anew && change.changed.length > 0) {
    await layOverlays(change.api, settings.overlays, now);
    finder.again(change.api);
  }
  change.api.flash(change.changed);
  status.shown(change.changed, now.took);
  toolbar.showPage(settings.page, now.pages.length);
  showPanel();
  document.documentElement.dataset['revision'] = String(now.revision);
}

function receive(news: Update): void {
  const { client } = document.documentElement.dataset;
  if (client !== news.client) {
    // The server was renewed, and with it this page.
    location.reload();
    return;
  }
  received.take(news);
  document.title = `${news.broken ? '● ' : ''}${news.title || news.issue}`;
  document.documentElement.dataset['heard'] = String(news.revision);
  toolbar.showTitle(news.title || news.issue);
  status.state(news);
  showPanel();
  void show();
}

function showPanel(): void {
  document.body.classList.toggle('with-panel', settings.panel);
  toolbar.showSettings(settings);
  const { update } = received;
  if (!update) return;
  const tab: Tab = isTab(settings.tab) ? settings.tab : 'messages';
  const lists: Readonly<Record<Tab, () => HTMLElement>> = {
    messages: () => messageList(update.messages, goToMessage),
    fill: () => fillTable(update, goTo),
    lengths: () => lengthTable(update.lengths, goTo),
    search: () => hitList(finder.hits, finder.current, showHit),
  };
  panel.show(tab, lists[tab](), { messages: update.messages.length, search: finder.hits.length });
}

function setTab(tab: Tab): void {
  settings.tab = tab;
  settings.panel = true;
  keepSettings(settings);
  showPanel();
}

function togglePanel(): void {
  settings.panel = !settings.panel;
  keepSettings(settings);
  showPanel();
}

/** Goes on looking at the same place after the look has changed. */
function relook(): void {
  const { api } = stage;
  keepSettings(settings);
  toolbar.showSettings(settings);
  if (!api) return;
  const anchor = api.anchor();
  api.look(look());
  api.restore(anchor);
}

function setMode(mode: Mode): void {
  if (settings.mode === mode) return;
  const { page } = settings;
  settings.mode = mode;
  relook();
  goTo(page);
}

function setZoom(zoom: Zoom): void {
  settings.zoom[settings.mode] = zoom;
  relook();
}

function zoomBy(factor: number): void {
  setZoom(Math.min(LARGEST, Math.max(SMALLEST, scale * factor)));
}

function goTo(page: number): void {
  const { count } = received;
  if (!Number.isFinite(page) || count === 0) {
    toolbar.showPage(settings.page, count);
    return;
  }
  settings.page = Math.min(count, Math.max(1, Math.round(page)));
  stage.api?.goTo(settings.page);
  keepSettings(settings);
  toolbar.pageField.blur();
  toolbar.showPage(settings.page, count);
}

/** To the next page, or where two are shown to the next pair. */
function step(by: 1 | -1): void {
  const { page, mode } = settings;
  if (mode === 'single') goTo(page + by);
  // Even pages stand on the left: their spread begins with them.
  else goTo(by === 1 ? page - (page % 2) + 2 : Math.max(1, page - (page % 2) - 2));
}

function toggleOverlay(name: string): void {
  settings.overlays = settings.overlays.includes(name) ? settings.overlays.filter((each) => each !== name) : [...settings.overlays, name];
  relook();
  if (stage.api) void layOverlay(stage.api, name, settings.overlays, received.update);
}

function toggleProof(): void {
  settings.proof = !settings.proof;
  keepSettings(settings);
  toolbar.showSettings(settings);
  void show();
}

function search(text: string): void {
  finder.search(text, stage.api);
  if (text.trim() === '') {
    toolbar.showHits('');
    if (settings.tab === 'search') settings.tab = 'messages';
    showPanel();
    return;
  }
  toolbar.showHits(finder.hits.length === 0 ? 'none' : String(finder.hits.length));
  settings.tab = 'search';
  showPanel();
}

function showHit(index: number): void {
  if (!finder.hits[index]) return;
  finder.current = index;
  stage.api?.showHit(index);
  toolbar.showHits(`${index + 1} of ${finder.hits.length}`);
  showPanel();
}

/** To the page and the place a message is about; where nothing on a page is typed there, to its article. */
function goToMessage(message: Told): void {
  const slug = /^articles\/([^/]+)\//.exec(message.place?.file ?? '')?.[1];
  const marked = stage.api?.mark(message.key) ?? null;
  const page = marked ?? received.update?.pages.find((each) => slug !== undefined && each.articles.includes(slug))?.number;
  if (page !== undefined && page !== null && marked === null) goTo(page);
  status.source(message.place && message.link !== null ? { ...message.place, link: message.link } : null, page ?? null);
}

/** Names where something was typed, and opens it there. */
async function choose(pick: Pick | null, open: boolean): Promise<void> {
  const turn = (asked += 1);
  if (settings.mode === 'flatplan' && pick && !open) settings.page = pick.page;
  stage.api?.mark(pick?.key ?? null);
  const answer = pick && (await fetch(`place?key=${encodeURIComponent(pick.key)}`));
  if (turn !== asked) return;
  const source = answer?.ok ? ((await answer.json()) as Source) : null;
  status.source(source, pick?.page ?? null);
  if (open && source) el('a', { attributes: { href: source.link } }).click();
}

document.body.append(toolbar.element, el('div', { class: 'desk' }, stageElement, panel.element), status.element, help);
stageElement.append(status.banner);
document.addEventListener('keydown', (event) => onKey(event, keys));
toolbar.showSettings(settings);
toolbar.showZoom(settings.zoom[settings.mode], 1);
listenToNews({ onUpdate: receive, onFault: (fault) => status.fault(fault), onConnection: (there) => status.connection(there) });
