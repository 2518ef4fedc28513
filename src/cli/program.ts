/** The commands, their arguments and flags, and what `--help` says of them. */
import { Command } from 'commander';
import { editionNames, overlayNames } from './names.js';
import type { BuildOptions } from './build.js';
import type { CheckOptions } from './check.js';
import type { DiffOptions } from './diff.js';
import type { DoctorOptions } from './doctor.js';
import type { Face } from './face.js';
import type { HandoverOptions } from './handover.js';
import type { NewArticleOptions, NewOptions } from './new.js';
import type { PlanOptions } from './plan.js';
import type { PreflightOptions } from './preflight.js';
import { editorPattern, portNumber } from './preview-values.js';
import type { PreviewFlags } from './preview.js';
import { withBrowser, withIssues, withSpeech, type SpeechOptions } from './options.js';

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
  magazine preview issue-2026q3             its pages in the web browser, renewed at every save
  magazine plan issue-2026q3                its flatplan, as a table and a picture
  magazine preflight file.pdf               whether a PDF is fit for the press
  magazine handover issue-2026q3            the folder for the printer
  magazine diff approved.pdf new.pdf        what changed between two PDFs, page by page
  magazine doctor                           whether this machine can build

Exit codes:
  0  done (quality errors are listed; with --strict they count)
  1  the issue has errors that forbid a PDF, two PDFs differ, or something was mistyped
  2  the machine lacks something
  70 a fault of magazine itself`);
  // Commander hands settings on to commands that are made after them.
  const command = (name: string, description: string): Command => program.command(name).description(description);

  withBrowser(withIssues(withSpeech(command('build', 'make the print PDF of an issue').argument('<issue>', 'its name, or a path to a folder with an issue.yaml'))))
    .option('--out <folder>', 'where PDF and report go (default: out/<issue> beside the folder of the issues)')
    .option('--strict', 'exit with 1 for quality errors, too; the PDF is written all the same')
    .option('--fresh', 'build again even where nothing has changed since the last build')
    .option('--verbose', 'a line for every stage with its time')
    .option('--keep-refused <file>', 'where text was lost, write the refused PDF there, to look at')
    .option('--edition <editions>', 'what to make: print (the default), proof, digital, several with commas, or all', editionNames)
    .option('--against <pdf>', 'tell what changed since this PDF was made, and show it in <issue>-diff.html beside the new one')
    .option('--show <overlays>', 'a second PDF with some of grid,frames,boxes,threads,loose drawn over the pages', overlayNames)
    .addHelpText('after', `
Examples:
  magazine build issue-2026q2
  magazine build ../elsewhere/spring --out proofs --strict
  magazine build issue-2026q2 --against approved.pdf
  magazine build issue-2026q2 --edition all         print, proof and digital
  magazine build issue-2026q2 --reporter github
  magazine build issue-2026q2 --show grid,loose     out/issue-2026q2/issue-2026q2-show.pdf`)
    .action(async (issue: string, options: BuildOptions) => finish(await (await import('./build.js')).build(issue, options, face)));

  withIssues(withSpeech(command('check', 'check an issue without building it').argument('<issue>', 'its name, or a path to a folder with an issue.yaml')))
    .option('--fix', 'mend what is mechanical in the files, and show what was changed')
    .option('--names', 'print the names of the issue that names.yaml does not have')
    .option('--out <folder>', 'where the last build’s report lies (default: out/<issue> beside the folder of the issues)')
    .addHelpText('after', `
Examples:
  magazine check issue-2026q2
  magazine check issue-2026q2 --fix
  magazine check issue-2026q2 --reporter json`)
    .action(async (issue: string, options: CheckOptions) => finish(await (await import('./check.js')).check(issue, options, face)));

  withBrowser(withIssues(withSpeech(command('plan', 'show the flatplan: what stands on every page and how full it is').argument('<issue>', 'its name, or a path to a folder with an issue.yaml'))))
    .option('--out <folder>', 'where flatplan.png goes (default: out/<issue> beside the folder of the issues)')
    .addHelpText('after', `
Examples:
  magazine plan issue-2026q2                        the table, and out/issue-2026q2/flatplan.png
  magazine plan issue-2026q2 --reporter json`)
    .action(async (issue: string, options: PlanOptions) => finish(await (await import('./plan.js')).plan(issue, options, face)));

  withBrowser(withIssues(withSpeech(command('preview', 'show an issue in the web browser as it will print, renewed at every save').argument('<issue>', 'its name, or a path to a folder with an issue.yaml'))))
    .option('--port <number>', 'the port of this machine that answers (default: one for each issue, or any free one)', portNumber)
    .option('--no-open', 'only print the address')
    .option('--editor <pattern>', 'the address that opens a place in your editor, with {path}, {line} and {column} (MAGAZINE_EDITOR does the same; default: that of Visual Studio Code)', editorPattern)
    .addHelpText('after', `
Ctrl-C ends it. Nobody but this machine can ask, and nothing outside it is asked.

Examples:
  magazine preview issue-2026q2
  magazine preview issue-2026q2 --no-open --port 8080
  magazine preview issue-2026q2 --editor "idea://open?file={path}&line={line}"`)
    .action(async (issue: string, options: PreviewFlags) => finish(await (await import('./preview.js')).preview(issue, options, face)));

  withBrowser(withIssues(withSpeech(command('handover', 'make the folder that goes to the printer: PDFs, job ticket, contact sheet, checksums').argument('<issue>', 'its name, or a path to a folder with an issue.yaml'))))
    .option('--out <folder>', 'where the folder `handover` goes (default: out/<issue> beside the folder of the issues)')
    .option('--verbose', 'a line for every stage with its time')
    .addHelpText('after', `
Example:
  magazine handover issue-2026q2                    out/issue-2026q2/handover`)
    .action(async (issue: string, options: HandoverOptions) => finish(await (await import('./handover.js')).handover(issue, options, face)));

  withSpeech(command('preflight', 'hold any PDF against a printer’s limits: boxes, inks, fonts, pictures, overprint').argument('<file.pdf>', 'the PDF, ours or another'))
    .option('--profile <limits>', 'sheetfed-offset (the default), newspaper, digital, or the path of the printer’s own YAML, which may say `extends: sheetfed-offset`')
    .option('--report <file.html>', 'write a page with pictures of the pages and the places marked on them')
    .addHelpText('after', `
Exits with 1 when something found must not go to press, with 0 for warnings and less.

Examples:
  magazine preflight out/issue-2026q2/issue-2026q2-print.pdf
  magazine preflight advert.pdf --report advert.html
  magazine preflight advert.pdf --profile limits/our-printer.yaml
  magazine preflight advert.pdf --profile newspaper --reporter json`)
    .action(async (file: string, options: PreflightOptions) => finish(await (await import('./preflight.js')).preflight(file, options, face)));

  const make = withIssues(withSpeech(command('new', 'make an issue or an article to begin with').argument('<issue>', 'the name of the new issue: small letters, digits and hyphens')))
    .usage('[options] <issue> | article <issue> <slug>')
    .addHelpText('after', `
Examples:
  magazine new issue-2026q3
  magazine new article issue-2026q3 state-visit`)
    .action(async (issue: string, options: NewOptions) => finish(await (await import('./new.js')).newIssue(issue, options, face)));
  make.command('article').description('make an article and put it on the flatplan').argument('<issue>', 'the issue it is for').argument('<slug>', 'the name of its folder: small letters, digits and hyphens')
    .option('--section <n>', 'the section it goes to, from 1 (default: the last)')
    .addHelpText('after', `
Example:
  magazine new article issue-2026q3 state-visit --section 1`)
    // The flags of `new` stand with it.
    .action(async (issue: string, slug: string, _: unknown, self: Command) => finish(await (await import('./new.js')).newArticle(issue, slug, self.optsWithGlobals<NewArticleOptions>(), face)));

  withSpeech(command('diff', 'tell what changed between two PDFs: words, pictures, places, page by page').argument('<old.pdf>', 'the PDF that was approved').argument('<new.pdf>', 'the PDF of now'))
    .option('--report <file.html>', 'write a page with pictures of what changed, side by side and laid over each other')
    .option('--json', 'the same as --reporter json')
    .option('--exit-zero', 'exit with 0 when the files differ, too')
    .addHelpText('after', `
Only what lies inside the bleed counts; the slug does not. Exits with 0 when both print the same, 1 when they differ, 2 when one cannot be read.

Examples:
  magazine diff approved.pdf out/issue-2026q2/issue-2026q2-print.pdf
  magazine diff approved.pdf out/issue-2026q2/issue-2026q2-print.pdf --report diff.html
  magazine diff approved.pdf new.pdf --json --exit-zero`)
    .action(async (oldFile: string, newFile: string, options: DiffOptions) => finish(await (await import('./diff.js')).diff(oldFile, newFile, options, face)));

  withBrowser(withIssues(withSpeech(command('doctor', 'tell what this machine has, what it lacks, and whether it can build'))))
    .option('--out <folder>', 'where builds are to go (default: out beside the folder of the issues)')
    .addHelpText('after', `
Example:
  magazine doctor --reporter json`)
    .action(async (options: DoctorOptions) => finish(await (await import('./doctor.js')).doctor(options, face)));

  withSpeech(command('clean', 'remove what can be made again: the unpacked browser and the picture cache'))
    .addHelpText('after', `
Example:
  magazine clean`)
    .action(async (options: SpeechOptions) => finish(await (await import('./clean.js')).clean(options, face)));

  return program;
}
