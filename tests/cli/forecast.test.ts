/** How much of a build is left: honest at every speed, and without jumps. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Countdown, remaining, type LastRun, type Timing } from '../../src/cli/forecast.js';
import { readLastRun } from '../../src/cli/last-report.js';
import { Progress, progressStyle } from '../../src/cli/progress.js';
import type { Face } from '../../src/cli/face.js';

const timings: readonly Timing[] = ([['load', 12], ['parse', 731], ['pictures', 359], ['check', 2534], ['browser', 0], ['view', 9], ['measure', 680], ['compose', 816], ['render', 387], ['paginate', 4828], ['print', 2266], ['finish', 633], ['press', 1021], ['verify', 1355], ['preflight', 1383], ['write', 45]] as const).map(([stage, ms]) => ({ stage, ms }));
const LAST: LastRun = { timings, total: timings.reduce((sum, { ms }) => sum + ms, 0), pages: 52 };

/** Plays a build whose stages take as long as they are given, and tells what is said ten times a second: [when, words, truly left], s. */
function play(run: readonly Timing[], last: LastRun): (readonly [number, string, number])[] {
  const countdown = new Countdown();
  const total = run.reduce((sum, { ms }) => sum + ms, 0);
  const told: (readonly [number, string, number])[] = [];
  let start = 0;
  run.forEach(({ stage, ms }, i) => {
    for (let at = 0; at < ms; at += 100) told.push([(start + at) / 1000, countdown.tell(start + at, remaining(last, { done: run.slice(0, i), stage, ms: at })), (total - start - at) / 1000]);
    start += ms;
  });
  return told;
}

const seconds = (words: string): number | null => (words === '' ? null : words.startsWith('a few') ? 4 : Number(/[\d.]+/.exec(words)![0]) * (words.includes('min') ? 60 : 1));

describe('what is left', () => {
  test.each([1, 0.6, 1.7, 3])('at %d times the time of the last run: near the truth, and falling', (slowness) => {
    const told = play(timings.map(({ stage, ms }) => ({ stage, ms: ms * slowness })), LAST);
    expect(told.filter(([at]) => at < 1.4).every(([, words]) => words === '')).toBe(true);
    const spoken = told.flatMap(([at, words, left]) => (words === '' ? [] : [{ at, words, said: seconds(words)!, left }]));
    expect(spoken.length).toBeGreaterThan(told.length * 0.6);
    // Once a third is done it is right to a third and three seconds.
    const later = spoken.filter(({ left }) => left < (LAST.total * slowness / 1000) * 0.66);
    for (const { words, said, left } of later) {
      if (words === 'a few seconds left') expect(left).toBeLessThan(8);
      else expect(Math.abs(said - left)).toBeLessThan(left / 3 + 3);
    }
    const rises = spoken.slice(1).filter(({ said }, i) => said > spoken[i]!.said);
    expect(rises.length).toBeLessThanOrEqual(slowness > 1 ? 3 : 0);
  });

  test('stages that take any time: never less than nothing, never doubled at once', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), { minLength: timings.length, maxLength: timings.length }), (factors) => {
      const told = play(timings.map(({ stage, ms }, i) => ({ stage, ms: ms * factors[i]! })), LAST).map(([, words]) => seconds(words)).filter((s) => s !== null);
      for (const [i, s] of told.entries()) {
        expect(s).toBeGreaterThan(0);
        if (i > 0) expect(s).toBeLessThan(told[i - 1]! * 2 + 6);
      }
    }), { numRuns: 60 });
  });

  test('nothing is told at a stage that the last run did not have', () => {
    expect(remaining(LAST, { done: timings, stage: 'handover', ms: 10 })).toBeNull();
  });

  test('long times in few digits', () => {
    expect([400_000, 150_000, 61_000, 33_000, 12_400, 3000].map((ms) => new Countdown().tell(0, ms))).toEqual(['about 6.5 min left', 'about 2.5 min left', 'about 60 s left', 'about 35 s left', 'about 12 s left', 'a few seconds left']);
  });
});

describe('the last run', () => {
  async function report(value: unknown): Promise<string> {
    const file = join(await mkdtemp(join(tmpdir(), 'magazine-test-')), 'report.json');
    await writeFile(file, typeof value === 'string' ? value : JSON.stringify(value));
    return file;
  }
  const REPORT = { editions: [{ edition: 'print' }], pages: [{}, {}], timings: { load: 10, paginate: 200, total: 300 } };

  test('is read from the report of the same editions', async () => {
    const file = await report(REPORT);
    expect(await readLastRun(file, ['print'])).toEqual({ timings: [{ stage: 'load', ms: 10 }, { stage: 'paginate', ms: 200 }], total: 300, pages: 2 });
    expect(await readLastRun(file, ['print', 'proof'])).toBeNull();
    expect(await readLastRun(join(file, '..', 'none.json'), ['print'])).toBeNull();
  });

  test.each(['{', 'null', '[]', { ...REPORT, timings: null }, { ...REPORT, editions: [null] }, { ...REPORT, timings: { write: 3, total: 4 } }])('is not known from %j', async (value) => {
    expect(await readLastRun(await report(value), ['print'])).toBeNull();
  });
});

test('the line tells it, with the pages', () => {
  const written: string[] = [];
  let now = 0;
  const progress = new Progress({ isTTY: true, columns: 90, write: (text) => written.push(text) }, { style: 'line', now: () => now, last: LAST });
  for (const { stage, ms } of timings.slice(0, 9)) {
    progress.stage(stage);
    now += ms;
  }
  progress.stage('paginate');
  progress.pages(12);
  progress.done();
  expect(written.join('')).toContain('\r\u001b[2K  5.5 s, about 12 s left  setting pages, 12 of 52 pages set');
});

test('the line moves on a terminal alone', () => {
  const face = (isTTY: boolean, env: Record<string, string> = {}) => ({ stderr: { isTTY }, env }) as unknown as Face;
  const options = { reporter: 'pretty', color: true } as const;
  expect(progressStyle(options, face(true))).toBe('line');
  for (const [isTTY, env] of [[false, {}], [true, { TERM: 'dumb' }], [true, { CI: 'true' }]] as const) expect(progressStyle(options, face(isTTY, env))).toBe('none');
  expect(progressStyle({ ...options, reporter: 'json' }, face(true))).toBe('none');
  expect(progressStyle({ ...options, verbose: true }, face(true))).toBe('lines');
  expect(progressStyle({ ...options, verbose: true, quiet: true }, face(true))).toBe('none');
});
