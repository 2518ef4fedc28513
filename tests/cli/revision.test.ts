import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { revisionOf } from '../../src/cli/revision.js';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
let root: string;
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'magazine-git-')); });
afterEach(() => rmSync(root, { recursive: true, force: true }));

const put = (file: string, text: string): void => {
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), text);
};

test('the branch and its commit, loose and packed', async () => {
  put('.git/HEAD', 'ref: refs/heads/spring\n');
  put('.git/refs/heads/spring', `${COMMIT}\n`);
  put('issues/one/issue.yaml', '');
  expect(await revisionOf(join(root, 'issues/one'), {})).toEqual({ commit: '01234567', branch: 'spring' });
  rmSync(join(root, '.git/refs'), { recursive: true });
  put('.git/packed-refs', `# pack-refs\n${COMMIT.replace('0', 'f')} refs/heads/other\n${COMMIT} refs/heads/spring\n`);
  expect(await revisionOf(root, {})).toEqual({ commit: '01234567', branch: 'spring' });
});

test('a commit without a branch takes the branch’s name from the CI', async () => {
  put('.git/HEAD', `${COMMIT}\n`);
  expect(await revisionOf(root, {})).toEqual({ commit: '01234567', branch: null });
  expect(await revisionOf(root, { GITHUB_REF_NAME: 'main' })).toEqual({ commit: '01234567', branch: 'main' });
});

test('a worktree, whose branches lie in the common folder', async () => {
  put('main/.git/refs/heads/side', `${COMMIT}\n`);
  put('main/.git/worktrees/side/HEAD', 'ref: refs/heads/side\n');
  put('main/.git/worktrees/side/commondir', '../..\n');
  put('side/.git', `gitdir: ${join(root, 'main/.git/worktrees/side')}\n`);
  expect(await revisionOf(join(root, 'side'), {})).toEqual({ commit: '01234567', branch: 'side' });
});

test('no git, an unborn branch, nonsense', async () => {
  put('.git/HEAD', 'ref: refs/heads/main\n');
  expect(await revisionOf(root, {})).toBeNull();
  put('.git/HEAD', 'nonsense\n');
  expect(await revisionOf(root, {})).toBeNull();
});
