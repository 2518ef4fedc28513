/** The flags that commands share, and what they come to. */
import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { EnvironmentError } from '../diagnostics/errors.js';
import type { ReportForm } from '../diagnostics/report.js';
import type { Face, Writer } from './face.js';
import { SHARED_FLAGS } from './help.js';
import { oneOf } from './names.js';

/** How a run speaks. */
export interface SpeechOptions {
  readonly reporter: ReportForm;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Where a run finds the issues. */
export interface PlaceOptions {
  readonly issuesDir?: string;
}

/** Flags of every command: `--reporter`, `--quiet`, `--no-color`. */
export const withSpeech = (command: Command): Command =>
  command
    .addOption(oneOf('--reporter <form>', 'how messages are written', ['pretty', 'json', 'github']).default('pretty').helpGroup(SHARED_FLAGS))
    .addOption(new Option('--quiet', 'only what forbids or spoils printing, and the path of what was made').helpGroup(SHARED_FLAGS))
    .addOption(new Option('--no-color', 'no colours (NO_COLOR does the same; FORCE_COLOR asks for them where no terminal is)').helpGroup(SHARED_FLAGS));

/** `--issues-dir`. */
export const withIssues = (command: Command): Command =>
  command.addOption(new Option('--issues-dir <folder>', 'the folder that holds the issues (default: the nearest `issues` upwards from here)').helpGroup(SHARED_FLAGS));

/** `--browser`. */
export const withBrowser = (command: Command): Command =>
  command.addOption(new Option('--browser <path>', 'a Chromium to take instead of the embedded one; pages may then differ').helpGroup(SHARED_FLAGS));

/**
 * Colours go to a terminal that nobody asked to stay plain (https://no-color.org), and elsewhere where FORCE_COLOR asks for them
 * (https://force-color.org; `0` and `false` ask for none, as in Node.js). What is said on the command line counts before NO_COLOR, and that before FORCE_COLOR.
 */
export function wantsColor(options: SpeechOptions, { env }: Pick<Face, 'env'>, stream: Writer): boolean {
  const forced = env['FORCE_COLOR'];
  if (!options.color || env['NO_COLOR'] || forced === '0' || forced === 'false') return false;
  return forced ? true : stream.isTTY === true && env['TERM'] !== 'dumb';
}

/**
 * The folder of the issues, absolute: the one named, else the nearest folder `issues` upwards from where the run was started, else `issues` there.
 */
export function issuesFolder(options: PlaceOptions, cwd: string): string {
  if (options.issuesDir !== undefined) return resolve(cwd, options.issuesDir);
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'issues'))) return join(folder, 'issues');
    if (folder === dirname(folder)) return join(cwd, 'issues');
  }
}

/**
 * The file that `--report` names, absolute; null without it.
 * @param read files of this run, which a report must not take the place of.
 * @throws EnvironmentError where it names one of them.
 */
export async function reportFile(named: string | undefined, read: readonly string[], cwd: string): Promise<string | null> {
  if (named === undefined) return null;
  const path = resolve(cwd, named);
  const real = (file: string): Promise<string> => realpath(file).catch(() => file);
  if ((await Promise.all(read.map(real))).includes(await real(path))) throw new EnvironmentError(`--report names ${named}, which is the PDF itself.`, 'Name another file, as in --report report.html.');
  return path;
}
