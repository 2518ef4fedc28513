/** Prints how well PDFs are set: `npm run gauge -- file.pdf …`, `--json` for all figures. Measuring itself is src/gauge/. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gauge, GAPING, LOOSE, SEEN_RIVER, type Figures, type Gauge } from '../src/gauge/index.js';

const percent = (part: number, whole: number, digits = 2): string => `${whole === 0 ? '–' : ((100 * part) / whole).toFixed(digits)} %`;

const goal = (met: boolean, text: string): string => `${text}${met ? '' : ', not reached'}`;

function table({ all, vi, en }: Gauge): string {
  const rows: readonly (readonly [string, (f: Figures) => string, string])[] = [
    ['lines of body text', (f) => String(f.lines), ''],
    ['of them not ending a paragraph', (f) => String(f.inner), ''],
    ['  justified to their measure', (f) => percent(f.justified, f.inner), goal(all.justified >= 0.95 * all.inner, 'goal: 95 % or more')],
    [`  word space over ${LOOSE} em`, (f) => percent(f.loose, f.justified), goal(all.loose <= 0.04 * all.justified, 'goal: 4 % or less')],
    [`  word space over ${GAPING} em`, (f) => percent(f.gaping.length, f.justified), goal(all.gaping.length <= 0.005 * all.justified, 'goal: 0.5 % or less')],
    ['  word space: median, em', (f) => f.spaces.half.toFixed(3), ''],
    ['  word space: 25 % to 75 %', (f) => `${f.spaces.quarter.toFixed(2)}–${f.spaces.threeQuarters.toFixed(2)}`, ''],
    ['  word space: least to 95 %', (f) => `${f.spaces.least.toFixed(2)}–${f.spaces.most95.toFixed(2)}`, ''],
    ['  ending in a hyphen', (f) => percent(f.hyphens, f.inner, 1), ''],
    ['most hyphens in a row', (f) => String(f.hyphenRun), goal(all.hyphenRun <= 2, 'goal: 2 or fewer')],
    ['last lines under 5 letters', (f) => String(f.fragments.length), goal(all.fragments.length === 0, 'goal: none')],
  ];
  return rows.map(([name, value, note]) => `${name.padEnd(32)}${[all, vi, en].map((f) => value(f).padStart(12)).join('')}   ${note}`.trimEnd()).join('\n');
}

/** A PDF's figures in words. */
export function describe(found: Gauge): string {
  const { body, leading, baseline, rivers, all } = found;
  const seen = rivers.filter((r) => r.narrowest >= SEEN_RIVER).sort((a, b) => b.lines - a.lines || b.narrowest - a.narrowest);
  const lines = [
    `${body.family} ${body.size} pt on ${leading} pt`,
    `${''.padEnd(32)}${['all', 'vi', 'en'].map((h) => h.padStart(12)).join('')}`,
    table(found),
    `${'baselines off the grid'.padEnd(32)}${`${baseline.most.toFixed(3)} pt`.padStart(12)}${''.padEnd(24)}   ${goal(baseline.most <= 0.1, `at most, page ${baseline.page}; goal: 0.1 pt or less`)}`,
    `${'rivers of 4 lines and more'.padEnd(32)}${String(rivers.length).padStart(12)}${''.padEnd(24)}   with spaces of ${SEEN_RIVER} em and more: ${seen.length}`,
    ...seen.slice(0, 5).map((r) => `  page ${r.page}: ${r.lines} lines from ${r.y.toFixed(0)} pt below the trim's head, ${r.x.toFixed(0)} pt from its left`),
  ];
  if (found.unusedHyphens > 0) lines.push(`${found.unusedHyphens} unused soft hyphens in the text`);
  for (const spot of all.gaping) lines.push(`  over ${GAPING} em, page ${spot.page}: ${Number.isFinite(spot.space) ? `${spot.space.toFixed(2)} em` : 'one word'}: ${spot.text}`);
  for (const spot of all.fragments) lines.push(`  short last line, page ${spot.page}: ${spot.text}`);
  return lines.join('\n');
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === resolve(process.argv[1])) {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true });
  if (positionals.length === 0) process.stderr.write('Which PDF? npm run gauge -- out/issue-2026q2/issue-2026q2-print.pdf\n');
  for (const file of positionals) {
    const found = await gauge(await readFile(file));
    if (values.json) process.stdout.write(`${JSON.stringify({ file, ...found }, null, 2)}\n`);
    else process.stdout.write(`${file}\n${found ? describe(found) : 'No text.'}\n\n`);
  }
  process.exitCode = positionals.length === 0 ? 1 : 0;
}
