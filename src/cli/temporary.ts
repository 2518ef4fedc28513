/**
 * One temporary folder a run: whatever the run, its libraries and its browser put aside lies in it, and it goes when the process ends. What a
 * killed run left is swept up by a later one.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError } from '../diagnostics/errors.js';
import { isAlive } from '../diagnostics/half-made.js';

let own: string | null = null;

/**
 * Makes the run's folder inside the system's temporary one, once, and makes it the process's own, so that libraries and child processes find it
 * as well. It is removed when the process exits.
 * @returns its path.
 * @throws the system's error where none can be made.
 */
export function ownTemporaryFolder(): string {
  if (own !== null) return own;
  const parent = tmpdir();
  sweep(parent);
  const folder = made(parent);
  own = folder;
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = folder;
  lastAtExit(() => {
    try {
      // A browser that was ended just now may still hold its profile.
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    } catch {
      // The next run sweeps it up.
    }
  });
  return folder;
}

function made(parent: string): string {
  try {
    return mkdtempSync(join(parent, `magazine-run-${process.pid}-`));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new EnvironmentError(`There is no folder ${parent}, which TMPDIR names for temporary files.`, 'Make it, or set TMPDIR to a folder that is there.', { cause: error });
  }
}

/** Does something when the process exits, behind all else that is done then: a browser that is still running is ended first, and writes nothing more. */
function lastAtExit(work: () => void): void {
  process.once('exit', work);
  process.on('newListener', (event: string, listener: unknown) => {
    if (event !== 'exit' || listener === work) return;
    queueMicrotask(() => {
      process.removeListener('exit', work);
      process.once('exit', work);
    });
  });
}

/** Removes the folders of runs that are no more. Those of other users and of living processes stay. */
function sweep(parent: string): void {
  try {
    for (const name of readdirSync(parent)) {
      const pid = Number(/^magazine-run-(\d+)-/.exec(name)?.[1] ?? 0);
      if (pid === 0 || isAlive(pid)) continue;
      const folder = join(parent, name);
      if (process.getuid === undefined || statSync(folder).uid === process.getuid()) rmSync(folder, { recursive: true, force: true });
    }
  } catch {
    // Litter is no reason to fail.
  }
}
