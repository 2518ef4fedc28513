/**
 * What ink costs: the whole print build against the same build left in the browser's colours, on a cold cache of pictures and on a warm one. Part of
 * `npm run bench`; alone: `node bench/conversion.mjs [--runs 3] [--issue <folder>]`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const GOALS = { cold: 2.5, warm: 1.5 };
const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' }, issue: { type: 'string' } }, strict: false });
const real = join(ROOT, '..', 'shared', 'real', 'issue-2026q2');
const issue = values.issue ? resolve(values.issue) : existsSync(join(real, 'issue.yaml')) ? real : join(ROOT, 'issues', 'issue-2026q2');
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

const outfile = join(ROOT, 'dist', 'bench', 'conversion.js');
await build({ absWorkingDir: ROOT, entryPoints: ['bench/conversion.ts'], outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20.19' });
const work = mkdtempSync(join(tmpdir(), 'magazine-bench-'));
const run = (cache, how) => Number(execFileSync(process.execPath, [outfile, issue, cache, how], { encoding: 'utf8', cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] }));
try {
  const times = { cold: { ink: [], rgb: [] }, warm: { ink: [], rgb: [] } };
  for (let i = 0; i < Number(values.runs); i += 1) {
    for (const how of ['ink', 'rgb']) {
      const cache = join(work, `${how}-${i}`);
      times.cold[how].push(run(cache, how));
      times.warm[how].push(run(cache, how));
      rmSync(cache, { recursive: true, force: true });
    }
  }
  console.log('\nBringing the print edition to ink, against the same build left in the browser’s colours (the second also counts no preflight):');
  for (const [name, { ink, rgb }] of Object.entries(times)) {
    const ratio = median(ink) / median(rgb);
    console.log(`  ${name} cache  ${(median(ink) / 1000).toFixed(2)} s / ${(median(rgb) / 1000).toFixed(2)} s   ratio ${ratio.toFixed(2)}   goal: ${GOALS[name]} or less${ratio <= GOALS[name] ? '' : ' – not reached'}`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
