/** Builds the print edition once in this process, in ink or left in the browser's colours; prints the milliseconds. */
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openCache } from '../src/pictures/index.js';
import { buildIssue } from '../src/pipeline.js';

const [issue, cache, how] = process.argv.slice(2);
if (issue === undefined || cache === undefined) throw new Error('conversion <issue> <cache> [rgb]');
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const world = {
  cache: await openCache(cache), templates: join(root, 'templates'), stylesheet: join(root, 'styles', 'print.css'), profiles: join(root, 'profiles'), version: 'bench', code: null, browser: null,
  date: null, revision: null, now: new Date(0),
};
const start = performance.now();
const { editions } = await buildIssue({ folder: resolve(issue), id: basename(resolve(issue)) }, world, { convert: how !== 'rgb' });
if (!editions[0]?.pdf) throw new Error('The issue gave no PDF.');
process.stdout.write(`${performance.now() - start}\n`);
process.exit(0);
