/** The pictures of matched pages: the same, elsewhere, replaced, put in or taken out. */
import { area, intersect } from '../pdf/index.js';
import type { Picture, PictureChange } from './model.js';
import { sameBox } from './words.js';

/** A picture that stands within this of where it stood has not moved, mm. */
export const SAME_PLACE = 0.1;
/** Two pictures whose places share this much of the smaller one stand in one place: one replaced the other. */
const SHARED_PLACE = 0.3;

/** Compares the pictures of two matched pages. */
export function comparePictures(olds: readonly Picture[], news: readonly Picture[]): PictureChange[] {
  const left = [...olds];
  const right = [...news];
  const changes: PictureChange[] = [];
  const take = (match: (a: Picture, b: Picture) => boolean, note: (a: Picture, b: Picture) => void): void => {
    for (const a of [...left]) {
      const b = right.find((each) => match(a, each));
      if (!b) continue;
      left.splice(left.indexOf(a), 1);
      right.splice(right.indexOf(b), 1);
      note(a, b);
    }
  };
  const change = (kind: PictureChange['kind']) => (a: Picture, b: Picture): void => void changes.push({ kind, old: placeOf(a), new: placeOf(b) });
  take((a, b) => a.hash === b.hash && sameBox(a.box, b.box, SAME_PLACE), () => undefined);
  take((a, b) => a.hash === b.hash, change('moved'));
  take((a, b) => area(intersect(a.box, b.box)) >= SHARED_PLACE * Math.min(area(a.box), area(b.box)), change('replaced'));
  for (const a of left) changes.push({ kind: 'removed', old: placeOf(a), new: null });
  for (const b of right) changes.push({ kind: 'added', old: null, new: placeOf(b) });
  return changes;
}

const placeOf = ({ page, box }: Picture): { page: number; box: Picture['box'] } => ({ page, box });
