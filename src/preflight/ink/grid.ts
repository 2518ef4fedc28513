/** Four inks on a grid of cells, painted over one another as a press's separations would be (ISO 32000-1, sections 8.6.7 and 11.3). */
import type { Cmyk } from '../../model/press.js';
import { Coverage, type Frame } from './coverage.js';

/** What is laid down: one ink for all cells, or one for each; null where nothing is painted. */
export type InkSource = Cmyk | ((column: number, row: number) => Cmyk | null);

/** How it is laid down. */
export interface Manner {
  /** 0 to 1, or for each cell where a mask is in force. */
  readonly alpha: number;
  readonly mask: Float32Array | null;
  readonly blend: string;
  /** Inks that are painted at all; the others stay as they are (overprint). */
  readonly plates: readonly boolean[];
  /** True when an ink set to nothing leaves what is there (OPM 1). */
  readonly sparesNothing: boolean;
}

export const ALL_PLATES: readonly boolean[] = [true, true, true, true];
export const PLAIN: Manner = { alpha: 1, mask: null, blend: 'Normal', plates: ALL_PLATES, sparesNothing: false };

/** Ink `b` below, `s` on top, both 0 none to 1 full. Blend functions work on light (section 11.3.5.2), which is what ink leaves. */
const BLENDS: Readonly<Record<string, (b: number, s: number) => number>> = {
  Multiply: (b, s) => 1 - (1 - b) * (1 - s),
  Screen: (b, s) => b * s,
  Darken: (b, s) => Math.max(b, s),
  Lighten: (b, s) => Math.min(b, s),
};

/** Inks cell by cell, 0 to 1, four values a cell. */
export class InkGrid {
  readonly inks: Float32Array;

  constructor(readonly frame: Frame, start: Cmyk = [0, 0, 0, 0]) {
    this.inks = new Float32Array(frame.columns * frame.rows * 4);
    if (start.some((ink) => ink !== 0)) for (let i = 0; i < this.inks.length; i += 1) this.inks[i] = start[i % 4]!;
  }

  /** Lays ink on the cells that are covered. */
  lay(coverage: Coverage, source: InkSource, manner: Manner): void {
    const { columns } = this.frame;
    const { inks } = this;
    const mix = BLENDS[manner.blend];
    const plain = manner.blend === 'Normal' || !mix;
    for (let y = coverage.y0; y < coverage.y1; y += 1) {
      for (let x = coverage.x0; x < coverage.x1; x += 1) {
        const at = y * columns + x;
        const part = coverage.values[at]! * manner.alpha * (manner.mask ? manner.mask[at]! : 1);
        if (part <= 0) continue;
        const ink = typeof source === 'function' ? source(x, y) : source;
        if (!ink) continue;
        for (let p = 0; p < 4; p += 1) {
          const top = ink[p]!;
          if (!manner.plates[p] || (manner.sparesNothing && top === 0)) continue;
          const below = inks[at * 4 + p]!;
          inks[at * 4 + p] = below + ((plain ? top : mix(below, top)) - below) * part;
        }
      }
    }
  }

  /** Mean of each ink over the whole grid, 0 to 1. */
  mean(): Cmyk {
    const { inks } = this;
    let [c, m, y, k] = [0, 0, 0, 0];
    for (let i = 0; i < inks.length; i += 4) {
      c += inks[i]!;
      m += inks[i + 1]!;
      y += inks[i + 2]!;
      k += inks[i + 3]!;
    }
    const cells = inks.length / 4;
    return [c / cells, m / cells, y / cells, k / cells];
  }
}

/** A square of a page and the mean of all its inks together, percent. */
export interface Heaviest {
  /** mm. */
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly percent: number;
}

/** The square of `side` mm that holds most ink; on a page smaller than that, the largest that fits. */
export function heaviestSquare({ frame, inks }: InkGrid, side: number): Heaviest {
  const { columns, rows, cell } = frame;
  const n = Math.max(1, Math.min(Math.round(side / cell), columns, rows));
  // Sums of all cells above and to the left, so that any square is four look-ups.
  const wide = columns + 1;
  const sums = new Float64Array(wide * (rows + 1));
  for (let y = 0; y < rows; y += 1) {
    let line = 0;
    for (let x = 0; x < columns; x += 1) {
      const i = (y * columns + x) * 4;
      line += inks[i]! + inks[i + 1]! + inks[i + 2]! + inks[i + 3]!;
      sums[(y + 1) * wide + x + 1] = sums[y * wide + x + 1]! + line;
    }
  }
  let best = { x: 0, y: 0, sum: -1 };
  for (let y = 0; y + n <= rows; y += 1) {
    for (let x = 0; x + n <= columns; x += 1) {
      const sum = sums[(y + n) * wide + x + n]! - sums[y * wide + x + n]! - sums[(y + n) * wide + x]! + sums[y * wide + x]!;
      if (sum > best.sum + 1e-9) best = { x, y, sum };
    }
  }
  return { x: frame.left + best.x * cell, y: frame.top + best.y * cell, side: n * cell, percent: (best.sum / (n * n)) * 100 };
}
