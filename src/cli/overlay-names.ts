/** The names after `--show`. */
import { InvalidArgumentError } from 'commander';
import { suggest } from '../diagnostics/nearest.js';
import { OVERLAYS, type Overlay } from '../render/overlay.js';

/**
 * Reads `grid,loose`; a name twice counts once.
 * @throws InvalidArgumentError with the nearest known name.
 */
export function overlayNames(text: string): Overlay[] {
  const names = text.split(',').map((name) => name.trim()).filter((name) => name !== '');
  if (names.length === 0) throw new InvalidArgumentError(suggest('', OVERLAYS));
  for (const name of names) {
    if (!(OVERLAYS as readonly string[]).includes(name)) throw new InvalidArgumentError(`\`${name}\` is no overlay. ${suggest(name, OVERLAYS)}`);
  }
  return OVERLAYS.filter((name) => names.includes(name));
}
