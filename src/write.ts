/** Puts finished files and folders in place: written under a temporary name beside them, then renamed, so that a failed run leaves the old ones. */
import { renameSync, rmSync, type Stats } from 'node:fs';
import { lstat, mkdir, open, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { about, throwTakesNothing } from './diagnostics/errors.js';
import { makeFolder } from './diagnostics/folder.js';
import { halfMadeName, inHand, sweepHalfMade, whileMaking } from './diagnostics/half-made.js';

/** Whose a file is, and who may do what with it. */
type Rights = Pick<Stats, 'mode' | 'uid' | 'gid'>;

/** Files that come into place together: none of them stands there before all of them are written. */
export interface Placement {
  /** Writes a file beside its place. Rejects with the system's error, which names the place; then nothing of the placement is left. */
  put(path: string, data: Uint8Array | string, like?: Rights | null): Promise<void>;
  /** Puts all of them in place, in their order, at one go. */
  commit(): void;
  /** Removes what was written, where it is not to come into place after all. */
  discard(): void;
}

/** Begins a placement. What killed runs left beside the files goes. */
export function openPlacement(): Placement {
  const written: { readonly temp: string; readonly path: string }[] = [];
  const swept = new Set<string>();
  const discard = (): void => {
    for (const { temp } of written.splice(0)) {
      rmSync(temp, { force: true });
      inHand.delete(temp);
    }
  };
  return {
    discard,
    async put(path, data, like = null) {
      const temp = halfMadeName(path);
      try {
        await makeFolder(dirname(path));
        if (!swept.has(dirname(path))) await sweepHalfMade(dirname(path));
        swept.add(dirname(path));
        await freeOfFolder(path);
        inHand.add(temp);
        written.push({ temp, path });
        await writeThrough(temp, data, like);
      } catch (error) {
        discard();
        throwTakesNothing(dirname(path), error);
        about(path)(error);
      }
    },
    commit() {
      try {
        for (const { temp, path } of written) {
          try {
            renameSync(temp, path);
          } catch (error) {
            about(path)(error);
          }
          inHand.delete(temp);
        }
        written.splice(0);
      } finally {
        discard();
      }
    },
  };
}

/** Writes a file whole or not at all; of several processes that write it at once, the last one's stands. `keepRights`: with the rights of the file that
 * stood there, and its owner's where the system lets us. Rejects with the system's error; the old file then still stands. */
export async function writeInPlace(path: string, data: Uint8Array | string, { keepRights = false } = {}): Promise<void> {
  const placement = openPlacement();
  await placement.put(path, data, keepRights ? await stat(path) : null);
  placement.commit();
}

/** Only root may give a file away, a group may be one that we are not in, and some disks have no rights at all: the file is as good without. */
function orNot(error: NodeJS.ErrnoException): void {
  if (!['EPERM', 'ENOTSUP', 'EINVAL', 'ENOSYS'].includes(error.code ?? '')) throw error;
}

/** Writes a file so that it lies on the disk, not only in the system's memory. */
async function writeThrough(path: string, data: Uint8Array | string, like: Rights | null = null): Promise<void> {
  const handle = await open(path, 'w');
  try {
    if (like !== null) {
      await handle.chown(like.uid, like.gid).catch(orNot);
      await handle.chmod(like.mode & 0o777).catch(orNot);
    }
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** No file can come where a folder stands: known before anything else comes into place. */
async function freeOfFolder(path: string): Promise<void> {
  const there = await lstat(path).catch(() => null);
  if (there?.isDirectory()) throw Object.assign(new Error('EISDIR: illegal operation on a directory, rename'), { code: 'EISDIR' });
}

/**
 * Replaces a folder as a whole: made beside it, then put in its place. Nothing of the old one stays. Rejects with the system's error; the old folder then still stands.
 * @param files contents by name, no subfolders.
 */
export async function writeFolderInPlace(path: string, files: ReadonlyMap<string, Uint8Array | string>): Promise<void> {
  const made = halfMadeName(path);
  const old = halfMadeName(path, 'old');
  try {
    await makeFolder(dirname(path));
    await sweepHalfMade(dirname(path));
    await whileMaking(made, async () => {
      await mkdir(made);
      for (const [name, data] of files) {
        await writeThrough(join(made, basename(name)), data).catch(about(join(path, name)));
      }
      swap(made, path, old);
    });
    await whileMaking(old, () => rm(old, { recursive: true, force: true }));
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    throwTakesNothing(dirname(path), error);
    const { path: named } = error as NodeJS.ErrnoException;
    about(named?.startsWith(path) ? named : path)(error);
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
