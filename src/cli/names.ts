/** Flags whose values are known names: one of them, or several with commas. */
import { InvalidArgumentError, Option } from 'commander';
import { suggest } from '../diagnostics/nearest.js';

/** A name that is known. @throws InvalidArgumentError with the nearest one for any other. */
export function oneKnown(text: string, known: readonly string[]): string {
  if (!known.includes(text)) throw new InvalidArgumentError(suggest(text, known));
  return text;
}

/** A flag that takes one of some names. */
export const oneOf = (flags: string, description: string, known: readonly string[]): Option =>
  new Option(flags, description).choices(known).argParser((text) => oneKnown(text, known));

/** A flag that takes names with commas between them. */
export class ListOption extends Option {}

/** A flag that takes several of some names, or `all` where that is offered, too. The value is in the order in which they are known; a name twice counts once. */
export function someOf(flags: string, description: string, known: readonly string[], offer: { readonly all: boolean } = { all: false }): Option {
  const choices = [...known, ...(offer.all ? ['all'] : [])];
  return new ListOption(flags, description).choices(choices).argParser((text) => {
    const typed = text.split(',').map((name) => name.trim()).filter((name) => name !== '');
    if (typed.length === 0) throw new InvalidArgumentError(suggest('', choices));
    const wrong = typed.find((name) => !choices.includes(name));
    if (wrong !== undefined) throw new InvalidArgumentError(`${typed.length > 1 ? `“${wrong}” is not known. ` : ''}${suggest(wrong, choices)}`);
    return known.filter((name) => (offer.all && typed.includes('all')) || typed.includes(name));
  });
}
