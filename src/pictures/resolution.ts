/**
 * Effective resolution: how many pixels of a picture fall on an inch of paper, what to say where they are too few,
 * and how many to keep where they are too many. Pure arithmetic.
 */
import path from 'node:path';
import type { PictureRef } from '../model/issue.js';
import type { Message } from '../model/message.js';
import type { PictureInfo } from '../model/stages.js';
import type { CropBox } from './crop.js';

const MM_PER_INCH = 25.4;
/** Fewer pixels per inch than this are a quality error (GWG 2022, R0031, warns below 225). */
export const MIN_PPI = 225;
/** Below this a reader sees the pixels (GWG 2022, R0031, refuses below 150). */
export const POOR_PPI = 150;
/** Above this pixels only cost bytes: the picture is brought to TARGET_PPI. */
export const MAX_PPI = 450;
/** What pictures above MAX_PPI are brought to. */
export const TARGET_PPI = 300;

/** The size at which a picture (or the crop of it) stands on the page, mm. */
export interface PlacedMm {
  readonly width: number;
  readonly height: number;
}

/** A picture where it stands on a page. `crop` is null when the whole picture shows. */
export interface Placement {
  readonly ref: PictureRef;
  readonly info: PictureInfo;
  readonly placedMm: PlacedMm;
  readonly crop: CropBox | null;
}

/** SVG and PDF are drawn, not sampled: they have no resolution. */
const isVector = (info: PictureInfo): boolean => info.format === 'svg' || info.format === 'pdf';

/**
 * Pixels per inch of a picture at its placed size, the lesser of the two directions; Infinity for vector formats.
 * `crop` is the part that shows, in px of the upright picture, or null for all of it.
 */
export function effectivePpi(info: PictureInfo, placedMm: PlacedMm, crop: CropBox | null): number {
  if (isVector(info)) return Infinity;
  const px = crop ?? info;
  return Math.min((px.width * MM_PER_INCH) / placedMm.width, (px.height * MM_PER_INCH) / placedMm.height);
}

/** From which resolution on pictures are made smaller, and to which. */
export interface PpiRange {
  readonly above: number;
  readonly to: number;
}

/** What the press is given: 300 ppi for what would stand above 450. */
export const PRESS_PPI: PpiRange = { above: MAX_PPI, to: TARGET_PPI };

/**
 * The width in px that a derivative should have for its place (the `widthPx` of a recipe); null for what lies within the range, which is
 * left as it is. Never more than there is.
 */
export function targetWidthPx(info: PictureInfo, placedMm: PlacedMm, crop: CropBox | null, { above, to }: PpiRange = PRESS_PPI): number | null {
  const ppi = effectivePpi(info, placedMm, crop);
  if (!Number.isFinite(ppi) || ppi <= above) return null;
  return Math.max(1, Math.ceil(((crop ?? info).width * to) / ppi));
}

/**
 * Quality errors `picture-resolution` for every placement below 225 ppi, in the order given; below 150 in stronger words.
 * Compared as whole numbers, as preflight programs do (GWG 2022: "compare rounded: ppi 1"), so that no text says "225, expected 225".
 */
export function resolutionMessages(placements: readonly Placement[]): Message[] {
  return placements.flatMap((placement) => {
    const ppi = Math.round(effectivePpi(placement.info, placement.placedMm, placement.crop));
    return ppi < MIN_PPI ? [tooFew(placement, ppi)] : [];
  });
}

function tooFew({ ref, info, placedMm, crop }: Placement, ppi: number): Message {
  const at = Math.round(placedMm.width);
  // Of the whole file, since that is what a better one is asked for.
  const needed = Math.ceil((info.width * MIN_PPI) / Math.max(1, ppi));
  // The largest width at which the picture still reaches the limit, a whole mm on the safe side.
  const largest = Math.floor((placedMm.width * ppi) / MIN_PPI);
  const cropped = crop !== null && (crop.width < info.width || crop.height < info.height);
  return {
    severity: 'error',
    rule: 'picture-resolution',
    text: `${path.basename(ref.typed)} is set ${at} mm wide${cropped ? ', cropped,' : ''} at ${ppi} ppi${ppi < POOR_PPI ? ', far too coarse to print: readers will see the pixels' : ''}; ${MIN_PPI} are needed.`,
    note: `Use a picture of the same shape that is ${needed} px wide or more (this one has ${info.width} px), or set it no wider than ${largest} mm.`,
    place: ref.place,
  };
}
