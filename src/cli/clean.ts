/** `magazine clean`: removes everything that can be made again. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../browser/index.js';
import type { Face } from './face.js';
import { EXIT } from './failures.js';
import { folderSize, megabytes } from './folder-size.js';
import type { SpeechOptions } from './options.js';
import { speak } from './speech.js';

/** Removes the cache folder: only our own entries in it, since somebody may have named a shared one. @returns the exit code. */
export async function clean(options: SpeechOptions, face: Face): Promise<number> {
  const folder = await cacheFolder();
  const size = await folderSize(folder);
  for (const name of await readdir(folder)) {
    if (name === 'pictures' || name.startsWith('chromium-')) await rm(join(folder, name), { recursive: true, force: true });
  }
  const freed = size - (await folderSize(folder));
  speak({ messages: [], root: '', lines: [`${megabytes(freed)} removed; the next build makes them again.`], last: folder, facts: { folder, freed } }, options, face);
  return EXIT.done;
}
