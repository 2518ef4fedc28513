/** All spreads of a laid-out issue in one picture: facing pages side by side, four spreads a row, with what each page holds below it. */
import type { Page } from 'puppeteer';
import { PX_PER_MM, SLUG_MM, TRIM_MM } from '../model/paper.js';

/** What stands below a page. */
export interface SheetPage {
  readonly number: number;
  /** Article slugs or the page's kind. */
  readonly label: string;
  /** 0 to 1; null where there is no type area to fill. */
  readonly fill: number | null;
  /** Less full than it should be. */
  readonly low: boolean;
}

/** PNG bytes: strips of one picture from the top down, since a browser draws only so much at once. */
export interface ContactSheet {
  readonly strips: readonly Uint8Array[];
}

/** Width of a page, px. */
const PAGE = 250;
const SPREADS_A_ROW = 4;
const GAP = 30;
/** Room for number, slug and bar below a page. */
const LABEL = 40;
/** Rows drawn at once; Chromium's surfaces end at 16,384 px. */
const ROWS_AT_ONCE = 16;

const SCALE = PAGE / (TRIM_MM.width * PX_PER_MM);
const HEIGHT = Math.round(TRIM_MM.height * PX_PER_MM * SCALE);
const ROW = HEIGHT + LABEL + GAP;
const WIDTH = SPREADS_A_ROW * (2 * PAGE + GAP) + GAP;

/** Left and top of a page, px. Page 1 stands alone on the right, the last one alone on the left. */
function spotOf(number: number): { x: number; y: number } {
  const spread = Math.floor(number / 2);
  const column = spread % SPREADS_A_ROW;
  return { x: GAP + column * (2 * PAGE + GAP) + (number % 2 === 0 ? 0 : PAGE), y: GAP + Math.floor(spread / SPREADS_A_ROW) * ROW };
}

interface Spot extends SheetPage {
  readonly x: number;
  readonly y: number;
}

interface Measures {
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  readonly sheetWidth: number;
  readonly sheetHeight: number;
  /** From the sheet's edge to the trim, px before scaling. */
  readonly edge: number;
}

/** Runs in the page. It must not refer to anything outside itself. */
function arrangeInPage(spots: readonly Spot[], m: Measures): void {
  const style = document.createElement('style');
  style.textContent = `
    html, body { margin: 0 !important; padding: 0 !important; background: #e4e4e4 !important; width: ${m.sheetWidth}px; height: ${m.sheetHeight}px; overflow: hidden; }
    .pagedjs_pages { display: block !important; position: static !important; }
    .sheet-paper { position: absolute; overflow: hidden; width: ${m.width}px; height: ${m.height}px; background: #ffffff; box-shadow: 0 0 0 0.5px #b0b0b0; }
    .sheet-paper .pagedjs_page { position: absolute !important; margin: 0 !important; background: #ffffff; left: ${-m.edge * m.scale}px; top: ${-m.edge * m.scale}px; transform: scale(${m.scale}); transform-origin: 0 0; }
    .sheet-paper .slug { display: none; }
    .sheet-paper [data-supplied] { background: #f0f0f0; }
    .sheet-paper [data-supplied]::after { content: 'PDF'; position: absolute; inset: 0; display: grid; place-content: center; font: 600 96px 'Be Vietnam Pro', sans-serif; color: #a0a0a0; }
    .sheet-label { position: absolute; width: ${m.width - 12}px; height: 30px; font: 400 11px/16px 'Be Vietnam Pro', sans-serif; color: #333333; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    .sheet-label b { font-weight: 600; color: #000000; }
    .sheet-bar { position: absolute; height: 3px; width: ${m.width - 12}px; background: #c9c9c9; }
    .sheet-bar i { position: absolute; left: 0; top: 0; bottom: 0; background: #4b6f6b; }
    .sheet-bar.low i { background: #d9642a; }`;
  document.head.append(style);
  const sheets = Array.from(document.querySelectorAll<HTMLElement>('.pagedjs_page'));
  const put = (className: string, x: number, y: number): HTMLElement => {
    const element = document.createElement('div');
    element.className = className;
    element.style.left = `${x}px`;
    element.style.top = `${y}px`;
    document.body.append(element);
    return element;
  };
  spots.forEach((spot, i) => {
    // The engine's styles hang on the pages' common parent: pages stay in it.
    const paper = document.createElement('div');
    paper.className = 'sheet-paper';
    paper.style.left = `${spot.x}px`;
    paper.style.top = `${spot.y}px`;
    sheets[i]!.parentElement!.append(paper);
    paper.append(sheets[i]!);
    const inset = spot.number % 2 === 0 ? 0 : 12;
    if (spot.fill !== null) put(`sheet-bar${spot.low ? ' low' : ''}`, spot.x + inset, spot.y + m.height + 6).innerHTML = `<i style="width:${Math.round(spot.fill * 100)}%"></i>`;
    const label = put('sheet-label', spot.x + inset, spot.y + m.height + 12);
    const number = document.createElement('b');
    number.textContent = String(spot.number);
    label.append(number, `  ${spot.label}`);
    if (spot.number % 2 === 1) label.style.textAlign = 'right';
  });
}

/** Arranges the laid-out pages as a contact sheet and takes its picture. The page is of no other use afterwards. */
export async function contactSheet(page: Page, pages: readonly SheetPage[]): Promise<ContactSheet> {
  const spots = pages.map((p): Spot => ({ ...p, ...spotOf(p.number) }));
  const rows = Math.floor(pages.length / 2 / SPREADS_A_ROW) + 1;
  const height = GAP + rows * ROW;
  await page.emulateMediaType('screen');
  await page.evaluate(arrangeInPage, spots, { scale: SCALE, width: PAGE, height: HEIGHT, sheetWidth: WIDTH, sheetHeight: height, edge: SLUG_MM * PX_PER_MM });
  const strips: Uint8Array[] = [];
  for (let y = 0; y < height; y += ROWS_AT_ONCE * ROW) {
    const part = Math.min(height - y, ROWS_AT_ONCE * ROW);
    await page.setViewport({ width: WIDTH, height: part });
    strips.push(await page.screenshot({ type: 'png', captureBeyondViewport: true, clip: { x: 0, y, width: WIDTH, height: part }, optimizeForSpeed: true }));
  }
  return { strips };
}
