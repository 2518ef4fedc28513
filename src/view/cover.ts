/** The front cover and the back cover. */
import type { IssueMeta } from '../model/issue.js';
import { placeKey } from '../model/layout.js';
import type { Pictures } from '../model/stages.js';
import type { FixedPageView } from '../model/view.js';
import { pictureView } from './article.js';
import { DISPLAY, linesOf, stepFor, widthEm } from './fit.js';
import { altOf, art, captions, imprintView, page, photo } from './parts.js';
import { plainViews } from './words.js';

/** Measure of the cover, mm and pt. */
const MEASURE = 162;
const MEASURE_PT = (MEASURE * 72) / 25.4;
/** Sizes of a headline by step, as styles/pages.css sets them, pt. */
const HEADLINE_SIZES = [40, 31, 25, 20];
const SECOND_SIZES = [21, 18, 15.5, 13];
const MOST_HEADLINE_LINES = 3;
/** Largest and smallest nameplate set from letters, pt. */
const LARGEST_NAMEPLATE = 88;
const SMALLEST_NAMEPLATE = 34;

/** The size at which a name fills the measure in one line, or, for a long one, in two. */
function nameplateSize(text: string, largest: number): number {
  const one = (MEASURE_PT / widthEm(text, DISPLAY)) * 0.97;
  if (one >= SMALLEST_NAMEPLATE) return Math.floor(Math.min(largest, one));
  let size = Math.min(largest, one * 2.2);
  while (size > 14 && linesOf(text, DISPLAY, size, MEASURE) > 2) size -= 1;
  return Math.floor(size);
}

/** A headline of two lines broken where its sense breaks, where both halves fit a line; any other whole. */
function phrases(text: string, size: number): string[] {
  if (linesOf(text, DISPLAY, size, MEASURE) !== 2) return [text];
  const breaks = [...text.matchAll(/[,;:–—]\s+/g)].map((m) => m.index + m[0].length);
  const uneven = (at: number): number => Math.abs(at - text.length / 2);
  const at = breaks.sort((a, b) => uneven(a) - uneven(b))[0];
  if (at === undefined || uneven(at) > text.length / 5) return [text];
  const halves = [text.slice(0, at).trim(), text.slice(at)];
  return halves.every((half) => linesOf(half, DISPLAY, size, MEASURE) === 1) ? halves : [text];
}

/** The front cover. */
export function coverPage(meta: IssueMeta, pictures: Pictures): FixedPageView {
  const { cover } = meta;
  const shown = captions(cover.caption, cover.credit, meta);
  const image = pictureView(cover.image, placeKey(cover.image.place), altOf(shown), pictures);
  const nameplates = plainViews(meta.nameplate, meta);
  const nameplateArt = art(meta.nameplateArt, altOf(nameplates), pictures);
  const emblem = art(meta.emblem, null, pictures);
  const first = nameplates[0] ? nameplateSize(nameplates[0].text, LARGEST_NAMEPLATE) : LARGEST_NAMEPLATE;
  const headlines = plainViews(cover.headline, meta);
  const step = stepFor(headlines.slice(0, 1).map((h) => h.text), DISPLAY, HEADLINE_SIZES, MEASURE, MOST_HEADLINE_LINES);
  const coverlines = cover.coverlines.map((line) => plainViews(line, meta)).filter((line) => line.length > 0);
  return page(
    'cover',
    'cover',
    {
      image,
      nameplates: nameplates.map((n, i) => ({ ...n, size: i === 0 ? first : Math.min(20, Math.round(first * 0.4)) })),
      nameplateArt,
      emblem,
      label: plainViews(meta.label, meta),
      issueNumber: meta.number.text,
      issueNumberStep: meta.number.text.length <= 2 ? 1 : meta.number.text.length <= 5 ? 2 : 3,
      headlines: headlines.map((h, i) => ({ ...h, phrases: phrases(h.text, (i === 0 ? HEADLINE_SIZES : SECOND_SIZES)[Math.min(step, 4) - 1]!) })),
      headlineStep: step,
      coverlines,
      coverlineColumns: coverlines.length === 4 ? 2 : Math.min(3, coverlines.length),
      captions: shown,
    },
    [image, nameplateArt, emblem],
  );
}

/** The back cover: its picture or the palette, the legal lines where they stand here. */
export function backCoverPage(meta: IssueMeta, pictures: Pictures): FixedPageView {
  const shown = meta.backCover ? photo(meta.backCover, meta, pictures) : null;
  return page(
    'back-cover',
    'back-cover',
    { photo: shown, nameplates: plainViews(meta.nameplate, meta), label: plainViews(meta.label, meta), imprint: meta.imprintOn === 'back-cover' ? imprintView(meta) : null },
    [shown?.picture],
  );
}
