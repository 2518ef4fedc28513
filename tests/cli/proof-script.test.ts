/** What the CI's script does with a change: which issues it proves, what it compares, how it ends. The program itself is a stand-in that writes down its orders. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from './run.js';

const hasGit = spawnSync('git', ['--version']).status === 0;
const STAND_IN = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const [command, issue, ...rest] = process.argv.slice(2);
appendFileSync(process.env.ORDERS, [process.cwd() === process.env.HERE ? 'here' : 'base', command, ...(command === 'proof' ? [issue] : [])].join(' ') + '\\n');
if (command === 'proof' && !(process.env.BREAK ?? '').includes(issue)) {
  const out = rest[rest.indexOf('--out') + 1];
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, issue + '-proof.pdf'), '%PDF');
}
if (command === 'diff') writeFileSync(rest[rest.indexOf('--report') + 1], 'diff');
process.exitCode = command === 'proof' && (process.env.BREAK ?? '').includes(issue) ? 1 : 0;
`;

let repo: string;
const put = (file: string, text: string): void => {
  mkdirSync(join(repo, file, '..'), { recursive: true });
  writeFileSync(join(repo, file), text);
};
const git = (...args: string[]): void => {
  const { status, stderr } = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: repo, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
};
const commit = (): void => {
  git('add', '-A');
  git('commit', '-qm', 'change');
};
function prove(env: Record<string, string> = {}): { code: number | null; orders: string[]; out: string } {
  const orders = join(repo, '../orders');
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'scripts/proof.mjs'), 'main'], { cwd: repo, encoding: 'utf8', env: { ...process.env, ORDERS: orders, HERE: repo, ...env } });
  return { code: status, orders: existsSync(orders) ? readFileSync(orders, 'utf8').trim().split('\n') : [], out: stdout };
}

describe.skipIf(!hasGit)('proofs of a change', () => {
  beforeEach(() => {
    repo = join(mkdtempSync(join(tmpdir(), 'magazine-proof-')), 'repo');
    put('bin/magazine.js', STAND_IN);
    put('package.json', '{ "type": "module" }');
    put('.gitignore', 'proofs/\n');
    for (const issue of ['spring', 'summer']) put(`issues/${issue}/issue.yaml`, 'number: 1\n');
    chmodSync(join(repo, 'bin/magazine.js'), 0o755);
    git('init', '-q', '-b', 'main');
    commit();
    git('checkout', '-qb', 'work');
  });
  afterEach(() => rmSync(join(repo, '..'), { recursive: true, force: true }));

  test('of one issue prove that one, here and at the base, and compare the two', () => {
    put('issues/spring/articles/port/vi.md', 'x');
    commit();
    expect(prove()).toMatchObject({ code: 0, orders: ['here proof spring', 'base proof spring', 'here diff'] });
    expect(readdirSync(join(repo, 'proofs/spring')).sort()).toEqual(['diff.html', 'spring-proof.pdf']);
    expect(spawnSync('git', ['worktree', 'list'], { cwd: repo, encoding: 'utf8' }).stdout.trim().split('\n')).toHaveLength(1);
  });

  test('of what all issues share prove all; of a text beside them none', () => {
    put('styles/print.css', 'a');
    commit();
    expect(prove().orders).toEqual(['here proof spring', 'base proof spring', 'here diff', 'here proof summer', 'base proof summer', 'here diff']);
    git('checkout', '-q', 'main');
    git('checkout', '-qb', 'words');
    put('README.md', 'a');
    commit();
    expect(prove()).toMatchObject({ code: 0, out: 'The change touches no issue: nothing to prove.\n' });
  });

  test('of a new issue have nothing to compare with', () => {
    put('issues/autumn/issue.yaml', 'number: 2\n');
    commit();
    expect(prove()).toMatchObject({ code: 0, orders: ['here proof autumn'], out: 'autumn is new: there is nothing to compare it with.\n' });
  });

  test('of a broken issue fail', () => {
    put('issues/spring/issue.yaml', 'number: [\n');
    commit();
    expect(prove({ BREAK: 'spring' })).toMatchObject({ code: 1, orders: ['here proof spring'] });
  });
});
