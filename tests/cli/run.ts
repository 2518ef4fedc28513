/** Runs the real executable, as a shell would. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const BIN = join(ROOT, 'bin', 'magazine.js');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  /** Lines of the standard output. */
  readonly lines: readonly string[];
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const made: string[] = [];
afterAll(async () => {
  await Promise.all(made.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** A folder for one test, removed after the file's tests. */
export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'magazine-test-'));
  made.push(path);
  return path;
}

/** Starts `magazine`; the environment is the tests' own without what would change a build. */
export function start(args: readonly string[], { cwd, env }: RunOptions): ChildProcess {
  return spawn(process.execPath, [BIN, ...args], { cwd, env: { ...process.env, SOURCE_DATE_EPOCH: undefined, PUPPETEER_EXECUTABLE_PATH: undefined, NO_COLOR: undefined, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** What a started process wrote, and how it ended. */
export function ended(child: ChildProcess): Promise<Ended> {
  let out = '';
  let err = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, out, err, lines: out.trimEnd().split('\n') }));
  });
}

/** Runs `magazine` to its end. */
export const magazine = (args: readonly string[], options: RunOptions): Promise<Ended> => ended(start(args, options));

/** A project in a folder of its own with one scaffolded issue, `issues/spring`. */
export async function project(): Promise<{ readonly cwd: string; readonly issue: string }> {
  const cwd = await folder();
  const made = await magazine(['new', 'spring', '--quiet'], { cwd, env: { SOURCE_DATE_EPOCH: '1780000000' } });
  if (made.code !== 0) throw new Error(made.out + made.err);
  return { cwd, issue: join(cwd, 'issues', 'spring') };
}

/** Changes a text file; what is looked for must be there. */
export async function edit(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} does not hold ${String(from)}.`);
  await writeFile(file, changed);
}

/** Waits until a stage's line (`--verbose`) was written. */
export function reached(child: ChildProcess, stage: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr!.on('data', (chunk: Buffer | string) => {
      text += String(chunk);
      if (new RegExp(`^${stage} `, 'm').test(text)) resolve();
    });
    child.once('close', () => reject(new Error(`The run ended before ${stage}:\n${text}`)));
  });
}

/** Processes whose command line or environment holds a text (Linux). */
export async function processesWith(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) continue;
    const line = await readFile(`/proc/${pid}/cmdline`, 'latin1').catch(() => '');
    if (line.includes(text)) found.push(`${pid} ${line.replaceAll('\0', ' ').slice(0, 120)}`);
  }
  return found;
}

/** Waits until a condition holds, at most `ms`. */
export async function until(condition: () => Promise<boolean>, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; ) {
    if (await condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return condition();
}
