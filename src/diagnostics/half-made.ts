/** Names of what is only half made, and what becomes of it when the run that made it was killed. */
import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** `part` becomes the file or folder; `old` is what stood there before, aside for the moment of the change. */
export type HalfMade = 'part' | 'old';

/** Runs of other machines on a shared disk cannot be asked whether they live: what they left is swept up when it is so old, ms. */
const STALE_MS = 24 * 3_600_000;
/** Tells machines, and containers, apart: a process number means nothing outside its own. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
const NAME = /^\.(.+)\.(\d+)-([0-9a-f]{6})-[0-9a-f]{8}\.(part|old)$/;

/** A hidden name beside `path`, on the same disk, that tells which run it belongs to. */
export const halfMadeName = (path: string, what: HalfMade = 'part'): string => join(dirname(path), `.${basename(path)}.${process.pid}-${HOST}-${randomBytes(4).toString('hex')}.${what}`);

/** Paths of what is in hand: should the process be ended, they go. */
export const inHand = new Set<string>();
process.once('exit', () => inHand.forEach((path) => rmSync(path, { recursive: true, force: true })));

/** Does a piece of work that makes something under such a name: should the process be ended in the middle of it, what was made goes. */
export async function whileMaking<T>(path: string, work: () => Promise<T>): Promise<T> {
  inHand.add(path);
  try {
    return await work();
  } finally {
    inHand.delete(path);
  }
}

/** Whether a process of this machine is still there; one that belongs to somebody else counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Sweeps up what killed runs left half made in a folder; what a living run has in hand stays. What stood aside when its run was killed goes back
 * to its place where nothing has come there. A folder that cannot be read or changed is left as it is: litter is no reason to fail.
 */
export async function sweepHalfMade(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, final, pid, host, what] = NAME.exec(name) ?? [];
    if (final === undefined) continue;
    const path = join(folder, name);
    if (host === HOST ? isAlive(Number(pid)) : await isFresh(path)) continue;
    if (what === 'old' && (await stat(join(folder, final)).catch(() => null)) === null) await rename(path, join(folder, final)).catch(() => undefined);
    else await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Another run may have swept it up meanwhile: then it is let be as well. */
const isFresh = (path: string): Promise<boolean> => stat(path).then(({ mtimeMs }) => Date.now() - mtimeMs < STALE_MS, () => true);
