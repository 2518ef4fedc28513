/** What the press has to say to the person who can mend it. */
import type { Message } from '../model/message.js';
import type { HouseInk } from '../model/press.js';
import { ptToMm, type RectMm } from '../model/paper.js';
import type { RectPt } from '../pdf/index.js';
import type { Transparency } from './job.js';
import type { Locate } from './locate.js';
import { inkSum } from './rules.js';

const WHAT: Readonly<Record<Transparency['what'], string>> = { opacity: 'Opacity below 1', mask: 'A fading mask', blend: 'A blend mode', picture: 'A picture with transparency' };

/** A box in pt of the page as mm from its trim's top-left corner. */
export function rectMm(box: RectPt, trim: RectPt): RectMm {
  return { x: ptToMm(box[0] - trim[0]), y: ptToMm(trim[3] - box[3]), width: ptToMm(box[2] - box[0]), height: ptToMm(box[3] - box[1]) };
}

/** Inks of the house that no sheet can carry: they are lowered, and that is told. */
export const inksOverLimit = (inks: readonly HouseInk[], limit: number): Message[] =>
  inks.filter(({ cmyk }) => inkSum(cmyk) > limit + 0.01).map(({ name, cmyk, place }) => ({
    severity: 'error',
    rule: 'ink-over-limit',
    text: `The ink “${name}” asks for ${Math.round(inkSum(cmyk))} % of ink, and the press takes ${limit} %.`,
    note: 'Lower cyan, magenta or yellow; until then they are lowered in proportion.',
    place,
  }));

/** What begins in the bleed is told of from the trim's edge. */
const at = (rect: RectMm | null): string => (rect ? `, ${Math.max(0, Math.round(rect.x))} mm from the left and ${Math.max(0, Math.round(rect.y))} mm from the top` : '');

/**
 * Stoppers for PDF/X-1a, which knows no transparency (ISO 15930-4, 6.11): one for each kind, page and place of the source.
 * @param trims trim boxes by page, from page 1.
 */
export function refuseTransparency(found: readonly Transparency[], trims: readonly RectPt[], locate: Locate): Message[] {
  const messages = new Map<string, Message>();
  for (const { page, box, what } of found) {
    const trim = trims[page - 1];
    const rect = box && trim && box.every(Number.isFinite) ? rectMm(box, trim) : null;
    const place = locate(page, rect);
    const key = `${page} ${what} ${place ? `${place.file}:${place.line}` : at(rect)}`;
    if (messages.has(key)) continue;
    messages.set(key, {
      severity: 'stopper', rule: 'transparency-in-x1a', place,
      text: `${WHAT[what]} on page ${page}${at(rect)} cannot be written to PDF/X-1a`,
      note: what === 'picture' ? 'Give the picture a solid background, or set `printing.pdfx: x4`.' : 'Use solid colours there, or set `printing.pdfx: x4`.',
    });
  }
  return [...messages.values()];
}

/** Warnings for gradients that run round a point, which RIPs draw in ways of their own. */
export function warnOfConic(pages: ReadonlySet<number>, locate: Locate): Message[] {
  return [...pages].sort((a, b) => a - b).map((page) => ({
    severity: 'warning', rule: 'conic-gradient', place: locate(page, null),
    text: `A conic gradient on page ${page}: some presses leave such gradients out`,
    note: 'Use a linear or radial gradient, or place it as a picture.',
  }));
}

/** Errors for pictures that stay in colours that are no inks, because their data cannot be read here. */
export function refusePictures(refused: readonly { readonly pages: readonly number[]; readonly width: number; readonly height: number }[], locate: Locate): Message[] {
  return refused.map(({ pages, width, height }) => ({
    severity: 'error', rule: 'picture-not-converted', place: locate(pages[0] ?? 0, null),
    text: `A picture of ${width} x ${height} px on page ${pages[0] ?? 0} is in a format that cannot be brought to ink`,
    note: 'Ask for the page with its pictures as JPEG or lossless, not JPEG 2000.',
  }));
}
