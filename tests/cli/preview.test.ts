/** `magazine preview` as a shell runs it: the address, the refusals, and its end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { previewKey } from '../../src/cli/preview-key.js';
import { editorPattern, portNumber } from '../../src/cli/preview-values.js';
import { ROOT, tiny } from '../helpers/build.js';

let temp: string;
beforeAll(async () => {
  temp = await mkdtemp(join(tmpdir(), 'magazine-cli-preview-'));
});
afterAll(() => rm(temp, { recursive: true, force: true }));

/** Starts it, and resolves with its address. */
async function start(...args: string[]) {
  const child = spawn(process.execPath, [join(ROOT, 'bin/magazine.js'), 'preview', tiny('facing-run-on'), '--no-open', ...args], { env: { ...process.env, TMPDIR: temp } });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += String(part)));
  let address = '';
  while (!/http:\S+\n/.test(address)) address += String((await once(child.stdout, 'data'))[0]);
  return { child, address: /http:\S+/.exec(address)![0], said: () => said };
}

test('shows the issue at the same address each time, and Ctrl-C ends it, leaving nothing behind', async () => {
  const first = await start();
  await expect.poll(() => first.said(), { timeout: 60_000 }).toMatch(/ms {2}\d+ pages/);
  expect((await fetch(first.address)).status).toBe(200);
  first.child.kill('SIGINT');
  expect(await once(first.child, 'exit')).toEqual([130, null]);
  expect((await readdir(temp)).filter((name) => name.startsWith('magazine-run-'))).toEqual([]);
  await expect(fetch(first.address)).rejects.toThrow();
  const again = await start();
  expect(again.address).toBe(first.address);
  again.child.kill('SIGINT');
  await once(again.child, 'exit');
});

test('the key of its addresses is random, another in every cache, the same in one, and nobody else’s to read', async () => {
  const [one, two] = [join(temp, 'one'), join(temp, 'two')];
  const key = await previewKey(one);
  expect(key).toHaveLength(32);
  expect(new Set(key).size).toBeGreaterThan(8);
  expect(await previewKey(one)).toEqual(key);
  expect(await previewKey(two)).not.toEqual(key);
  expect((await stat(join(one, 'preview-key'))).mode & 0o077).toBe(0);
  expect(await readdir(one)).toEqual(['preview-key']);
});

describe('values', () => {
  test.each(['0', '65536', '-1', '80a', '', '1e3'])('“%s” is no port', (value) => expect(() => portNumber(value)).toThrow('A port is'));
  test('a port', () => expect(portNumber('8080')).toBe(8080));
  test('an editor is told by its scheme and {path}', () => {
    expect(editorPattern('zed://file{path}:{line}')).toBe('zed://file{path}:{line}');
    expect(() => editorPattern('code -g')).toThrow('scheme');
  });
});
