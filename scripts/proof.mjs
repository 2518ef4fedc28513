#!/usr/bin/env node
/**
 * What a CI does for a change: proofs of the issues that it touches, and what differs from the branch it is meant for.
 *
 *   node scripts/proof.mjs [<base>]      base: a branch or commit, origin/main by default
 *
 * Puts `proofs/<issue>/` in place for each: the proof, report.json, and diff.html against a proof of the base. Messages go to standard output as
 * annotations (`--reporter github`), or in the form that REPORTER names. Exit 1 when an issue has errors, 2 when the machine lacks something.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const base = process.argv[2] || 'origin/main';
const reporter = process.env.REPORTER || 'github';
const root = resolve('.');
/** Files that every issue is made with. */
const SHARED = /^(issues\/(house\.yaml|names\.yaml|house\/)|templates\/|styles\/|src\/|profiles\/|package(-lock)?\.json$)/;

function git(...args) {
  const { status, stdout, stderr, error } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (error || status !== 0) {
    process.stderr.write(`git ${args.join(' ')}: ${error ? error.message : stderr}`);
    process.exit(2);
  }
  return stdout.trim();
}

/** Runs a command of `magazine` from a checkout; its words are passed on. */
const magazine = (checkout, ...args) => spawnSync(process.execPath, [join(checkout, 'bin', 'magazine.js'), ...args], { cwd: checkout, stdio: 'inherit' }).status ?? 70;

const all = readdirSync('issues', { withFileTypes: true }).filter((entry) => entry.isDirectory() && existsSync(join('issues', entry.name, 'issue.yaml'))).map((entry) => entry.name);
const fork = git('merge-base', base, 'HEAD');
const changed = git('-c', 'core.quotepath=off', 'diff', '--name-only', fork, 'HEAD').split('\n').filter(Boolean);
const touched = changed.some((file) => SHARED.test(file)) ? all : all.filter((issue) => changed.some((file) => file.startsWith(`issues/${issue}/`)));
if (touched.length === 0) {
  process.stdout.write('The change touches no issue: nothing to prove.\n');
  process.exit(0);
}

const before = join(mkdtempSync(join(tmpdir(), 'magazine-base-')), 'checkout');
let worst = 0;
try {
  git('worktree', 'add', '--detach', '--quiet', before, fork);
  // The base has the packages of this checkout, so that nothing is installed twice.
  if (existsSync('node_modules')) symlinkSync(join(root, 'node_modules'), join(before, 'node_modules'));
  for (const issue of touched) {
    const out = join(root, 'proofs', issue);
    mkdirSync(out, { recursive: true });
    const code = magazine(root, 'proof', issue, '--out', out, '--strict', '--reporter', reporter);
    worst = Math.max(worst, code);
    const proof = join(out, `${issue}-proof.pdf`);
    const old = join(before, 'proofs', `${issue}-proof.pdf`);
    if (!existsSync(join(before, 'issues', issue, 'issue.yaml'))) process.stdout.write(`${issue} is new: there is nothing to compare it with.\n`);
    else if (existsSync(proof)) {
      // A base that cannot be built is no fault of the change.
      magazine(before, 'proof', issue, '--out', join(before, 'proofs'), '--quiet');
      if (existsSync(old)) worst = Math.max(worst, magazine(root, 'diff', old, proof, '--report', join(out, 'diff.html'), '--exit-zero'));
      else process.stdout.write(`${issue} of ${base} makes no proof to compare with.\n`);
    }
  }
} finally {
  spawnSync('git', ['worktree', 'remove', '--force', before], { cwd: root });
  rmSync(join(before, '..'), { recursive: true, force: true });
}
process.exit(worst);
