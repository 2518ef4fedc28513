/** From a place on a page to the place in the source it was made from. */
import type { PageMap } from '../model/layout.js';
import type { Place } from '../model/message.js';
import type { RectMm } from '../model/paper.js';

/** Answers with the source of what stands at a place, mm from the trim's top-left corner; null where nothing is known to stand there. */
export type Locate = (page: number, rect: RectMm | null) => Place | null;

/**
 * Makes the answer from the page map.
 * @param places of texts and pictures by the keys that the map's regions carry, and of supplied files by their absolute paths.
 */
export function locator(map: PageMap, places: ReadonlyMap<string, Place>): Locate {
  return (page, rect) => {
    let best: { readonly place: Place; readonly size: number } | null = null;
    for (const region of map.regions) {
      if (region.page !== page || !rect || !overlap(region.rect, rect)) continue;
      const { owner } = region;
      const key = owner.kind === 'text' || owner.kind === 'picture' ? owner.key : owner.kind === 'supplied' ? owner.path : null;
      const place = key === null ? undefined : places.get(key);
      const size = region.rect.width * region.rect.height;
      // The smallest region is the one that says most.
      if (place && (best === null || size < best.size)) best = { place, size };
    }
    return best?.place ?? null;
  };
}

const overlap = (a: RectMm, b: RectMm): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
