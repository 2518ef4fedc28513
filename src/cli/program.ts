/** The commands, their arguments and flags, and what `--help` says of them. */
import { Argument, Command, Option } from 'commander';
import { fold } from '../diagnostics/fold.js';
import { suggest } from '../diagnostics/nearest.js';
import { EDITIONS } from '../model/edition.js';
import { LIMIT_PROFILES } from '../preflight/limits/names.js';
import { OVERLAYS } from '../render/overlay.js';
import { columns, examples, HELP, helpWidth, type Example } from './help.js';
import { oneKnown, someOf } from './names.js';
import type { BuildOptions } from './build.js';
import type { CheckOptions } from './check.js';
import type { Shell } from './completion.js';
import type { DiffOptions } from './diff.js';
import type { DoctorOptions } from './doctor.js';
import type { Face } from './face.js';
import type { HandoverOptions } from './handover.js';
import { languageList, someText, textsOf, yearMonth } from './issue-facts.js';
import type { NewArticleOptions } from './new-article.js';
import type { NewOptions } from './new-issue.js';
import type { PlanOptions } from './plan.js';
import type { PreflightOptions } from './preflight.js';
import type { ProofOptions } from './proof.js';
import { editorPattern, portNumber } from './preview-values.js';
import type { PreviewFlags } from './preview.js';
import { withBrowser, withIssues, withSpeech, type SpeechOptions } from './options.js';

/** Told what a command's end means for the shell. */
export type Finish = (code: number) => void;

/** The way of an issue, from its first file to the printer. */
const WAY: readonly Example[] = [
  ['magazine new issue-2026q3', 'a small issue to begin with'],
  ['magazine check issue-2026q3', 'what is wrong with it, without a browser'],
  ['magazine preview issue-2026q3', 'its pages in the web browser, renewed at every save'],
  ['magazine build issue-2026q3', 'out/issue-2026q3/issue-2026q3-print.pdf'],
  ['magazine handover issue-2026q3', 'the folder for the printer'],
];

const CODES: readonly Example[] = [
  ['0', 'done; quality errors of a build are listed, and count with --strict'],
  ['1', 'the issue or the PDF has errors, two PDFs differ, or something was mistyped'],
  ['2', 'the machine lacks something, or a PDF cannot be read'],
  ['70', 'a fault of magazine itself'],
  ['130', 'ended by Ctrl-C; other signals give 128 and their number'],
];

const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish'];

const ISSUE = 'its name, or a path to a folder with an issue.yaml';

/** Commands are imported when they are run: help need not wait for the browser's library. */
export function makeProgram(version: string, face: Face, finish: Finish): Command {
  const program = new Command('magazine')
    .description('Sets a bilingual magazine written in Markdown into print-ready PDF.')
    .version(version, '-V, --version', 'the version of magazine')
    .helpOption('-h, --help', 'this help')
    .helpCommand(false)
    .configureHelp(HELP)
    .configureOutput({
      writeOut: (text) => void face.stdout.write(text),
      writeErr: (text) => void face.stderr.write(text),
      getOutHelpWidth: () => face.stdout.columns || 80,
      getErrHelpWidth: () => face.stderr.columns || 80,
    })
    .showHelpAfterError('(see `magazine --help`)')
    .exitOverride()
    .addHelpText('after', ({ command: self }) => `\nThe way of an issue:\n${columns(WAY, helpWidth(self))}\n\nExit codes:\n${columns(CODES, helpWidth(self))}\n\n${fold('`magazine <command> --help` has the flags of a command, and examples.', helpWidth(self)).join('\n')}`);
  // Commander hands settings on to commands that are made after them.
  const command = (name: string, description: string): Command => program.command(name).description(description).showHelpAfterError(`(see \`magazine ${name} --help\`)`);

  program.commandsGroup('Write:');
  const make = withIssues(withSpeech(command('new', 'make an issue or an article to begin with').argument('[name]', 'the name of the new issue: small letters, digits and hyphens')))
    .usage('[options] [name] | article <issue> <slug>')
    .option('--languages <codes>', 'vi,en (the default), en,vi, or one of them; the first one leads', languageList)
    .option('--nameplate <texts>', 'name of the magazine, one text or one a language: "Tên | Name"', textsOf)
    .option('--publisher <texts>', 'who publishes it, in the same way', textsOf)
    .option('--number <number>', 'number of the issue (default: its quarter)', someText)
    .option('--date <month>', 'year and month, as in 2026-09 (default: those of its name, or of today’s quarter)', yearMonth)
    .option('--label <texts>', 'label on the cover (default: the quarter, in words)', textsOf)
    .option('--yes', 'ask nothing, take what is proposed')
    .addHelpText('after', examples([
      ['magazine new', 'asks for name, languages, nameplate, number and date'],
      ['magazine new issue-2026q3 --yes', 'a whole small issue in issues/issue-2026q3'],
      ['magazine new issue-2026q3 --languages en,vi --nameplate "Borderland | Biên cương"', 'English leads'],
      ['magazine new article issue-2026q3 state-visit', 'an article of it, on the flatplan'],
    ], 'On a terminal it asks for what neither flags nor house.yaml tell; elsewhere the defaults are taken.'))
    .action(async (name: string | undefined, options: NewOptions) => finish(await (await import('./new-issue.js')).newIssue(name, options, face)));
  make.command('article').description('make an article and put it on the flatplan').argument('<issue>', 'the issue it is for').argument('<slug>', 'the name of its folder: small letters, digits and hyphens')
    .option('--section <n>', 'the section it goes to, from 1 (default: the last)')
    .addHelpText('after', examples([['magazine new article issue-2026q3 state-visit --section 1', 'at the end of the first section']]))
    // The flags of `new` stand with it.
    .action(async (issue: string, slug: string, _: unknown, self: Command) => finish(await (await import('./new-article.js')).newArticle(issue, slug, self.optsWithGlobals<NewArticleOptions>(), face)));

  withIssues(withSpeech(command('check', 'check an issue without building it').argument('<issue>', ISSUE)))
    .option('--fix', 'mend what is mechanical in the files, and show what was changed')
    .option('--names', 'print the names of the issue that names.yaml does not have')
    .option('--out <folder>', 'where the last build’s report lies (default: out/<issue> beside the folder of the issues)')
    .addHelpText('after', examples([
      ['magazine check issue-2026q2', 'every message, by file and line'],
      ['magazine check issue-2026q2 --fix', 'straight quotes and the like are mended, and shown'],
      ['magazine check issue-2026q2 --reporter json', 'for a program'],
    ]))
    .action(async (issue: string, options: CheckOptions) => finish(await (await import('./check.js')).check(issue, options, face)));

  withBrowser(withIssues(withSpeech(command('preview', 'show an issue in the web browser as it will print, renewed at every save').argument('<issue>', ISSUE))))
    .option('--port <number>', 'the port of this machine that answers (default: one for each issue, or any free one)', portNumber)
    .option('--no-open', 'only print the address')
    .option('--editor <pattern>', 'the address that opens a place in your editor, with {path}, {line} and {column} (MAGAZINE_EDITOR does the same; default: that of Visual Studio Code)', editorPattern)
    .addHelpText('after', examples([
      ['magazine preview issue-2026q2', 'opens it in the browser'],
      ['magazine preview issue-2026q2 --no-open --port 8080', 'on another machine’s desk, through ssh -L 8080:127.0.0.1:8080'],
      ['magazine preview issue-2026q2 --editor "idea://open?file={path}&line={line}"', 'places open in another editor'],
    ], 'Ctrl-C ends it. Nobody but this machine can ask, and nothing outside it is asked.'))
    .action(async (issue: string, options: PreviewFlags) => finish(await (await import('./preview.js')).preview(issue, options, face)));

  withBrowser(withIssues(withSpeech(command('plan', 'show the flatplan: what stands on every page and how full it is').argument('<issue>', ISSUE))))
    .option('--out <folder>', 'where flatplan.png goes (default: out/<issue> beside the folder of the issues)')
    .addHelpText('after', examples([
      ['magazine plan issue-2026q2', 'the table, and out/issue-2026q2/flatplan.png'],
      ['magazine plan issue-2026q2 --reporter json', 'for a program'],
    ]))
    .action(async (issue: string, options: PlanOptions) => finish(await (await import('./plan.js')).plan(issue, options, face)));

  program.commandsGroup('Make PDFs:');
  withBrowser(withIssues(withSpeech(command('build', 'make the print PDF of an issue').argument('<issue>', ISSUE))))
    .option('--out <folder>', 'where PDF and report go (default: out/<issue> beside the folder of the issues)')
    .option('--strict', 'exit with 1 for quality errors, too; the PDF is written all the same')
    .option('--outline-fonts', 'type as curves in the print edition, through Ghostscript where it is installed')
    .option('--fresh', 'build again even where nothing has changed since the last build')
    .option('--verbose', 'a line for every stage with its time')
    .option('--keep-refused <file>', 'where text was lost, write the refused PDF there, to look at')
    .addOption(someOf('--edition <editions>', 'what to make, several with commas (default: print)', EDITIONS, { all: true }))
    .option('--against <pdf>', 'tell what changed since this PDF was made, and show it in <issue>-diff.html beside the new one')
    .addOption(someOf('--show <overlays>', 'a second PDF with some of these drawn over the pages, several with commas', OVERLAYS))
    .addHelpText('after', examples([
      ['magazine build issue-2026q2', 'out/issue-2026q2/issue-2026q2-print.pdf and report.json'],
      ['magazine build ../elsewhere/spring --out proofs --strict', 'an issue that lies elsewhere; quality errors count'],
      ['magazine build issue-2026q2 --against approved.pdf', 'and what changed since'],
      ['magazine build issue-2026q2 --edition all', 'print, proof and digital'],
      ['magazine build issue-2026q2 --reporter github', 'for CI: annotations on files and lines'],
      ['magazine build issue-2026q2 --show grid,loose', 'out/issue-2026q2/issue-2026q2-show.pdf, to look at'],
    ]))
    .action(async (issue: string, options: BuildOptions) => finish(await (await import('./build.js')).build(issue, options, face)));

  withBrowser(withIssues(withSpeech(command('proof', 'make the proof of an issue: colours as they will print, marked, with the open messages at its end').argument('<issue>', ISSUE))))
    .option('--out <folder>', 'where PDF and report go (default: out/<issue> beside the folder of the issues)')
    .option('--strict', 'exit with 1 for quality errors, too; the PDF is written all the same')
    .option('--verbose', 'a line for every stage with its time')
    .option('--spreads', 'facing pages on one sheet, as they lie open')
    .option('--against <pdf>', 'tell what changed since this PDF was made, and show it in <issue>-diff.html beside the new one')
    .addOption(someOf('--show <overlays>', 'draw some of these over its pages, several with commas', OVERLAYS))
    .addHelpText('after', examples([
      ['magazine proof issue-2026q2', 'out/issue-2026q2/issue-2026q2-proof.pdf'],
      ['magazine proof issue-2026q2 --spreads', 'to look at page by facing page'],
      ['magazine proof issue-2026q2 --show grid,loose', 'with the grid and the loose lines on it'],
      ['magazine proof issue-2026q2 --against approved.pdf', 'and what changed since'],
    ]))
    .action(async (issue: string, options: ProofOptions) => finish(await (await import('./proof.js')).proof(issue, options, face)));

  program.commandsGroup('Compare and hand over:');
  withSpeech(command('diff', 'tell what changed between two PDFs: words, pictures, places, page by page').argument('<old.pdf>', 'the PDF that was approved').argument('<new.pdf>', 'the PDF of now'))
    .option('--report <file.html>', 'write a page with pictures of what changed, side by side and laid over each other')
    .option('--json', 'the same as --reporter json')
    .option('--exit-zero', 'exit with 0 when the files differ, too')
    .addHelpText('after', examples([
      ['magazine diff approved.pdf out/issue-2026q2/issue-2026q2-print.pdf', 'in words'],
      ['magazine diff approved.pdf out/issue-2026q2/issue-2026q2-print.pdf --report diff.html', 'with pictures'],
      ['magazine diff approved.pdf new.pdf --json --exit-zero', 'for a program'],
    ], 'Only what lies inside the bleed counts; the slug does not. Exits with 0 when both print the same, 1 when they differ, 2 when one cannot be read.'))
    .action(async (oldFile: string, newFile: string, options: DiffOptions) => finish(await (await import('./diff.js')).diff(oldFile, newFile, options, face)));

  withSpeech(command('preflight', 'hold any PDF against a printer’s limits: boxes, inks, fonts, pictures, overprint').argument('<file.pdf>', 'the PDF, ours or another'))
    .addOption(new Option('--profile <limits>', 'whose limits: one of these, or the path of the printer’s own YAML, which may say `extends: sheetfed-offset` (default: sheetfed-offset)').choices(LIMIT_PROFILES).argParser(String))
    .option('--report <file.html>', 'write a page with pictures of the pages and the places marked on them')
    .addHelpText('after', examples([
      ['magazine preflight out/issue-2026q2/issue-2026q2-print.pdf', 'what we built'],
      ['magazine preflight advert.pdf --report advert.html', 'with the places marked on the pages'],
      ['magazine preflight advert.pdf --profile limits/our-printer.yaml', 'by the printer’s own limits'],
      ['magazine preflight advert.pdf --profile newspaper --reporter json', 'for a program'],
    ], 'Exits with 1 when something found must not go to press, with 0 for warnings and less.'))
    .action(async (file: string, options: PreflightOptions) => finish(await (await import('./preflight.js')).preflight(file, options, face)));

  withSpeech(command('access', 'tell whether a PDF is accessible (PDF/UA-1), as far as a program can').argument('<file.pdf>', 'the PDF, ours or another'))
    .addHelpText('after', examples([
      ['magazine access out/issue-2026q2/issue-2026q2-digital.pdf', 'what we built'],
      ['magazine access report.pdf --reporter json', 'for a program'],
    ], 'Exits with 1 when something was found. What is looked at stands in docs/accessibility.md.'))
    .action(async (file: string, options: SpeechOptions) => finish(await (await import('./access.js')).access(file, options, face)));

  withBrowser(withIssues(withSpeech(command('handover', 'make the folder that goes to the printer: PDFs, job ticket, contact sheet, checksums').argument('<issue>', ISSUE))))
    .option('--out <folder>', 'where the folder `handover` goes (default: out/<issue> beside the folder of the issues)')
    .option('--verbose', 'a line for every stage with its time')
    .addHelpText('after', examples([['magazine handover issue-2026q2', 'out/issue-2026q2/handover']]))
    .action(async (issue: string, options: HandoverOptions) => finish(await (await import('./handover.js')).handover(issue, options, face)));

  program.commandsGroup('The program itself:');
  withBrowser(withIssues(withSpeech(command('doctor', 'tell what this machine has, what it lacks, and whether it can build'))))
    .option('--out <folder>', 'where builds are to go (default: out beside the folder of the issues)')
    .addHelpText('after', examples([['magazine doctor --reporter json', 'to send with the report of a fault']]))
    .action(async (options: DoctorOptions) => finish(await (await import('./doctor.js')).doctor(options, face)));

  withSpeech(command('clean', 'remove what can be made again: the unpacked browser and the picture cache'))
    .addHelpText('after', examples([['magazine clean', 'out/ and the issues stay as they are']]))
    .action(async (options: SpeechOptions) => finish(await (await import('./clean.js')).clean(options, face)));

  command('completion', 'print a script that completes commands, flags and issues in your shell')
    .addArgument(new Argument('<shell>', 'bash, zsh or fish').choices(SHELLS).argParser((text) => oneKnown(text, SHELLS)))
    .addHelpText('after', examples([
      ['source <(magazine completion bash)', 'in ~/.bashrc'],
      ['source <(magazine completion zsh)', 'in ~/.zshrc, below compinit'],
      ['magazine completion fish > ~/.config/fish/completions/magazine.fish', 'once, and after an update'],
    ], 'The shell completes the word `magazine`: have it in your PATH, with `npm link` in its folder; `npx magazine` is not completed.'))
    .action(async (shell: Shell) => finish((await import('./completion.js')).completion(shell, program, face)));

  command('help', 'help for a command').argument('[command...]', 'the command, such as `new article`')
    .addHelpText('after', examples([['magazine help new article', 'the same as `magazine new article --help`']]))
    .action((names: readonly string[]) => {
      names.reduce((asked: Command, name) => {
        const known = asked.commands.map((each) => each.name());
        return asked.commands.find((each) => each.name() === name)
          ?? program.error(`error: unknown command '${names.join(' ')}'\n(${known.length === 0 ? `\`${asked.name()}\` has no commands of its own` : suggest(name, known)})`, { code: 'commander.unknownCommand' });
      }, program).outputHelp();
    });

  return program;
}
