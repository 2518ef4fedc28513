/** The keys, and the page that explains them. */
import { el } from './dom.js';

/** What keys ask for. */
export interface KeyWishes {
  readonly onStep: (by: 1 | -1) => void;
  readonly onEnd: (last: boolean) => void;
  readonly onMode: (mode: 'spreads' | 'single' | 'flatplan') => void;
  readonly onZoom: (zoom: 'page' | 'width' | number) => void;
  readonly onZoomBy: (factor: number) => void;
  readonly onGo: () => void;
  readonly onSearch: () => void;
  readonly onOverlay: (index: number) => void;
  readonly onProof: () => void;
  readonly onPanel: () => void;
  readonly onHelp: () => void;
  readonly onEscape: () => void;
}

const KEYS: readonly (readonly [string, string])[] = [
  ['←  →  Page Up  Page Down', 'the spread before, the next one'], ['Home  End', 'first and last page'], ['g', 'go to a page'],
  ['/', 'search in the text; Enter goes on, Shift Enter back'], ['s  p  f', 'spreads, single pages, flatplan'],
  ['+  −  Ctrl wheel', 'larger, smaller'], ['0  w  9', 'fit page, fit width, size on paper'], ['1 … 6', 'overlays'], ['c', 'soft proof'], ['b', 'the panel'],
  ['Click', 'names where a paragraph or picture was typed'], ['Double click  Ctrl click', 'opens it in the editor'], ['Esc', 'takes marks and search away'],
];

const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.matches('input:not([type=checkbox]), select, textarea');

/** Does what a key asks for. Keys with Ctrl, Alt or Cmd are the browser's. */
export function onKey(event: KeyboardEvent, wishes: KeyWishes): void {
  if (event.key === 'Escape') {
    wishes.onEscape();
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  const acts: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => wishes.onStep(-1), PageUp: () => wishes.onStep(-1), ArrowRight: () => wishes.onStep(1), PageDown: () => wishes.onStep(1),
    Home: () => wishes.onEnd(false), End: () => wishes.onEnd(true), g: wishes.onGo, '/': wishes.onSearch,
    s: () => wishes.onMode('spreads'), p: () => wishes.onMode('single'), f: () => wishes.onMode('flatplan'),
    '+': () => wishes.onZoomBy(1.2), '=': () => wishes.onZoomBy(1.2), '-': () => wishes.onZoomBy(1 / 1.2), '0': () => wishes.onZoom('page'), w: () => wishes.onZoom('width'), '9': () => wishes.onZoom(1),
    c: wishes.onProof, b: wishes.onPanel, '?': wishes.onHelp,
  };
  const act = /^[1-6]$/.test(event.key) ? () => wishes.onOverlay(Number(event.key) - 1) : Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
  if (!act) return;
  event.preventDefault();
  act();
}

/** The dialog that explains the keys. */
export function makeHelp(): HTMLDialogElement {
  const dialog = el('dialog', { class: 'help', attributes: { 'aria-label': 'Keys' } },
    el('h2', {}, 'Keys'),
    el('dl', {}, ...KEYS.flatMap(([keys, what]) => [el('dt', {}, ...keys.split('  ').map((key) => el('kbd', {}, key))), el('dd', {}, what)])),
    el('form', { attributes: { method: 'dialog' } }, el('button', {}, 'Close')),
  );
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  return dialog;
}
