/**
 * How much memory a build of a long issue holds, ours and the browser's together: `npm run memory`, or `node bench/memory.mjs [--pages 440]
 * [--pictures 400] [--edition print|proof|digital] [--heap <MB>] [--issue <folder>]`. Without `--edition` all three, one after the other, on a cold cache of pictures.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeLongIssue } from './issue.js';
import { peakOf, peaksByStage, watchedBuild, type WatchedBuild } from './run.js';
import { ROLES, type Sample } from './watch.js';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** The most that a build of 440 pages and 400 photos may hold, GB. */
const GOALS_GB: Readonly<Record<string, number>> = { print: 2.5, proof: 1.5, digital: 1.5 };
const EDITIONS = ['print', 'proof', 'digital'] as const;

const mb = (bytes: number): string => String(Math.round(bytes / 1e6)).padStart(6);
const row = (what: string, seconds: string, { pss, rss, by }: Sample): string => `  ${what.padEnd(10)} ${seconds.padStart(8)} ${mb(pss)} ${mb(rss)}   ${ROLES.map((role) => mb(by[role])).join('  ')}`;

function table(edition: string, built: WatchedBuild): string {
  const peak = peakOf(built.samples);
  if (!peak) throw new Error('Nothing was measured: is there a /proc?');
  const lines = peaksByStage(built).flatMap(({ stage, ms, peak: held }) => (held ? [row(stage, `${(ms / 1000).toFixed(1)} s`, held)] : []));
  const goal = GOALS_GB[edition]!;
  return [
    `  ${'stage'.padEnd(10)} ${'time'.padStart(8)} ${'PSS'.padStart(6)} ${'RSS'.padStart(6)}   ${ROLES.map((role) => role.padStart(Math.max(6, role.length))).join('  ')}  MB`,
    ...lines, row('peak', `${(built.ms / 1000).toFixed(1)} s`, peak),
    `  ${(peak.pss / 1e9).toFixed(2)} GB   goal: less than ${goal} GB${peak.pss < goal * 1e9 ? '' : ' – not reached'}`,
  ].join('\n');
}

const { values } = parseArgs({ options: { pages: { type: 'string', default: '440' }, pictures: { type: 'string', default: '400' }, edition: { type: 'string' }, heap: { type: 'string' }, issue: { type: 'string' }, keep: { type: 'string' } } });
const work = values.keep ?? await mkdtemp(join(tmpdir(), 'magazine-memory-'));
const issue = values.issue === undefined ? join(work, 'issues', 'long') : resolve(values.issue);
process.once('SIGINT', () => process.exit(130));
try {
  if (values.issue === undefined) await writeLongIssue(issue, { pages: Number(values.pages), pictures: Number(values.pictures), photos: join(tmpdir(), 'magazine-bench-photos') });
  for (const edition of values.edition === undefined ? EDITIONS : [values.edition]) {
    const cache = join(work, `cache-${edition}`);
    const out = join(work, 'out');
    const env = { ...process.env, MAGAZINE_CACHE: cache, ...(values.heap === undefined ? {} : { NODE_OPTIONS: `--max-old-space-size=${values.heap}` }) };
    // Unpacks the browser, which is done once and no part of a build.
    execFileSync(process.execPath, [join(ROOT, 'bin', 'magazine.js'), 'doctor'], { cwd: ROOT, env, stdio: 'ignore' });
    const built = await watchedBuild(ROOT, [issue, '--edition', edition, '--out', out], env);
    const size = await stat(join(out, `${basename(issue)}-${edition}.pdf`)).then((found) => `${(found.size / 1e6).toFixed(1)} MB`, () => null);
    console.log(`\n${edition}: ${built.said.split('\n').find((line) => line.startsWith(`${basename(issue)}: `)) ?? `ended with ${built.code}.`} ${size ?? 'No PDF.'}\n${table(edition, built)}`);
    if (size === null) console.log(built.said.slice(-4000));
    if (values.keep === undefined) await rm(cache, { recursive: true, force: true });
  }
} finally {
  if (values.keep === undefined) await rm(work, { recursive: true, force: true });
}
