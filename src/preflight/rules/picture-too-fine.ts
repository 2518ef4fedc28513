import { boxOfPaint, gather, nameOfImage, rectOf, round, type Rule } from '../rule.js';
import { ppiOf, widthOf } from '../resolution.js';
import { imagesOf } from '../walk.js';

/** Pictures with more pixels than the press can show. */
export const pictureTooFine: Rule = {
  id: 'picture-too-fine',
  severity: 'info',
  source: 'house',
  why: 'Pixels beyond what the screen of the press shows only make the file large.',
  remedy: 'Nothing has to be done; bring it to 300 ppi to make the file smaller.',
  check: ({ pages, limits: { pictures } }) => pages.flatMap((page) =>
    gather(page, imagesOf(page).flatMap((image) => (image.bits > 1 ? ppiOf(image) : [])).filter(({ ppi }) => Math.round(ppi) > pictures.noteAbove), ({ image, ppi }) => `${image.ref} ${Math.round(ppi)}`, ({ image, ppi }) => ({
      rect: rectOf(boxOfPaint(image)), object: nameOfImage(image), value: `${Math.round(ppi)} ppi`, limit: `${pictures.noteAbove} ppi`, text: `${Math.round(ppi)} ppi at ${round(widthOf(image), 0)} mm, more than ${pictures.noteAbove}.`,
    }))),
};
