/** Files that change while an issue is being made: what comes out is of one state, or nothing comes out, and it is told which file it was. */
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { BIN, ended, start, until } from '../cli/run.js';
import { build, checkout, command, contents, litter, preload, project, putOld, reference, type Project } from './machine.js';
import { EVERY, some } from '../helpers/every.js';

let at: Project;
let old: Record<string, string>;
let whole: Record<string, string>;
beforeAll(async () => {
  whole = await reference();
  at = await project();
  old = await putOld(at);
});

/** Builds while something is done to a file; afterwards the issue is as it was. */
async function disturbed(after: string, act: string, file: string, { text = '', args = [] as readonly string[], bin = BIN } = {}) {
  const path = file.startsWith('/') ? file : join(at.issue, file);
  const saved = join(at.cwd, 'saved');
  await rm(join(at.cache, 'pictures'), { recursive: true, force: true });
  await cp(path, saved);
  const ended = await build(at, args, { NODE_OPTIONS: preload('after.mjs'), AFTER: after, DO: act, FILE: path, TEXT: text }, bin);
  await rm(path, { recursive: true, force: true });
  await rename(saved, path);
  return { ...ended, path };
}

describe('a picture', () => {
  it.each(some([
    // Measured, and read again for the press from its original; for proofs and screens; by the browser itself.
    ['pictures', 'write', 'articles/kinds/phone.jpg', []],
    ['compose', 'cut', 'articles/kinds/cmyk.jpg', []],
    ['render', 'remove', 'articles/kinds/deep.tif', []],
    ['render', 'folder', 'articles/kinds/chart.svg', []],
    ['prepare', 'swap', 'articles/kinds/glass.png', []],
    ['paginate', 'swap', 'articles/kinds/phone.jpg', ['--edition', 'digital']],
  ] as const, 1))('after %s, by %s: %s', async (after, act, file, args) => {
    const { code, err, path } = await disturbed(after, act, file, { text: act === 'swap' ? join(at.issue, 'images/cover.png') : 'another', args });
    expect(err).toContain(`${path} was changed while the issue was being made.`);
    expect(err).toContain('Build again');
    expect(err).not.toMatch(/^ +at /m);
    expect(code).toBe(2);
    expect(await contents(at.out)).toEqual(old);
    expect(await litter(at)).toEqual([]);
  });

  it('and nothing of the other state is kept: the next build is as if it had never been', async () => {
    await disturbed('pictures', 'swap', 'articles/kinds/phone.jpg', { text: join(at.issue, 'articles/kinds/gray.jpg') });
    const { code } = await build(at, ['--out', join(at.cwd, 'again'), '--edition', 'print,digital']);
    expect(code).toBe(0);
    expect(await contents(join(at.cwd, 'again'))).toMatchObject(whole);
  });
});

describe('a text', () => {
  const TEXT = 'articles/kinds/vi.md';

  it('is read once: the pages hold what it said then, and it is told that it says something else now', async () => {
    const { code, out } = await disturbed('check', 'write', TEXT, { text: '# Khác', args: ['--out', join(at.cwd, 'later'), '--edition', 'print,digital'] });
    expect(out).toMatch(/The file was changed while the pages were made; they hold what it said before\..*changed-meanwhile/s);
    expect(code).toBe(0);
    expect(await contents(join(at.cwd, 'later'))).toMatchObject(whole);
  });

  it.each(some([['load', 'write'], ['parse', 'remove'], ['pictures', 'folder']] as const, 1))('that changes after %s, before all was read, by %s: nothing is made', async (after, act) => {
    const { code, err, path } = await disturbed(after, act, TEXT, { text: '# Khác' });
    expect(err).toContain(`${path} was changed while the issue was being made.`);
    expect(code).toBe(2);
    expect(await contents(at.out)).toEqual(old);
    expect(await litter(at)).toEqual([]);
  });

  it.runIf(EVERY)('that was only touched is the same', async () => {
    const text = await readFile(join(at.issue, TEXT), 'utf8');
    const { code, out } = await disturbed('check', 'write', TEXT, { text, args: ['--out', join(at.cwd, 'touched')] });
    expect(out).not.toContain('changed-meanwhile');
    expect(code).toBe(0);
  });
});

describe.runIf(EVERY)('the program’s own', () => {
  let bin: string;
  beforeAll(async () => {
    bin = await checkout(join(at.cwd, 'program'));
  });

  it.each([
    ['compose', 'remove', 'templates/section.hbs', ''],
    ['paginate', 'write', 'templates/section.hbs', '<p>'],
    ['load', 'write', 'styles/print.css', 'body {}'],
    ['print', 'cut', 'styles/furniture.css', ''],
  ] as const)('after %s, by %s: %s', async (after, act, file, text) => {
    const { code, err, path } = await disturbed(after, act, join(at.cwd, 'program', file), { text, bin });
    expect(err).toContain(`${path} was changed while the issue was being made.`);
    expect(err).not.toMatch(/^ +at /m);
    expect(code).toBe(2);
    expect(await contents(at.out)).toEqual(old);
  });
});

describe.runIf(EVERY)('a hand-over', () => {
  it('of an article that changes on the way is refused', async () => {
    const folder = join(at.out, 'handover');
    await mkdir(folder);
    await writeFile(join(folder, 'old.txt'), 'old');
    const path = join(at.issue, 'issue.yaml');
    const saved = await readFile(path, 'utf8');
    const { code, err } = await command(at, process.execPath, [BIN, 'handover', 'tiny', '--verbose'], { NODE_OPTIONS: preload('after.mjs'), AFTER: 'preflight', DO: 'write', FILE: path, TEXT: `${saved}\n# Later.\n` });
    await writeFile(path, saved);
    expect(err).toContain(`${path} was changed while the issue was being made.`);
    expect(code).toBe(2);
    expect(await readdir(folder)).toEqual(['old.txt']);
    await rm(folder, { recursive: true });
  });
});

describe.runIf(EVERY)('a kept build', () => {
  it('is not handed out for what a file says now that changed while it was made', async () => {
    const other = await project('kept');
    const path = join(other.issue, 'articles/kinds/en.md');
    await build(other, ['--out', 'one'], { NODE_OPTIONS: preload('after.mjs'), AFTER: 'check', DO: 'write', FILE: path, TEXT: `${await readFile(path, 'utf8')}\n\nA last paragraph, which came late.\n` });
    await build(other, ['--out', 'two']);
    const [one, two] = await Promise.all(['one', 'two'].map((name) => contents(join(other.cwd, name))));
    expect(two!['tiny-print.pdf']).not.toBe(one!['tiny-print.pdf']);
  });
});

describe('the preview', () => {
  it('shows the next state when a picture was torn in the middle of a round, and does not end', async () => {
    const path = join(at.issue, 'articles/kinds/phone.jpg');
    const bytes = await readFile(path);
    const child = start(['preview', 'tiny', '--no-open'], { cwd: at.cwd, env: at.env });
    const end = ended(child);
    let said = '';
    child.stderr!.on('data', (text: Buffer) => (said += text.toString()));
    try {
      expect(await until(async () => /pages/.test(said), 60_000)).toBe(true);
      await writeFile(path, bytes.subarray(0, 100));
      expect(await until(async () => /last good pages stay/.test(said), 60_000)).toBe(true);
      said = '';
      await rm(path);
      await writeFile(path, bytes);
      expect(await until(async () => /\d+ pages/.test(said), 60_000)).toBe(true);
    } finally {
      child.kill('SIGINT');
    }
    expect((await end).code).toBe(130);
  });
});
