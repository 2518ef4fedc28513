/** What `--help` says, read from the program itself: every command, at every width. */
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import type { Face } from '../../src/cli/face.js';
import { columns } from '../../src/cli/help.js';
import { makeProgram } from '../../src/cli/program.js';
import { fold } from '../../src/diagnostics/fold.js';

/** Runs a command line that runs no command. */
async function say(args: readonly string[], width = 80): Promise<{ readonly out: string; readonly err: string }> {
  const said = { out: '', err: '' };
  const face: Face = {
    cwd: '/', env: {}, stdin: process.stdin, signal: new AbortController().signal, atOnce: (work) => work(),
    stdout: { columns: width, write: (text) => (said.out += text) },
    stderr: { columns: width, write: (text) => (said.err += text) },
  };
  await makeProgram('1.2.3', face, () => undefined).parseAsync([...args], { from: 'user' }).catch((error: { code?: string }) => {
    if (!error.code?.startsWith('commander.')) throw error;
  });
  return said;
}

const face = { stdout: { write: () => true }, stderr: { write: () => true } } as unknown as Face;
const walk = (command: Command, path: readonly string[]): (readonly string[])[] => [path, ...command.commands.flatMap((each) => walk(each, [...path, each.name()]))];
const COMMANDS = walk(makeProgram('1.2.3', face, () => undefined), []).slice(1);

describe('help', () => {
  test('knows all commands, by their job', async () => {
    const { out } = await say(['--help']);
    for (const [name] of COMMANDS) expect(out).toMatch(new RegExp(`^  ${name!}\\b`, 'm'));
    const headings = [...out.matchAll(/^(\S.*):$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['Options', 'Write', 'Make PDFs', 'Compare and hand over', 'The program itself', 'The way of an issue', 'Exit codes']);
    for (const code of ['0', '1', '2', '70', '130']) expect(out).toMatch(new RegExp(`^  ${code} +\\S`, 'm'));
  });

  test.each(COMMANDS.map((path) => [path.join(' '), path] as const))('%s: what it does, its flags, and examples of it', async (name, path) => {
    const { out } = await say([...path, '--help']);
    expect(out).toContain(`Usage: magazine ${name}`);
    expect(out).toMatch(/^Usage: .*\n\n[A-Z][^\n]+(\n[^\n]+)*\.\n\n(Arguments|Options):/);
    const examples = out.slice(out.search(/^Examples?:$/m)).split('\n').filter((line) => /^ {2}magazine /.test(line));
    expect(examples.length).toBeGreaterThan(0);
    for (const line of examples) expect(line).toContain(`magazine ${path[0]!}`);
    expect((await say(['help', ...path])).out).toBe(out);
  });

  test.each([40, 60, 80, 120])('fits a terminal of %i columns', async (width) => {
    for (const path of [[], ...COMMANDS]) {
      const { out } = await say([...path, '--help'], width);
      // What is meant to be copied is not broken: command lines, and words that are longer than a line.
      const long = out.split('\n').filter((line) => line.length > width && !/^ {2}magazine |^Usage:/.test(line) && line.trim().split(/ +/).slice(-1)[0]!.length < width / 2);
      expect(long).toEqual([]);
    }
  });

  test('examples of flags are understood', async () => {
    for (const path of COMMANDS) {
      const { out } = await say([...path, '--help'], 200);
      for (const [, line] of out.matchAll(/^ {2}(magazine .*?)(?: {2,}|$)/gm)) {
        const { err } = await say([...line!.replace(/"([^"]*)"/g, '$1').split(' ').slice(1), '--help']);
        expect(err).toBe('');
      }
    }
  });
});

describe('what was mistyped is told with the nearest', () => {
  test.each([
    ['biuld x', 'Did you mean build?'],
    ['build x --quite', 'Did you mean --quiet?'],
    ['build x --reporter prety', 'Write `pretty`?'],
    ['build x --edition prof', 'Write `proof`?'],
    ['build x --edition print,digitl', '“digitl” is not known. Write `digital`?'],
    ['build x --show gird', 'Write `grid`?'],
    ['build x --show ,', 'Known here: `grid`, `loose`, `frames`, `boxes`, `threads`.'],
    ['help biuld', 'Write `build`?'],
    ['help new articel', 'Write `article`?'],
    ['new article --secton 1 a b', 'Did you mean --section?'],
  ])('%s', async (line, told) => {
    const { out, err } = await say(line.split(' '));
    expect(err).toContain(told);
    expect(err).toMatch(/\(see `magazine .*--help`\)\n$/);
    expect(out).toBe('');
  });
});

describe('texts for a terminal', () => {
  test('break at spaces; long words stay whole', () => {
    expect(fold('one two three', 7)).toEqual(['one two', 'three']);
    expect(fold('a/very/long/path/that/stays and more', 10)).toEqual(['a/very/long/path/that/stays', 'and more']);
    expect(fold('', 10)).toEqual(['']);
    expect(fold('Lạng Sơn', 8)).toEqual(['Lạng Sơn']);
  });

  test('stand in two columns, or below one another where there is no room', () => {
    const pairs = [['ab', 'what it does, in words'], ['c', '']] as const;
    expect(columns(pairs, 80)).toBe('  ab  what it does, in words\n  c');
    expect(columns(pairs, 20)).toBe('  ab\n      what it does,\n      in words\n  c');
  });
});
