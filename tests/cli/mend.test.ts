/** Mends and files that do not stand still: all or none of them is written. */
import { chmod, lstat, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mend } from '../../src/cli/mend.js';
import { EnvironmentError } from '../../src/diagnostics/errors.js';
import type { Message } from '../../src/model/message.js';
import type { IssueSource, SourceFile } from '../../src/model/stages.js';
import { folder, magazine } from './run.js';

/** A text with two spaces, and the message that takes one of them away. */
async function spaced(path: string): Promise<{ readonly source: SourceFile; readonly message: Message }> {
  await writeFile(path, 'One , two.\n');
  const file = path.slice(-5);
  const place = { file, line: 1, column: 4, endLine: 1, endColumn: 5 };
  return { source: { file, path, text: 'One , two.\n' }, message: { severity: 'warning', rule: 'space-before-mark', text: 'A space stands here.', note: 'Take it away.', place, fix: { place, text: '' } } };
}

/** Two texts that are to be mended. */
async function two(): Promise<{ readonly source: IssueSource; readonly messages: readonly Message[]; readonly paths: readonly [string, string] }> {
  const at = await folder();
  const paths = [join(at, 'a.txt'), join(at, 'b.txt')] as const;
  const [first, second] = [await spaced(paths[0]), await spaced(paths[1])];
  return { source: { issue: first.source, house: second.source, names: null, articles: [] } as unknown as IssueSource, messages: [first.message, second.message], paths };
}

test('both are mended', async () => {
  const { source, messages, paths } = await two();
  expect(await mend(source, messages)).toMatchObject({ files: ['a.txt', 'b.txt'], edits: 2 });
  for (const path of paths) expect(await readFile(path, 'utf8')).toBe('One, two.\n');
});

test('one that was saved anew since it was checked: neither is', async () => {
  const { source, messages, paths } = await two();
  await writeFile(paths[1], 'Another.\n');
  await expect(mend(source, messages)).rejects.toThrow(/^b\.txt has changed while it was checked; nothing was mended\.$/);
  expect(await readFile(paths[0], 'utf8')).toBe('One , two.\n');
  expect(await readFile(paths[1], 'utf8')).toBe('Another.\n');
});

test('one that cannot be written: those before it are named', async () => {
  const { source, messages, paths } = await two();
  // What stands in the way of a file that is written beside its place and renamed: its name too long for the ending that it gets.
  const long = join(paths[0], '..', `${'x'.repeat(250)}.txt`);
  await writeFile(long, 'One , two.\n');
  const failing = mend({ ...source, house: { ...source.house!, path: long } } as IssueSource, messages);
  await expect(failing).rejects.toThrow(/^b\.txt cannot be written \(ENAMETOOLONG\)\. Mended before it: a\.txt\.$/);
  await expect(failing).rejects.toBeInstanceOf(EnvironmentError);
  expect(await readFile(paths[0], 'utf8')).toBe('One, two.\n');
  expect(await readFile(long, 'utf8')).toBe('One , two.\n');
});

test('rights stay as they were, and so does a link', async () => {
  const { source, messages, paths } = await two();
  await chmod(paths[0], 0o664);
  await rename(paths[1], `${paths[1]}.real`);
  await symlink('b.txt.real', paths[1]);
  await chmod(paths[1], 0o600);
  await mend(source, messages);
  expect((await stat(paths[0])).mode & 0o777).toBe(0o664);
  expect((await lstat(paths[1])).isSymbolicLink()).toBe(true);
  expect((await stat(paths[1])).mode & 0o777).toBe(0o600);
  expect(await readFile(`${paths[1]}.real`, 'utf8')).toBe('One, two.\n');
});

test('a word that stands forty times in a row is mended to the end', async () => {
  const at = await folder();
  await magazine(['new', 'tiny', '--yes', '--issues-dir', 'issues'], { cwd: at });
  const file = join(at, 'issues/tiny/articles/first-news/vi.md');
  await writeFile(file, `---\ntitle: Cảng\n---\nĐến ${'của '.repeat(40)}bạn.\n`);
  const { code, err } = await magazine(['check', 'tiny', '--fix'], { cwd: at });
  expect(err).not.toContain('fault');
  expect(code).not.toBe(70);
  expect(await readFile(file, 'utf8')).toContain('\nĐến của bạn.\n');
});
