/**
 * The designer's desk: how long a save takes until the changed pages show, what a build costs when nothing has changed, and a proof from Markdown
 * against WeasyPrint and Vivliostyle on finished HTML, where they are installed. Part of `npm run bench`; alone: `node bench/desk.mjs [--issue <folder>]`.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import puppeteer from 'puppeteer';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const BIN = join(ROOT, 'bin', 'magazine.js');
const GOALS = { median: 0.1, medianMs: 300, worst: 1 / 3, same: 0.2, peer: 0.5 };
const { values } = parseArgs({ options: { issue: { type: 'string' }, runs: { type: 'string', default: '3' } }, strict: false });
const real = join(ROOT, '..', 'shared', 'real', 'issue-2026q2');
const issue = values.issue ? resolve(values.issue) : existsSync(join(real, 'issue.yaml')) ? real : join(ROOT, 'issues', 'issue-2026q2');
const runs = Number(values.runs);
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
const verdict = (met) => (met ? '' : ' – not reached');
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** Numbers that look random and are the same in every run. */
let state = 20_260_206;
const roll = (n) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
};

const work = mkdtempSync(join(tmpdir(), 'magazine-desk-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
cpSync(dirname(issue), join(work, 'issues'), { recursive: true, filter: (path) => path === dirname(issue) || path.startsWith(issue) || /(house\.yaml|names\.yaml|house([\\/]|$))/.test(path) });
const copy = join(work, 'issues', basename(issue));

/** A cache with the browser unpacked in it and no picture: what a run finds the first time an issue is built. */
function coldCache(name) {
  const own = process.env.MAGAZINE_CACHE ?? (process.env.XDG_CACHE_HOME ? join(process.env.XDG_CACHE_HOME, 'magazine') : join(homedir(), '.cache', 'magazine'));
  const folder = join(work, name);
  mkdirSync(folder);
  for (const entry of existsSync(own) ? readdirSync(own) : []) if (entry.startsWith('chromium-')) symlinkSync(join(own, entry), join(folder, entry));
  return folder;
}

function magazine(cache, ...args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [BIN, ...args, '--quiet'], { encoding: 'utf8', cwd: ROOT, env: { ...process.env, MAGAZINE_CACHE: cache } });
  if (status !== 0) throw new Error(`magazine ${args.join(' ')} ended with ${status}:\n${stderr.slice(-2000)}`);
  return performance.now() - start;
}

spawnSync(process.execPath, [BIN, '--version'], { cwd: ROOT });
const out = join(work, 'out');
const cold = [];
const same = [];
const proof = [];
for (let i = 0; i < runs; i += 1) {
  // What was saved within two seconds is built again, whatever was kept.
  await wait(2_500);
  const cache = coldCache(`cache-${i}`);
  cold.push(magazine(cache, 'build', copy, '--out', out));
  same.push(magazine(cache, 'build', copy, '--out', out));
  proof.push(magazine(coldCache(`proof-${i}`), 'proof', copy, '--out', out));
}

const paragraphs = (text) => text.split('\n\n');
const isProse = (part) => /^[\p{L}“"(]/u.test(part) && part.length > 120 && !part.includes('\n|');
/** Changes one paragraph of prose somewhere in the issue. */
function edit(change) {
  const slugs = readdirSync(join(copy, 'articles')).sort();
  for (;;) {
    const folder = join(copy, 'articles', slugs[roll(slugs.length)]);
    const files = readdirSync(folder).filter((name) => name.endsWith('.md')).sort();
    const path = join(folder, files[roll(files.length)]);
    const parts = paragraphs(readFileSync(path, 'utf8'));
    const prose = parts.map((part, i) => [part, i]).filter(([part, i]) => i > 0 && isProse(part));
    if (prose.length === 0) continue;
    const [part, at] = prose[roll(prose.length)];
    parts[at] = change(part);
    return () => writeFileSync(path, parts.join('\n\n'));
  }
}
const word = (part) => {
  const words = part.split(' ');
  const at = 1 + roll(words.length - 2);
  words[at] = words[at].replace(/\p{L}+/u, (letters) => [...letters].reverse().join(''));
  return words.join(' ');
};
const sentence = (part) => `${part} ${part.split(' ').slice(0, 14).join(' ')}.`;
const pages = (part) => Array.from({ length: 40 }, () => part).join('\n\n');
const edits = [...Array.from({ length: 15 }, () => ['a word', word]), ...Array.from({ length: 4 }, () => ['lines', sentence]), ['pages', pages]];

const cache = coldCache('desk');
const server = spawn(process.execPath, [BIN, 'preview', copy, '--no-open'], { cwd: ROOT, env: { ...process.env, MAGAZINE_CACHE: cache }, stdio: ['ignore', 'pipe', 'inherit'] });
const address = await new Promise((done, fail) => {
  let said = '';
  server.stdout.on('data', (data) => {
    said += data;
    const found = /http:\/\/\S+/.exec(said);
    if (found) done(found[0]);
  });
  server.on('exit', (code) => fail(new Error(`The preview ended with ${code}.`)));
});
const outfile = join(ROOT, 'dist', 'bench', 'stacked.js');
await build({ absWorkingDir: ROOT, entryPoints: ['bench/stacked.ts'], outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20.19' });
const html = join(work, 'stacked.html');
const engine = JSON.parse(execFileSync(process.execPath, [outfile, issue, html], { encoding: 'utf8' }));
const browser = await puppeteer.launch({ executablePath: engine.executable, args: engine.root ? ['--no-sandbox'] : [], env: { ...process.env, ...engine.env } });
const took = [];
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1400, height: 1000 });
  await page.goto(address);
  const revision = () => page.evaluate(() => Number(document.documentElement.dataset.revision ?? 0));
  const quiet = async () => {
    for (let last = -1, now = await revision(); now !== last || now === 0; now = await revision()) {
      last = now;
      await wait(1_500);
    }
  };
  for (const [kind, change] of edits) {
    const save = edit(change);
    await quiet();
    const before = await revision();
    const shown = page.waitForFunction((old) => Number(document.documentElement.dataset.revision ?? 0) > old, { polling: 'raf', timeout: 60_000 }, before);
    const start = performance.now();
    save();
    await shown;
    took.push([kind, performance.now() - start]);
  }
} finally {
  await browser.close();
  server.kill('SIGINT');
}

console.log(`\nThe desk, ${issue}`);
console.log(`  cold build            ${seconds(median(cold))}   ${cold.map((ms) => (ms / 1000).toFixed(2)).join(' ')}`);
const again = median(same) / median(cold);
console.log(`  nothing changed       ${seconds(median(same))}   ratio ${again.toFixed(2)}   goal: ${GOALS.same} or less${verdict(again <= GOALS.same)}`);
const all = took.map(([, ms]) => ms);
const share = median(all) / median(cold);
const worst = Math.max(...all) / median(cold);
console.log(`  save to page, median  ${Math.round(median(all))} ms   ratio ${share.toFixed(3)}   goal: ${GOALS.median} and ${GOALS.medianMs} ms or less${verdict(share <= GOALS.median && median(all) <= GOALS.medianMs)}`);
console.log(`  save to page, worst   ${Math.round(Math.max(...all))} ms   ratio ${worst.toFixed(2)}   goal: ${GOALS.worst.toFixed(2)} or less${verdict(worst <= GOALS.worst)}`);
for (const kind of ['a word', 'lines', 'pages']) console.log(`    ${kind.padEnd(8)} ${took.filter(([k]) => k === kind).map(([, ms]) => Math.round(ms)).join(' ')} ms`);

console.log(`  cold proof            ${seconds(median(proof))}`);
const peers = { WeasyPrint: ['weasyprint', [html, join(work, 'weasyprint.pdf')]], 'Vivliostyle CLI': ['vivliostyle', ['build', html, '-o', join(work, 'vivliostyle.pdf')]] };
for (const [name, [command, args]] of Object.entries(peers)) {
  if (spawnSync(command, ['--version']).error) {
    console.log(`  ${name} is not installed: nothing to compare a proof with.`);
    continue;
  }
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd: work });
    if (status !== 0) throw new Error(`${name} ended with ${status}:\n${stderr.slice(-2000)}`);
    return performance.now() - start;
  });
  const ratio = median(proof) / median(times);
  console.log(`  ${name} on the HTML ${seconds(median(times))}   ratio ${ratio.toFixed(2)}   goal: ${GOALS.peer} or less${verdict(ratio <= GOALS.peer)}`);
}
process.exit(0);
