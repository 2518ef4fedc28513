/** How much of a page is taken. */
import type { ComposedPage, Grid } from '../model/compose.js';
import { takenOn } from './blocks-on-page.js';

/** Strips into which a page is cut; their edges fall on the gutters of 2, 3 and 4 columns. */
const STRIPS = 12;
/** Space that belongs to what stands below, units. */
const BETWEEN = 2;

/** Part of a page's type area that is taken, 0 to 1; null for a page that a template lays out. */
export function pageShare(page: ComposedPage, grid: Grid): number | null {
  if (page.fixed) return null;
  const { rows, width } = grid;
  const taken = takenOn(page, grid);
  let holes = 0;
  for (let i = 0; i < STRIPS; i += 1) {
    const x = ((i + 0.5) / STRIPS) * width;
    let end = 0;
    for (const { top, bottom } of taken.filter((t) => t.x <= x && x <= t.x + t.width).sort((a, b) => a.top - b.top)) {
      holes += Math.max(0, top - end - BETWEEN);
      end = Math.max(end, bottom);
    }
    holes += Math.max(0, rows - end);
  }
  return 1 - holes / (STRIPS * rows);
}
