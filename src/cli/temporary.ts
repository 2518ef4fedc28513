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
  process.once('exit', () => {
    try {
      // A browser that is just ending may still write into its profile.
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
