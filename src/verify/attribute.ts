/** Which region of the page map owns each glyph, and in what order a region's glyphs are read. */
import type { Region } from '../model/layout.js';
import { PT_PER_MM } from '../model/paper.js';
import { area, boxOf, contains, grow, seePage, type Box, type Glyph, type GlyphRun, type PageContents } from '../pdf/index.js';
import type { Unseen } from './say.js';

/** A glyph may hang this far out of its region: italics, hanging punctuation, rounding. mm. */
const OVERHANG = 1;
/** From the baseline up to the middle of a line of text, in em: glyphs of one line are owned by one region. */
const MIDDLE = 0.3;

/** A glyph that a reader sees or should see, with its page. White space is left out. */
export interface PageGlyph {
  readonly glyph: Glyph;
  readonly run: GlyphRun;
  /** Null for a glyph that a reader sees where it belongs. */
  readonly hidden: Unseen | null;
  readonly page: number;
  /** Null where no region holds it. */
  readonly region: Region | null;
}

export interface AttributedPage {
  readonly contents: PageContents;
  /** In painting order. */
  readonly glyphs: readonly PageGlyph[];
}

interface RegionBox {
  readonly region: Region;
  readonly box: Box;
  readonly hanging: Box;
}

/** Marks of an opening stand over other regions and hold nothing. */
const holdsText = (region: Region): boolean => region.owner.kind !== 'opening';

/** A text and the frame that it fills are of one size but for rounding: the frame counts as this much larger. */
const FRAME_LARGER = 1.01;

/** Smallest first; of equal ones the later, which is nested deeper. */
function regionBoxes(regions: readonly Region[]): RegionBox[] {
  return regions
    .map((region, index) => ({ region, index, size: region.rect.width * region.rect.height * (region.owner.kind === 'thread' ? FRAME_LARGER : 1) }))
    .filter(({ region }) => holdsText(region))
    .sort((a, b) => a.size - b.size || b.index - a.index)
    .map(({ region }) => ({ region, box: boxOf(region.rect), hanging: grow(boxOf(region.rect), OVERHANG) }));
}

/** Gives every glyph of a page to the smallest region round its middle. */
export function attribute(contents: PageContents, regions: readonly Region[]): AttributedPage {
  const boxes = regionBoxes(regions);
  const glyphs: PageGlyph[] = [];
  let last: PageGlyph | null = null;
  for (const { glyph, run, hidden } of seePage(contents)) {
    if (glyph.text.trim() === '') continue;
    const upright = run.direction[0] > 0.99;
    const x = area(glyph) > 0 ? (glyph.left + glyph.right) / 2 : glyph.x;
    const y = upright ? glyph.y - (MIDDLE * run.sizePt) / PT_PER_MM : (glyph.top + glyph.bottom) / 2;
    const owner = boxes.find(({ box }) => contains(box, x, y)) ?? boxes.find(({ hanging }) => contains(hanging, x, y));
    const frame: Region | null = last && overrun(last, glyph, run, x, y);
    last = frame
      ? { glyph, run, hidden: hidden ?? 'outside-frame', page: contents.page, region: frame }
      : { glyph, run, hidden, page: contents.page, region: owner?.region ?? null };
    glyphs.push(last);
  }
  return { contents, glyphs };
}

/**
 * The frame of running text whose line goes on with this glyph outside it, null when none does. Such a line runs into the gutter
 * and on into the next column, where its letters must not be taken for that column's.
 */
function overrun(last: PageGlyph, glyph: Glyph, run: GlyphRun, x: number, y: number): Region | null {
  const { region } = last;
  if (region?.owner.kind !== 'thread' || run.sizePt !== last.run.sizePt) return null;
  const em = run.sizePt / PT_PER_MM;
  const goesOn = Math.abs(glyph.y - last.glyph.y) < 0.05 * em && glyph.x > last.glyph.x && glyph.x - (last.glyph.x + last.glyph.advance) < em;
  return goesOn && !contains(grow(boxOf(region.rect), OVERHANG), x, y) ? region : null;
}

/** Glyphs painted twice in one place (a shadow, a heavier stroke) as one: a reader sees one. */
export function withoutOverlays(glyphs: readonly PageGlyph[]): PageGlyph[] {
  const seen = new Map<string, { x: number; y: number }[]>();
  return glyphs.filter(({ glyph, run, page }) => {
    const reach = (0.2 * run.sizePt) / PT_PER_MM;
    const key = `${page} ${glyph.text}`;
    const others = seen.get(key) ?? [];
    if (others.some((o) => Math.abs(o.x - glyph.x) < reach && Math.abs(o.y - glyph.y) < reach)) return false;
    others.push({ x: glyph.x, y: glyph.y });
    seen.set(key, others);
    return true;
  });
}

/** Glyphs one after another on a baseline. */
interface Strip extends Box {
  readonly glyphs: PageGlyph[];
}

/** Cuts glyphs in painting order wherever the next is not a little further on the same line. */
function strips(glyphs: readonly PageGlyph[]): Strip[] {
  const all: (Strip & { right: number; top: number; bottom: number })[] = [];
  let last: PageGlyph | null = null;
  for (const item of glyphs) {
    const { glyph, run } = item;
    const em = run.sizePt / PT_PER_MM;
    const follows = last && Math.abs(glyph.y - last.glyph.y) < 0.05 * em && glyph.x > last.glyph.x && glyph.x < last.glyph.x + last.glyph.advance + 2 * em;
    const strip = all.at(-1);
    const top = glyph.y - 0.7 * em;
    if (follows && strip && last!.run.sizePt === run.sizePt) {
      strip.glyphs.push(item);
      strip.right = glyph.x + glyph.advance;
    } else all.push({ glyphs: [item], left: glyph.x, right: glyph.x + glyph.advance, top, bottom: glyph.y });
    last = item;
  }
  return all;
}

/**
 * Glyphs of one region in the order of a reader's eye: of two strips the one above comes first where they share columns, the one to
 * the left where they share lines; painting order settles the rest. For regions in which floats (a drop cap) or positioned words
 * are painted before or after their neighbours.
 */
export function inReadingOrder(glyphs: readonly PageGlyph[]): PageGlyph[] {
  const rest = strips(glyphs);
  const before = (a: Strip, b: Strip): boolean => {
    const shareLines = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.3 * Math.min(a.bottom - a.top, b.bottom - b.top);
    if (shareLines) return a.left < b.left;
    const shareColumns = Math.min(a.right, b.right) > Math.max(a.left, b.left);
    return shareColumns && a.top < b.top;
  };
  const order: PageGlyph[] = [];
  while (rest.length > 0) {
    const next = rest.findIndex((strip) => !rest.some((other) => other !== strip && before(other, strip)));
    order.push(...rest.splice(Math.max(next, 0), 1)[0]!.glyphs);
  }
  return order;
}
