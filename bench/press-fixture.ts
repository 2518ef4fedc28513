/** For `bench/press.mjs`: makes the file to be pressed, or presses one in this process alone. */
import { readFileSync, writeFileSync } from 'node:fs';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { openCondition } from '../src/colour/index.js';
import { mmToPt } from '../src/model/paper.js';
import { press } from '../src/press/index.js';

const PAGES = 32;
const PHOTOS = 16;
const SHEET_MM = { width: 196, height: 276 };
const PPI = 300;
const INTENT = { icc: null, identifier: 'FOGRA39', info: 'Coated FOGRA39', inkLimit: 300 };
const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF></x:xmpmeta>';

/** A picture with soft forms, edges and grain, another for each number, as large as a page with its bleed at 300 ppi. */
async function photo(number: number): Promise<Buffer> {
  const [width, height] = [Math.round((SHEET_MM.width / 25.4) * PPI), Math.round((SHEET_MM.height / 25.4) * PPI)];
  const [w, h] = [Math.round(width / 8), Math.round(height / 8)];
  const data = Buffer.alloc(w * h * 3);
  let seed = 1 + number;
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      const grain = (seed >> 16) % 24;
      const at = 3 * (y * w + x);
      data[at] = 90 + 90 * Math.sin((x + 37 * number) / 23) + grain;
      data[at + 1] = 110 + 80 * Math.cos((x * y) / 9000 + number) + grain;
      data[at + 2] = 100 + 90 * Math.sin(y / 31 + number / 3) + grain;
    }
  }
  return sharp(data, { raw: { width: w, height: h, channels: 3 } }).resize(width, height, { kernel: 'cubic', fit: 'fill' }).jpeg({ quality: 90 }).toBuffer();
}

async function fixture(out: string): Promise<void> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const font = context.register(context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' }));
  const [width, height] = [mmToPt(SHEET_MM.width), mmToPt(SHEET_MM.height)];
  for (let i = 0; i < PAGES; i += 1) {
    const page = document.addPage([width, height]);
    const resources = context.obj({ Font: { F1: font } });
    let content = '';
    if (i % (PAGES / PHOTOS) === 0) {
      const data = await photo(i);
      const { width: w, height: h } = await sharp(data).metadata();
      resources.set(PDFName.of('XObject'), context.obj({
        X: context.register(context.stream(data, { Type: 'XObject', Subtype: 'Image', Width: w, Height: h, BitsPerComponent: 8, ColorSpace: 'DeviceRGB', Filter: 'DCTDecode' })),
      }));
      content = `q ${width} 0 0 ${height} 0 0 cm /X Do Q\n`;
    }
    for (let line = 0; line < 48; line += 1) {
      const words = Array.from({ length: 80 }, (_, k) => `<${(65 + ((i + line * k) % 26)).toString(16)}> Tj 5 0 Td`).join('\n');
      content += `.102 .102 .102 RG .102 .102 .102 rg\nBT\n/F1 9.6 Tf\n1 0 0 1 60 ${700 - 13 * line} Tm\n${words}\nET\n`;
    }
    page.node.set(PDFName.of('Resources'), resources);
    page.node.set(PDFName.of('Contents'), context.register(context.flateStream(content)));
    page.node.set(PDFName.of('TrimBox'), context.obj([mmToPt(3), mmToPt(3), width - mmToPt(3), height - mmToPt(3)]));
  }
  document.setTitle('Bench');
  document.catalog.set(PDFName.of('Metadata'), context.register(context.stream(Buffer.from(XMP), { Type: 'Metadata', Subtype: 'XML' })));
  writeFileSync(out, await document.save({ useObjectStreams: false }));
}

async function pressFile(from: string, to: string): Promise<void> {
  const start = performance.now();
  const condition = await openCondition(INTENT);
  const settings = { standard: 'x4', intent: INTENT, inks: [], richBlack: null, pictures: { quality: 90, sharpening: 'none' }, outlineFonts: false, limits: 'sheetfed-offset' } as const;
  const { pdf } = await press(readFileSync(from), { settings, condition, inputHash: '0'.repeat(64) });
  writeFileSync(to, pdf);
  process.stdout.write(JSON.stringify({ ms: performance.now() - start, rssMb: process.resourceUsage().maxRSS / 1024, mb: pdf.length / 1e6 }));
}

const [what, a = '', b = ''] = process.argv.slice(2);
await (what === 'fixture' ? fixture(a) : pressFile(a, b));
