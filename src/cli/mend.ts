/** `magazine check --fix`: puts mechanical mends into the files and says what changed. */
import { readFile, realpath } from 'node:fs/promises';
import { applyEdits } from '../check/fix.js';
import { EnvironmentError } from '../diagnostics/errors.js';
import { editsOf, type Edit, type Message } from '../model/message.js';
import type { IssueSource, SourceFile } from '../model/stages.js';
import { writeInPlace } from '../write.js';

/** Files that were changed, and the lines of a diff to show. */
export interface Mending {
  readonly files: readonly string[];
  readonly edits: number;
  readonly diff: readonly string[];
}

/**
 * Applies every mend that the messages offer, file by file, each written whole or not at all. All files are looked at before the first is written.
 * @throws EnvironmentError where a file has changed since it was checked, before anything is written; where one cannot be written, with those that were.
 */
export async function mend(source: IssueSource, messages: readonly Message[]): Promise<Mending> {
  const byFile = new Map<string, Edit[]>();
  for (const edit of messages.flatMap(editsOf)) byFile.set(edit.place.file, [...(byFile.get(edit.place.file) ?? []), edit]);
  const sources = [source.issue, source.house, source.names, ...source.articles.flatMap((article) => article.files.map((file) => file.source))];
  const mended: Mended[] = [];
  for (const file of sources) {
    const edits = file === null ? undefined : byFile.get(file.file);
    if (file && edits) mended.push(await mendedText(file, edits));
  }
  for (const [i, { source: { file, path }, after }] of mended.entries()) {
    // A link inside the issue stays one, and whoever could write the file still can.
    await realpath(path).then((real) => writeInPlace(real, after, { keepRights: true })).catch((cause: unknown) => {
      const done = mended.slice(0, i).map((each) => each.source.file).join(', ');
      throw new EnvironmentError(`${file} cannot be written (${(cause as NodeJS.ErrnoException).code ?? String(cause)}). ${done === '' ? 'Nothing was mended.' : `Mended before it: ${done}.`}`, 'See to your right to it and to the room on its disk, and run the command again.', { cause });
    });
  }
  return { files: mended.map((each) => each.source.file), edits: mended.reduce((sum, { applied }) => sum + applied.length, 0), diff: mended.flatMap(diffOf) };
}

/** A file with its mends, not yet written. */
interface Mended {
  readonly source: SourceFile;
  readonly before: string;
  readonly after: string;
  readonly applied: readonly Edit[];
}

async function mendedText(source: SourceFile, edits: readonly Edit[]): Promise<Mended> {
  const before = await readFile(source.path, 'utf8');
  if (before.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n') !== source.text) throw new EnvironmentError(`${source.file} has changed while it was checked; nothing was mended.`, 'Save it, and run the command again.');
  const { text: after, applied } = applyEdits(before, edits);
  return { source, before, after, applied };
}

const diffOf = ({ source: { file }, before, after, applied }: Mended): string[] => [`--- ${file}`, `+++ ${file}`, ...changedLines(before, applied, after)];

/** The lines that edits touch, as they were and as they are, with their numbers. */
function changedLines(before: string, applied: readonly Edit[], after: string): string[] {
  const [old, mended] = [before, after].map((text) => text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/));
  const lines: string[] = [];
  let shift = 0;
  for (let i = 0; i < applied.length; ) {
    const first = applied[i]!.place.line;
    let last = applied[i]!.place.endLine;
    let added = 0;
    // Edits on the same lines are one change.
    for (; i < applied.length && applied[i]!.place.line <= last; i += 1) {
      const { place, text } = applied[i]!;
      last = Math.max(last, place.endLine);
      added += text.split('\n').length - 1 - (place.endLine - place.line);
    }
    const from = first + shift;
    lines.push(`@@ ${first} @@`, ...old!.slice(first - 1, last).map((line) => `-${line}`), ...mended!.slice(from - 1, last + shift + added).map((line) => `+${line}`));
    shift += added;
  }
  return lines;
}
