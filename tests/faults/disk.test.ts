/** No room, no right to write: the old file stays whole, and nothing of a new one is left. */
import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../cli/run.js';
import { folder } from '../pictures/make.js';

const run = promisify(execFile);

/** Writes so many bytes over a file, in a process that may write files of `blocks` x 512 bytes at most (POSIX `ulimit -f`), as on a disk that is full. */
async function writeLimited(file: string, bytes: number, blocks: number): Promise<string> {
  const script = join(await folder(), 'write.mjs');
  const { buildSync } = await import('esbuild');
  const bundle = join(await folder(), 'write-in-place.mjs');
  buildSync({ entryPoints: [join(ROOT, 'src/write.ts')], bundle: true, platform: 'node', format: 'esm', outfile: bundle });
  // The system's signal for a file that grew too large is let pass, so that writing fails with EFBIG.
  await writeFile(script, `process.on('SIGXFSZ', () => {});
import { writeInPlace } from ${JSON.stringify(bundle)};
await writeInPlace(${JSON.stringify(file)}, Buffer.alloc(${bytes}, 1)).then(() => console.log('written'), (error) => console.log(error.code));`);
  const { stdout } = await run('sh', ['-c', `ulimit -f ${blocks}; exec "${process.execPath}" "${script}"`]);
  return stdout.trim();
}

describe('a disk that is full', () => {
  it('leaves the old file, and no part of the new one', async () => {
    const out = await folder();
    const file = join(out, 'a-print.pdf');
    await writeFile(file, 'old');
    expect(await writeLimited(file, 4_000_000, 2000)).toMatch(/^(EFBIG|ENOSPC)$/);
    expect(await readFile(file, 'utf8')).toBe('old');
    expect(await readdir(out)).toEqual(['a-print.pdf']);
  });

  it('and with room for it the new one stands', async () => {
    const out = await folder();
    const file = join(out, 'a-print.pdf');
    await writeFile(file, 'old');
    expect(await writeLimited(file, 400_000, 2000)).toBe('written');
    expect((await readFile(file)).length).toBe(400_000);
    expect(await readdir(out)).toEqual(['a-print.pdf']);
  });
});
