/** Prints small sheets of HTML with the product's browser and reads the page map off them, as the product does. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openBrowser, type OpenBrowser } from '../../src/browser/index.js';
import type { PageFacts, PageMap, Region, RegionOwner } from '../../src/model/layout.js';
import { SHEET_MM, SLUG_MM } from '../../src/model/paper.js';

const font = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../node_modules/@expo-google-fonts/${path}`, import.meta.url))).toString('base64');

const FACES = `
@font-face { font-family: Body; src: url(data:font/ttf;base64,${font('source-serif-4/400Regular/SourceSerif4_400Regular.ttf')}) }
@font-face { font-family: Head; font-weight: 700; src: url(data:font/ttf;base64,${font('be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf')}) }`;

const STYLE = `${FACES}
@page { size: ${SHEET_MM.width}mm ${SHEET_MM.height}mm; margin: 0 }
* { margin: 0; padding: 0; box-sizing: border-box }
body { font: 9.6pt/1.35 Body; color: #111 }
.sheet { position: relative; width: ${SHEET_MM.width}mm; height: ${SHEET_MM.height}mm; overflow: hidden; break-after: page }
.sheet > .at { position: absolute }
p { margin-bottom: 2mm } h1 { font: 700 20pt/1.2 Head } h2 { font: 700 11pt/1.3 Head; text-transform: uppercase }
figure { overflow: hidden } figure img, figure svg { display: block; width: 100%; height: 100%; object-fit: cover }
ol { list-style-position: outside; padding-left: 5mm } td, th { padding: 0.5mm 2mm; text-align: left }
.drop::first-letter { float: left; font: 700 30pt/0.8 Head; margin-right: 1mm }`;

/** An absolutely placed element in mm from the trim's corner, owning its box in the page map. */
export function at(x: number, y: number, width: number, height: number | null, owner: RegionOwner | null, html: string, extra = ''): string {
  const box = `left:${x + SLUG_MM}mm;top:${y + SLUG_MM}mm;width:${width}mm;${height === null ? '' : `height:${height}mm;`}${extra}`;
  return `<div class="at" style="${box}"${owner ? ` data-owner='${JSON.stringify(owner)}'` : ''}>${html}</div>`;
}

export const own = (owner: RegionOwner): string => `data-owner='${JSON.stringify(owner)}'`;

export interface Printed {
  readonly pdf: Uint8Array;
  readonly map: PageMap;
}

let open: Promise<OpenBrowser> | null = null;
const browser = (): Promise<OpenBrowser> => (open ??= openBrowser());
export const closeBrowser = async (): Promise<void> => {
  await (await open)?.close();
  open = null;
};

/** @param change  JavaScript run in the page before printing: the planted fault. @param folios  Of each page, from the first. */
export async function print(sheets: readonly string[], folios: readonly (number | null)[], change = ''): Promise<Printed> {
  const page = await (await browser()).browser.newPage();
  try {
    await page.setContent(`<!doctype html><html lang="vi"><meta charset="utf-8"><style>${STYLE}</style>${sheets.map((s) => `<div class="sheet">${s}</div>`).join('')}</html>`);
    await page.evaluate(`(async () => {
      const canvas = document.createElement('canvas'); canvas.width = 400; canvas.height = 260;
      const pen = canvas.getContext('2d');
      for (let i = 0; i < 40; i += 1) { pen.fillStyle = 'hsl(' + i * 9 + ' 60% 50%)'; pen.fillRect(i * 10, 0, 10, 260); }
      const url = canvas.toDataURL('image/jpeg');
      await Promise.all([...document.querySelectorAll('img')].map((img) => { img.src = url; return img.decode(); }));
      await document.fonts.ready;
      ${change}
    })()`);
    const regions = (await page.evaluate(`(() => {
      const mm = 25.4 / 96;
      return [...document.querySelectorAll('.sheet')].flatMap((sheet, index) => {
        const from = sheet.getBoundingClientRect();
        return [...sheet.querySelectorAll('[data-owner]')].map((element) => {
          const r = element.getBoundingClientRect();
          return { page: index + 1, owner: JSON.parse(element.dataset.owner), rect: {
            x: (r.left - from.left) * mm - ${SLUG_MM}, y: (r.top - from.top) * mm - ${SLUG_MM}, width: r.width * mm, height: r.height * mm } };
        });
      });
    })()`)) as Region[];
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
    const pages = sheets.map((_, i): PageFacts => ({ page: i + 1, side: i % 2 === 0 ? 'right' : 'left', kind: 'article', folio: folios[i] ?? null, section: null, articles: [] }));
    return { pdf, map: { pages, regions } };
  } finally {
    await page.close();
  }
}
