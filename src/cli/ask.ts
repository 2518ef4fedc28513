/** Questions on a terminal, one line each. Ctrl-C ends the run, Ctrl-D the questions; what is made is made afterwards. */
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Face } from './face.js';

/** Asks until the answer is understood. An empty answer is the preset. */
export type Ask = <T>(question: string, preset: string, read: (answer: string) => T) => Promise<T>;

/** Somebody who can answer sits before it. */
export const canAsk = ({ stdin, stderr }: Face): boolean => stdin.isTTY === true && stderr.isTTY === true;

/**
 * Asks questions. @returns what came of them, or null where there are no more answers (Ctrl-D). Rejects when the run is ended.
 * @param use asks; a reader of an answer throws an error that says what is wrong with it.
 */
export async function asking<T>({ stdin, stderr, signal }: Face, use: (ask: Ask) => Promise<T>): Promise<T | null> {
  const output = new Writable({
    write(text: Buffer, _, done) {
      stderr.write(text.toString());
      done();
    },
  });
  const lines = createInterface({ input: stdin, output, terminal: true });
  // The terminal is read letter by letter, so that Ctrl-C is a letter, too.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const closed = once(lines, 'close').then(() => null);
  const ask: Ask = async (question, preset, read) => {
    for (;;) {
      const answer = await lines.question(`${question}${preset === '' ? '' : ` [${preset}]`}: `, { signal });
      try {
        return read(answer.trim() === '' ? preset : answer.trim());
      } catch (error) {
        stderr.write(`  ${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
  };
  try {
    return await Promise.race([use(ask), closed]);
  } finally {
    lines.close();
    if (signal.aborted) stderr.write('\n');
  }
}
