/** What a rule of the preflight is made of, and the small words that rules share. */
import type { FindingSeverity } from '../model/finding.js';
import type { RectMm } from '../model/paper.js';
import { inkOf, intersect, type Box, type GlyphRun, type ImagePaint, type InkColour, type Paint } from '../pdf/index.js';
import type { Subject, SubjectPage } from './subject.js';

/** What a rule found; id, severity and remedy are the rule's unless told otherwise. */
export interface Fault {
  readonly severity?: FindingSeverity;
  readonly page?: number;
  readonly rect?: RectMm | null;
  readonly object?: string;
  readonly value?: string;
  readonly limit?: string;
  readonly count?: number;
  /** What was found, one plain sentence. */
  readonly text: string;
  readonly note?: string;
}

/** One rule: what it is, where it comes from, why printers care. */
export interface Rule {
  /** Kebab-case, never changed once shipped. */
  readonly id: string;
  readonly severity: FindingSeverity;
  /** Clause of the standard, id of the Ghent Workgroup, or `house`. */
  readonly source: string;
  /** Why printers or readers care, in one sentence. */
  readonly why: string;
  /** What to do, in one sentence. */
  readonly remedy: string;
  /** What is wrong with a page: asked page by page, each alone in `pages`, for of a long file not all can be in memory with what they paint. */
  readonly check?: (subject: Subject) => readonly Fault[];
  /** What is wrong with the file as a whole: asked once. Looking at what pages paint reads them anew; `facts` of all of them are there. */
  readonly whole?: (subject: Subject) => readonly Fault[];
}

/** A box as a rectangle in mm, a hundredth at best. */
export const rectOf = (box: Box): RectMm => ({ x: round(box.left, 2), y: round(box.top, 2), width: round(box.right - box.left, 2), height: round(box.bottom - box.top, 2) });

/** `places` decimals, never minus zero. */
export const round = (value: number, places: number): number => Math.round(value * 10 ** places) / 10 ** places + 0;

/** Boxes of runs that were asked for: many rules ask. */
const RUN_BOXES = new WeakMap<GlyphRun, Box>();

/** The box round all glyphs of a run. */
export function boxOfRun(run: GlyphRun): Box {
  const known = RUN_BOXES.get(run);
  if (known) return known;
  let box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const g of run.glyphs) if (g.right > g.left) box = { left: Math.min(box.left, g.left), top: Math.min(box.top, g.top), right: Math.max(box.right, g.right), bottom: Math.max(box.bottom, g.bottom) };
  RUN_BOXES.set(run, box);
  return box;
}

/** The part of a paint that its clip leaves. */
export const boxOfPaint = (paint: Paint): Box => intersect(paint.kind === 'glyphs' ? boxOfRun(paint) : paint.box, paint.clip);

/** True when something of it shows: alpha and a box that is not empty. */
export const shows = (paint: Paint): boolean => {
  const box = boxOfPaint(paint);
  return paint.alpha > 0.001 && box.right > box.left && box.bottom > box.top && !(paint.kind === 'glyphs' && (paint.mode === 3 || paint.mode === 7));
};

/** The beginning of a run's text: `text “Bắc Sơn”`. */
export function nameOfText(glyphs: readonly { readonly text: string }[]): string {
  const text = glyphs.map((g) => g.text).join('').replace(/\s+/g, ' ').trim();
  return `text “${text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text}”`;
}

/** `image 12 0 R, 2100 x 1400 px`. */
export const nameOfImage = (image: ImagePaint): string => `image ${image.ref ?? 'in place'}, ${image.width} x ${image.height} px`;

/** What a paint is, in words. */
export function nameOfPaint(paint: Paint): string {
  if (paint.kind === 'glyphs') return nameOfText(paint.glyphs);
  if (paint.kind === 'image') return nameOfImage(paint);
  return paint.how === 'stroke' ? `line of ${round(paint.lineWidthPt, 3)} pt` : paint.how === 'shading' || paint.pattern?.kind === 'shade' ? 'gradient' : 'filled shape';
}

/** The colour that a paint shows: strokes' for stroked text. */
export const colourOf = (paint: Paint): InkColour => (paint.kind === 'glyphs' && (paint.mode === 1 || paint.mode === 5) ? paint.strokeInk : paint.ink);

const TENTH = 0.0005;
/** How many inks a colour takes; null where that cannot be known. */
export const inksIn = (colour: InkColour): number | null => inkOf(colour)?.filter((ink) => ink > TENTH).length ?? null;

/** Black and nothing else, at full strength. */
export function isPureBlack(colour: InkColour): boolean {
  const ink = inkOf(colour);
  return ink !== null && ink[0] < TENTH && ink[1] < TENTH && ink[2] < TENTH && ink[3] > 1 - TENTH;
}

/** No ink at all. */
export const isWhite = (colour: InkColour): boolean => inksIn(colour) === 0;

/** A colour's inks as designers write them: `17/94/91/13`. */
export const inkName = (colour: InkColour): string => inkOf(colour)?.map((ink) => Math.round(ink * 100)).join('/') ?? colour.space.name;

/** Faults of one page that say the same, put together: the first with its place, and how many there are. */
export function gather<T>(page: SubjectPage, items: Iterable<T>, keyOf: (item: T) => string, fault: (item: T, count: number) => Fault): Fault[] {
  const groups = new Map<string, { first: T; count: number }>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.count += 1;
    else groups.set(key, { first: item, count: 1 });
  }
  return [...groups.values()].map(({ first, count }) => ({ page: page.number, count, ...fault(first, count) }));
}
