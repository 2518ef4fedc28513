/** Pages on the pasteboard: each sheet behind a window of the trim's size, facing pages side by side; how large, and which one is looked at. */
import { BLEED_MM, PX_PER_MM, SLUG_MM, TRIM_MM } from '../../../model/paper.js';
import type { Anchor, Label, Look } from '../frame-api.js';

/** Room round the pages, px. */
const MARGIN = 28;
/** Room for number and name below a page of the flatplan, px. */
const LABEL = 34;
/** Shown round the trim with the bleed: the bleed, and a little for its name. */
const AROUND_MM = BLEED_MM + 4;
const SMALLEST = 0.05;
const LARGEST = 8;

/** Papers by page, from 1. */
export type Papers = ReadonlyMap<number, HTMLElement>;

const make = (className: string, ...children: Node[]): HTMLElement => {
  const element = document.createElement('div');
  element.className = className;
  element.append(...children);
  return element;
};

/** Puts sheets on papers and papers on spreads. They stay below the engine's own parent, on which its styles hang. */
export function arrange(sheets: readonly HTMLElement[]): Papers {
  const parent = sheets[0]?.parentElement;
  const papers = new Map<number, HTMLElement>();
  if (!parent) return papers;
  let spread: HTMLElement | null = null;
  sheets.forEach((sheet, i) => {
    const number = i + 1;
    const side = number % 2 === 0 ? 'left' : 'right';
    const paper = make(`mz-paper mz-${side}`, make('mz-window'), make('mz-label'));
    paper.dataset['page'] = String(number);
    if (side === 'left' || spread === null) {
      spread = make('mz-spread');
      parent.append(spread);
    }
    spread.append(paper);
    paper.firstElementChild!.append(sheet);
    papers.set(number, paper);
  });
  const style = document.documentElement.style;
  style.setProperty('--mz-trim-width', `${TRIM_MM.width * PX_PER_MM}px`);
  style.setProperty('--mz-trim-height', `${TRIM_MM.height * PX_PER_MM}px`);
  style.setProperty('--mz-edge', `${SLUG_MM * PX_PER_MM}px`);
  return papers;
}

/** The scale that a look comes to in a window of this size, px. */
export function scaleOf({ mode, zoom, bleed }: Look, width: number, height: number): number {
  const around = bleed ? 2 * AROUND_MM : 0;
  const across = mode === 'single' ? 1 : 2;
  const page = { width: (TRIM_MM.width + around) * PX_PER_MM * across, height: (TRIM_MM.height + around) * PX_PER_MM };
  const byWidth = (width - 2 * MARGIN) / page.width;
  const byHeight = (height - 2 * MARGIN - (mode === 'flatplan' ? LABEL : 0)) / page.height;
  const scale = zoom === 'width' ? byWidth : zoom === 'page' ? Math.min(byWidth, byHeight) : zoom;
  return Math.min(LARGEST, Math.max(SMALLEST, scale));
}

/** Applies a look. @returns its scale. */
export function applyLook(look: Look): number {
  const root = document.documentElement;
  const scale = scaleOf(look, root.clientWidth, root.clientHeight);
  root.dataset['mzMode'] = look.mode;
  root.classList.toggle('mz-bleed', look.bleed);
  root.style.setProperty('--mz-scale', String(scale));
  root.style.setProperty('--mz-around', `${look.bleed ? AROUND_MM * PX_PER_MM : 0}px`);
  return scale;
}

/** Writes what stands below the pages of the flatplan. */
export function writeLabels(papers: Papers, labels: readonly Label[]): void {
  for (const { number, text, fill, low } of labels) {
    const label = papers.get(number)?.querySelector<HTMLElement>('.mz-label');
    if (!label) continue;
    const name = document.createElement('span');
    name.textContent = text;
    const bold = document.createElement('b');
    bold.textContent = String(number);
    const bar = make(low ? 'mz-bar mz-low' : 'mz-bar', document.createElement('i'));
    bar.hidden = fill === null;
    (bar.firstElementChild as HTMLElement).style.width = `${Math.round((fill ?? 0) * 100)}%`;
    label.replaceChildren(bar, bold, name);
  }
}

const middle = (): { x: number; y: number } => ({ x: document.documentElement.clientWidth / 2, y: document.documentElement.clientHeight / 2 });

/** How far a point lies from a box. */
const distance = (box: DOMRect, x: number, y: number): number => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));

/** The page nearest to the middle of the window; of two facing ones the left. */
export function pageInMiddle(papers: Papers): number {
  const { x, y } = middle();
  let best = { page: 1, away: Infinity };
  for (const [page, paper] of papers) {
    const away = distance(paper.getBoundingClientRect(), x, y);
    if (away < best.away - 1) best = { page, away };
  }
  return best.page;
}

/** Where one looks now. */
export function anchorOf(papers: Papers): Anchor {
  const page = pageInMiddle(papers);
  const box = papers.get(page)?.getBoundingClientRect();
  const { x, y } = middle();
  return box ? { page, x: (x - box.left) / box.width, y: (y - box.top) / box.height } : { page: 1, x: 0.5, y: 0.5 };
}

/** Looks there again. A page that is no more gives way to the last. */
export function lookAt(papers: Papers, { page, x, y }: Anchor): void {
  const paper = papers.get(Math.min(page, papers.size));
  if (!paper) return;
  const box = paper.getBoundingClientRect();
  const to = middle();
  window.scrollBy({ left: box.left + x * box.width - to.x, top: box.top + y * box.height - to.y, behavior: 'instant' });
}

/** Brings a page into the window: whole where it fits, else its head. */
export function goToPage(papers: Papers, page: number): void {
  const paper = papers.get(page);
  if (!paper) return;
  const fits = paper.getBoundingClientRect().height <= document.documentElement.clientHeight;
  (document.documentElement.dataset['mzMode'] === 'spreads' ? paper.parentElement! : paper).scrollIntoView({ block: fits ? 'center' : 'start', inline: 'center', behavior: 'instant' });
}
