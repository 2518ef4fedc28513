/** A small project to build on machines that lack something: a fixture with pictures of every kind, its caches, its temporary folder, and what is left there. */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../src/browser/index.js';
import { BIN, ended, folder, ROOT, type Ended } from '../cli/run.js';

/** What the tests' runs load before the program: see `after.mjs` and `clock.mjs`. */
export const preload = (name: string): string => `--import=${new URL(name, import.meta.url).href}`;

export interface Project {
  readonly cwd: string;
  /** The folder of the issue `tiny`. */
  readonly issue: string;
  /** Where its PDF and its reports go. */
  readonly out: string;
  /** Temporary folder and cache of its runs: the cache holds the unpacked browser, and nothing else yet. */
  readonly tmp: string;
  readonly cache: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Links the unpacked browser into another cache, so that it need not be unpacked each time. */
export async function shareBrowser(cache: string): Promise<string> {
  const ours = await cacheFolder();
  const name = (await readdir(ours)).find((each) => /^chromium-[\d.]+$/.test(each));
  if (name === undefined) throw new Error('The browser was never unpacked.');
  execFileSync('cp', ['-al', join(ours, name), join(cache, name)]);
  await chmod(join(cache, name), 0o755);
  // What was linked is ours as well, so this one is made anew: it names the folder.
  const fonts = join(cache, name, 'fonts.conf');
  const text = await readFile(fonts, 'utf8');
  await rm(fonts);
  await writeFile(fonts, text.replaceAll(join(ours, name), join(cache, name).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')));
  return join(cache, name);
}

/** A project of its own in a folder of this name. */
export async function project(name = 'project'): Promise<Project> {
  const cwd = join(await folder(), name);
  const [issue, out, tmp, cache] = [join(cwd, 'issues/tiny'), join(cwd, 'out/tiny'), join(cwd, 'tmp'), join(cwd, 'cache')];
  for (const each of [issue, tmp, cache]) await mkdir(each, { recursive: true });
  await cp(join(ROOT, 'tests/fixtures/picture-kinds/issues/tiny'), issue, { recursive: true });
  await shareBrowser(cache);
  return { cwd, issue, out, tmp, cache, env: { TMPDIR: tmp, MAGAZINE_CACHE: cache } };
}

/** Runs another program in the project's world. */
export const command = (of: Project, program: string, args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}): Promise<Ended> =>
  ended(spawn(program, args, { cwd: of.cwd, env: { ...process.env, SOURCE_DATE_EPOCH: undefined, PUPPETEER_EXECUTABLE_PATH: undefined, NO_COLOR: undefined, ...of.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] }));

/** Builds the project's issue. @param bin the executable of another checkout than this one. */
export const build = (of: Project, args: readonly string[] = [], env: Readonly<Record<string, string | undefined>> = {}, bin = BIN): Promise<Ended> =>
  command(of, process.execPath, [bin, 'build', 'tiny', '--verbose', ...args], env);

/** Runs a shell script in the project, in which `tiny` builds the issue. */
export const shell = (of: Project, script: string, env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  command(of, 'sh', ['-c', `tiny() { "${process.execPath}" "${BIN}" build tiny --verbose "$@"; }\n${script}`], env);

/** Copies the program to another folder, with links to its packages. @returns the path of the executable there. */
export async function checkout(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const name of ['package.json', 'bin', 'dist', 'profiles', 'scripts', 'src', 'styles', 'templates']) await cp(join(ROOT, name), join(folder, name), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'bin/magazine.js');
}

const sha = async (file: string): Promise<string> => createHash('sha256').update(await readFile(file)).digest('hex');

/** What lies in a folder, hidden files as well: names with hashes. A folder that is not there holds nothing. */
export async function contents(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => !entry.isDirectory());
  return Object.fromEntries(await Promise.all(names.map(async (entry) => [join(entry.parentPath, entry.name).slice(folder.length + 1), await sha(join(entry.parentPath, entry.name))] as const).sort()));
}

/** Files that a run should not have left: in the temporary folder, beside what was made, half made in the cache. */
export async function litter({ cwd, tmp, cache }: Project): Promise<string[]> {
  const all = async (folder: string): Promise<string[]> => (await readdir(folder, { recursive: true }).catch(() => [])).map((name) => join(folder, name));
  const hidden = (await all(join(cwd, 'out'))).filter((path) => /\/\./.test(path.slice(cwd.length)));
  const half = (await all(cache)).filter((path) => /\.(?:part|tmp|old)$|probe|unpacking/.test(path) && !path.includes('/fontconfig'));
  return [...(await all(tmp)), ...hidden, ...half].sort();
}

/** Files of a build from long ago, to see whether they stay. */
export async function putOld({ out }: Project): Promise<Record<string, string>> {
  await mkdir(out, { recursive: true });
  for (const name of ['tiny-print.pdf', 'tiny-print.report.json', 'report.json']) await writeFile(join(out, name), name === 'report.json' ? '{}' : 'old');
  return contents(out);
}

/** What the build comes to on a machine that lacks nothing, by edition: made once, of the same fixture. */
let whole: Promise<Record<string, string>> | null = null;
export const reference = (): Promise<Record<string, string>> =>
  (whole ??= (async () => {
    const made = await project();
    const { code, out, err } = await build(made, ['--edition', 'print,digital']);
    if (code !== 0) throw new Error(out + err);
    const files = await contents(made.out);
    return Object.fromEntries(Object.entries(files).filter(([name]) => name.endsWith('.pdf')));
  })());

/** True where this process may do everything, and can run another that may not. */
export const IS_ROOT = process.getuid?.() === 0;
export const has = (program: string): boolean => (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, program)));
