/** The names after `--show` and `--edition`. */
import { InvalidArgumentError } from 'commander';
import { suggest } from '../diagnostics/nearest.js';
import { EDITIONS, type Edition } from '../model/edition.js';
import { OVERLAYS, type Overlay } from '../render/overlay.js';

/**
 * Reads names separated by commas, in the order in which they are known; a name twice counts once.
 * @throws InvalidArgumentError with the nearest known name.
 */
function names<T extends string>(text: string, known: readonly T[], what: string): T[] {
  const typed = text.split(',').map((name) => name.trim()).filter((name) => name !== '');
  if (typed.length === 0) throw new InvalidArgumentError(suggest('', known));
  for (const name of typed) {
    if (!(known as readonly string[]).includes(name)) throw new InvalidArgumentError(`\`${name}\` is no ${what}. ${suggest(name, known)}`);
  }
  return known.filter((name) => typed.includes(name));
}

/** `grid,loose` */
export const overlayNames = (text: string): Overlay[] => names(text, OVERLAYS, 'overlay');

/** `proof`, `print,digital` or `all`. */
export const editionNames = (text: string): Edition[] => (text.trim() === 'all' ? [...EDITIONS] : names(text, EDITIONS, 'edition'));
