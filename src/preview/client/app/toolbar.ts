/** The bar at the head: views, pages, zoom, overlays, proof, search. It says what was asked for; the app does it. */
import type { Mode, Zoom } from '../frame-api.js';
import { button, el, press } from './dom.js';
import { MODES, type Settings } from './settings.js';

/** What can be laid over the pages, with the names that people know them by. */
export const OVERLAY_NAMES: readonly (readonly [string, string])[] = [
  ['grid', 'Baseline grid'], ['frames', 'Frames'], ['boxes', 'Bleed and trim'], ['threads', 'Order of frames'], ['loose', 'Loose lines'], ['ppi', 'Picture resolution'],
];

export interface Wishes {
  readonly onMode: (mode: Mode) => void;
  readonly onPage: (page: number) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onZoomBy: (factor: number) => void;
  readonly onOverlay: (name: string) => void;
  readonly onProof: () => void;
  readonly onSearch: (text: string) => void;
  /** Enter in the search field: the next hit, or the one before. */
  readonly onHit: (by: 1 | -1) => void;
  readonly onPanel: () => void;
  readonly onHelp: () => void;
}

const MODE_NAMES: Readonly<Record<Mode, string>> = { spreads: 'Spreads', single: 'Pages', flatplan: 'Flatplan' };
const PRESETS: readonly number[] = [0.25, 0.5, 0.75, 1, 1.5, 2, 4];

export class Toolbar {
  readonly element: HTMLElement;
  readonly search = el('input', { class: 'search', attributes: { type: 'search', placeholder: 'Search text', 'aria-label': 'Search in the text of all pages', spellcheck: 'false' } });
  readonly pageField = el('input', { class: 'page', attributes: { type: 'text', inputmode: 'numeric', 'aria-label': 'Page' } });
  private readonly title = el('h1', { class: 'title' }, 'magazine');
  private readonly pages = el('span', { class: 'pages' }, '');
  private readonly hits = el('span', { class: 'hits', attributes: { 'aria-live': 'polite' } });
  private readonly zoom = el('select', { attributes: { 'aria-label': 'Zoom' } });
  private readonly exact = el('option', { attributes: { value: 'exact', hidden: '' } });
  private readonly modes = new Map<Mode, HTMLButtonElement>();
  private readonly overlays = new Map<string, HTMLInputElement>();
  private readonly overlayButton: HTMLElement;
  private readonly proof: HTMLButtonElement;
  private readonly panel: HTMLButtonElement;

  constructor(wishes: Wishes) {
    for (const mode of MODES) this.modes.set(mode, button(MODE_NAMES[mode], `${MODE_NAMES[mode]} (${mode[0]})`, () => wishes.onMode(mode)));
    this.proof = button('Soft proof', 'Soft proof: colours as they will print (c)', wishes.onProof);
    this.panel = button('Panel', 'Messages, fill and lengths (b)', wishes.onPanel);
    this.zoom.append(el('option', { attributes: { value: 'page' } }, 'Fit page'), el('option', { attributes: { value: 'width' } }, 'Fit width'), ...PRESETS.map((scale) => el('option', { attributes: { value: String(scale) } }, `${scale * 100}%`)), this.exact);
    this.zoom.addEventListener('change', () => wishes.onZoom(this.zoom.value === 'page' || this.zoom.value === 'width' ? this.zoom.value : Number(this.zoom.value)));
    this.pageField.addEventListener('change', () => wishes.onPage(Number.parseInt(this.pageField.value, 10)));
    this.pageField.addEventListener('focus', () => this.pageField.select());
    this.pageField.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') wishes.onPage(Number.parseInt(this.pageField.value, 10));
    });
    this.search.addEventListener('input', () => wishes.onSearch(this.search.value));
    this.search.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') wishes.onHit(event.shiftKey ? -1 : 1);
    });
    const group = (name: string, ...children: Node[]): HTMLElement => el('div', { class: 'group', attributes: { role: 'group', 'aria-label': name } }, ...children);
    this.overlayButton = el('summary', { title: 'What to lay over the pages' }, 'Overlays');
    this.element = el(
      'header',
      { class: 'toolbar' },
      this.title,
      group('View', ...this.modes.values()),
      group('Page', button('‹', 'Back (←)', () => wishes.onStep(-1)), this.pageField, this.pages, button('›', 'On (→)', () => wishes.onStep(1))),
      group('Zoom', button('−', 'Smaller (-)', () => wishes.onZoomBy(1 / 1.2)), this.zoom, button('+', 'Larger (+)', () => wishes.onZoomBy(1.2))),
      el('details', { class: 'menu' }, this.overlayButton, el('div', { class: 'menu-list' }, ...OVERLAY_NAMES.map(([name, words], i) => this.overlaySwitch(name, `${words}`, String(i + 1), wishes)))),
      group('Colour', this.proof),
      el('span', { class: 'spring' }),
      group('Search', this.search, this.hits),
      group('More', this.panel, button('?', 'Keys (?)', wishes.onHelp)),
    );
    // The menu closes like others do.
    document.addEventListener('click', (event) => {
      if (event.target instanceof Node && !this.menu.contains(event.target)) this.menu.open = false;
    });
  }

  private get menu(): HTMLDetailsElement {
    return this.overlayButton.parentElement as HTMLDetailsElement;
  }

  private overlaySwitch(name: string, words: string, key: string, wishes: Wishes): HTMLElement {
    const box = el('input', { attributes: { type: 'checkbox', name } });
    box.addEventListener('change', () => wishes.onOverlay(name));
    this.overlays.set(name, box);
    return el('label', {}, box, el('span', {}, words), el('kbd', {}, key));
  }

  closeMenu(): void {
    this.menu.open = false;
  }

  showTitle(title: string): void {
    this.title.textContent = title;
    this.title.title = title;
  }

  showPage(page: number, count: number): void {
    if (document.activeElement !== this.pageField) this.pageField.value = String(page);
    this.pages.textContent = `of ${count}`;
  }

  /** @param scale what a fitted zoom came to. */
  showZoom(zoom: Zoom, scale: number): void {
    this.exact.textContent = `${Math.round(scale * 100)}%`;
    this.exact.hidden = true;
    const known = typeof zoom === 'string' || PRESETS.includes(zoom);
    if (!known) this.exact.hidden = false;
    this.zoom.value = known ? String(zoom) : 'exact';
    this.zoom.title = `Zoom: ${Math.round(scale * 100)}% of the size on paper`;
  }

  showHits(text: string): void {
    this.hits.textContent = text;
  }

  showSettings({ mode, overlays, proof, panel }: Settings): void {
    for (const [name, element] of this.modes) press(element, name === mode);
    for (const [name, box] of this.overlays) box.checked = overlays.includes(name);
    this.overlayButton.textContent = overlays.length === 0 ? 'Overlays' : `Overlays · ${overlays.length}`;
    this.overlayButton.classList.toggle('on', overlays.length > 0);
    press(this.proof, proof);
    press(this.panel, panel);
  }
}
