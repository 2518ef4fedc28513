/** `kill -9` of the browser, in whole builds and in the preview: once, and it is started again; always, and the run ends with what to do. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ended } from '../cli/run.js';
import { EVERY, some } from '../helpers/every.js';
import { browserOf, contents, expectNoProcess, litter, place, runAt, startAt, type Place, type Strike } from './strike.js';

/** Said when it is started again: in the middle of the work, or still while it starts. */
const AGAIN = /^The browser ended in the middle of the work; it is started once more\.$/gm;
const AT_START = /^The browser ended while it started; it was started once more\.$/gm;

describe.runIf(existsSync('/proc/self/cmdline'))('the browser is killed', () => {
  let at: Place;
  let whole: Map<string, string>;
  beforeAll(async () => {
    at = await place();
    expect((await runAt(at, ['build', '--edition', 'all', '--out', at.out])).code).toBe(0);
    whole = await contents(at.out);
  });

  async function build(edition: string, strike: Omit<Strike, 'target' | 'signal'>, target: Strike['target'] = 'browser') {
    for (const name of [`tiny-${edition}.pdf`, 'report.json']) await writeFile(join(at.out, name), 'old');
    const { code, err, out } = await runAt(at, ['build', '--edition', edition, '--out', at.out, '--fresh', '--verbose'], { ...strike, target, signal: 'SIGKILL' });
    expect(err).toMatch(/^struck \d+/m);
    await expectNoProcess(at);
    expect(await litter(at)).toEqual([]);
    return { code, err, out, pdf: (await contents(at.out)).get(`tiny-${edition}.pdf`) };
  }

  test.each(some([['print', 'check'], ['print', 'browser'], ['print', 'view'], ['print', 'measure'], ['print', 'compose'], ['print', 'render'], ['print', 'paginate'], ['print', 'prepare'], ['print', 'print'], ['print', 'finish'], ['print', 'press'], ['print', 'verify'], ['proof', 'prepare'], ['digital', 'prepare']] as const, 1))('once, %s, after %s: the same file comes of it', async (edition, after) => {
    const { code, err, pdf } = await build(edition, { after });
    const times = [...(err.match(AGAIN) ?? []), ...(err.match(AT_START) ?? [])].length;
    // The last stage wants no browser: it may be over before the news.
    expect(after === 'verify' ? 1 : times).toBe(1);
    expect(times).toBeLessThan(2);
    expect(code).toBe(0);
    expect(pdf === whole.get(`tiny-${edition}.pdf`)).toBe(true);
  });

  test.runIf(EVERY).each(['paginate', 'prepare'])('only the page crashes, after %s: the same', async (after) => {
    const { code, err, pdf } = await build('print', { after }, 'renderer');
    expect(err.match(AGAIN)).toHaveLength(1);
    expect(code).toBe(0);
    expect(pdf === whole.get('tiny-print.pdf')).toBe(true);
  });

  test.runIf(EVERY)('once, while it starts', async () => {
    const { code, err, pdf } = await build('print', { starting: true });
    expect(err).not.toMatch(AGAIN);
    expect(err).toMatch(AT_START);
    expect(code).toBe(0);
    expect(pdf === whole.get('tiny-print.pdf')).toBe(true);
  });

  test.each(some([['print', 'browser'], ['proof', 'render'], ['digital', 'prepare']] as const, 1))('always, %s, after %s: exit 2, and the old file stays', async (edition, after) => {
    const { code, err, pdf } = await build(edition, { after, always: true });
    expect(err.match(AGAIN)).toHaveLength(1);
    expect(err).toMatch(/^The browser ended in the middle of the work\.\nIt may have lacked memory: .*magazine doctor/m);
    expect(err).not.toMatch(/^ +at |fault of magazine/m);
    expect(code).toBe(2);
    expect(pdf).toBe('old');
  });

  test('always, while it starts', async () => {
    const { code, err, pdf } = await build('print', { starting: true, always: true });
    expect(err).toMatch(/did not start: .*\n.*magazine doctor/);
    expect(err).not.toMatch(/^ +at |fault of magazine/m);
    expect(code).toBe(2);
    expect(pdf).toBe('old');
  });
});

describe.runIf(existsSync('/proc/self/cmdline'))('the preview’s browser is killed', () => {
  /** A preview that has shown its pages. */
  async function preview() {
    const at = await place('facing-run-on');
    const child = startAt(at, ['preview', '--no-open']);
    let said = '';
    child.stderr!.on('data', (part: Buffer) => (said += String(part)));
    const count = (line: RegExp): number => said.match(line)?.length ?? 0;
    const end = ended(child);
    await expect.poll(() => count(/ ms {2}\d+ pages/g), { timeout: 60_000 }).toBeGreaterThan(0);
    return {
      at, child, end, count,
      async killBrowser() {
        let pid: number | null = null;
        await expect.poll(async () => (pid = await browserOf(child.pid!)), { timeout: 20_000, interval: 10 }).not.toBeNull();
        process.kill(pid!, 'SIGKILL');
      },
    };
  }

  test('it is started again, says so, and shows the next change; as often as pages are made in between', async () => {
    const { at, child, end, count, killBrowser } = await preview();
    const issue = join(at.issue, 'issue.yaml');
    const text = await readFile(issue, 'utf8');
    for (const times of EVERY ? [1, 2, 3] : [1]) {
      await killBrowser();
      await expect.poll(() => count(/^The browser ended; it is started again\.$/gm), { timeout: 20_000 }).toBe(times);
      // A stopper is told by the round that the change asks for, and gone with the next.
      for (const [changed, line] of [[text.replace('languages:', 'langages:'), /the last good pages stay/g], [text, / ms {2}\d+ pages/g]] as const) {
        const before = count(line);
        await writeFile(issue, changed);
        await expect.poll(() => count(line), { timeout: 30_000 }).toBeGreaterThan(before);
      }
    }
    expect(child.exitCode).toBeNull();
    child.kill('SIGINT');
    expect((await end).code).toBe(130);
    await expectNoProcess(at);
    expect(await litter(at)).toEqual([]);
  });

  test('always: it gives up, with what to do', async () => {
    const { at, child, end, killBrowser } = await preview();
    while (child.exitCode === null) await Promise.race([killBrowser().catch(() => undefined), end]);
    const { code, err } = await end;
    expect(err).toContain('The browser ended; it is started again.\n');
    expect(err).toMatch(/^The browser (?:ended, and so did the one that was started in its place\.|.* did not start: .*)\n.*magazine doctor/m);
    expect(err).not.toMatch(/^ +at |fault of magazine/m);
    expect(code).toBe(2);
    await expectNoProcess(at);
    expect(await litter(at)).toEqual([]);
  });
});
