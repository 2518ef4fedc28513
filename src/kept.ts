/**
 * Finished builds, kept in the cache: when nothing that a build reads has changed, the last one is handed out again instead of made again.
 * What was saved within two seconds is not relied on.
 */
import { readFile } from 'node:fs/promises';
import type { BuildWishes, Built } from './editions.js';
import type { Inputs } from './inputs.js';
import { cacheKey } from './pictures/index.js';
import type { World } from './run.js';

/** Raised whenever a kept build has another form. */
const FORM = 1;

/** Everything a build depends on, as one key; null where a file is too fresh to be known by its times, or the program itself is not known. */
export function buildKey({ files, settled }: Inputs, world: World, wishes: BuildWishes): string | null {
  if (world.code === null || !settled) return null;
  return cacheKey('built', FORM, world.code, world.version, process.version, world.browser, world.date, world.revision, wishes, Array.from(files, ([path, state]) => `${path} ${state}`));
}

/** The build kept under a key; null where there is none, or a part of it is damaged or was cleared away. */
export async function keptBuild(key: string | null, world: World): Promise<Built | null> {
  if (key === null) return null;
  const built = await world.cache.getFacts<Built>(key);
  if (built === null) return null;
  const file = async (name: string): Promise<Uint8Array | null> => {
    const found = await world.cache.getFile(cacheKey(key, name));
    return found === null ? null : readFile(found.path).catch(() => null);
  };
  const pdfs = await Promise.all(built.editions.map(({ edition }) => file(edition)));
  const overlaid = built.overlaid === null ? null : await file('overlaid');
  if (pdfs.includes(null) || (built.overlaid !== null && overlaid === null)) return null;
  return { ...built, overlaid, editions: built.editions.map((edition, i) => ({ ...edition, pdf: pdfs[i]! })) };
}

/** Keeps a build that came out. A cache that takes nothing is no reason to fail. */
export async function keepBuild(key: string | null, built: Built, world: World): Promise<void> {
  if (key === null || built.editions.length === 0 || built.editions.some(({ pdf }) => pdf === null)) return;
  try {
    for (const { edition, pdf } of built.editions) await world.cache.putFile(cacheKey(key, edition), '.pdf', pdf!, null);
    if (built.overlaid) await world.cache.putFile(cacheKey(key, 'overlaid'), '.pdf', built.overlaid, null);
  } catch {
    return;
  }
  // The record comes last, as everywhere in the cache.
  await world.cache.putFacts(key, { ...built, overlaid: built.overlaid && true, editions: built.editions.map((edition) => ({ ...edition, pdf: null, overlaid: null })) });
}
