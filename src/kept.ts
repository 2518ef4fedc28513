/**
 * Finished builds, kept in the cache: when nothing that a build reads has changed, the last one is handed out again instead of made again.
 * Files are known by path, size, inode and both times, as make and git know them; what was saved within two seconds is not relied on.
 */
import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { BuildWishes, Built } from './editions.js';
import { cacheKey } from './pictures/index.js';
import type { World } from './run.js';

/** A file changed so shortly ago may change again within the same tick of the file system's clock. */
const SETTLED_NS = 2_000_000_000n;
/** More entries than this are not looked through: what holds so many is built, or refused, without a look at what was kept. */
const MAX_ENTRIES = 30_000;
/** Raised whenever a kept build has another form. */
const FORM = 1;

/** Everything a build depends on, as one key; null where a file is too fresh to be known by its times, or the program itself is not known. */
export async function buildKey(target: { readonly folder: string }, world: World, wishes: BuildWishes): Promise<string | null> {
  if (world.code === null) return null;
  const newest = BigInt(Date.now()) * 1_000_000n - SETTLED_NS;
  const seen: string[] = [];
  let settled = true;
  // `trail` holds the real paths of the top folder and of those on the way down from it. Links are followed within the top folder only, and never back.
  const visit = async (folder: string, skip: (path: string) => Promise<boolean>, trail: readonly string[] = []): Promise<void> => {
    const real = await realpath(folder).catch(() => null);
    if (real === null || trail.includes(real) || (trail.length > 0 && !real.startsWith(trail[0]! + sep))) return;
    const entries = (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith('.') && name !== 'node_modules').sort();
    for (const name of entries) {
      if (seen.length > MAX_ENTRIES) settled = false;
      if (!settled) return;
      const path = join(folder, name);
      const info = await stat(path, { bigint: true }).catch(() => null);
      if (info?.isDirectory()) {
        seen.push(path);
        if (!(await skip(path))) await visit(path, skip, [...trail, real]);
      } else if (info) {
        seen.push(`${path} ${info.size} ${info.ino} ${info.mtimeNs} ${info.ctimeNs}`);
        if (info.mtimeNs > newest || info.ctimeNs > newest) settled = false;
      } else seen.push(`${path} -`);
    }
  };
  const isIssue = async (path: string): Promise<boolean> => path === target.folder || (await stat(join(path, 'issue.yaml')).then(() => true, () => false));
  await visit(target.folder, () => Promise.resolve(false));
  await visit(dirname(target.folder), isIssue);
  for (const folder of [world.templates, dirname(world.stylesheet), world.profiles]) await visit(folder, () => Promise.resolve(false));
  return settled ? cacheKey('built', FORM, world.code, world.version, process.version, world.browser, world.date, world.revision, wishes, seen) : null;
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
