/** Sizes of pictures with their captions, in whole units of the grid. */
import type { Metrics, Placed, SetText } from '../model/compose.js';
import type { FigureView, GalleryView, TextView } from '../model/view.js';
import type { FloatView } from './flow.js';
import { heightOf, setText } from './set.js';

/** From the top of a line's box to its capitals, in units: a picture beside text begins at the height of its capitals. */
export const CAP_OFFSET = 0.24;
/** Between picture and caption, pt. */
export const CAPTION_GAP = 5;
/** A picture takes at most this part of the type area's height; taller ones are cropped about their focus. */
const TALLEST = 0.66;

/** A float at its size: units high, and how to draw it with its top-left corner at (x, y) pt. */
export interface FloatBlock {
  readonly units: number;
  place(x: number, y: number): readonly Placed[];
}

export interface CaptionColumn {
  readonly text: SetText;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export function captionLines(column: CaptionColumn, x: number, y: number): Placed {
  return {
    kind: 'lines',
    text: column.text,
    from: 0,
    to: column.text.lines.length,
    x: x + column.x,
    y: y + column.y,
    width: column.width,
    indent: 0,
    marker: null,
    dropCap: null,
    endMark: false,
    own: true,
    part: null,
    repeated: false,
  };
}

/** Captions under a picture: one below the other in a column, side by side under a picture wide enough for two measures. */
export function setCaptions(captions: readonly TextView[], width: number, metrics: Metrics): { columns: CaptionColumn[]; height: number } {
  const { gutter, width: full } = metrics.grid;
  const half = (full - gutter) / 2;
  if (width > half * 1.2) {
    const measure = captions.length > 1 ? (width - gutter) / 2 : Math.min(width, half * 1.35);
    const columns = captions.map((caption, i): CaptionColumn => ({ text: setText(caption, measure, metrics), x: i * (measure + gutter), y: 0, width: measure }));
    return { columns, height: Math.max(0, ...columns.map((c) => heightOf(c.text))) };
  }
  let y = 0;
  const columns = captions.map((caption): CaptionColumn => {
    const text = setText(caption, width, metrics);
    const column = { text, x: 0, y, width };
    y += heightOf(text);
    return column;
  });
  return { columns, height: y };
}

/** A figure at a width: the picture is cropped by less than half a unit so that it and its captions take whole units. */
export function figureBlock(figure: FigureView, width: number, metrics: Metrics, tallest = TALLEST): FloatBlock {
  const { unit, rows } = metrics.grid;
  const captions = setCaptions(figure.captions, width, metrics);
  const gap = captions.columns.length > 0 ? CAPTION_GAP : 0;
  const offset = CAP_OFFSET * unit;
  const natural = Math.min(figure.height ?? (figure.keep * width * figure.picture.height) / figure.picture.width, tallest * rows * unit);
  const around = offset + gap + captions.height;
  const units = Math.min(rows, Math.max(Math.round((natural + around) / unit), Math.ceil(around / unit) + 3));
  const height = units * unit - around;
  return {
    units,
    place: (x, y) => [
      { kind: 'picture', picture: figure.picture, x, y: y + offset, width, height },
      ...captions.columns.map((column) => captionLines(column, x, y + offset + height + gap)),
    ],
  };
}

/** A gallery: two figures a row (three where there are three, six or nine), rows one unit apart, captions of a row on a common line. */
export function galleryBlock(gallery: GalleryView, width: number, metrics: Metrics): FloatBlock {
  const { unit, gutter, rows } = metrics.grid;
  const count = gallery.figures.length;
  const across = count === 1 ? 1 : count % 3 === 0 ? 3 : 2;
  const each = (width - (across - 1) * gutter) / across;
  const lines: { blocks: FloatBlock[]; units: number }[] = [];
  for (let i = 0; i < count; i += across) {
    const figures = gallery.figures.slice(i, i + across);
    const heights = figures.map((f) => setCaptions(f.captions, each, metrics).height);
    // Pictures of a row share one height, so that their captions begin on one line.
    const aspect = figures.reduce((sum, f) => sum + f.picture.height / f.picture.width, 0) / figures.length;
    const most = (rows * unit) / Math.ceil(count / across) - Math.max(...heights) - 2 * unit;
    const around = CAP_OFFSET * unit + CAPTION_GAP;
    const pictureUnits = Math.max(4, Math.round((Math.min(each * aspect * gallery.figures[0]!.keep, most) + around) / unit));
    const height = pictureUnits * unit - around;
    const units = pictureUnits + Math.ceil(Math.max(...heights) / unit);
    lines.push({
      units,
      blocks: figures.map((figure) => ({
        units,
        place: (x, y) => [
          { kind: 'picture', picture: figure.picture, x, y: y + CAP_OFFSET * unit, width: each, height },
          ...setCaptions(figure.captions, each, metrics).columns.map((column) => captionLines(column, x, y + CAP_OFFSET * unit + height + CAPTION_GAP)),
        ],
      })),
    });
  }
  const units = lines.reduce((sum, line) => sum + line.units, 0) + lines.length - 1;
  return {
    units,
    place: (x, y) => {
      let top = y;
      return lines.flatMap((line) => {
        const placed = line.blocks.flatMap((block, i) => block.place(x + i * (each + gutter), top));
        top += (line.units + 1) * unit;
        return placed;
      });
    },
  };
}

/** A float at a width. */
export const floatBlock = (float: FloatView, width: number, metrics: Metrics): FloatBlock =>
  float.kind === 'figure' ? figureBlock(float, width, metrics) : galleryBlock(float, width, metrics);
