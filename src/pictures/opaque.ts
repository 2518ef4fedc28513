/** Whether transparency is only possible or there. Many programs write it into every PNG. */
import type { PictureInfo } from '../model/stages.js';
import { cacheKey, type PictureCache } from './cache.js';
import { bytesOf, open } from './source.js';

/** True where a picture with transparency has none at any pixel. Found once, then remembered. */
export async function alphaIsOpaque(info: PictureInfo, cache: PictureCache): Promise<boolean> {
  const key = cacheKey('opaque', 1, info.hash);
  const known = await cache.getFacts<{ opaque: boolean }>(key);
  if (known) return known.opaque;
  const { isOpaque } = await open(await bytesOf(info)).stats();
  await cache.putFacts(key, { opaque: isOpaque });
  return isOpaque;
}
