/** `npm run faults`: how many planted faults the copy desk finds, as a table. `--seeds 1,2,3`, `--together`, `--missed`, folders of issues. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KINDS } from './kinds.js';
import { measure, type Found } from './measure.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '1,2,3' }, together: { type: 'boolean', default: false }, missed: { type: 'boolean', default: false }, kind: { type: 'string' } },
});
const root = process.cwd();
const known = [join(root, 'issues', 'issue-2026q2'), join(root, '..', 'shared', 'real', 'issue-2026q2')].filter((folder) => existsSync(join(folder, 'issue.yaml')));
const folders = positionals.length > 0 ? positionals.map((folder) => resolve(folder)) : known;
const seeds = values.seeds.split(',').map(Number);
const kinds = KINDS.filter(({ id }) => values.kind === undefined || id.includes(values.kind));

const percent = (found: number, planted: number): string => (planted === 0 ? '-' : `${((100 * found) / planted).toFixed(1)} %`);
const row = (...cells: readonly string[]): string => `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(20) : cell.padStart(8))).join(' | ')} |`;

for (const folder of folders) {
  const runs: (readonly Found[])[] = [];
  for (const seed of seeds) runs.push(await measure(folder, kinds, seed, values.together));
  const all = kinds.map(({ id }) => runs.flat().filter((found) => found.kind === id));
  const sum = (list: readonly Found[], of: (found: Found) => number): number => list.reduce((total, found) => total + of(found), 0);
  const lines = [...all, runs.flat()].map((list, i) => {
    const [planted, found] = [sum(list, (each) => each.planted), sum(list, (each) => each.found)];
    return row(kinds[i]?.id ?? 'all', String(planted), String(found), percent(found, planted), String(sum(list, (each) => each.strange.length)));
  });
  const head = [row('fault', 'planted', 'found', 'rate', 'beside'), row('---', '---:', '---:', '---:', '---:')];
  process.stdout.write(`${folder}, seeds ${seeds.join(', ')}${values.together ? ', all kinds in one copy' : ', each kind in a fresh copy'}\n\n${[...head, ...lines].join('\n')}\n\n`);
  if (values.missed) for (const { kind, missed, strange } of runs.flat()) process.stdout.write([...missed.map((what) => `missed: ${kind}: ${what}\n`), ...strange.map((what) => `beside: ${kind}: ${what}\n`)].join(''));
}
