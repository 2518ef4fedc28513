/** What can stand on a command line, read from the program itself: its commands, flags and the values of both. */
import type { Argument, Command, Option } from 'commander';
import { ListOption } from '../names.js';

/** What can stand in one place. */
export interface Value {
  /** Words that are known. */
  readonly words: readonly string[];
  /** Several of them with commas between. */
  readonly list: boolean;
  readonly issues: boolean;
  /** Folders, or files whose names end so ('' for any); null for neither. */
  readonly files: 'folder' | '' | `.${string}` | null;
}

/** A flag; `value` is null where it takes none. */
export interface Flag {
  readonly long: string;
  readonly short: string | null;
  readonly about: string;
  readonly value: Value | null;
}

/** A command with its way from the program's name: `['new', 'article']`; the program itself is `[]`. */
export interface Spelt {
  readonly path: readonly string[];
  readonly about: string;
  readonly flags: readonly Flag[];
  /** By their places; the last one may stand again and again. */
  readonly values: readonly Value[];
  readonly variadic: boolean;
  /** Names of the commands below it. */
  readonly commands: readonly string[];
}

/** The program and all commands below it. */
export function spell(program: Command): Spelt[] {
  const walk = (command: Command, path: readonly string[]): Spelt[] => {
    const below = command.commands;
    const values = command.registeredArguments.map(valueOf);
    const spelt: Spelt = {
      path,
      about: command.description(),
      flags: [...command.createHelp().visibleOptions(command).map(flagOf)],
      // `help` takes the names of commands.
      values: path[0] === 'help' ? [{ ...NOTHING, words: program.commands.map((each) => each.name()) }] : values,
      variadic: command.registeredArguments.at(-1)?.variadic ?? false,
      commands: below.map((each) => each.name()),
    };
    return [spelt, ...below.flatMap((each) => walk(each, [...path, each.name()]))];
  };
  return walk(program, []);
}

const NOTHING: Value = { words: [], list: false, issues: false, files: null };

/** A placeholder says by its name what it stands for: `<issue>`, `<old.pdf>`, `<folder>`. */
function valueOf(from: Argument | { readonly name: () => string; readonly argChoices?: readonly string[] | undefined }): Value {
  const name = from.name();
  const ending = /\.[a-z]+$/.exec(name)?.[0];
  const files = ending !== undefined ? (ending as `.${string}`) : name === 'pdf' ? '.pdf' : name === 'folder' ? 'folder' : name === 'limits' ? '.yaml' : ['file', 'path'].includes(name) ? '' : null;
  return { words: from.argChoices ?? [], list: from instanceof ListOption, issues: name === 'issue', files };
}

function flagOf(option: Option): Flag {
  const placeholder = /<([^>]+)>/.exec(option.flags)?.[1];
  const value = placeholder === undefined ? null : { ...valueOf({ name: () => placeholder, argChoices: option.argChoices }), list: option instanceof ListOption };
  return { long: option.long ?? option.flags, short: option.short ?? null, about: option.description, value };
}
