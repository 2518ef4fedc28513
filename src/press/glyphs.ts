/** Type 3 fonts (ISO 32000-1, 9.6.5): glyphs that are content streams, some with colours of their own. */
import { PDFDict, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { decodeStream, forEachOperation, multiply } from '../pdf/index.js';
import { Graphics } from './graphics.js';
import { dictEntry, matrixEntry, nameEntry } from './objects.js';
import type { Walk } from './walk.js';

/** A glyph's first operator says of which kind it is; no stream need be read further than this for it, bytes. */
const HEAD = 160;

/** True for a Type 3 font some of whose glyphs bring colours (`d0`). Those glyphs are read like forms; the others take the colour of the text. */
export function fontHasColours(walk: Walk, font: PDFDict): boolean {
  const { job } = walk;
  const known = job.colouredFonts.get(font);
  if (known !== undefined) return known;
  let coloured = false;
  job.colouredFonts.set(font, coloured);
  const glyphs = nameEntry(job.file, font, 'Subtype') === 'Type3' ? dictEntry(job.file, font, 'CharProcs') : null;
  const ctm = multiply(matrixEntry(job.file, font, 'FontMatrix'), walk.graphics.ctm);
  const resources = dictEntry(job.file, font, 'Resources') ?? walk.resources;
  for (const [, ref] of glyphs?.entries() ?? []) {
    const glyph = job.file.get(ref);
    if (!(ref instanceof PDFRef) || !(glyph instanceof PDFRawStream)) continue;
    if (!bringsColours(decodeStream(glyph))) {
      job.kept.add(resources);
      continue;
    }
    coloured = true;
    const inner = walk.descend(ref, glyph, ctm, {}, new Graphics(ctm), resources);
    if (inner?.transparent) walk.transparent = true;
  }
  job.colouredFonts.set(font, coloured);
  return coloured;
}

function bringsColours(data: Uint8Array): boolean {
  let kind = '';
  forEachOperation(data.subarray(0, HEAD), (operator) => { kind ||= operator; });
  return kind === 'd0';
}
