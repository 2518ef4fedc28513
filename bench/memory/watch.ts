/**
 * Memory of a process and all its children while they run (Linux). PSS counts a page of memory that several processes share in parts, one to each, so
 * that the sum over processes is what the machine gives; the sum of RSS counts it once for each of them.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** What a process is in a build: our own, or which of the browser's. */
export type Role = 'magazine' | 'browser' | 'page' | 'helper';
export const ROLES: readonly Role[] = ['magazine', 'browser', 'page', 'helper'];

/** The whole tree at one moment, bytes. */
export interface Sample {
  /** `performance.now()`, ms. */
  readonly at: number;
  readonly pss: number;
  readonly rss: number;
  /** PSS by role. */
  readonly by: Readonly<Record<Role, number>>;
}

export interface Watch {
  /** Ends the watching. @returns all samples in their order. */
  stop(): readonly Sample[];
}

/** Looks at a process and its children every so many ms, from now on. Processes that are gone in the middle of a look count nothing. */
export function watchTree(pid: number, everyMs = 50): Watch {
  const samples: Sample[] = [];
  const roles = new Map([[pid, 'magazine' as Role]]);
  const timer = setInterval(() => samples.push(lookAt(pid, roles)), everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      return samples;
    },
  };
}

/** @param roles what was known of processes before: one that is ending has no command line any more. */
function lookAt(root: number, roles: Map<number, Role>): Sample {
  const by: Record<Role, number> = { magazine: 0, browser: 0, page: 0, helper: 0 };
  let rss = 0;
  for (const pid of treeOf(root)) {
    const held = memoryOf(pid);
    const role = roles.get(pid) ?? roleOf(pid);
    roles.set(pid, role);
    by[role] += held.pss;
    rss += held.rss;
  }
  return { at: performance.now(), pss: ROLES.reduce((sum, role) => sum + by[role], 0), rss, by };
}

/** A process and all below it. */
function treeOf(root: number): number[] {
  const found = [root];
  for (const pid of found) {
    for (const task of list(`/proc/${pid}/task`)) found.push(...read(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean).map(Number));
  }
  return found;
}

/** Bytes, by `/proc/<pid>/smaps_rollup`; where that may not be read (a sandboxed process of another user), RSS for both. */
function memoryOf(pid: number): { readonly pss: number; readonly rss: number } {
  const rollup = read(`/proc/${pid}/smaps_rollup`);
  const kb = (text: string, key: string): number => Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * 1024;
  if (rollup !== '') return { pss: kb(rollup, 'Pss'), rss: kb(rollup, 'Rss') };
  const rss = kb(read(`/proc/${pid}/status`), 'VmRSS');
  return { pss: rss, rss };
}

/** Chromium names its processes by `--type`; its first has none. */
function roleOf(pid: number): Role {
  const line = read(`/proc/${pid}/cmdline`);
  const type = /--type=([\w-]+)/.exec(line)?.[1];
  return type === undefined ? (line.includes('--headless') ? 'browser' : 'helper') : type === 'renderer' ? 'page' : 'helper';
}

/** A file of the kernel's; nothing where the process is gone or is none of ours. */
function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
