/** Ctrl-C and SIGTERM at every stage: the exit code of the signal, no process, nothing half made, the old files. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { some } from '../helpers/every.js';
import { contents, expectNoProcess, litter, place, runAt, type Place, type Strike } from './strike.js';

const STAGES = ['load', 'parse', 'pictures', 'check', 'browser', 'view', 'measure', 'compose', 'render', 'paginate', 'prepare', 'print', 'finish', 'press', 'verify', 'preflight'] as const;
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;
const NAMES = ['tiny-print.pdf', 'tiny-proof.pdf', 'tiny-digital.pdf', 'report.json'];

describe.runIf(existsSync('/proc/self/cmdline'))('a run is ended', () => {
  let at: Place;
  beforeAll(async () => {
    at = await place();
  });

  async function end(args: readonly string[], signal: keyof typeof CODES, strike: Omit<Strike, 'target' | 'signal'>): Promise<void> {
    for (const name of NAMES) await writeFile(join(at.out, name), 'old');
    const ended = await runAt(at, [...args, '--out', at.out, '--verbose'], { ...strike, target: 'run', signal });
    expect(ended.err).toMatch(/^struck \d+/m);
    expect(ended.err).not.toMatch(/^ +at |fault of magazine/m);
    // Where it did not come to an end by itself the signal ended it, which a shell tells in the same way.
    expect(ended.signal ?? ended.code).toBe(ended.signal === null ? CODES[signal] : signal);
    await expectNoProcess(at);
    expect(await litter(at)).toEqual([]);
    const left = [...(await contents(at.out))].filter(([, text]) => text === 'old').map(([name]) => name);
    // In the last stage the whole file may have come to its place before the signal was heard.
    if (strike.after !== 'preflight') expect(left).toEqual([...NAMES].sort());
  }

  test.each(some(STAGES, 2))('by Ctrl-C, print, after %s', (after) => end(['build', '--fresh'], 'SIGINT', { after }));
  test.each(some(STAGES.filter((_, i) => i % 3 === 1), 1))('by SIGTERM, print, after %s', (after) => end(['build', '--fresh'], 'SIGTERM', { after }));
  test.each(some([['proof', 'print'], ['proof', 'finish'], ['digital', 'prepare']] as const, 1))('by SIGTERM, %s, after %s', (edition, after) => end(['build', '--fresh', '--edition', edition], 'SIGTERM', { after }));
  test('by Ctrl-C, while it reads', () => end(['build', '--fresh'], 'SIGINT', { touching: { call: 'readFile', file: 'issue.yaml' } }));
});
