/** The flags that commands share, and what they come to. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { ReportForm } from '../diagnostics/report.js';
import type { Face, Writer } from './face.js';

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
    .addOption(new Option('--reporter <form>', 'how messages are written').choices(['pretty', 'json', 'github']).default('pretty'))
    .option('--quiet', 'only what forbids or spoils printing, and the path of the PDF')
    .option('--no-color', 'no colours (NO_COLOR does the same)');

/** `--issues-dir`. */
export const withIssues = (command: Command): Command =>
  command.option('--issues-dir <folder>', 'the folder that holds the issues (default: the nearest `issues` upwards from here)');

/** `--browser`. */
export const withBrowser = (command: Command): Command =>
  command.option('--browser <path>', 'a Chromium to take instead of the embedded one; pages may then differ');

/** Colours go to a terminal that nobody asked to stay plain (https://no-color.org). */
export const wantsColor = (options: SpeechOptions, face: Face, stream: Writer): boolean => options.color && !face.env['NO_COLOR'] && stream.isTTY === true && face.env['TERM'] !== 'dumb';

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
