/** Tells of changes to the files that an issue is made of, once a save. */
import { existsSync } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { watch } from 'chokidar';

/** How long files have to be quiet, ms: an editor that writes beside a file and renames makes several changes of one save. */
const QUIET_MS = 25;
/** When the files are looked at once more after a change, ms: of what happens in a folder within a second of another event the library may say nothing. */
const AGAIN_MS = [300, 1_500] as const;
/** How far the times of a file system lag behind the clock, ms; less than `QUIET_MS`, so that the change that was told is not taken for a later one. */
const LAG_MS = 20;

/** Files being watched. */
export interface Watch {
  /** Watches these too; known ones cost nothing. */
  add(paths: readonly string[]): void;
  close(): Promise<void>;
}

/** Hidden files and node_modules are no part of an issue, nor what editors put aside while they write. */
const isNoise = (path: string): boolean => /(?:^\.|~$|\.tmp$|\.swp$|^4913$|^node_modules$)/.test(basename(path));

/**
 * Watches an issue's folder, the files beside house.yaml, templates and styles.
 * @param folder the issue's own; other issues beside it are left alone.
 * @param onChange called once when files were changed and are quiet again.
 * @param onError told of what cannot be watched.
 */
export function watchFiles(folder: string, onChange: () => void, onError: (error: Error) => void): Watch {
  const isOtherIssue = (path: string): boolean => path !== folder && !path.startsWith(folder + sep) && existsSync(join(path, 'issue.yaml'));
  const isIgnored = (path: string): boolean => !known.has(path) && (isNoise(path) || isOtherIssue(path));
  const known = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let looks: NodeJS.Timeout[] = [];
  /** Time of the latest change that was found by looking: it is told once, even where the clock of a disk elsewhere is ahead of ours. */
  let found = 0;
  let closed = false;
  const stopLooking = (): void => looks.forEach((look) => clearTimeout(look));
  const told = (): void => {
    if (timer) clearTimeout(timer);
    stopLooking();
    timer = setTimeout(tell, QUIET_MS);
  };
  const tell = (): void => {
    const since = Date.now() - LAG_MS;
    looks = AGAIN_MS.map((ms) => setTimeout(() => void look(since), ms).unref());
    onChange();
  };
  const look = async (since: number): Promise<void> => {
    const latest = await latestChange([...known], isIgnored);
    if (closed || latest <= Math.max(since, found)) return;
    found = latest;
    told();
  };
  // `atomic`: a file that goes and comes again at once was changed.
  const watcher = watch([], { ignoreInitial: true, atomic: true, ignored: isIgnored });
  watcher.on('all', told).on('error', (error) => onError(error instanceof Error ? error : new Error(String(error))));
  return {
    add(paths) {
      const fresh = paths.filter((path) => !known.has(path));
      for (const path of fresh) known.add(path);
      if (fresh.length > 0) watcher.add(fresh);
    },
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      stopLooking();
      await watcher.close();
    },
  };
}

/** When a file or folder was changed last, or one in it, ms since 1970; 0 where there is none. A folder changes when a file goes. */
async function latestChange(paths: readonly string[], isIgnored: (path: string) => boolean, look: typeof stat | typeof lstat = stat): Promise<number> {
  let latest = 0;
  // One after the other: this is for the second look, which is in no hurry.
  for (const path of paths) {
    const info = await look(path).catch(() => null);
    if (info === null) continue;
    const inside = info.isDirectory() ? (await readdir(path).catch(() => [])).map((name) => join(path, name)).filter((each) => !isIgnored(each)) : [];
    latest = Math.max(
      latest,
      info.ctimeMs,
      // Links may lead in circles: what they lead to is not looked at.
      await latestChange(inside, isIgnored, lstat),
    );
  }
  return latest;
}
