/** Puts finished files in place: written under a temporary name beside them, then renamed, so that a failed build leaves the old one. */
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
