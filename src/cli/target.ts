/** Which issue is meant, and where what is made of it goes. */
import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { findIssue, type IssueTarget } from '../load/find.js';
import type { Edition } from '../model/edition.js';
import type { Outcome } from '../model/stages.js';
import { issuesFolder, type PlaceOptions } from './options.js';

/** An issue with the folders of its run. */
export interface Target extends IssueTarget {
  /** As a person standing in `cwd` would write the issue's folder; messages name files from there. */
  readonly shown: string;
  /** Where PDF and report go. */
  readonly out: string;
  readonly editions: Readonly<Record<Edition, string>>;
  readonly report: string;
  /** Pages with overlays, and the picture of all spreads. */
  readonly show: string;
  readonly flatplan: string;
}

/** Finds the issue that was named. An unknown one is a stopper that suggests the nearest. */
export async function findTarget(name: string, options: PlaceOptions & { readonly out?: string }, cwd: string): Promise<Outcome<Target>> {
  const issuesDir = issuesFolder(options, cwd);
  const found = await findIssue(name, { issuesDir, cwd });
  if (found.value === null) return { value: null, messages: found.messages };
  const { folder, id } = found.value;
  const out = options.out === undefined ? await outFolder(found.value, issuesDir) : resolve(cwd, options.out);
  return {
    value: { folder, id, shown: shown(folder, cwd), out, editions: { print: join(out, `${id}-print.pdf`), proof: join(out, `${id}-proof.pdf`), digital: join(out, `${id}-digital.pdf`) }, report: join(out, 'report.json'), show: join(out, `${id}-show.pdf`), flatplan: join(out, 'flatplan.png') },
    messages: found.messages,
  };
}

/**
 * `out/<issue>` beside the folder of the issues. An issue that lies elsewhere gets 8 hex digits of its path behind its name, so that two issues of one name
 * never overwrite each other.
 */
async function outFolder({ folder, id }: IssueTarget, issuesDir: string): Promise<string> {
  const out = join(dirname(issuesDir), 'out');
  const real = await realpath(folder);
  const inside = dirname(real) === (await realpath(issuesDir).catch(() => issuesDir));
  return join(out, inside ? id : `${id}-${createHash('sha256').update(real).digest('hex').slice(0, 8)}`);
}

/** A path as a person would write it: relative where that is no longer. With forward slashes. */
export function shown(path: string, cwd: string): string {
  const from = relative(cwd, path) || '.';
  return (from.length <= path.length && !from.startsWith(`..${sep}..${sep}..`) ? from : path).split(sep).join('/');
}
