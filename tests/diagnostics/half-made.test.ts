/** What is half made has a name that tells whose it is; what a killed run left is swept up, or goes back to its place. */
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { halfMadeName, isAlive, sweepHalfMade, type HalfMade } from '../../src/diagnostics/half-made.js';
import { folder } from '../cli/run.js';

/** The number of a process that was there and is no more. */
const gone = (): number => spawnSync(process.execPath, ['--version']).pid;
let dir: string;
beforeEach(async () => {
  dir = await folder();
});
const nameOf = (pid: number, final: string, what: HalfMade = 'part'): string => basename(halfMadeName(join(dir, final), what)).replace(`.${process.pid}-`, `.${pid}-`);
const elsewhere = (name: string): string => name.replace(/-[0-9a-f]{6}-/, '-000000-');

describe('a folder with half-made things in it', () => {
  it('keeps what a living run has in hand, and loses what a killed one left', async () => {
    const kept = [nameOf(process.pid, 'a.pdf'), nameOf(process.ppid, 'b.pdf'), '.profile', '.a.pdf.part', 'a.pdf'];
    for (const name of [...kept, nameOf(gone(), 'a.pdf'), nameOf(gone(), 'other.pdf')]) await writeFile(join(dir, name), 'x');
    await mkdir(join(dir, nameOf(gone(), 'handover')));
    await sweepHalfMade(dir);
    expect((await readdir(dir)).sort()).toEqual(kept.sort());
  });

  it('loses what another machine left when it is a day old, not before', async () => {
    const fresh = elsewhere(nameOf(gone(), 'a.pdf'));
    const stale = elsewhere(nameOf(gone(), 'b.pdf'));
    for (const name of [fresh, stale]) await writeFile(join(dir, name), 'x');
    const before = new Date(Date.now() - 25 * 3_600_000);
    await utimes(join(dir, stale), before, before);
    await sweepHalfMade(dir);
    expect(await readdir(dir)).toEqual([fresh]);
  });

  it('gets back what stood aside when its run was killed', async () => {
    await mkdir(join(dir, nameOf(gone(), 'handover', 'old')));
    await writeFile(join(dir, (await readdir(dir))[0]!, 'job.pdf'), 'old');
    await sweepHalfMade(dir);
    expect(await readdir(dir)).toEqual(['handover']);
    expect(await readFile(join(dir, 'handover/job.pdf'), 'utf8')).toBe('old');
  });

  it('but not over what has come to its place', async () => {
    for (const name of ['handover', nameOf(gone(), 'handover', 'old')]) await mkdir(join(dir, name));
    await writeFile(join(dir, 'handover/job.pdf'), 'new');
    await sweepHalfMade(dir);
    expect(await readdir(dir)).toEqual(['handover']);
    expect(await readFile(join(dir, 'handover/job.pdf'), 'utf8')).toBe('new');
  });

  it('may not be there', async () => {
    await expect(sweepHalfMade(join(dir, 'none'))).resolves.toBeUndefined();
  });
});

it('processes of others are alive as well', () => {
  expect([isAlive(process.pid), isAlive(1), isAlive(gone())]).toEqual([true, true, false]);
});
