import type { ImagePaint } from '../../pdf/index.js';
import { boxOfPaint, gather, nameOfImage, rectOf, round, shows, type Rule } from '../rule.js';
import type { Subject } from '../subject.js';
import { imagesOf } from '../walk.js';

const ROUNDING = 2;

/** The heaviest block of a picture's pixels, percent. */
function heaviest({ pictures }: Subject, image: ImagePaint): number {
  const { inks } = pictures.get(image.stream) ?? { inks: null };
  let most = 0;
  for (let i = 0; inks && i < inks.length; i += 4) most = Math.max(most, inks[i]! + inks[i + 1]! + inks[i + 2]! + inks[i + 3]!);
  return (most / 255) * 100;
}

/** No part of a picture takes more ink than the limit, blocks of pixels averaged. */
export const inkPicture: Rule = {
  id: 'ink-picture',
  severity: 'warning',
  source: 'house',
  why: 'A picture that was made for another paper is too heavy in its shadows.',
  remedy: 'Convert the picture with the profile of this printing condition.',
  check: (subject) => subject.pages.flatMap((page) =>
    gather(page, imagesOf(page).filter((image) => shows(image) && heaviest(subject, image) > subject.limits.ink.target + ROUNDING), (image) => `${image.ref}`, (image) => ({
      rect: rectOf(boxOfPaint(image)), object: nameOfImage(image), value: `${round(heaviest(subject, image), 0)}%`, limit: `${subject.limits.ink.target}%`, text: `The picture takes up to ${round(heaviest(subject, image), 0)}% of ink.`,
    }))),
};
