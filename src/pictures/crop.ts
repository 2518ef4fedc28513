/**
 * The crop of a picture: which part of it a frame of another shape shows. Pure arithmetic.
 */
import type { Focus } from '../model/issue.js';
import type { PictureInfo } from '../model/stages.js';

/** A part of a picture in px of the upright picture (EXIF orientation applied), whole numbers. */
export interface CropBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The largest part of a picture with the given aspect (width divided by height) that has the focal point at the same relative
 * place as the whole picture has: a face at 40% 30% of the photo stands at 40% 30% of the crop. This is what `object-fit: cover`
 * with `object-position: 40% 30%` shows (CSS Images 3, section 5.5), so a crop made here and one made by the browser agree.
 * No focus is the middle; a focus beyond the picture counts as its edge. Throws a RangeError for an aspect that is no positive number.
 */
export function cropBox(info: Pick<PictureInfo, 'width' | 'height'>, aspect: number, focus: Focus | null): CropBox {
  if (!(aspect > 0) || !Number.isFinite(aspect)) throw new RangeError(`cropBox: no aspect: ${aspect}`);
  const wide = info.width / info.height > aspect;
  const width = wide ? Math.max(1, Math.min(info.width, Math.round(info.height * aspect))) : info.width;
  const height = wide ? info.height : Math.max(1, Math.min(info.height, Math.round(info.width / aspect)));
  const share = (percent: number | undefined): number => Math.min(100, Math.max(0, percent ?? 50)) / 100;
  return {
    left: Math.round((info.width - width) * share(focus?.x)),
    top: Math.round((info.height - height) * share(focus?.y)),
    width,
    height,
  };
}
