/** The graphics state (ISO 32000-1, section 8.4) as far as a reader of pages needs it. */
import { BLACK, INITIAL_INK, type Colour, type ColourSpace, type InkColour } from './colour.js';
import type { Clip, Pattern, SoftMask } from './contents.js';
import type { Font } from './fonts.js';
import { intersect, type Matrix } from './geometry.js';
import type { PathShape } from './path.js';

/** What `q` saves and `Q` brings back. Copied shallowly: every value in it is replaced, never changed. */
export class GraphicsState {
  ctm: Matrix;
  clip: Clip;
  fill: Colour = BLACK;
  stroke: Colour = BLACK;
  fillSpace: ColourSpace | null = null;
  strokeSpace: ColourSpace | null = null;
  fillInk: InkColour = INITIAL_INK;
  strokeInk: InkColour = INITIAL_INK;
  fillPattern: Pattern | null = null;
  strokePattern: Pattern | null = null;
  /** The fill is a tiling pattern with an image in it. */
  fillPicture = false;
  /** The fill is a tiling pattern, which may have gaps. */
  fillTiled = false;
  fillAlpha = 1;
  strokeAlpha = 1;
  softMask = false;
  blended = false;
  /** The mask in force, and the name of the blend mode. */
  mask: SoftMask | null = null;
  blend = 'Normal';
  /** Section 8.6.7: OP, op and OPM. */
  strokeOverprint = false;
  fillOverprint = false;
  overprintMode = 0;
  lineWidth = 1;
  // Text state (section 9.3). It outlives BT and ET; the text matrices do not and live in the interpreter.
  font: Font | null = null;
  fontSize = 0;
  charSpacing = 0;
  wordSpacing = 0;
  horizontalScale = 1;
  leading = 0;
  rise = 0;
  mode = 0;

  constructor(ctm: Matrix, clip: Clip) {
    this.ctm = ctm;
    this.clip = clip;
  }

  copy(): GraphicsState {
    return Object.assign(new GraphicsState(this.ctm, this.clip), this);
  }
}

/** A clip narrowed by a path (section 8.5.4). An empty path leaves nothing. */
export function narrow(clip: Clip, path: PathShape | null, evenOdd: boolean): Clip {
  if (!path) return { left: 0, top: 0, right: 0, bottom: 0, exact: true };
  const box = intersect(clip, path.box);
  if (path.rectangle) return { ...clip, ...box };
  return { ...box, exact: false, outline: path.outline, evenOdd };
}
