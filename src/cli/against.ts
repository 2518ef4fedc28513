/** `magazine build --against <pdf>`: what a build changed since a PDF was made, told with the build and shown in a report beside it. */
import { join } from 'node:path';
import { isSame, linesOf } from '../diff/index.js';
import { writeInPlace } from '../write.js';
import { compareFiles, reportFrom, type ComparedFile } from './diff.js';
import { shown, type Target } from './target.js';

/** What is said of the comparison, and what the JSON form holds of it. */
export interface Against {
  readonly lines: readonly string[];
  readonly facts: { readonly against: { readonly pdf: string; readonly same: boolean; readonly report: string } };
}

/** Compares what was built with an older file and writes `<issue>-diff.html` into the folder of the build. */
export async function compareAgainst(old: ComparedFile, built: ComparedFile, target: Target, cwd: string): Promise<Against> {
  const found = await compareFiles(old, built, cwd);
  const report = join(target.out, `${target.id}-diff.html`);
  await writeInPlace(report, await reportFrom(found, old, built, cwd));
  return {
    lines: [`Against ${shown(old.path, cwd)}:`, ...linesOf(found).map((line) => `  ${line}`), `  ${shown(report, cwd)}`],
    facts: { against: { pdf: shown(old.path, cwd), same: isSame(found), report: shown(report, cwd) } },
  };
}
