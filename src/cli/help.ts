/** How help looks: commands by their job, a command's own flags before those of all, examples in columns that fold where the terminal is narrow. */
import type { Command, HelpConfiguration, Option } from 'commander';
import { fold } from '../diagnostics/fold.js';

/** A command line to show, and what comes of it; '' where that needs no words. */
export type Example = readonly [command: string, what: string];

/** Heading of the flags that all commands have, and of those that many share. */
export const SHARED_FLAGS = 'Flags that commands share:';

/** Narrower columns than this are not folded any further, characters. */
const LEAST = 30;

/** Texts in two columns; where the second one would be narrow it stands below the first. @param width of the terminal, characters. */
export function columns(pairs: readonly Example[], width: number): string {
  const first = Math.max(...pairs.map(([text]) => text.length));
  return pairs.map(([text, what]) => line(text, what, first, width)).join('\n');
}

function line(text: string, what: string, first: number, width: number): string {
  if (what === '') return `  ${text}`;
  const from = first + 4;
  if (width - from < LEAST) return `  ${text}\n${fold(what, width - 6).map((part) => `      ${part}`).join('\n')}`;
  return `  ${text.padEnd(first)}  ${fold(what, width - from).join(`\n${' '.repeat(from)}`)}`;
}

/** The text below a command's help: what else there is to say, and examples. For commander's `addHelpText`. */
export const examples = (list: readonly Example[], before = '') => ({ command }: { readonly command: Command }): string => {
  const width = helpWidth(command);
  return `\n${before === '' ? '' : `${fold(before, width).join('\n')}\n\n`}Example${list.length > 1 ? 's' : ''}:\n${columns(list, width)}`;
};

/** Width of what a command writes its help to, characters; 80 where that is no terminal. */
export const helpWidth = (command: Command): number => command.configureOutput().getOutHelpWidth?.() || 80;

/** Commands are named without the flags, flags of their own come first, and descriptions are sentences. */
export const HELP: HelpConfiguration = {
  visibleOptions(command: Command): Option[] {
    const shared = (option: Option): number => (option.helpGroupHeading === SHARED_FLAGS ? 1 : 0);
    const help = command.createOption('-h, --help', 'this help');
    const options = command.options.filter((option) => !option.hidden);
    return [...options, help].sort((a, b) => shared(a) - shared(b));
  },
  // Commander would put the groups in the order in which flags were declared.
  groupItems<T extends Command | Option>(_: T[], visible: T[], group: (item: T) => string): Map<string, T[]> {
    const groups = new Map<string, T[]>();
    for (const item of visible) groups.set(group(item), [...(groups.get(group(item)) ?? []), item]);
    return groups;
  },
  subcommandTerm: (command: Command): string => [command.name(), ...command.registeredArguments.map((argument) => (argument.required ? `<${argument.name()}>` : `[${argument.name()}${argument.variadic ? '...' : ''}]`))].join(' '),
  formatItem(term: string, wide: number, description: string): string {
    return line(term, description, wide, this.helpWidth ?? 80);
  },
  commandDescription: (command: Command): string => sentence(command.description()),
};

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? '' : '.'}`;
