/** Tells of changes to the files that an issue is made of, once a save. */
import { existsSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { watch } from 'chokidar';

/** How long files have to be quiet, ms: an editor that writes beside a file and renames makes several changes of one save. */
const QUIET_MS = 25;

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
  let timer: NodeJS.Timeout | null = null;
  const told = (): void => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(onChange, QUIET_MS);
  };
  const known = new Set<string>();
  // `atomic`: a file that goes and comes again at once was changed.
  const watcher = watch([], { ignoreInitial: true, atomic: true, ignored: (path) => !known.has(path) && (isNoise(path) || isOtherIssue(path)) });
  watcher.on('all', told).on('error', (error) => onError(error instanceof Error ? error : new Error(String(error))));
  return {
    add(paths) {
      const fresh = paths.filter((path) => !known.has(path));
      for (const path of fresh) known.add(path);
      if (fresh.length > 0) watcher.add(fresh);
    },
    async close() {
      if (timer) clearTimeout(timer);
      await watcher.close();
    },
  };
}
