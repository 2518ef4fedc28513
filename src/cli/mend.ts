/** `magazine check --fix`: puts mechanical mends into the files and says what changed. */
import { readFile } from 'node:fs/promises';
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
 * Applies every mend that the messages offer, file by file, each written whole or not at all.
 * @throws EnvironmentError where a file has changed since it was checked; nothing of it is written then.
 */
export async function mend(source: IssueSource, messages: readonly Message[]): Promise<Mending> {
  const byFile = new Map<string, Edit[]>();
  for (const edit of messages.flatMap(editsOf)) byFile.set(edit.place.file, [...(byFile.get(edit.place.file) ?? []), edit]);
  const sources = [source.issue, source.house, source.names, ...source.articles.flatMap((article) => article.files.map((file) => file.source))];
  const mendings: Mending[] = [];
  for (const file of sources) {
    const edits = file === null ? undefined : byFile.get(file.file);
    if (file && edits) mendings.push(await mendFile(file, edits));
  }
  return { files: mendings.flatMap((m) => m.files), edits: mendings.reduce((sum, m) => sum + m.edits, 0), diff: mendings.flatMap((m) => m.diff) };
}

async function mendFile({ file, path, text: checked }: SourceFile, edits: readonly Edit[]): Promise<Mending> {
  const before = await readFile(path, 'utf8');
  if (before.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n') !== checked) throw new EnvironmentError(`${file} has changed while it was checked; nothing of it was mended.`, 'Save it, and run the command again.');
  const { text: after, applied } = applyEdits(before, edits);
  await writeInPlace(path, after);
  return { files: [file], edits: applied.length, diff: [`--- ${file}`, `+++ ${file}`, ...changedLines(before, applied, after)] };
}

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
