/**
 * `npm run bench`: our whole build, Markdown to verified PDF with a warm picture cache, against pagedjs-cli alone on plain HTML of the same texts and
 * photos. Runs alternate, both as child processes with the same browser. Then: composing and pagination alone against Paged.js's own, pages
 * needed against the browser's native columns, cost a page of an issue ten times as long, and how well the lines are set.
 * `--runs 5`, `--issue <folder>`, `--no-long` leaves the long issue out.
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
const COMPOSE_GOAL = 1.5;
const LONG = 10;
const LONG_GOAL = 1.2;
/** Stages that do what Paged.js does: from measured words to pages. */
const COMPOSING = ['view', 'measure', 'compose', 'render', 'paginate'];
const require = createRequire(import.meta.url);
const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' }, issue: { type: 'string' }, 'no-long': { type: 'boolean', default: false } } });
const runs = Number(values.runs);
const real = join(ROOT, '..', 'shared', 'real', 'issue-2026q2');
const issue = values.issue ? resolve(values.issue) : existsSync(join(real, 'issue.yaml')) ? real : join(ROOT, 'issues', 'issue-2026q2');

const work = mkdtempSync(join(tmpdir(), 'magazine-bench-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

const { build } = await import('esbuild');
const compile = async (name) => {
  const outfile = join(ROOT, 'dist', 'bench', `${name}.js`);
  await build({ absWorkingDir: ROOT, entryPoints: [`bench/${name}.ts`], outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20.19' });
  return outfile;
};
const generator = await compile('stacked');
const native = await compile('native');
const html = join(work, 'stacked.html');
const browser = JSON.parse(execFileSync(process.execPath, [generator, issue, html], { encoding: 'utf8' }));

const pagedjs = join(dirname(require.resolve('pagedjs-cli')), 'cli.js');
const sides = {
  magazine: {
    command: [join(ROOT, 'bin', 'magazine.js'), 'build', issue, '--out', join(work, 'magazine'), '--quiet', '--fresh'],
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
const composing = [];
const paging = [];
const timingsOf = (folder) => JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).timings;
const sumOf = (timings, names) => names.reduce((sum, name) => sum + (timings[name] ?? 0), 0);
for (let i = -1; i < runs; i += 1) {
  for (const name of Object.keys(sides)) {
    const ms = run(name);
    if (i < 0) continue;
    times[name].push(ms);
    if (name !== 'magazine') continue;
    const timings = timingsOf(join(work, 'magazine'));
    composing.push(sumOf(timings, COMPOSING));
    paging.push(Number(execFileSync(process.execPath, [native, 'paged', html], { encoding: 'utf8', cwd: ROOT })));
    for (const [stage, took] of Object.entries(timings)) stages.set(stage, [...(stages.get(stage) ?? []), took]);
  }
}
for (const [name, list] of Object.entries(times)) {
  const { pdf } = sides[name];
  console.log(`${name.padEnd(12)} ${seconds(median(list)).padStart(8)}   ${list.map((ms) => (ms / 1000).toFixed(2)).join(' ')}   ${await pagesOf(pdf)} pages, ${(statSync(pdf).size / 1e6).toFixed(1)} MB`);
}
// Paged.js stops at a PDF in the browser's colours: what the press and preflight add is counted apart.
const inking = ['press', 'preflight'].reduce((sum, name) => sum + median(stages.get(name) ?? [0]), 0);
const ratio = (median(times.magazine) - inking) / median(times['pagedjs-cli']);
console.log(`\nratio        ${(median(times.magazine) / median(times['pagedjs-cli'])).toFixed(2)} with ink and preflight, ${ratio.toFixed(2)} without   goal: ${GOAL} or less${ratio <= GOAL ? '' : ' – not reached'}\n`);
console.log('Stages of magazine, medians:');
for (const [stage, list] of stages) console.log(`  ${stage.padEnd(10)} ${String(Math.round(median(list))).padStart(6)} ms`);

const verdict = (met) => (met ? '' : ' – not reached');

{
  const against = median(composing) / median(paging);
  console.log(`\nComposing and pagination (${COMPOSING.join(', ')}): ${seconds(median(composing))}; Paged.js alone on the plain HTML, from loading it to its last page: ${seconds(median(paging))}`);
  console.log(`ratio        ${against.toFixed(2)}   goal: ${COMPOSE_GOAL} or less${verdict(against <= COMPOSE_GOAL)}`);
  if (against > COMPOSE_GOAL) {
    const most = COMPOSING.map((name) => [name, median(stages.get(name) ?? [0])]).sort((a, b) => b[1] - a[1])[0];
    console.log(`             most of it is ${most[0]}: ${Math.round(most[1])} ms`);
  }
}

const nativePdf = join(work, 'native.pdf');
execFileSync(process.execPath, [native, 'print', html, nativePdf], { cwd: ROOT });
console.log(`\nPages of the same texts and photos at 9.6 on 13 pt: magazine ${await pagesOf(sides.magazine.pdf)} (covers, contents and masthead in it), Paged.js ${await pagesOf(sides['pagedjs-cli'].pdf)}, the browser's columns ${await pagesOf(nativePdf)}`);

if (!values['no-long']) {
  const long = join(work, 'long', 'issue-2026q2');
  execFileSync(process.execPath, [native, 'times', issue, String(LONG), long], { cwd: ROOT });
  const out = join(work, 'long-out');
  const { stderr } = spawnSync(process.execPath, [join(ROOT, 'bin', 'magazine.js'), 'build', long, '--out', out, '--quiet', '--fresh'], { encoding: 'utf8', cwd: ROOT });
  const pdf = join(out, 'issue-2026q2-print.pdf');
  if (!existsSync(pdf)) console.log(`\nThe issue of ${LONG} times as many articles gave no PDF:\n${stderr.slice(-2000)}`);
  else {
    const pages = { short: await pagesOf(sides.magazine.pdf), long: await pagesOf(pdf) };
    const timings = timingsOf(out);
    // What a run costs once, however long the issue: starting the browser.
    const each = ([...names], count, of) => names.reduce((sum, name) => sum + of(name), 0) / count;
    const names = [...stages.keys()].filter((name) => !['browser', 'total'].includes(name));
    const short = each(names, pages.short, (name) => median(stages.get(name)));
    const longer = each(names, pages.long, (name) => timings[name] ?? 0);
    const growth = longer / short;
    console.log(`\nCost a page: ${short.toFixed(1)} ms at ${pages.short} pages, ${longer.toFixed(1)} ms at ${pages.long}`);
    console.log(`ratio        ${growth.toFixed(2)}   goal: ${LONG_GOAL} or less${verdict(growth <= LONG_GOAL)}`);
    const grown = names.map((name) => [name, (timings[name] ?? 0) / pages.long, median(stages.get(name)) / pages.short]).sort((a, b) => b[1] - b[2] - (a[1] - a[2])).slice(0, 3);
    if (growth > LONG_GOAL) console.log(`             grows most: ${grown.map(([name, a, b]) => `${name} ${b.toFixed(1)} → ${a.toFixed(1)} ms`).join(', ')}`);
  }
}

execFileSync(process.execPath, [join(ROOT, 'bench', 'press.mjs')], { cwd: ROOT, stdio: 'inherit' });
for (const part of ['conversion', 'desk']) execFileSync(process.execPath, [join(ROOT, 'bench', `${part}.mjs`), '--issue', issue], { cwd: ROOT, stdio: 'inherit' });

// Last, because it is compiled code of ours: the timed runs above had none of it in memory.
console.log(`\nLines, measured from the PDF:\n${execFileSync(process.execPath, [await compile('typography'), sides.magazine.pdf], { encoding: 'utf8', cwd: ROOT })}`);
