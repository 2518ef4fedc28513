/** `magazine completion <shell>`: a script that completes the command line in a shell. */
import type { Command } from 'commander';
import type { Face } from './face.js';
import { EXIT } from './failures.js';
import { bashScript } from './shells/bash.js';
import { fishScript } from './shells/fish.js';
import { spell } from './shells/words.js';
import { zshScript } from './shells/zsh.js';

/** Shells that are known, and what writes their scripts. */
const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

export type Shell = keyof typeof SCRIPTS;

/** Prints the script, made from the program's own commands. @returns the exit code. */
export function completion(shell: Shell, program: Command, face: Face): number {
  face.stdout.write(SCRIPTS[shell](spell(program)));
  return EXIT.done;
}
