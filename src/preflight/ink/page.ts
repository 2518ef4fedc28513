/** A page's paints laid down on a grid of inks, in their order. */
import type { Cmyk } from '../../model/press.js';
import {
  area, boxThrough, inkOf, intersect, invert, keepsRectangles, type Box, type Clip, type FillPaint, type GlyphRun, type ImagePaint, type InkColour, type Paint, type Pattern, type Shade, type SoftMask, type Tile,
} from '../../pdf/index.js';
import { Coverage, frameOver, type Frame } from './coverage.js';
import { ALL_PLATES, InkGrid, PLAIN, type InkSource, type Manner } from './grid.js';
import type { PictureInk } from './picture.js';

/** Side of a cell, mm. */
export const CELL = 1;
/** A pattern with more cells than this over its shape counts as its first cell spread evenly. */
const MOST_TILES = 400;
/** What a drawing too long to keep covers of its box. */
const DRAWING_SHARE = 0.5;
const FULL_LIGHT: Cmyk = [0, 0, 0, 0];

/** Inks of the pictures by the stream they are read from. */
export type PictureInks = ReadonlyMap<ImagePaint['stream'], PictureInk>;

/** The inks of everything that is painted inside a box, mm. Colours whose inks need a profile (RGB, Lab) lay down nothing. */
export function inkOfPaints(paints: readonly Paint[], box: Box, pictures: PictureInks, cell = CELL): InkGrid {
  const frame = frameOver(box, cell);
  const grid = new InkGrid(frame);
  new Layer(frame, grid, pictures, asInk, new Map()).paint(paints);
  return grid;
}

/** What a layer takes from a colour: its inks, its light, or just that it is there. */
type Dye = (ink: Cmyk | null, colour: InkColour | null) => Cmyk | null;

const asInk: Dye = (ink) => ink;
const asThere: Dye = () => [0, 0, 0, 1];
/** Light as black's absence, for masks (section 11.5.3). */
const asLight: Dye = (ink, colour) => {
  if (ink) return [0, 0, 0, 1 - (0.3 * (1 - ink[0]) + 0.59 * (1 - ink[1]) + 0.11 * (1 - ink[2])) * (1 - ink[3])];
  const rgb = colour?.space.toRgb(colour.components) ?? 'unknown';
  return rgb === 'unknown' ? null : [0, 0, 0, 1 - (0.3 * rgb[0] + 0.59 * rgb[1] + 0.11 * rgb[2])];
};

/** Paints go from here to a grid; masks are layers of their own. */
class Layer {
  private readonly shape: Coverage;
  private readonly clip: Coverage;

  constructor(
    private readonly frame: Frame, private readonly grid: InkGrid, private readonly pictures: PictureInks,
    private readonly dye: Dye, private readonly masks: Map<SoftMask, Float32Array>,
  ) {
    this.shape = new Coverage(frame);
    this.clip = new Coverage(frame);
  }

  paint(paints: readonly Paint[]): void {
    for (const paint of paints) {
      if (paint.alpha <= 0) continue;
      this.shape.clear();
      if (paint.kind === 'glyphs') this.glyphs(paint);
      else if (paint.kind === 'image') this.image(paint);
      else this.fill(paint);
    }
  }

  private glyphs(run: GlyphRun): void {
    if (run.mode === 3 || run.mode === 7) return;
    for (const glyph of run.glyphs) if (glyph.right > glyph.left) this.shape.addBox(intersect(glyph, run.clip), glyph.share());
    this.limit(run.clip, false);
    const stroked = run.mode === 1 || run.mode === 5;
    this.lay(run, stroked ? run.strokeInk : run.ink, stroked ? null : run.pattern);
  }

  private fill(paint: FillPaint): void {
    const box = intersect(paint.box, paint.clip);
    if (area(box) <= 0) return;
    if (paint.how === 'stroke') {
      if (paint.outline) this.shape.addLines(paint.outline, (paint.lineWidthPt * 25.4) / 72);
      this.limit(paint.clip, true);
    } else {
      if (paint.rectangle || paint.how === 'shading') this.shape.addBox(box);
      else if (paint.outline) this.shape.addOutline(paint.outline, paint.evenOdd, box);
      else this.shape.addBox(box, DRAWING_SHARE);
      this.limit(paint.clip, !paint.rectangle);
    }
    this.lay(paint, paint.ink, paint.pattern);
  }

  private image(paint: ImagePaint): void {
    const m = paint.matrix;
    const box = intersect(boxThrough(m, 0, 0, 1, 1), paint.clip);
    if (area(box) <= 0) return;
    if (keepsRectangles(m)) this.shape.addBox(box);
    else this.shape.addOutline([[m[4], m[5], m[0] + m[4], m[1] + m[5], m[0] + m[2] + m[4], m[1] + m[3] + m[5], m[2] + m[4], m[3] + m[5]]], false, box);
    this.limit(paint.clip, !keepsRectangles(m));
    const picture = this.pictures.get(paint.stream);
    const back = invert(m);
    if (!picture || (!picture.inks && this.dye !== asThere) || !back) return;
    const { width, height, inks, alpha } = picture;
    const { left, top, cell } = this.frame;
    const at = (column: number, row: number): number => {
      const [x, y] = [left + (column + 0.5) * cell, top + (row + 0.5) * cell];
      const u = Math.min(width - 1, Math.max(0, Math.floor((back[0] * x + back[2] * y + back[4]) * width)));
      // A picture's first row is at the top of the unit square (section 8.9.5.2).
      const v = Math.min(height - 1, Math.max(0, Math.floor((1 - (back[1] * x + back[3] * y + back[5])) * height)));
      return v * width + u;
    };
    if (alpha) {
      for (let row = this.shape.y0; row < this.shape.y1; row += 1) {
        for (let column = this.shape.x0; column < this.shape.x1; column += 1) this.shape.values[row * this.frame.columns + column]! *= alpha[at(column, row)]! / 255;
      }
    }
    const ink: [number, number, number, number] = [0, 0, 0, 0];
    this.grid.lay(this.shape, (column, row) => {
      if (!inks) return this.dye(null, null);
      const i = at(column, row) * 4;
      for (let p = 0; p < 4; p += 1) ink[p] = inks[i + p]! / 255;
      return this.dye(ink, null);
    }, this.manner(paint, paint.space?.plates ?? ALL_PLATES, false));
  }

  /** Takes from the shape what the clip hides. `box` where the clip's own box was not heeded yet. */
  private limit(clip: Clip, box: boolean): void {
    if (box) this.shape.limitTo(clip);
    if (clip.exact || !clip.outline) return;
    this.clip.clear();
    this.clip.addOutline(clip.outline, clip.evenOdd ?? false, clip);
    this.shape.limitBy(this.clip.values);
  }

  private lay(paint: Exclude<Paint, ImagePaint>, colour: InkColour, pattern: Pattern | null): void {
    if (pattern?.kind === 'tile') this.tiles(pattern.tile());
    else {
      const source = pattern ? this.shadeSource(pattern.shade) : this.dye(inkOf(colour), colour);
      if (source) this.grid.lay(this.shape, source, this.manner(paint, colour.space.plates ?? ALL_PLATES, paint.overprint && paint.overprintMode === 1 && !pattern && colour.space.name === 'DeviceCMYK'));
    }
  }

  private shadeSource(shade: Shade): InkSource {
    const { left, top, cell } = this.frame;
    return (column, row) => {
      const ink = shade.inkAt(left + (column + 0.5) * cell, top + (row + 0.5) * cell);
      return ink && this.dye(ink, null);
    };
  }

  private manner(paint: Paint, plates: readonly boolean[], sparesNothing: boolean): Manner {
    const knockout = !paint.overprint || !plates.some((plate) => !plate);
    return { alpha: paint.alpha, mask: paint.mask && this.maskOf(paint.mask), blend: paint.blend, plates: knockout ? ALL_PLATES : plates, sparesNothing };
  }

  /** A tiling pattern: its cell again and again, inside the shape that is filled with it. */
  private tiles({ paints, cell, stepX, stepY }: Tile): void {
    const { frame, shape } = this;
    const filled = shape.values.slice();
    const [x0, y0, x1, y1] = [shape.x0, shape.y0, shape.x1, shape.y1];
    const target = { left: frame.left + x0 * frame.cell, top: frame.top + y0 * frame.cell, right: frame.left + x1 * frame.cell, bottom: frame.top + y1 * frame.cell };
    const own = new InkGrid(frame);
    const seen = new InkGrid(frame);
    const painter = new Layer(frame, own, this.pictures, this.dye, this.masks);
    const marker = new Layer(frame, seen, this.pictures, asThere, this.masks);
    for (const [dx, dy] of places(target, cell, stepX, stepY)) {
      const moved = paints.map((paint) => shift(paint, dx, dy));
      painter.paint(moved);
      marker.paint(moved);
    }
    for (let i = 0; i < filled.length; i += 1) filled[i]! *= seen.inks[i * 4 + 3]!;
    shape.values.set(filled);
    [shape.x0, shape.y0, shape.x1, shape.y1] = [x0, y0, x1, y1];
    const ink: [number, number, number, number] = [0, 0, 0, 0];
    this.grid.lay(shape, (column, row) => {
      const at = (row * frame.columns + column) * 4;
      const share = seen.inks[at + 3]!;
      for (let p = 0; p < 4; p += 1) ink[p] = share > 0 ? own.inks[at + p]! / share : 0;
      return ink;
    }, PLAIN);
  }

  private maskOf(mask: SoftMask): Float32Array {
    const known = this.masks.get(mask);
    if (known) return known;
    const { frame } = this;
    // Outside what the group paints a luminosity mask is black and an alpha mask clear: both let nothing through.
    const grid = new InkGrid(frame, mask.luminosity ? [0, 0, 0, 1] : FULL_LIGHT);
    const values = new Float32Array(frame.columns * frame.rows);
    // A mask inside a mask finds this one unfinished instead of going round for ever.
    this.masks.set(mask, values);
    new Layer(frame, grid, this.pictures, mask.luminosity ? asLight : asThere, this.masks).paint(mask.paints());
    for (let i = 0; i < values.length; i += 1) values[i] = mask.luminosity ? 1 - grid.inks[i * 4 + 3]! : grid.inks[i * 4 + 3]!;
    return values;
  }
}

/** Where a pattern's cells stand, as shifts of the first one; just the first where there are too many. */
function places(target: Box, cell: Box, stepX: readonly [number, number], stepY: readonly [number, number]): (readonly [number, number])[] {
  const back = invert([stepX[0], stepX[1], stepY[0], stepY[1], 0, 0]);
  if (!back) return [[0, 0]];
  const reach = boxThrough(back, target.left - cell.right, target.top - cell.bottom, target.right - cell.left, target.bottom - cell.top);
  const [i0, i1, j0, j1] = [Math.ceil(reach.left), Math.floor(reach.right), Math.ceil(reach.top), Math.floor(reach.bottom)];
  if ((i1 - i0 + 1) * (j1 - j0 + 1) > MOST_TILES) return [[0, 0]];
  const all: (readonly [number, number])[] = [];
  for (let j = j0; j <= j1; j += 1) for (let i = i0; i <= i1; i += 1) all.push([i * stepX[0] + j * stepY[0], i * stepX[1] + j * stepY[1]]);
  return all;
}

const move = (box: Box, dx: number, dy: number): Box => ({ left: box.left + dx, top: box.top + dy, right: box.right + dx, bottom: box.bottom + dy });

function shift(paint: Paint, dx: number, dy: number): Paint {
  if (dx === 0 && dy === 0) return paint;
  const clip = { ...paint.clip, ...move(paint.clip, dx, dy), ...(paint.clip.outline ? { outline: paint.clip.outline.map((p) => p.map((v, i) => v + (i % 2 === 0 ? dx : dy))) } : {}) };
  if (paint.kind === 'glyphs') return { ...paint, clip, glyphs: paint.glyphs.map((g) => ({ ...g, ...move(g, dx, dy) })) };
  const box = move(paint.box, dx, dy);
  if (paint.kind === 'image') return { ...paint, clip, box, matrix: [paint.matrix[0], paint.matrix[1], paint.matrix[2], paint.matrix[3], paint.matrix[4] + dx, paint.matrix[5] + dy] };
  return { ...paint, clip, box, outline: paint.outline && paint.outline.map((p) => p.map((v, i) => v + (i % 2 === 0 ? dx : dy))) };
}
