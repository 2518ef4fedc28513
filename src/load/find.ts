/** Turns what a person typed after `magazine build` into an issue's folder. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Outcome } from '../model/stages.js';
import { throwIfLacking } from '../diagnostics/errors.js';
import { suggest } from '../diagnostics/nearest.js';

/** An issue's absolute folder and its id, the folder's name in NFC. */
export interface IssueTarget {
  readonly folder: string;
  readonly id: string;
}

export interface FindOptions {
  /** The folder that holds the issues; relative to `cwd`. */
  readonly issuesDir: string;
  readonly cwd: string;
}

/**
 * Finds an issue by its name under `issuesDir` or by a path to a folder with an issue.yaml (the file itself will do).
 * An unknown name is a stopper that suggests the nearest one.
 */
export async function findIssue(name: string, options: FindOptions): Promise<Outcome<IssueTarget>> {
  const issuesDir = resolve(options.cwd, options.issuesDir);
  const asPath = resolve(options.cwd, name);
  const isName = name !== '' && !/[\\/]/.test(name) && name !== '.' && name !== '..';
  const candidates = [...(isName ? await sameName(issuesDir, name) : []), asPath, ...(basename(asPath) === 'issue.yaml' ? [dirname(asPath)] : [])];
  for (const folder of candidates) {
    if (await isFile(join(folder, 'issue.yaml'))) return { value: { folder, id: basename(folder).normalize('NFC') }, messages: [] };
  }
  const stop = (rule: string, text: string, note: string): Outcome<IssueTarget> => ({ value: null, messages: [{ severity: 'stopper', rule, text, note, place: null }] });
  for (const folder of candidates) {
    if (await isFolder(folder)) return stop('unknown-issue', `The folder ${folder} has no issue.yaml.`, 'Name a folder that holds one, or make one with `magazine new`.');
  }
  const ids = await issueNames(issuesDir);
  if (ids.length === 0) return stop('unknown-issue', `There is no issue “${name}”, and none at all in ${issuesDir}.`, 'Name the folder of the issues with --issues-dir, or make an issue with `magazine new`.');
  return stop('unknown-issue', `There is no issue “${name}” in ${issuesDir}.`, suggest(name, ids, 'Issues there'));
}

/** Names of the issues in a folder (its subfolders with an issue.yaml), sorted; none where the folder is missing. */
export async function issueNames(issuesDir: string): Promise<string[]> {
  const entries = await readdir(issuesDir).catch(none);
  const names = await Promise.all(entries.map(async (entry) => ((await isFile(join(issuesDir, entry, 'issue.yaml'))) ? entry : null)));
  return names.filter((name) => name !== null).sort();
}

/** The subfolder with this name in either Unicode normal form. */
async function sameName(folder: string, name: string): Promise<string[]> {
  const entries = await readdir(folder).catch(none);
  return entries.filter((entry) => entry.normalize('NFC') === name.normalize('NFC')).map((entry) => join(folder, entry));
}

/** No entries where a folder is missing or cannot be read. */
function none(error: unknown): string[] {
  throwIfLacking(error);
  return [];
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isFile() ?? false;
const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isDirectory() ?? false;
