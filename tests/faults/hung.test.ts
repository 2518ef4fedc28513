/** A browser that hangs, at every stage that has one: the run ends with what hangs named, and the drawings that may keep it busy. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { edit } from '../cli/run.js';
import { EVERY, some } from '../helpers/every.js';
import { contents, expectNoProcess, litter, place, runAt, type Place, type Strike } from './strike.js';

describe.runIf(existsSync('/proc/self/cmdline'))('the browser hangs', () => {
  let at: Place;
  beforeAll(async () => {
    at = await place();
  });

  /** Runs with limits that are so many times shorter, and answers with what was said. */
  async function hang(strike: Partial<Strike>, hurry: number, edition = 'print'): Promise<string> {
    await writeFile(join(at.out, `tiny-${edition}.pdf`), 'old');
    const { code, err } = await runAt(at, ['build', '--edition', edition, '--out', at.out, '--fresh', '--verbose'], { target: 'browser', signal: 'SIGSTOP', ...strike, hurry });
    expect(err).not.toMatch(/^ +at |fault of magazine/m);
    expect(code, err).toBe(2);
    await expectNoProcess(at);
    expect(await litter(at)).toEqual([]);
    expect((await contents(at.out)).get(`tiny-${edition}.pdf`) === 'old').toBe(true);
    return err;
  }

  test.each(some([
    ['while it starts', { starting: true }, /^The browser .* did not answer within 60 s\.\n.*magazine doctor/m],
    ['before words are measured', { after: 'view' }, /^The browser did not (?:read the styles and their fonts|measure \d+ words) within [\d.]+ s\.\n.*build again/m],
    ['before it prints', { after: 'prepare' }, /^The browser did not (?:print|draw) 8 pages within \d+ s\.\n/m],
    ['before pages are set', { after: 'render' }, /^Page 1 was not set within 60 s\.\n.*build again/m],
    ['before pictures are loaded', { after: 'paginate', target: 'renderer' }, /^The browser did not load 2 pictures within 62 s\.\n/m],
  ] as const, 2))('%s', async (_, strike, told) => expect(await hang(strike, 20)).toMatch(told));

  test.runIf(EVERY)('with a drawing that has filters on its pages: it is named', async () => {
    const shadow = '<filter id="f"><feGaussianBlur stdDeviation="3"/></filter><rect width="800" height="600" filter="url(#f)"/>';
    await writeFile(join(at.issue, 'articles/port/smoke.svg'), `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="800" viewBox="0 0 1000 800">${shadow}</svg>`);
    for (const lang of ['vi', 'en']) await edit(join(at.issue, `articles/port/${lang}.md`), 'quay.png', 'smoke.svg');
    expect(await hang({ after: 'prepare' }, 20, 'digital')).toMatch(/^The browser did not (?:load|draw|print) \d+ (?:pages|pictures) within \d+ s\.\nDrawings with filters take longest: smoke\.svg \(page \d+\)\. Export them as PNG/m);
  });
});
