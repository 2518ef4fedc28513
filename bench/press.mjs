/**
 * The press stage on 32 pages with 16 photos of a whole page at 300 ppi, still in RGB: time and memory of a process of its own, against
 * Ghostscript's conversion with the same profile where Ghostscript is installed. Part of `npm run bench`; `node bench/press.mjs` runs it alone.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const RATIO_GOAL = 1 / 6;
const MEMORY_GOAL_MB = 700;
const RUNS = 3;
const work = mkdtempSync(join(tmpdir(), 'magazine-bench-press-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const program = join(ROOT, 'dist', 'bench', 'press-fixture.js');
await build({ absWorkingDir: ROOT, entryPoints: ['bench/press-fixture.ts'], outfile: program, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20.19' });
const fixture = join(work, 'rgb.pdf');
execFileSync(process.execPath, [program, 'fixture', fixture]);

const verdict = (met) => (met ? '' : ' – not reached');
// With as many threads as bin/magazine.js asks for.
const runs = Array.from({ length: RUNS }, () => JSON.parse(execFileSync(process.execPath, [program, 'press', fixture, join(work, 'ink.pdf')], { encoding: 'utf8', env: { ...process.env, UV_THREADPOOL_SIZE: '3' } })));
const best = [...runs].sort((a, b) => a.ms - b.ms)[RUNS >> 1];
const memory = Math.max(...runs.map((run) => run.rssMb));
console.log(`\nPress: 32 pages with 16 photos of a page (${(statSync(fixture).size / 1e6).toFixed(1)} MB) to ink: ${(best.ms / 1000).toFixed(2)} s, ${best.mb.toFixed(1)} MB`);
console.log(`peak memory  ${Math.round(memory)} MB   goal: ${MEMORY_GOAL_MB} or less${verdict(memory <= MEMORY_GOAL_MB)}`);

const profile = join(ROOT, 'profiles', 'ISOcoated_v2_300_bas.icc');
const start = performance.now();
const gs = spawnSync('gs', [
  '-q', '-dBATCH', '-dNOPAUSE', `--permit-file-read=${profile}`, '-sDEVICE=pdfwrite', '-sProcessColorModel=DeviceCMYK', '-sColorConversionStrategy=CMYK',
  `-sOutputICCProfile=${profile}`, `-sOutputFile=${join(work, 'gs.pdf')}`, fixture,
]);
if (gs.error) console.log('Ghostscript is not installed: nothing to compare with.');
else {
  const ms = performance.now() - start;
  console.log(`Ghostscript's own conversion: ${(ms / 1000).toFixed(2)} s`);
  console.log(`ratio        ${(best.ms / ms).toFixed(3)}   goal: ${RATIO_GOAL.toFixed(3)} or less${verdict(best.ms <= ms * RATIO_GOAL)}`);
}
