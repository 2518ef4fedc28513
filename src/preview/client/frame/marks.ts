/** What is drawn over the pages and is none of them: overlays, tints, outlines, the flash of a change. */
import type { Papers } from './arrange.js';

/** Everything typed under a key, on all pages. */
export function elementsOf(key: string): Element[] {
  const value = CSS.escape(key);
  return Array.from(document.querySelectorAll(`.pagedjs_page :is([data-key="${value}"], [data-block="${value}"], [data-picture="${value}"])`));
}

/**
 * Puts a box over an element, in fractions of its paper, so that it keeps its place at any scale.
 * @param inside cut off at the paper's edge.
 */
export function putOver(element: Element, className: string, text = '', inside = false): void {
  const paper = element.closest<HTMLElement>('.mz-paper');
  if (!paper) return;
  const [box, ground] = [element.getBoundingClientRect(), paper.getBoundingClientRect()];
  const mark = document.createElement('div');
  mark.className = `mz-mark ${className}`;
  const percent = (value: number): string => `${value * 100}%`;
  Object.assign(mark.style, {
    left: percent((box.left - ground.left) / ground.width), top: percent((box.top - ground.top) / ground.height),
    width: percent(box.width / ground.width), height: percent(box.height / ground.height),
  });
  if (text !== '') {
    const words = document.createElement('span');
    words.textContent = text;
    mark.append(words);
  }
  (inside ? paper.querySelector('.mz-window')! : paper).append(mark);
}

/** Takes away all boxes of a class. */
export const takeAway = (className: string): void => document.querySelectorAll(`.mz-mark.${className}`).forEach((mark) => mark.remove());

/** Lays pieces of SVG over the pages; null takes those of this kind away. */
export function layOver(kind: string, pieces: readonly string[] | null): void {
  document.querySelectorAll(`svg.overlay[data-kind="${CSS.escape(kind)}"]`).forEach((piece) => piece.remove());
  if (pieces === null) return;
  document.querySelectorAll('.pagedjs_page section.page').forEach((section, i) => {
    section.insertAdjacentHTML('beforeend', pieces[i] ?? '');
    const last = section.lastElementChild;
    if (last?.matches('svg.overlay:not([data-kind])')) last.setAttribute('data-kind', kind);
  });
}

/** Shows for a moment which pages have changed. */
export function flashPages(papers: Papers, pages: readonly number[]): void {
  for (const page of pages) {
    const paper = papers.get(page);
    if (!paper) continue;
    paper.querySelector('.mz-flash')?.remove();
    const flash = document.createElement('div');
    flash.className = 'mz-flash';
    // The style says how long it shows, also for those who want no motion.
    flash.addEventListener('animationend', () => flash.remove());
    paper.append(flash);
  }
}
