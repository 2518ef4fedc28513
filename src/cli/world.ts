/** The outside world as the pipeline wants it: cache, templates, styles, date. */
import { dirname, join } from 'node:path';
import { cacheFolder } from '../browser/embedded.js';
import { EnvironmentError } from '../diagnostics/errors.js';
import { packageVersion } from '../diagnostics/version.js';
import { openCache } from '../pictures/cache.js';
import type { World } from '../run.js';
import type { Face } from './face.js';
import { compiledFrom, PROFILES, STYLESHEET, TEMPLATES } from './package.js';
import { revisionOf } from './revision.js';
import { ownTemporaryFolder } from './temporary.js';

/** Where measured and derived pictures lie. */
export const pictureCacheFolder = async (): Promise<string> => join(await cacheFolder(), 'pictures');

/**
 * Everything of a run's world but its listeners. Makes the run's temporary folder.
 * @param folder of the sources, whose state proofs name; null where nothing names it.
 */
export async function makeWorld(face: Face, browser: string | null, folder: string | null = null): Promise<World> {
  const pictures = await pictureCacheFolder();
  // The cache may lie in the system's temporary folder; it has to be found again when the run has a temporary folder of its own.
  process.env['MAGAZINE_CACHE'] = dirname(pictures);
  ownTemporaryFolder();
  return {
    cache: await openCache(pictures),
    templates: TEMPLATES,
    stylesheet: STYLESHEET,
    profiles: PROFILES,
    version: packageVersion(),
    code: await compiledFrom(import.meta.url),
    browser,
    date: sourceDate(face.env),
    revision: folder === null ? null : await revisionOf(folder, face.env),
    now: sourceDate(face.env) ?? new Date(),
    signal: face.signal,
  };
}

/**
 * The date that SOURCE_DATE_EPOCH asks for (https://reproducible-builds.org/specs/source-date-epoch/), null where it is unset.
 * @throws EnvironmentError where it is no number of seconds.
 */
export function sourceDate(env: Face['env']): Date | null {
  const value = env['SOURCE_DATE_EPOCH'];
  if (value === undefined || value === '') return null;
  const date = new Date(Number(value) * 1000);
  if (!/^\d+$/.test(value) || Number.isNaN(date.getTime())) {
    throw new EnvironmentError(`SOURCE_DATE_EPOCH is “${value}”, not a number of seconds since 1970.`, 'Set it to whole seconds, or unset it.');
  }
  return date;
}
