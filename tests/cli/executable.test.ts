/** The executable on its own: it compiles what is stale, whole or not at all, and says what it lacks. */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { BIN, edit, ended, folder, ROOT, type Ended } from './run.js';

/** A copy of the package without what was compiled. */
async function copy(): Promise<string> {
  const root = join(await folder(), 'package');
  await mkdir(root);
  for (const part of ['bin', 'scripts', 'src', 'styles', 'templates', 'package.json', 'package-lock.json']) await cp(join(ROOT, part), join(root, part), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  return root;
}

const isRoot = process.getuid?.() === 0;

/** Root may write everywhere, so the tests then run as nobody, who must be able to read the packages. */
const canBeReadOnly = !isRoot || [ROOT, tmpdir(), process.execPath].every(readableByAll);
function readableByAll(path: string): boolean {
  return (statSync(path).mode & 0o005) === 0o005 && (path === dirname(path) || readableByAll(dirname(path)));
}

/** Runs a copy's executable; `plain` as a user who may not write to it. */
function run(root: string, args: readonly string[], plain = false): Promise<Ended> {
  return ended(spawn(process.execPath, [join(root, 'bin/magazine.js'), ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], ...(plain && isRoot ? { uid: 65534, gid: 65534 } : {}) }));
}

/** Nobody but its owner may write to the copy; a test that is not root takes the right from itself. */
async function readOnly(root: string, writable = false): Promise<void> {
  await chmod(join(root, '..'), 0o755);
  for (const part of ['', 'dist', 'dist/cli']) await chmod(join(root, part), writable || isRoot ? 0o755 : 0o555).catch(() => undefined);
}

test('two first runs at once compile and work; the next one does not compile again', async () => {
  const root = await copy();
  const both = await Promise.all([run(root, ['--version']), run(root, ['--version'])]);
  expect(both.map(({ code, err }) => ({ code, err }))).toEqual([{ code: 0, err: '' }, { code: 0, err: '' }]);
  expect((await readdir(join(root, 'dist/cli'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  await writeFile(join(root, 'dist/cli/main.js'), (await readFile(join(root, 'dist/cli/main.js'), 'utf8')) + '\n// as it was');
  await run(root, ['--version']);
  expect(await readFile(join(root, 'dist/cli/main.js'), 'utf8')).toContain('// as it was');
});

test('changed sources are compiled again', async () => {
  const root = await copy();
  await run(root, ['--version']);
  await edit(join(root, 'src/cli/program.ts'), 'Sets a bilingual magazine', 'Changed: sets a bilingual magazine');
  expect((await run(root, ['--help'])).out).toContain('Changed: sets a bilingual magazine');
});

test('a package without sources runs what is compiled', async () => {
  const root = await copy();
  await run(root, ['--version']);
  await rm(join(root, 'src'), { recursive: true });
  expect((await run(root, ['--version'])).code).toBe(0);
});

test.runIf(canBeReadOnly)('a folder that cannot be written: what is compiled runs, also when it is older, with a word on that', async () => {
  const root = await copy();
  await run(root, ['--version']);
  await readOnly(root);
  expect(await run(root, ['--version'], true)).toMatchObject({ code: 0, err: '' });
  await edit(join(root, 'src/cli/program.ts'), 'Sets a bilingual magazine', 'Changed: sets a bilingual magazine');
  const old = await run(root, ['--help'], true);
  expect(old.code).toBe(0);
  expect(old.out).not.toContain('Changed');
  expect(old.err).toMatch(/^The sources are newer than what is compiled, and dist\/ cannot be written \(E\w+\): the older one runs\.\n$/);
  await readOnly(root, true);
});

test.runIf(canBeReadOnly)('nothing compiled and nowhere to compile to: exit 2 with the remedy', async () => {
  const root = await copy();
  await readOnly(root);
  const { code, err } = await run(root, ['--version'], true);
  expect(code).toBe(2);
  expect(err).toContain('npm run build');
  expect(err).not.toMatch(/^ +at /m);
  await readOnly(root, true);
});

test('packages that are not installed: exit 2 with the remedy', async () => {
  const root = await copy();
  await rm(join(root, 'node_modules'));
  const { code, err } = await run(root, ['--version']);
  expect(code).toBe(2);
  expect(err).toContain('npm ci');
  expect(err).not.toMatch(/^ +at /m);
});

test.each(['18.20.4', '20.18.3'])('Node.js %s is too old: a clear line, exit 2', async (version) => {
  const code = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); await import(${JSON.stringify(BIN)});`;
  const result = await ended(spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'pipe'] }));
  expect(result).toMatchObject({ code: 2, out: '' });
  expect(result.err).toMatch(new RegExp(`^magazine needs Node.js 20.19 or newer; this is ${version.replaceAll('.', '\\.')}\\.`));
});

test('a wait for what can no longer come is a fault, told, and not the end of a work well done', async () => {
  const root = await copy();
  await writeFile(join(root, 'src/cli/main.ts'), 'export const main = (): Promise<number> => new Promise(() => undefined);\n');
  const { code, out, err } = await run(root, ['--version']);
  expect({ code, out }).toEqual({ code: 70, out: '' });
  expect(err).toContain('came to a stand in the middle of its work');
});
