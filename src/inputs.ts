/**
 * What a build reads, and whether it stood still meanwhile. A file is known by path, size, inode and both times, as make and git know it; texts by what
 * they say, and pictures by their hash wherever they are read again.
 */
import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { changedMeanwhile, EnvironmentError, throwIfLacking } from './diagnostics/errors.js';
import { decode } from './load/decode.js';
import type { Message } from './model/message.js';
import type { SourceFile } from './model/stages.js';
import type { Checked, Ready, World } from './run.js';

/** A file changed so shortly ago may change again within the same tick of the file system's clock. */
const SETTLED_NS = 2_000_000_000n;
/** More entries than this are not looked through: what holds so many is built, or refused, without a look at what was kept. */
const MAX_ENTRIES = 30_000;

/** The files of an issue, those beside it, and the program's own templates, styles and profiles. */
export interface Inputs {
  /** Size, inode and both times by path; `-` for what cannot be looked at. */
  readonly files: ReadonlyMap<string, string>;
  /** False where a file is too fresh to be known by its times. */
  readonly settled: boolean;
}

/** Looks at everything a build may read, without reading it. Other issues beside this one are left out. */
export async function listInputs(target: { readonly folder: string }, { templates, stylesheet, profiles }: World): Promise<Inputs> {
  const newest = BigInt(Date.now()) * 1_000_000n - SETTLED_NS;
  const files = new Map<string, string>();
  let settled = true;
  // `trail` holds the real paths of the top folder and of those on the way down from it. Links are followed within the top folder only, and never back.
  const visit = async (folder: string, skip: (path: string) => Promise<boolean>, trail: readonly string[] = []): Promise<void> => {
    const real = await realpath(folder).catch(() => null);
    if (real === null || trail.includes(real) || (trail.length > 0 && !real.startsWith(trail[0]! + sep))) return;
    const entries = (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith('.') && name !== 'node_modules').sort();
    for (const name of entries) {
      if (files.size > MAX_ENTRIES) {
        settled = false;
        return;
      }
      const path = join(folder, name);
      const info = await stat(path, { bigint: true }).catch(() => null);
      if (info?.isDirectory()) {
        files.set(path, 'folder');
        if (!(await skip(path))) await visit(path, skip, [...trail, real]);
      } else if (info) {
        files.set(path, `${info.size} ${info.ino} ${info.mtimeNs} ${info.ctimeNs}`);
        if (info.mtimeNs > newest || info.ctimeNs > newest) settled = false;
      } else files.set(path, '-');
    }
  };
  const isIssue = async (path: string): Promise<boolean> => path === target.folder || (await stat(join(path, 'issue.yaml')).then(() => true, () => false));
  await visit(target.folder, () => Promise.resolve(false));
  await visit(dirname(target.folder), isIssue);
  for (const folder of [templates, dirname(stylesheet), profiles]) await visit(folder, () => Promise.resolve(false));
  return { files, settled };
}

/** The input that is given, as far as its files can be told. */
type Given = Pick<Checked, 'source' | 'pictures' | 'parsed'>;

const textsOf = ({ source }: Given): SourceFile[] =>
  source ? [source.issue, source.house, source.names, ...source.articles.flatMap((article) => article.files.map((file) => file.source))].filter((file) => file !== null) : [];

/** Texts that say something else by now than when they were read. */
async function changedTexts(given: Given): Promise<SourceFile[]> {
  const changed: SourceFile[] = [];
  // One after the other: many files may be more than a process may open at once.
  for (const file of textsOf(given)) if ((await textNow(file)) !== file.text) changed.push(file);
  return changed;
}

/** What a file says now; null where nobody can read it any more. */
async function textNow({ path, file }: SourceFile): Promise<string | null> {
  try {
    return decode(await readFile(path), file).text;
  } catch (error) {
    throwIfLacking(error);
    return null;
  }
}

/** The first of these files that was changed or went between two looks; null where none did. */
const firstChanged = (before: Inputs, now: Inputs, paths: Iterable<string>): string | null => {
  for (const path of paths) if (before.files.get(path) !== now.files.get(path)) return path;
  return null;
};

/**
 * Makes sure that all that was read comes from one state: that no text and no picture was changed between the look before and now, when all of them were read.
 * @throws EnvironmentError that names the first that was.
 */
export async function holdOneState(before: Inputs, target: { readonly folder: string }, given: Given, world: World): Promise<void> {
  const [text] = await changedTexts(given);
  const now = await listInputs(target, world);
  const changed = text?.path ?? firstChanged(before, now, [...(given.pictures?.keys() ?? []), ...programFiles(before, world)]);
  if (changed !== null) throw changedMeanwhile(changed);
}

/**
 * Why work on the input failed: a file that was changed meanwhile is told instead of what came of it.
 * @returns the error itself where everything stood still, or where it says by itself what the machine lacks.
 */
export async function explained(error: unknown, before: Inputs, target: { readonly folder: string }, world: World): Promise<unknown> {
  if (error instanceof EnvironmentError || world.signal?.aborted) return error;
  const now = await listInputs(target, world);
  const changed = firstChanged(before, now, before.files.keys());
  return changed === null ? error : changedMeanwhile(changed, error);
}

/** Templates, styles and profiles. */
function programFiles(inputs: Inputs, { templates, stylesheet, profiles }: World): string[] {
  const folders = [templates, dirname(stylesheet), profiles];
  return [...inputs.files.keys()].filter((path) => folders.some((folder) => path.startsWith(folder + sep)));
}

/**
 * Looks again when the pages are made. Texts were read once: one that was saved meanwhile is told, for the pages hold what it said before. Pictures, templates
 * and what the press asks for are read more than once.
 * @throws EnvironmentError that names the first of these that was changed.
 */
export async function tellChanges(before: Inputs, target: { readonly folder: string }, input: Ready, world: World): Promise<Message[]> {
  const now = await listInputs(target, world);
  const { intent, limits } = input.parsed.meta.press;
  const changed = firstChanged(before, now, [...input.pictures.keys(), ...(intent.icc === null ? [] : [intent.icc]), limits, ...programFiles(before, world)]);
  if (changed !== null) throw changedMeanwhile(changed);
  return (await changedTexts(input)).map(({ file }) => ({
    severity: 'warning', rule: 'changed-meanwhile',
    text: 'The file was changed while the pages were made; they hold what it said before.', note: 'Build again.',
    place: { file, line: 1, column: 1 },
  }));
}
