/** The commands, their arguments and flags, and what `--help` says of them. */
import { Command } from 'commander';
import type { BuildOptions } from './build.js';
import type { CheckOptions } from './check.js';
import type { Face } from './face.js';
import { withBrowser, withIssues, withSpeech } from './options.js';

/** Told what a command's end means for the shell. */
export type Finish = (code: number) => void;

/** Commands are imported when they are run: help need not wait for the browser's library. */
export function makeProgram(version: string, face: Face, finish: Finish): Command {
  const program = new Command('magazine')
    .description('Sets a bilingual magazine written in Markdown into print-ready PDF.')
    .version(version, '-V, --version', 'the version of magazine')
    .helpOption('-h, --help', 'this help')
    .helpCommand('help [command]', 'help for a command')
    .configureOutput({ writeOut: (text) => void face.stdout.write(text), writeErr: (text) => void face.stderr.write(text) })
    .showHelpAfterError('(see `magazine --help`)')
    .exitOverride()
    .addHelpText('after', `
Examples:
  magazine new issue-2026q3                 a small issue to begin with
  magazine check issue-2026q3               what is wrong with it, without a browser
  magazine build issue-2026q3               out/issue-2026q3/issue-2026q3-print.pdf
  magazine doctor                           whether this machine can build

Exit codes:
  0  done (quality errors are listed; with --strict they count)
  1  the issue has errors that forbid a PDF, or something was mistyped
  2  the machine lacks something
  70 a fault of magazine itself`);
  // Commander hands settings on to commands that are made after them.
  const command = (name: string, description: string): Command => program.command(name).description(description);

  withBrowser(withIssues(withSpeech(command('build', 'make the print PDF of an issue').argument('<issue>', 'its name, or a path to a folder with an issue.yaml'))))
    .option('--out <folder>', 'where PDF and report go (default: out/<issue> beside the folder of the issues)')
    .option('--strict', 'exit with 1 for quality errors, too; the PDF is written all the same')
    .option('--verbose', 'a line for every stage with its time')
    .option('--keep-refused <file>', 'where text was lost, write the refused PDF there, to look at')
    .addHelpText('after', `
Examples:
  magazine build issue-2026q2
  magazine build ../elsewhere/spring --out proofs --strict
  magazine build issue-2026q2 --reporter github`)
    .action(async (issue: string, options: BuildOptions) => finish(await (await import('./build.js')).build(issue, options, face)));

  withIssues(withSpeech(command('check', 'check an issue without building it').argument('<issue>', 'its name, or a path to a folder with an issue.yaml')))
    .addHelpText('after', `
Examples:
  magazine check issue-2026q2
  magazine check issue-2026q2 --reporter json`)
    .action(async (issue: string, options: CheckOptions) => finish(await (await import('./check.js')).check(issue, options, face)));

  return program;
}
