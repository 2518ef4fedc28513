/** What stands on a composed page, as rectangles in grid units: the ground on which fill is reckoned. */
import type { ComposedPage, Grid, Placed, PlacedFrame, PlacedLines } from '../model/compose.js';

/** A rectangle of a page that is taken. x and width in pt, top and bottom in units from the head of the type area. */
export interface Taken {
  readonly slug: string;
  readonly kind: 'frame' | 'picture' | 'title' | 'band';
  /** The frame, where it is one. */
  readonly frame: PlacedFrame | null;
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

/** Lengths are compared with this much tolerance, units. */
const EPSILON = 0.01;

const TITLE_ROLES = new Set(['kicker', 'title-1', 'title-2', 'title-3', 'title-4', 'standfirst', 'standfirst-caps', 'byline']);

/** True for the texts of a title block. */
export const isTitle = (piece: Placed): piece is PlacedLines => piece.kind === 'lines' && TITLE_ROLES.has(piece.text.view.role);

/** Height of a placed thing, pt. */
export const heightOfPlaced = (piece: Placed): number => (piece.kind === 'lines' ? (piece.to - piece.from) * piece.text.leading : piece.height);

const kindOf = (piece: Placed): Taken['kind'] => {
  if (piece.kind === 'frame') return 'frame';
  if (piece.kind === 'box') return 'band';
  return isTitle(piece) ? 'title' : 'picture';
};

/** What is taken of a page's type area, in the order of placing. Hairlines take nothing. */
export function takenOn(page: ComposedPage, { unit }: Grid): Taken[] {
  return page.runs.flatMap(({ slug, from, to }) =>
    page.placed.slice(from, to).flatMap((piece): Taken[] => {
      const height = heightOfPlaced(piece);
      if (piece.width <= 0 || height <= 0) return [];
      return [{
        slug, kind: kindOf(piece), frame: piece.kind === 'frame' ? piece : null,
        x: piece.x, width: piece.width, top: Math.floor(piece.y / unit + EPSILON), bottom: Math.ceil((piece.y + height) / unit - EPSILON),
      }];
    }),
  );
}

/** True when two things share more than a hairline of the page's width. */
export const overlaps = (a: { readonly x: number; readonly width: number }, b: { readonly x: number; readonly width: number }): boolean =>
  Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 2;
