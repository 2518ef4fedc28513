/** Ctrl-C in every command that takes its time: the exit code of the signal, no process, no temporary file, nothing half made. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { whileMaking } from '../../src/diagnostics/half-made.js';
import { writeFolderInPlace } from '../../src/write.js';
import { ended, folder, ROOT, processesWith, project, reached, start, until } from './run.js';

let cwd: string;
beforeAll(async () => {
  ({ cwd } = await project());
});

describe.runIf(existsSync('/proc/self/cmdline'))('Ctrl-C', () => {
  /** Runs a command, sends the signal at the moment that was waited for, and looks at what is left. */
  async function interrupt(args: readonly string[], ready: (child: ReturnType<typeof start>, tmp: string) => Promise<unknown>): Promise<void> {
    const tmp = await folder();
    const before = (await readdir(cwd, { recursive: true })).sort();
    const child = start(args, { cwd, env: { TMPDIR: tmp } });
    const end = ended(child);
    await ready(child, tmp);
    child.kill('SIGINT');
    const { code, err, signal } = await end;
    // Where nothing had to be put away the signal itself ended it, which a shell tells in the same way.
    expect(signal ?? code).toBe(signal === null ? 130 : 'SIGINT');
    expect(err).not.toMatch(/^ +at |fault/m);
    expect(await until(async () => (await processesWith(tmp)).length === 0, 3000)).toBe(true);
    expect(await readdir(tmp)).toEqual([]);
    expect((await readdir(cwd, { recursive: true })).sort()).toEqual(before);
  }

  const browserRuns = async (_: unknown, tmp: string): Promise<void> => {
    expect(await until(async () => (await processesWith(tmp)).length > 0, 30_000)).toBe(true);
  };
  const address = (child: ReturnType<typeof start>): Promise<void> =>
    new Promise((resolve) => child.stdout!.on('data', (text: string) => /^http:/m.test(text) && resolve()));

  test('plan, while the browser runs', () => interrupt(['plan', 'spring'], browserRuns));
  test('build, while the browser starts', () => interrupt(['build', 'spring', '--edition', 'all'], browserRuns));
  test('handover, while pages are set', () => interrupt(['handover', 'spring', '--verbose'], (child) => reached(child, 'render')));
  test('preview, while it shows the pages', () => interrupt(['preview', 'spring', '--no-open'], address));

  test.each([['preflight', 'slow.pdf'], ['diff', 'slow.pdf', 'slow.pdf']])('%s, while it reads a long page', async (...args) => {
    if (!existsSync(join(cwd, 'slow.pdf'))) {
      const painting = deflateSync(Buffer.alloc(120_000_000, 'q Q '), { level: 1 });
      const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>', `<</Filter/FlateDecode/Length ${painting.length}>>\nstream\n${painting.toString('latin1')}\nendstream`];
      await writeFile(join(cwd, 'slow.pdf'), `%PDF-1.7\n${objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer\n<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF\n`, 'latin1');
    }
    await interrupt(args, () => sleep(2000));
  });
});

describe('what was being made when the process is ended', () => {
  test('goes', async () => {
    const where = await folder();
    await build({ entryPoints: [join(ROOT, 'src/diagnostics/half-made.ts')], bundle: true, platform: 'node', format: 'esm', outfile: join(where, 'half-made.mjs') });
    await writeFile(join(where, 'run.mjs'), `
      import { mkdirSync } from 'node:fs';
      import { whileMaking } from './half-made.mjs';
      void whileMaking('half', async () => { mkdirSync('half/made', { recursive: true }); process.exit(7); });`);
    expect(spawnSync(process.execPath, ['run.mjs'], { cwd: where }).status).toBe(7);
    expect((await readdir(where)).sort()).toEqual(['half-made.mjs', 'run.mjs']);
  });

  test('is kept once it is whole', async () => {
    const where = await folder();
    await whileMaking(join(where, 'x'), () => mkdir(join(where, 'x')));
    await writeFolderInPlace(join(where, 'folder'), new Map([['a', '1']]));
    await writeFolderInPlace(join(where, 'folder'), new Map([['b', '2']]));
    expect((await readdir(where, { recursive: true })).sort()).toEqual(['folder', 'folder/b', 'x']);
  });
});
