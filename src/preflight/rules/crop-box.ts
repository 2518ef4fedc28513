import type { Rule } from '../rule.js';
import { BOX_TOLERANCE_PT } from '../subject.js';

/** No CropBox, or the MediaBox once more. */
export const cropBox: Rule = {
  id: 'crop-box',
  severity: 'error',
  source: 'GWG 2022 R0003',
  why: 'Programs that cut to the CropBox lose bleed and marks.',
  remedy: 'Remove the CropBox or make it equal to the MediaBox.',
  check: ({ pages }) => pages.flatMap(({ number, boxes: { crop, media } }) =>
    !crop || !media || crop.every((side, i) => Math.abs(side - media[i]!) <= BOX_TOLERANCE_PT) ? [] : [{ page: number, text: 'The CropBox differs from the MediaBox.' }]),
};
