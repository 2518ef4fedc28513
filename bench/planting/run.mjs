/**
 * The second measure of the copy desk, written from the format alone, without a look at the rules: plants faults as an editor, a typist or a scan
 * makes them into copies of whole issues, runs `magazine check`, and counts what is told at the right line as a warning or worse.
 *
 *   npm run faults:second -- --seeds 1,2,3 [--issue <folder>]... [--missed] [--forms]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chance } from './chance.mjs';
import { changedDates, changedDigits } from './figures.mjs';
import { deletedCaptions, droppedParagraphs, swappedCaptions, swappedParagraphs } from './parts.mjs';
import { pairsOf, readLines } from './texts.mjs';
import { brokenSyllables, lostEndMarks, misspellings, spoiledNames } from './words.mjs';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const KINDS = [
  ['changed digit', 40, changedDigits], ['changed date', 20, changedDates], ['dropped paragraph', 20, droppedParagraphs], ['swapped paragraphs', 10, swappedParagraphs],
  ['deleted caption', 20, deletedCaptions], ['swapped captions', 10, swappedCaptions], ['marks of a name', 30, spoiledNames], ['letter of a syllable', 20, brokenSyllables],
  ['English misspelling', 20, misspellings], ['lost end mark', 10, lostEndMarks],
];
/** A paragraph's neighbours: what is told no farther from a fault is no false alarm. */
const NEAR_LINES = 2;

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '1' }, issue: { type: 'string', multiple: true }, missed: { type: 'boolean' }, forms: { type: 'boolean' } },
});
const real = join(ROOT, '..', 'shared', 'real', 'issue-2026q2');
const issues = (values.issue ?? [join(ROOT, 'issues', 'issue-2026q2'), ...(existsSync(join(real, 'issue.yaml')) ? [real] : [])]).map((path) => resolve(path));
const seeds = values.seeds.split(',').map(Number);
const work = mkdtempSync(join(tmpdir(), 'magazine-planting-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

/** Copies a folder with links in place of its pictures. */
function twin(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) twin(join(from, entry.name), join(to, entry.name));
    else if (/\.(md|yaml)$/.test(entry.name)) cpSync(join(from, entry.name), join(to, entry.name));
    else linkSync(join(from, entry.name), join(to, entry.name));
  }
}

/** The untouched issue with what lies beside it, in a place of its own. */
function settle(issue, name) {
  const home = join(work, name, 'issues');
  mkdirSync(home, { recursive: true });
  for (const beside of ['house.yaml', 'names.yaml', 'house']) if (existsSync(join(dirname(issue), beside))) cpSync(join(dirname(issue), beside), join(home, beside), { recursive: true });
  cpSync(issue, join(home, basename(issue)), { recursive: true });
  return join(home, basename(issue));
}

/** What the checker says of a folder, with paths inside the issue. */
function check(folder) {
  const home = dirname(dirname(folder));
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(ROOT, 'bin', 'magazine.js'), 'check', folder, '--reporter', 'json'], { encoding: 'utf8', cwd: home, maxBuffer: 1 << 28 });
  if (status !== 0 && status !== 1) throw new Error(`magazine check ended with ${status}:\n${stderr.slice(-2000)}`);
  return JSON.parse(stdout).messages.filter((message) => message.severity !== 'info')
    .map((message) => ({ ...message, file: message.place?.file ? relative(folder, resolve(home, message.place.file)) : '', line: message.place?.line ?? 0, endLine: message.place?.endLine ?? message.place?.line ?? 0 }));
}

/** What a message says without the numbers of other lines, which move when a line is cut, and without how often a word stands in the issue. */
const key = (file, line, message) => [file, line, message.rule, message.text.replace(/\bline \d+|\bin \d+ of \d+ places|\b\d+ times/g, '')].join('\t');

/** Plants what `make` yields until `count` faults stand, one a line. Returns the files and the faults. */
function plant(folder, make, count, luck, skip) {
  const files = readLines(folder);
  const faults = [];
  const taken = new Set();
  for (const fault of make(pairsOf(files), luck, files)) {
    const lines = [...fault.places, ...fault.partners].map((place) => place.line);
    const name = `${fault.places.map((place) => `${place.file}:${place.line.was}`)} ${fault.what}`;
    if (skip.has(name) || lines.some((line) => taken.has(line))) continue;
    for (const line of lines) taken.add(line);
    faults.push({ ...fault, name });
    if (faults.length === count) break;
  }
  for (const fault of faults) fault.apply();
  return { files, faults };
}

/** Where a place is now: its line, or the gap where its line was taken out. */
function spans(places, files) {
  return places.map(({ file, line }) => {
    const all = files.get(file);
    if (!line.gone) return { file, from: all.indexOf(line) + 1, to: all.indexOf(line) + 1 };
    const next = all.findIndex((other) => other.was > line.was);
    const at = next < 0 ? all.length : next + 1;
    const before = all.slice(0, at - 1).findLastIndex((other) => /^[\p{L}\d“"(]/u.test(other.text)) + 1;
    return { file, from: at - 1, to: at, near: all.findIndex((other, i) => i > 0 && other.text === '---') + 1 > before ? 1 : before };
  });
}
const meets = (message, span, near) => message.file === span.file && message.line <= span.to + near && message.endLine >= Math.min(span.from - near, near ? (span.near ?? Infinity) : Infinity);

/** @returns {{found: object[], beside: object[], missed: object[], alarms: object[]}} */
function judge(files, faults, before, messages) {
  const stock = new Map();
  for (const message of before) {
    const name = key(message.file, message.line, message);
    stock.set(name, (stock.get(name) ?? 0) + 1);
  }
  const fresh = messages.filter((message) => {
    const was = files.get(message.file)?.[message.line - 1]?.was ?? message.line;
    const name = key(message.file, was, message);
    const left = stock.get(name) ?? 0;
    if (left > 0) stock.set(name, left - 1);
    return left === 0;
  });
  const result = { found: [], beside: [], missed: [], alarms: [] };
  const nearby = [];
  for (const fault of faults) {
    const [own, partners] = [spans(fault.places, files), spans(fault.partners, files)];
    nearby.push(...own, ...partners);
    const told = (list) => fresh.find((message) => list.some((span) => meets(message, span, 0)));
    // A number or a date is told where it was changed; of a part that is gone or elsewhere, the partner may speak.
    if (told(fault.partnersCount ? [...own, ...partners] : own)) result.found.push(fault);
    else if (told(partners)) result.beside.push(fault);
    else result.missed.push(fault);
  }
  result.alarms = fresh.filter((message) => !nearby.some((span) => meets(message, span, NEAR_LINES)));
  return result;
}

function measure(issue, home, before, seed, [kind, count, make]) {
  const sum = { found: [], beside: [], missed: [], alarms: [] };
  const skip = new Set();
  const luck = chance(`${seed} ${kind} ${basename(dirname(issue))}`);
  // One fault a line and copy; what does not fit goes into another fresh copy.
  for (let planted = 0, round = 0; planted < count && round < 4; round += 1) {
    const copy = join(work, `${seed}-${kind.replace(/ /g, '-')}-${round}`, 'issues', basename(home));
    mkdirSync(dirname(copy), { recursive: true });
    twin(dirname(home), dirname(copy));
    const { files, faults } = plant(copy, make, count - planted, luck, skip);
    if (faults.length === 0) break;
    for (const [path, lines] of files) writeFileSync(join(copy, path), lines.map((line) => line.text).join('\n'));
    for (const fault of faults) {
      skip.add(fault.name);
      fault.partnersCount = /paragraph|caption/.test(kind);
    }
    const verdict = judge(files, faults, before, check(copy));
    for (const part of Object.keys(sum)) sum[part].push(...verdict[part]);
    planted += faults.length;
    rmSync(dirname(dirname(copy)), { recursive: true, force: true });
  }
  return sum;
}

const percent = (some, all) => (all === 0 ? '–' : `${((100 * some) / all).toFixed(0)} %`);
for (const issue of issues) {
  const home = settle(issue, `home-${issues.indexOf(issue)}`);
  const before = check(home);
  console.log(`\n${relative(ROOT, issue)}: ${before.length} warnings or worse before planting; seeds ${seeds.join(', ')}\n`);
  console.log('| kind | planted | found | share | only at the partner | false alarms |\n|---|---:|---:|---:|---:|---:|');
  const total = { found: 0, planted: 0, beside: 0, alarms: 0 };
  const notes = [];
  for (const kind of KINDS) {
    const all = { found: [], beside: [], missed: [], alarms: [] };
    for (const seed of seeds) {
      const sum = measure(issue, home, before, seed, kind);
      for (const part of Object.keys(all)) all[part].push(...sum[part]);
    }
    const planted = all.found.length + all.beside.length + all.missed.length;
    console.log(`| ${kind[0]} | ${planted} | ${all.found.length} | ${percent(all.found.length, planted)} | ${all.beside.length} | ${all.alarms.length} |`);
    total.found += all.found.length;
    total.planted += planted;
    total.beside += all.beside.length;
    total.alarms += all.alarms.length;
    if (values.forms) {
      const faults = [...all.found, ...all.beside, ...all.missed];
      for (const form of [...new Set(faults.map((fault) => fault.form))].sort()) {
        const some = faults.filter((fault) => fault.form === form);
        notes.push(`${kind[0]}, ${form}: ${some.filter((fault) => all.found.includes(fault)).length} of ${some.length}`);
      }
    }
    if (values.missed) {
      for (const fault of all.beside) notes.push(`beside  ${kind[0]} (${fault.form}) ${fault.name}`);
      for (const fault of all.missed) notes.push(`missed  ${kind[0]} (${fault.form}) ${fault.name}`);
      for (const message of all.alarms) notes.push(`alarm   ${kind[0]} ${message.file}:${message.line} ${message.rule}: ${message.text}`);
    }
  }
  console.log(`| all | ${total.planted} | ${total.found} | ${percent(total.found, total.planted)} | ${total.beside} | ${total.alarms} |`);
  if (notes.length) console.log(`\n${notes.join('\n')}`);
}
