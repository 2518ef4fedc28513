/** Pages of a PDF as pictures: drawn by pdf.js in our own browser, so that no other program is needed. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { PNG } from 'pngjs';
import type { OpenBrowser } from '../../src/browser/index.js';
import { BLEED_MM, SLUG_MM, TRIM_MM } from '../../src/model/paper.js';

const script = (name: string): string => readFileSync(fileURLToPath(new URL(`../../node_modules/pdfjs-dist/legacy/build/${name}`, import.meta.url)), 'utf8');

/** A document of some pages only, without what leads to the others. */
async function pagesOnly(pdf: Uint8Array, numbers: readonly number[]): Promise<Uint8Array> {
  const from = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const page of from.getPages()) for (const key of ['Annots', 'StructParents', 'Parent', 'B']) if (key !== 'Parent') page.node.delete(PDFName.of(key));
  const to = await PDFDocument.create({ updateMetadata: false });
  for (const page of await to.copyPages(from, numbers.map((n) => n - 1))) to.addPage(page);
  return to.save();
}

/** What runs in the page; written out because pdf.js lives there as a global. */
const DRAW = `async (data, dpi, slugPt, widthPt, heightPt) => {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const pdf = await pdfjsLib.getDocument({ data: bytes, disableFontFace: true, isEvalSupported: false, useSystemFonts: false }).promise;
  const pictures = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const page = await pdf.getPage(n);
    const scale = dpi / 72;
    const viewport = page.getViewport({ scale, offsetX: -slugPt * scale, offsetY: -slugPt * scale });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(widthPt * scale);
    canvas.height = Math.round(heightPt * scale);
    await page.render({ canvasContext: canvas.getContext('2d'), viewport, background: '#fff' }).promise;
    pictures.push(canvas.toDataURL('image/png').split(',')[1]);
  }
  return pictures;
}`;

/** Draws pages, from bleed edge to bleed edge: slug and marks, which change with every input, are left out. */
export async function look({ browser }: OpenBrowser, pdf: Uint8Array, numbers: readonly number[], dpi: number): Promise<PNG[]> {
  const page = await browser.newPage();
  try {
    await page.setContent('<!doctype html><title>pages</title>');
    for (const name of ['pdf.worker.mjs', 'pdf.mjs']) await page.addScriptTag({ type: 'module', content: script(name) });
    await page.waitForFunction('globalThis.pdfjsLib && globalThis.pdfjsWorker');
    const data = Buffer.from(await pagesOnly(pdf, numbers)).toString('base64');
    const pt = (mm: number): number => (mm * 72) / 25.4;
    const edge = [pt(SLUG_MM - BLEED_MM), pt(TRIM_MM.width + 2 * BLEED_MM), pt(TRIM_MM.height + 2 * BLEED_MM)];
    const pictures = (await page.evaluate(`(${DRAW})(${[JSON.stringify(data), dpi, ...edge].join(',')})`)) as string[];
    return pictures.map((picture) => PNG.sync.read(Buffer.from(picture, 'base64')));
  } finally {
    await page.close();
  }
}

/** The colour at a place in mm from the trim's corner. */
export function colourAt(picture: PNG, dpi: number, x: number, y: number): readonly [number, number, number] {
  const px = (mm: number): number => Math.round(((mm + BLEED_MM) * dpi) / 25.4);
  const at = (px(y) * picture.width + px(x)) * 4;
  return [picture.data[at]!, picture.data[at + 1]!, picture.data[at + 2]!];
}
