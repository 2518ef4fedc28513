/**
 * Crop marks: where the guillotine cuts. Drawn in the slug, outside the bleed, as page content.
 */
import { BLEED_MM, mmToPt } from '../model/paper.js';
import { round3, type PageBoxes } from './boxes.js';

/** Width of the lines, pt. */
const LINE_PT = 0.25;
/** From the trim to the near end of a mark: clear of the bleed, so that a mark never shows on a page cut a little too large. */
const OFFSET_MM = BLEED_MM + 1;
const LENGTH_MM = 7;

/**
 * The eight crop marks of a page as content stream operators, each 0.25 pt wide and 7 mm long, starting 4 mm off the trim.
 * An artifact of the page (ISO 32000-1, 14.8.2.2.2), which readers aloud pass over. Black in the page's own RGB; the press edition
 * turns it into ink. Leaves the graphics state as it was.
 */
export function cropMarks({ trim: [left, bottom, right, top] }: PageBoxes): string {
  const near = mmToPt(OFFSET_MM);
  const far = mmToPt(OFFSET_MM + LENGTH_MM);
  const line = (x1: number, y1: number, x2: number, y2: number): string => `${round3(x1)} ${round3(y1)} m ${round3(x2)} ${round3(y2)} l S`;
  const lines = [left, right].flatMap((x) => [line(x, top + near, x, top + far), line(x, bottom - near, x, bottom - far)])
    .concat([top, bottom].flatMap((y) => [line(left - near, y, left - far, y), line(right + near, y, right + far, y)]));
  return `/Artifact <</Type /Page>> BDC\nq\n0 0 0 RG ${LINE_PT} w 0 J [] 0 d\n${lines.join('\n')}\nQ\nEMC\n`;
}
