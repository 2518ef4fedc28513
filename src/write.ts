/** Puts finished files and folders in place: written under a temporary name beside them, then renamed, so that a failed run leaves the old ones. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Writes a file whole or not at all; of several processes that write it at once, the last one's stands. Rejects with the system's error; the old file then still stands. */
export async function writeInPlace(path: string, data: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temp = join(dirname(path), `.${basename(path)}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    const handle = await open(temp, 'w');
    try {
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temp, path);
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
  const beside = (what: string): string => join(dirname(path), `.${basename(path)}.${process.pid}.${randomBytes(4).toString('hex')}.${what}`);
  const made = beside('tmp');
  const old = beside('old');
  try {
    await mkdir(made);
    for (const [name, data] of files) await writeInPlace(join(made, name), data);
    // A folder that holds something cannot be renamed over: the old one steps aside first, and back where its successor fails.
    const had = await rename(path, old).then(() => true, absent);
    try {
      await rename(made, path);
    } catch (error) {
      if (had) await rename(old, path);
      throw error;
    }
    await rm(old, { recursive: true, force: true });
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  }
}

/** False where there was nothing to rename; any other failure is thrown on. */
function absent(error: unknown): false {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
  throw error;
}
