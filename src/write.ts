/** Puts finished files and folders in place: written under a temporary name beside them, then renamed, so that a failed run leaves the old ones. */
import { renameSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { halfMadeName, sweepHalfMade, whileMaking } from './diagnostics/half-made.js';

/** Writes a file whole or not at all; of several processes that write it at once, the last one's stands. Rejects with the system's error; the old file then still stands. */
export async function writeInPlace(path: string, data: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await sweepHalfMade(dirname(path));
  const temp = halfMadeName(path);
  try {
    await whileMaking(temp, async () => {
      const handle = await open(temp, 'w');
      try {
        await handle.writeFile(data);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temp, path);
    });
  } catch (error) {
    await rm(temp, { force: true });
    // The system names the temporary file or none.
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  }
}

/**
 * Replaces a folder as a whole: made beside it, then put in its place. Nothing of the old one stays. Rejects with the system's error; the old folder then still stands.
 * @param files contents by name, no subfolders.
 */
export async function writeFolderInPlace(path: string, files: ReadonlyMap<string, Uint8Array | string>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await sweepHalfMade(dirname(path));
  const made = halfMadeName(path);
  const old = halfMadeName(path, 'old');
  try {
    await whileMaking(made, async () => {
      await mkdir(made);
      for (const [name, data] of files) await writeInPlace(join(made, name), data);
      swap(made, path, old);
    });
    await whileMaking(old, () => rm(old, { recursive: true, force: true }));
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  }
}

/**
 * A folder that holds something cannot be renamed over: the old one steps aside first, and back where its successor fails. All at one go, so that nobody
 * ends the process when there is none in its place.
 */
function swap(made: string, path: string, old: string): void {
  const had = stepAside(path, old);
  try {
    renameSync(made, path);
  } catch (error) {
    if (had) renameSync(old, path);
    throw error;
  }
}

/** False where there was nothing to rename; any other failure is thrown on. */
function stepAside(path: string, old: string): boolean {
  try {
    renameSync(path, old);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
