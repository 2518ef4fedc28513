/** What git says of a folder, read from its own files: no git needs to be installed. */
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readPlainFile } from '../diagnostics/plain-file.js';
import type { Revision } from '../run.js';
import type { Face } from './face.js';

/** git's own files are small; one that packs the references of a hundred thousand branches has ten million bytes. */
const MAX_BYTES = 10_000_000;

const read = (path: string): Promise<string | null> => readPlainFile(path, { most: MAX_BYTES }).then((text) => text.toString('utf8').trim(), () => null);

/** A reference by a name that leads out of git's folder is none (git-check-ref-format). */
const isReference = (name: string): boolean => /^refs\/[^\s\\~^:?*[]+$/.test(name) && !name.split('/').includes('..');

/** The git folder that a folder belongs to; a file `.git` leads to it (worktrees, submodules). */
async function gitFolder(folder: string): Promise<string | null> {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, '.git');
    const found = await stat(path).catch(() => null);
    if (found?.isDirectory()) return path;
    const leads = found ? /^gitdir: (.+)$/m.exec((await read(path)) ?? '')?.[1] : undefined;
    if (leads !== undefined) return resolve(at, leads);
    if (at === dirname(at)) return null;
  }
}

/** The commit that a reference names, looked up loose, then packed, in a worktree's common folder as well. */
async function commitOf(git: string, ref: string): Promise<string | null> {
  const common = await read(join(git, 'commondir'));
  for (const folder of common === null ? [git] : [git, resolve(git, common)]) {
    const loose = await read(join(folder, ref));
    if (loose !== null) return loose;
    const packed = (await read(join(folder, 'packed-refs')))?.split('\n').find((line) => line.endsWith(` ${ref}`));
    if (packed !== undefined) return packed.slice(0, packed.indexOf(' '));
  }
  return null;
}

/** Commit and branch of a folder's sources; null outside of git. A CI that checks out a commit without its branch names it in the environment. */
export async function revisionOf(folder: string, env: Face['env']): Promise<Revision | null> {
  const git = await gitFolder(folder);
  const head = git === null ? null : await read(join(git, 'HEAD'));
  if (git === null || head === null) return null;
  const ref = /^ref: (.+)$/.exec(head)?.[1];
  const commit = ref === undefined ? head : isReference(ref) ? await commitOf(git, ref) : null;
  if (commit === null || !/^[0-9a-f]{40,64}$/.test(commit)) return null;
  const named = env['GITHUB_HEAD_REF'] || env['GITHUB_REF_NAME'] || env['CI_COMMIT_REF_NAME'] || null;
  return { commit: commit.slice(0, 8), branch: ref?.replace(/^refs\/heads\//, '') ?? named };
}
