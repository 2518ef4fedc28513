/**
 * `npm run bench`: our whole build, Markdown to verified PDF with a warm picture cache, against pagedjs-cli alone on plain HTML of the same texts and
 * photos. Runs alternate, both as child processes with the same browser. `--runs 5`, `--issue <folder>`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const GOAL = 1.2;
const require = createRequire(import.meta.url);
const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' }, issue: { type: 'string' } } });
const runs = Number(values.runs);
const real = join(ROOT, '..', 'shared', 'real', 'issue-2026q2');
const issue = values.issue ? resolve(values.issue) : existsSync(join(real, 'issue.yaml')) ? real : join(ROOT, 'issues', 'issue-2026q2');

const work = mkdtempSync(join(tmpdir(), 'magazine-bench-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

const { build } = await import('esbuild');
const generator = join(ROOT, 'dist', 'bench', 'stacked.js');
await build({ absWorkingDir: ROOT, entryPoints: ['bench/stacked.ts'], outfile: generator, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20.19' });
const html = join(work, 'stacked.html');
const browser = JSON.parse(execFileSync(process.execPath, [generator, issue, html], { encoding: 'utf8' }));

const pagedjs = join(dirname(require.resolve('pagedjs-cli')), 'cli.js');
const sides = {
  magazine: {
    command: [join(ROOT, 'bin', 'magazine.js'), 'build', issue, '--out', join(work, 'magazine'), '--quiet'],
    env: process.env,
    pdf: join(work, 'magazine', `${issue.split(/[\\/]/).pop()}-print.pdf`),
  },
  'pagedjs-cli': {
    command: [pagedjs, html, '--output', join(work, 'stacked.pdf'), '--outline-tags', 'h1,h2', ...(browser.root ? ['--browserArgs=--no-sandbox'] : [])],
    env: { ...process.env, ...browser.env, PUPPETEER_EXECUTABLE_PATH: browser.executable },
    pdf: join(work, 'stacked.pdf'),
  },
};

/** Runs one side once. @returns milliseconds. */
function run(name) {
  const { command, env, pdf } = sides[name];
  rmSync(pdf, { force: true });
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8', cwd: ROOT });
  const ms = performance.now() - start;
  if (status !== 0 || !existsSync(pdf)) {
    process.stderr.write(`${name} ended with ${status}:\n${stdout.slice(-3000)}\n${stderr.slice(-3000)}\n`);
    process.exit(1);
  }
  return ms;
}

const median = (list) => {
  const sorted = [...list].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
const pagesOf = async (pdf) => (await (await import('@cantoo/pdf-lib')).PDFDocument.load(readFileSync(pdf))).getPageCount();

console.log(`${issue}\nNode.js ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model.trim()}, ${runs} runs a side after one to warm up\n`);
const times = { magazine: [], 'pagedjs-cli': [] };
const stages = new Map();
for (let i = -1; i < runs; i += 1) {
  for (const name of Object.keys(sides)) {
    const ms = run(name);
    if (i < 0) continue;
    times[name].push(ms);
    if (name !== 'magazine') continue;
    const { timings } = JSON.parse(readFileSync(join(work, 'magazine', 'report.json'), 'utf8'));
    for (const [stage, took] of Object.entries(timings)) stages.set(stage, [...(stages.get(stage) ?? []), took]);
  }
}
for (const [name, list] of Object.entries(times)) {
  const { pdf } = sides[name];
  console.log(`${name.padEnd(12)} ${seconds(median(list)).padStart(8)}   ${list.map((ms) => (ms / 1000).toFixed(2)).join(' ')}   ${await pagesOf(pdf)} pages, ${(statSync(pdf).size / 1e6).toFixed(1)} MB`);
}
const ratio = median(times.magazine) / median(times['pagedjs-cli']);
console.log(`\nratio        ${ratio.toFixed(2)}   goal: ${GOAL} or less${ratio <= GOAL ? '' : ' – not reached'}\n`);
console.log('Stages of magazine, medians:');
for (const [stage, list] of stages) console.log(`  ${stage.padEnd(10)} ${String(Math.round(median(list))).padStart(6)} ms`);
