/** The graphics state (ISO 32000-1, 8.4) as far as inks depend on it. */
import type { Matrix } from '../pdf/index.js';
import type { Swatch } from './palette.js';
import { DEVICE_GRAY, type Space } from './spaces.js';
import type { Found } from './rules.js';

/** A colour written into a stream. Which ink it is, the first thing painted with it decides. */
export interface Setting {
  readonly found: Found;
  swatch: Swatch | null;
}

/** One of the two current colours. */
export interface Paint {
  readonly space: Space;
  /** Null for patterns and for what has no colour. */
  readonly found: Found;
  /** What the rewritten stream has set last. */
  readonly set: Setting;
}

/** Overprint for filling (op) and stroking (OP), and its mode (OPM): table 58, section 8.6.7. */
export interface Overprint {
  readonly fill: boolean;
  readonly stroke: boolean;
  readonly mode: 0 | 1;
}

export const NO_OVERPRINT: Overprint = { fill: false, stroke: false, mode: 0 };

/** The colour every page begins with. It is set by nobody, so that whatever paints with it first has its ink written before it. */
const beginning = (): Paint => ({ space: DEVICE_GRAY, found: { ink: [0, 0, 0, 1] }, set: { found: null, swatch: { key: '', ink: null } } });

/** What `q` saves and `Q` brings back. Every value in it is replaced, never changed. */
export class Graphics {
  fill = beginning();
  stroke = beginning();
  fillAlpha = 1;
  strokeAlpha = 1;
  masked = false;
  blended = false;
  lineWidth = 1;
  textMode = 0;
  /** The font's glyphs bring their own colours. */
  colouredGlyphs = false;
  /** As the source asks for it, and as the rewritten stream has it. */
  asked = NO_OVERPRINT;
  overprint = NO_OVERPRINT;

  constructor(public ctm: Matrix) {}

  copy(): Graphics {
    return Object.assign(new Graphics(this.ctm), this);
  }
}
