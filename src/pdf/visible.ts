/** Whether a reader sees a glyph: painted, large enough, unclipped, uncovered, in another colour than its ground, inside the trim. */
import { blend, difference, type Colour } from './colour.js';
import type { Clip, Glyph, GlyphRun, PageContents } from './contents.js';
import { CoverIndex } from './cover.js';
import { boxOf, contains, type Box } from './geometry.js';
import { insideOutline } from './path.js';

/** Why a glyph is not seen. */
export type Hidden = 'too-small' | 'not-painted' | 'transparent' | 'clipped' | 'outside-trim' | 'covered' | 'same-colour';

export interface SeenGlyph {
  readonly glyph: Glyph;
  readonly run: GlyphRun;
  /** Null for a glyph that is seen. White space, which has nothing to show, is always seen. */
  readonly hidden: Hidden | null;
}

/** Below this size nobody reads, pt. */
export const SMALLEST_PT = 1;
/** What must be left of a glyph's ink box after clip and trim. */
export const LEAST_SHOWN = 0.7;
/** Alpha that is as good as nothing. */
export const FAINTEST = 0.05;
/** Least difference of one colour channel between text and ground. */
export const LEAST_CONTRAST = 0.05;

/** Text render modes that paint nothing (table 106): 3 invisible, 7 clip only. */
const PAINTS_NOTHING = new Set([3, 7]);
const STROKES_ONLY = new Set([1, 5]);
const STROKES_TOO = new Set([2, 6]);

/** Every glyph of a page in painting order with what a reader sees of it. */
export function seePage(page: PageContents): SeenGlyph[] {
  const covers = new CoverIndex(page);
  const trim = boxOf(page.boxes.trim);
  const seen: SeenGlyph[] = [];
  for (const run of page.paints) {
    if (run.kind !== 'glyphs') continue;
    const whole = hiddenRun(run);
    for (const glyph of run.glyphs) seen.push({ glyph, run, hidden: whole ?? hiddenGlyph(glyph, run, trim, covers) });
  }
  return seen;
}

/** Reasons that hold for all glyphs of a run. */
function hiddenRun(run: GlyphRun): Hidden | null {
  if (run.sizePt < SMALLEST_PT) return 'too-small';
  if (PAINTS_NOTHING.has(run.mode)) return 'not-painted';
  if (run.alpha <= FAINTEST) return 'transparent';
  return null;
}

function hiddenGlyph(glyph: Glyph, run: GlyphRun, trim: Box, covers: CoverIndex): Hidden | null {
  const width = glyph.right - glyph.left;
  const height = glyph.bottom - glyph.top;
  if (width <= 0 || height <= 0) return null;
  const x = (glyph.left + glyph.right) / 2;
  const y = (glyph.top + glyph.bottom) / 2;
  const size = width * height;
  if (shown(glyph, trim) < LEAST_SHOWN * size) return 'outside-trim';
  if (shown(glyph, run.clip) < LEAST_SHOWN * size || !insideClip(run.clip, x, y)) return 'clipped';
  const near = covers.near(x, y);
  // The usual case: black or coloured text on a page where nothing else is painted.
  if (near.length > 0 && covers.over(x, y, run.order)) return 'covered';
  const ground: Colour = near.length > 0 ? covers.beneath(x, y, run.order) : [1, 1, 1];
  return standsOff(run, ground) ? null : 'same-colour';
}

function insideClip(clip: Clip, x: number, y: number): boolean {
  return contains(clip, x, y) && (!clip.outline || insideOutline(clip.outline, x, y, clip.evenOdd ?? false));
}

/** Area of a glyph's ink inside a box. */
function shown(glyph: Box, box: Box): number {
  const width = Math.min(glyph.right, box.right) - Math.max(glyph.left, box.left);
  const height = Math.min(glyph.bottom, box.bottom) - Math.max(glyph.top, box.top);
  return width > 0 && height > 0 ? width * height : 0;
}

function standsOff(run: GlyphRun, ground: Colour): boolean {
  const against = (colour: Colour): boolean => difference(ground, blend(ground, colour, run.alpha)) >= LEAST_CONTRAST;
  if (STROKES_ONLY.has(run.mode)) return against(run.stroke);
  return against(run.fill) || (STROKES_TOO.has(run.mode) && against(run.stroke));
}
