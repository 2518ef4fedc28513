/** Makes folders, those above them as well. */
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder with all that is missing above it. Unlike `mkdir` with `recursive`, which tries for ever where a file system says of a folder's parent that it is there and
 * of the folder that it has no parent (/proc, some network mounts): that rejects with the system's error.
 * @throws the system's error: EEXIST where a file stands in its place, ENOTDIR where one stands above it, EACCES, EROFS, ENOENT, …
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (await isFolder(path)) return;
    if (code !== 'ENOENT' || dirname(path) === path || (await isFolder(dirname(path)))) throw error;
    await makeFolder(dirname(path));
    await mkdir(path).catch(async (again: unknown) => {
      // Another process made it in between.
      if (!(await isFolder(path))) throw again;
    });
  }
}

const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isDirectory() === true;
