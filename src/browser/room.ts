/**
 * The browser's room on the disk: it keeps its profile and the memory that its processes share in the temporary folder, and where that is full it does not say
 * so but dies, hangs, or lacks a font. So the room is watched while it works, and a lack of it told as what it is.
 */
import { readFile, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { EnvironmentError } from '../diagnostics/errors.js';

/** A browser needs some 20 MB before it shows a page; with less free at the start it is not tried. Bytes. */
const START = 32e6;
/** What is left when a browser that fails has failed for it, bytes. */
const SHORT = 8e6;
/** What is left when the next thing it wants to put down will fail, bytes. */
const OUT = 1e6;
/** How often is looked, ms. */
const EVERY = 100;
/** A limit on the size of files (POSIX `ulimit -f`) below which browsers die: shared memory is a file, too. Bytes. */
const FILE = 256e6;
/** A limit of open files (POSIX `ulimit -n`) below which a browser is not tried: it would lack this or that. 256 are enough for any issue. */
const OPEN = 200;

const size = (bytes: number): string => (bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`);

async function freeIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** A limit of this process, of files in bytes or of open files; without end where Linux tells of none. */
async function limitOf(what: 'file size' | 'open files'): Promise<number> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  const soft = new RegExp(`^Max ${what}\\s+(\\d+)`, 'm').exec(limits)?.[1];
  return soft === undefined ? Infinity : Number(soft);
}

const lackOf = (folder: string, free: number, cause?: unknown): EnvironmentError =>
  new EnvironmentError(`${folder}: there is no room for the browser, only ${size(free)} are free.`, 'Make room on the disk, or set TMPDIR to a folder elsewhere.', cause === undefined ? undefined : { cause });

const tooFew = (open: number, cause?: unknown): EnvironmentError =>
  new EnvironmentError(`The browser may open ${open} files at a time here, which are too few.`, 'Raise the limit of open files (`ulimit -n 1024`).', cause === undefined ? undefined : { cause });

/** The room, watched. */
export interface Room {
  /** Rejects with an EnvironmentError that names the folder as soon as there is no room in it, or the limit of open files where that is too low. */
  readonly full: Promise<never>;
  /** Why work with the browser failed: for want of room, where there was or is too little of it, or for a limit on files; else the error itself. */
  explained(error: unknown): Promise<unknown>;
  end(): void;
}

/** Begins to watch the temporary folder. */
export async function watchRoom(): Promise<Room> {
  const folder = tmpdir();
  let least = await freeIn(folder);
  const open = await limitOf('open files');
  let timer: NodeJS.Timeout | undefined;
  const full = new Promise<never>((_, reject) => {
    const look = (enough: number): void => {
      if (least < enough) reject(lackOf(folder, least));
    };
    look(START);
    if (open < OPEN) reject(tooFew(open));
    timer = setInterval(() => void freeIn(folder).then((free) => {
      least = Math.min(least, free);
      look(OUT);
    }, reject), EVERY).unref();
  });
  // Told to whoever waits for it.
  full.catch(() => undefined);
  return {
    full,
    end: () => clearInterval(timer),
    async explained(error) {
      // What names its file by itself is explained.
      if (error instanceof Error && ((error as NodeJS.ErrnoException).path !== undefined || error.message.startsWith(folder))) return error;
      if (least < SHORT) return lackOf(folder, least, error);
      if (open < OPEN) return tooFew(open, error);
      const largest = await limitOf('file size');
      if (largest < FILE) return new EnvironmentError(`The browser ended: no file may have more than ${size(largest)} here.`, 'Raise the limit on the size of files (`ulimit -f unlimited`).', { cause: error });
      return error;
    },
  };
}
