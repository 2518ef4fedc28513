/** `kill -9` of a run at every stage: the old files or the new ones, whole; no process is left, and nothing half made after the next run. */
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { ended, project, start } from '../cli/run.js';
import { EVERY, some } from '../helpers/every.js';
import { contents, envOf, expectNoProcess, litter, place, runAt, startAt, type Place, type Strike } from './strike.js';

const EDITIONS = EVERY ? (['print', 'proof', 'digital'] as const) : (['print'] as const);
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

  test.runIf(EVERY)('while it reads', async () => expect(await kill('print', { touching: { call: 'readFile', file: 'issue.yaml' } })).toBe(0));
  test.each(some(['load', 'parse', 'pictures', 'check', 'browser', 'view', 'measure', 'compose', 'render', 'paginate', 'prepare', 'print', 'finish', 'press', 'verify', 'preflight'], 2))('print, after %s', async (after) => {
    expect(await kill('print', { after })).toBe(0);
  });
  test.runIf(EVERY).each([['proof', 'print'], ['proof', 'verify'], ['digital', 'prepare'], ['digital', 'finish']] as const)('%s, after %s', async (edition, after) => {
    expect(await kill(edition, { after })).toBe(0);
  });
  test.each(some([['tiny-print.pdf', 0], ['tiny-print.report.json', 1], ['report.json', 2]] as const, 1))('before %s gets its name', async (file, fresh) => {
    expect(await kill('print', { touching: { call: 'renameSync', file: `/${file}` } })).toBe(fresh);
  });
});

describe.runIf(existsSync('/proc/self/cmdline'))('kill -9 of what else writes', () => {
  const kill = { target: 'run', signal: 'SIGKILL' } as const;

  test.runIf(EVERY)('handover, while the old folder stands aside: the next run puts it back', async () => {
    const { cwd, issue } = await project();
    const mine = { ...at, issue, out: join(cwd, 'out/spring') };
    await mkdir(join(mine.out, 'handover'), { recursive: true });
    await writeFile(join(mine.out, 'handover/job.pdf'), 'old');
    const { signal, err } = await runAt(mine, ['handover', '--verbose'], { ...kill, touching: { call: 'renameSync', file: '/handover', skip: 1 } });
    expect(signal, err).toBe('SIGKILL');
    await expectNoProcess(mine);
    expect((await runAt(mine, ['build', '--edition', 'digital'])).code).toBe(0);
    expect((await contents(join(mine.out, 'handover'))).get('job.pdf')).toBe('old');
    expect(await litter(mine)).toEqual([]);
    expect((await runAt(mine, ['handover'])).code).toBe(0);
    expect((await contents(join(mine.out, 'handover'))).has('SHA256SUMS')).toBe(true);
    expect(await litter(mine)).toEqual([]);
  });

  test('diff, before its report gets its name', async () => {
    const [print, report] = [join(at.out, 'tiny-print.pdf'), join(at.out, 'changes.html')];
    await writeFile(print, Buffer.from(whole.get('tiny-print.pdf')!, 'latin1'));
    await writeFile(report, 'old');
    const compare = (strike: Strike | null) => ended(start(['diff', print, print, '--report', report], { cwd: at.out, env: envOf(at, strike) }));
    const struck = await compare({ ...kill, touching: { call: 'renameSync', file: '/changes.html' } });
    expect(struck.signal, struck.err).toBe('SIGKILL');
    expect((await contents(at.out)).get('changes.html')).toBe('old');
    expect((await compare(null)).code).toBe(0);
    expect((await contents(at.out)).get('changes.html')).toMatch(/^<!doctype html>/i);
    await rm(report);
    expect(await litter(at)).toEqual([]);
  });

  test('preview', async () => {
    const child = startAt(at, ['preview', '--no-open']);
    const over = ended(child);
    await reached(child, / ms {2}\d+ pages/);
    child.kill('SIGKILL');
    await over;
    await expectNoProcess(at);
    expect((await runAt(at, ['build', '--out', at.out])).code).toBe(0);
    expect(await litter(at)).toEqual([]);
  });
});

/** Waits until a line is written. */
const reached = (child: ReturnType<typeof startAt>, line: RegExp): Promise<void> =>
  new Promise((resolve) => {
    let text = '';
    child.stderr!.on('data', (part: string) => line.test((text += part)) && resolve());
  });
