import { boxOfPaint, gather, nameOfImage, rectOf, round, type Rule } from '../rule.js';
import { ppiOf, widthOf } from '../resolution.js';
import { imagesOf } from '../walk.js';

/** Pictures of one bit a pixel have enough of them. */
export const bitmapResolution: Rule = {
  id: 'bitmap-resolution',
  severity: 'error',
  source: 'GWG 2022 R0032',
  why: 'Line art has hard edges, which show their steps sooner than photos.',
  remedy: 'Scan the line art finer, or draw it as vectors.',
  check: ({ pages, limits: { bitmaps } }) => pages.flatMap((page) =>
    gather(page, imagesOf(page).flatMap((image) => (image.bits === 1 ? ppiOf(image) : [])).filter(({ ppi }) => Math.round(ppi) < bitmaps.warnBelow), ({ image, ppi }) => `${image.ref} ${Math.round(ppi)}`, ({ image, ppi }) => ({
      severity: Math.round(ppi) < bitmaps.errorBelow ? 'error' : 'warning', rect: rectOf(boxOfPaint(image)), object: nameOfImage(image), value: `${Math.round(ppi)} ppi`, limit: `${bitmaps.warnBelow} ppi`,
      text: `Line art of ${Math.round(ppi)} ppi at ${round(widthOf(image), 0)} mm, needs ${bitmaps.warnBelow}.`,
    }))),
};
