/** Runs of the real executable that are struck at a told moment, and what is there afterwards. */
import type { ChildProcess } from 'node:child_process';
import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { cacheFolder } from '../../src/browser/index.js';
import { ended, folder, processesWith, start, until, type Ended } from '../cli/run.js';
import { tiny } from '../helpers/build.js';

/** When to strike, whom and with what. */
export interface Strike {
  /** When this stage has ended, as `--verbose` tells: the next one begins. */
  readonly after?: string;
  /** When a file whose path ends so is about to be read or renamed; so many times are let pass before. */
  readonly touching?: { readonly call: 'readFile' | 'renameSync'; readonly file: string; readonly skip?: number };
  /** When the browser was just started. */
  readonly starting?: boolean;
  readonly target: 'run' | 'browser' | 'renderer';
  readonly signal: NodeJS.Signals;
  /** Every time, not only the first. */
  readonly always?: boolean;
  /** Limits of ten seconds and more are so many times shorter. */
  readonly hurry?: number;
}

const PRELOAD = fileURLToPath(new URL('./strike.mjs', import.meta.url));

/** A place for runs: an issue, its out/, a temporary folder and a cache of their own. */
export interface Place {
  readonly issue: string;
  readonly out: string;
  readonly tmp: string;
  readonly cache: string;
}

/** A copy of a fixture's issue, with a cache in which only the browser is unpacked. */
export async function place(fixture = 'bilingual-figure'): Promise<Place> {
  const root = await folder();
  const made = { issue: join(root, 'issues/tiny'), out: join(root, 'out'), tmp: join(root, 'tmp'), cache: join(root, 'cache') };
  await cp(tiny(fixture), made.issue, { recursive: true });
  for (const path of [made.out, made.tmp, made.cache]) await mkdir(path);
  const shared = await cacheFolder();
  for (const name of await readdir(shared)) if (name.startsWith('chromium-')) await symlink(join(shared, name), join(made.cache, name));
  return made;
}

/** The environment of a run at a place, struck or let be. Proofs carry the moment they are made: it is the same for all. */
export const envOf = ({ tmp, cache }: Place, strike: Strike | null): Readonly<Record<string, string>> => ({
  TMPDIR: tmp, MAGAZINE_CACHE: cache, SOURCE_DATE_EPOCH: '1780000000',
  ...(strike === null ? {} : { NODE_OPTIONS: `--import ${PRELOAD}`, MAGAZINE_STRIKE: JSON.stringify(strike) }),
});

/** Starts a command on a place's issue. */
export const startAt = (where: Place, [command = '', ...rest]: readonly string[], strike: Strike | null = null): ChildProcess =>
  start([command, where.issue, ...rest], { cwd: join(where.issue, '../..'), env: envOf(where, strike) });

/** Runs to the end. */
export const runAt = (where: Place, args: readonly string[], strike: Strike | null = null): Promise<Ended> => ended(startAt(where, args, strike));

/** Every file below a folder with its content, by its path; what a symbolic link leads to is somebody else's. */
export async function contents(root: string): Promise<Map<string, string>> {
  const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(await Promise.all(files.map(async (file) => [relative(root, file), (await readFile(file)).toString('latin1')] as const)));
}

/** What is half made: in out/, in the issue's folder, in the cache and in the temporary folder, where everything is. */
export async function litter({ issue, out, tmp, cache }: Place): Promise<string[]> {
  const names = await Promise.all([out, issue, cache].map(async (root) => (await readdir(root, { recursive: true })).filter((name) => /(?:^|\/)\.[^/]*$|\.(?:part|old|tmp)$/.test(name))));
  return [...names.flat(), ...(await readdir(tmp, { recursive: true }))].sort();
}

/** No process of a run is left, of the browser's neither: their command lines name the run's temporary folder. */
export async function expectNoProcess({ tmp }: Place): Promise<void> {
  await until(async () => (await processesWith(tmp)).length === 0, 5000);
  expect(await processesWith(tmp)).toEqual([]);
}

/** The browser of a run that goes on: its leading process. */
export async function browserOf(run: number): Promise<number | null> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const [line, stat] = await Promise.all(['cmdline', 'stat'].map((file) => readFile(`/proc/${pid}/${file}`, 'latin1').catch(() => '')));
    if (line!.includes('--remote-debugging-pipe') && Number(stat!.replace(/^.*\) /s, '').split(' ')[1]) === run) return Number(pid);
  }
  return null;
}
