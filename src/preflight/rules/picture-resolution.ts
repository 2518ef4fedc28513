import { boxOfPaint, gather, nameOfImage, rectOf, round, type Rule } from '../rule.js';
import { ppiOf, widthOf, type Sized } from '../resolution.js';
import type { SubjectPage } from '../subject.js';
import { imagesOf } from '../walk.js';

const colourPictures = (page: SubjectPage): Sized[] => imagesOf(page).flatMap((image) => (image.bits > 1 ? ppiOf(image) : []));

/** Pictures in colour or gray have pixels enough where they stand. */
export const pictureResolution: Rule = {
  id: 'picture-resolution',
  severity: 'error',
  source: 'GWG 2022 R0031',
  why: 'Too few pixels an inch show as blur or steps in print.',
  remedy: 'Take a larger original, or show the picture smaller.',
  check: ({ pages, limits: { pictures } }) => pages.flatMap((page) =>
    gather(page, colourPictures(page).filter(({ ppi }) => Math.round(ppi) < pictures.warnBelow), ({ image, ppi }) => `${image.ref} ${Math.round(ppi)}`, ({ image, ppi }) => {
      const bad = Math.round(ppi) < pictures.errorBelow;
      return {
        severity: bad ? 'error' : 'warning', rect: rectOf(boxOfPaint(image)), object: nameOfImage(image), value: `${Math.round(ppi)} ppi`, limit: `${pictures.warnBelow} ppi`,
        text: `${Math.round(ppi)} ppi at ${round(widthOf(image), 0)} mm, needs ${pictures.warnBelow}.`,
      };
    })),
};
