/** `kill -9` of a run at every stage: the old files or the new ones, whole; no process is left, and nothing half made after the next run. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { contents, expectNoProcess, litter, place, runAt, type Place, type Strike } from './strike.js';

const EDITIONS = ['print', 'proof', 'digital'] as const;
/** What stood in out/ before. */
const OLD = new Map([...EDITIONS.map((edition) => `tiny-${edition}.pdf`), 'report.json', 'tiny-print.report.json'].map((name) => [name, `the old ${name}`]));

let at: Place;
let whole: Map<string, string>;
beforeAll(async () => {
  at = await place();
  // A build is kept for the next run when its files are old enough for their times to be relied on.
  await sleep(2100);
  for (const edition of EDITIONS) expect((await runAt(at, ['build', '--edition', edition, '--out', at.out])).code).toBe(0);
  whole = await contents(at.out);
});

const lay = async (): Promise<void> => {
  await mkdir(at.out, { recursive: true });
  for (const [name, text] of OLD) await writeFile(join(at.out, name), text);
};

/** Each of the files is the old one or the new one. */
async function expectOldOrNew(): Promise<number> {
  let fresh = 0;
  for (const [name, text] of await contents(at.out)) {
    if (name.startsWith('.')) continue;
    if (text === OLD.get(name)) continue;
    fresh += 1;
    // It says how long the build took.
    if (name === 'report.json') JSON.parse(text);
    else expect(text === whole.get(name), `${name} is neither the old one nor the new one`).toBe(true);
  }
  return fresh;
}

describe.runIf(existsSync('/proc/self/cmdline'))('kill -9', () => {
  async function kill(edition: string, when: Omit<Strike, 'target' | 'signal'>): Promise<number> {
    await lay();
    const { signal, err } = await runAt(at, ['build', '--edition', edition, '--out', at.out, '--fresh', '--verbose'], { ...when, target: 'run', signal: 'SIGKILL' });
    expect(err).toMatch(/^struck \d+/m);
    expect(signal).toBe('SIGKILL');
    await expectNoProcess(at);
    const fresh = await expectOldOrNew();
    const next = await runAt(at, ['build', '--edition', edition, '--out', at.out]);
    expect(next.code).toBe(0);
    expect(await litter(at)).toEqual([]);
    expect((await contents(at.out)).get(`tiny-${edition}.pdf`) === whole.get(`tiny-${edition}.pdf`)).toBe(true);
    return fresh;
  }

  test('while it reads', async () => expect(await kill('print', { touching: { call: 'readFile', file: 'issue.yaml' } })).toBe(0));
  test.each(['load', 'parse', 'pictures', 'check', 'browser', 'view', 'measure', 'compose', 'render', 'paginate', 'prepare', 'print', 'finish', 'press', 'verify', 'preflight'])('print, after %s', async (after) => {
    expect(await kill('print', { after })).toBe(0);
  });
  test.each([['proof', 'print'], ['proof', 'verify'], ['digital', 'prepare'], ['digital', 'finish']])('%s, after %s', async (edition, after) => {
    expect(await kill(edition, { after })).toBe(0);
  });
  test.each([['tiny-print.pdf', 0], ['tiny-print.report.json', 1], ['report.json', 2]] as const)('before %s gets its name', async (file, fresh) => {
    expect(await kill('print', { touching: { call: 'rename', file: `/${file}` } })).toBe(fresh);
  });
});
