/** Completion in the shells themselves, those that are installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Face } from '../../src/cli/face.js';
import { makeProgram } from '../../src/cli/program.js';
import { some } from '../helpers/every.js';
import { folder } from './run.js';

let cwd: string;
const scripts: Record<string, string> = {};

beforeAll(async () => {
  cwd = await folder();
  for (const name of ['spring', 'summer-2026']) {
    await mkdir(join(cwd, 'issues', name), { recursive: true });
    await writeFile(join(cwd, 'issues', name, 'issue.yaml'), '');
  }
  await mkdir(join(cwd, 'issues/no-issue'));
  await mkdir(join(cwd, 'other/autumn'), { recursive: true });
  await writeFile(join(cwd, 'other/autumn/issue.yaml'), '');
  await writeFile(join(cwd, 'old one.pdf'), '');
  await writeFile(join(cwd, 'old.txt'), '');
  for (const shell of ['bash', 'zsh', 'fish']) {
    let text = '';
    const face = { cwd, env: {}, stdin: process.stdin, stdout: { write: (part: string) => (text += part) }, stderr: { write: () => true }, signal: new AbortController().signal, atOnce: <T>(work: () => Promise<T>) => work() } satisfies Face;
    await makeProgram('1.2.3', face, () => undefined).parseAsync(['completion', shell], { from: 'user' });
    scripts[shell] = join(cwd, `completion.${shell}`);
    await writeFile(scripts[shell], text);
  }
});

const installed = (shell: string): boolean => spawnSync(shell, ['-c', 'exit']).status === 0;

/** A line that ends where the cursor stands, what must be offered, and what must not. */
const CASES: readonly (readonly [line: string, offered: readonly string[], not: readonly string[]])[] = [
  ['magazine bu', ['build'], ['check']],
  ['magazine ', ['build', 'check', 'completion', 'diff', 'new'], ['--quiet', 'article']],
  ['magazine build s', ['spring', 'summer-2026'], ['no-issue', 'build']],
  ['magazine build --edition print sp', ['spring'], ['print']],
  ['magazine build spring --ed', ['--edition'], ['--against']],
  ['magazine build spring --re', ['--reporter'], ['--report']],
  ['magazine build spring --reporter j', ['json'], ['pretty']],
  ['magazine build spring --reporter=gi', ['github'], ['json']],
  ['magazine build spring --show grid,f', ['grid,frames'], ['grid,boxes']],
  ['magazine preflight --profile ', ['newspaper', 'digital'], ['spring']],
  ['magazine preflight old', ['old one.pdf'], ['old.txt']],
  ['magazine diff old.pdf o', ['old one.pdf'], ['old.txt', 'spring']],
  ['magazine build --issues-dir other a', ['autumn'], ['spring']],
  ['magazine new ar', ['article'], []],
  ['magazine new article s', ['spring'], ['article']],
  ['magazine new article spring --se', ['--section'], ['--fix']],
  ['magazine help pr', ['preview', 'preflight'], ['build']],
  ['magazine completion f', ['fish'], ['bash']],
];

describe.runIf(installed('bash'))('bash', () => {
  /** Lines are parted as bash does: at spaces and before and after `=`. */
  const complete = (line: string): string[] => {
    const words = line.split(' ').flatMap((word) => word.split(/(=)/).filter((part, i) => part !== '' || i === 0));
    const list = words.map((word) => `'${word}'`).join(' ');
    return execFileSync('bash', ['--norc', '-c', `source ${scripts['bash']!}; COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _magazine; printf '%s\\n' "\${COMPREPLY[@]}"`], { cwd, encoding: 'utf8' }).trimEnd().split('\n');
  };

  test.each(CASES)('%s', (line, offered, not) => {
    const found = complete(line);
    for (const word of offered) expect(found).toContain(word);
    for (const word of not) expect(found).not.toContain(word);
  });

  test('from a folder inside the issue as well', () => {
    const line = `cd issues/spring; source ${scripts['bash']!}; COMP_WORDS=(magazine check su); COMP_CWORD=2; _magazine; echo "\${COMPREPLY[@]}"`;
    expect(execFileSync('bash', ['--norc', '-c', line], { cwd, encoding: 'utf8' })).toBe('summer-2026\n');
  });
});

describe.runIf(installed('fish'))('fish', () => {
  test.each(CASES)('%s', (line, offered, not) => {
    const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', `source ${scripts['fish']!}; complete -C '${line}'`], { cwd, encoding: 'utf8', env: { ...process.env, HOME: cwd } });
    expect(stderr).toBe('');
    const prefix = /--[a-z-]+=/.exec(line)?.[0] ?? '';
    const found = stdout.trimEnd().split('\n').map((each) => each.split('\t')[0]!.replace(/\\ /g, ' '));
    for (const word of offered) expect(found).toContain(prefix + word);
    for (const word of not) expect(found).not.toContain(prefix + word);
  });
});

describe.runIf(installed('zsh'))('zsh', () => {
  /** It is waited for until it is silent, a second and more a line. */
  const cases = some(CASES, 5);
  /** What a terminal with zsh shows after each line and the key that completes, pressed twice. */
  let shown: readonly string[];
  beforeAll(() => {
    const driver = `
zmodload zsh/zpty
zpty shell 'TERM=dumb zsh -f -i'
zpty -w shell "PS1= PROMPT_EOL_MARK=; stty rows 200 cols 200; autoload -U compinit; compinit -u -D; unsetopt auto_menu; source ${scripts['zsh']!}; print READY''NOW"
while zpty -r shell part; do [[ $part == *READYNOW* ]] && break; done
for line in "$@"; do
  print -r -- "@@@"
  for keys in $'\\x15'"$line"$'\\t' $'\\t'; do
    zpty -w -n shell $keys
    # Until it has been silent for a while.
    for ((quiet = 0, i = 0; quiet < 4 && i < 60; i++)); do
      sleep 0.1
      if zpty -rt shell part; then print -rn -- $part; quiet=0; else quiet=$((quiet + 1)); fi
    done
  done
done
zpty -d shell`;
    shown = execFileSync('zsh', ['-f', '-c', driver, 'zsh', ...cases.map(([line]) => line)], { cwd, encoding: 'utf8' }).split('@@@').slice(1);
  }, 120_000);

  test.each(cases.map((each, i) => [each[0], each, i] as const))('%s', (line, [, offered, not], i) => {
    const text = shown[i]!.replaceAll('\\ ', ' ');
    for (const word of offered) expect(text).toContain(word);
    for (const word of not) expect(text.replaceAll(line, '')).not.toMatch(new RegExp(`(^|\\s\\s|,)${word}\\b`, 'm'));
    expect(text).not.toMatch(/not found|unmatched|bad /);
  });
});
