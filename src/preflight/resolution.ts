/** How many pixels an inch a picture has where it is placed. */
import { area, type ImagePaint } from '../pdf/index.js';
import { boxOfPaint, shows } from './rule.js';

/** Pictures of so few pixels a side are lines, dots and patterns rather than pictures (GWG 2022, R0031). */
const FEW_PX = 16;

/** A picture with its resolution. */
export interface Sized {
  readonly image: ImagePaint;
  readonly ppi: number;
}

/** Width at which it is placed, along its own rows, mm. */
export const widthOf = ({ matrix }: ImagePaint): number => Math.hypot(matrix[0], matrix[1]);
const heightOf = ({ matrix }: ImagePaint): number => Math.hypot(matrix[2], matrix[3]);

/** The lesser resolution of both directions; nothing for pictures that are tiny or not seen. */
export function ppiOf(image: ImagePaint): Sized[] {
  const [width, height] = [widthOf(image), heightOf(image)];
  if (width === 0 || height === 0 || image.width <= FEW_PX || image.height <= FEW_PX || !shows(image) || area(boxOfPaint(image)) <= 0) return [];
  return [{ image, ppi: Math.min(image.width / width, image.height / height) * 25.4 }];
}
