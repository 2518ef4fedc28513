/** `magazine diff <old.pdf> <new.pdf>`: what changed between two finished files. */
import { resolve } from 'node:path';
import { EnvironmentError } from '../diagnostics/errors.js';
import { readPlainFile } from '../diagnostics/plain-file.js';
import { UnreadablePdf, diffPdfs, isSame, linesOf, reportOf, type Diff } from '../diff/index.js';
import { writeInPlace } from '../write.js';
import type { Face } from './face.js';
import { EXIT } from './failures.js';
import { refuseHostile } from './foreign-file.js';
import { reportFile, type SpeechOptions } from './options.js';
import { speak } from './speech.js';
import { shown } from './target.js';

export interface DiffOptions extends SpeechOptions {
  readonly json?: boolean;
  readonly report?: string;
  readonly exitZero?: boolean;
}

/** A PDF to be compared. */
export interface ComparedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Compares two files. @returns the exit code: 0 when they print the same, 1 when they differ. */
export async function diff(oldName: string, newName: string, given: DiffOptions, face: Face): Promise<number> {
  const options: DiffOptions = given.json === true ? { ...given, reporter: 'json' } : given;
  const [old, now] = await face.atOnce(async () => [await openCompared(resolve(face.cwd, oldName), face.cwd), await openCompared(resolve(face.cwd, newName), face.cwd)] as const);
  const report = await reportFile(options.report, [old.path, now.path], face.cwd);
  const [found, page] = await face.atOnce(async () => {
    const compared = await compareFiles(old, now, face.cwd);
    return [compared, report === null ? null : await reportFrom(compared, old, now, face.cwd)] as const;
  });
  if (report !== null && page !== null) await writeInPlace(report, page);
  const lines = linesOf(found);
  speak({
    messages: [], root: '',
    lines: options.reporter === 'github' ? lines.map((line) => `::notice title=diff::${line.replaceAll('%', '%25')}`) : lines,
    last: report === null ? null : shown(report, face.cwd),
    facts: { old: shown(old.path, face.cwd), new: shown(now.path, face.cwd), ...factsOf(found), ...(report === null ? {} : { report: shown(report, face.cwd) }) },
  }, options, face);
  return isSame(found) || options.exitZero === true ? EXIT.done : EXIT.refused;
}

/** Reads a file that is to be compared. @throws EnvironmentError where it cannot be read or is no PDF: exit 1 is kept for files that differ. */
export async function openCompared(path: string, cwd: string): Promise<ComparedFile> {
  const bytes = await readPlainFile(path, { remedy: 'Name a PDF that was built before.' }).catch((error: NodeJS.ErrnoException) => {
    if (error instanceof EnvironmentError) throw error;
    const reason = error.code === 'ENOENT' ? 'There is no' : error.code === 'EISDIR' ? 'It is a folder:' : 'It cannot be read:';
    throw new EnvironmentError(`${reason} ${shown(path, cwd)}.`, 'Name a PDF that was built before.', { cause: error });
  });
  // The header may stand behind other bytes, as many as PDF readers allow (ISO 32000-1, annex H.3).
  if (!bytes.subarray(0, 1024).includes('%PDF-')) throw new EnvironmentError(`${shown(path, cwd)} is no PDF.`, 'Name a PDF that was built before.');
  await refuseHostile(bytes, shown(path, cwd));
  return { path, bytes };
}

/** Compares two files that were read. @throws EnvironmentError where one of them is damaged. */
export async function compareFiles(old: ComparedFile, now: ComparedFile, cwd: string): Promise<Diff> {
  try {
    return await diffPdfs(old.bytes, now.bytes);
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    throw new EnvironmentError(`${shown((error.side === 'old' ? old : now).path, cwd)} is damaged: ${error.reason}`, 'Build it again, or name another file.', { cause: error });
  }
}

/** The report of a comparison. Its files are named as a person standing in `cwd` would. */
export const reportFrom = (found: Diff, old: ComparedFile, now: ComparedFile, cwd: string): Promise<string> =>
  reportOf({ diff: found, oldPdf: old.bytes, newPdf: now.bytes, oldName: shown(old.path, cwd), newName: shown(now.path, cwd) });

/** What is put beside the messages in the JSON form: all but what only a drawing needs. */
export const factsOf = (found: Diff): Record<string, unknown> => ({
  same: isSame(found), oldPages: found.oldPages, newPages: found.newPages, inserted: found.inserted, removed: found.removed, pairs: found.pairs,
});
