/** YAML that is not an issue's own file: house.yaml, names.yaml and a printer's limits are read as strictly. */
import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLimits } from '../../src/preflight/index.js';
import type { Message } from '../../src/model/message.js';
import { parsed } from '../parse/memory-issue.js';
import { folder, put } from '../pictures/make.js';

const bomb = Array.from({ length: 12 }, (_, i) => `x${i + 1}: &x${i + 1} [${Array.from({ length: 10 }, () => (i === 0 ? 'a' : `*x${i}`)).join(', ')}]\n`).join('');
const keys = (count: number): string => Array.from({ length: count }, (_, i) => `k${i}: v\n`).join('');

/** Hostile YAML, with rules one of which has to be told. */
const CASES: readonly (readonly [string, string, RegExp])[] = [
  ['aliases that expand a billion times', bomb, /^yaml-limits$/],
  ['an alias within itself', 'people: &x [*x]\n', /^yaml-(limits|syntax)$/],
  ['__proto__', '__proto__: { a: b }\nconstructor: { prototype: { a: b } }\n', /^(unknown-key|limits-key)$/],
  ['the same deeper', 'people: [ { __proto__: x } ]\nrules: { __proto__: off }\nlimits: { __proto__: 1 }\n', /./],
  ['a key twice', 'people: []\npeople: []\n', /^duplicate-key$/],
  ['a list', '- a\n- b\n', /^wrong-type$/],
  ['a text', 'text\n', /./],
  ['tags', 'people: !!js/function "x"\n', /^yaml-syntax$/],
  ['tabs', 'people:\n\t- x\n', /^yaml-syntax$/],
  ['HTML', 'people: [ { vi: "<script>alert(1)</script>" } ]\nnameplate: <b>x</b>\nname: <b>x</b>\n', /^raw-html$/],
  ['controls', 'people: [ { vi: "a\\u202eb" } ]\n', /^control-character$/],
  ['deep lists', `people: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`, /^yaml-(limits|syntax)$/],
  ['20,000 keys', keys(20_000), /^(unknown-key|limits-key)$/],
  ['60,000 keys', keys(60_000), /^yaml-limits$/],
  ['a key of 100,000 letters', `${'k'.repeat(100_000)}: v\n`, /^(unknown-key|yaml-syntax|limits-key)$/],
  ['a name of 100,000 letters', `people: [ { vi: ${'a'.repeat(100_000)} } ]\n`, /^text-too-long$/],
  ...['people', 'places', 'organisations', 'words', 'rules', 'terms', 'printing', 'inks', 'resolution', 'ink', 'colours'].flatMap((key) => ['[[x]]', '-1', '{ x: { y: z } }', '.inf', '~'].map((value) => [`${key}: ${value}`, `${key}: ${value}\n`, /^/] as const)),
];

function sound(messages: readonly Message[], file: string): void {
  for (const message of messages) {
    expect(message.note).not.toBe('');
    expect(message.text.length).toBeLessThan(1000);
    if (message.place) expect(message.place.file).toBe(file);
  }
  expect(({} as Record<string, unknown>)['a']).toBeUndefined();
}

describe.each(['house.yaml', 'names.yaml'])('%s', (name) => {
  it.each(CASES)('%s', async (_, yaml, rule) => {
    const began = performance.now();
    const { messages } = await parsed({ [`../${name}`]: yaml });
    expect(performance.now() - began).toBeLessThan(10_000);
    sound(messages, `../${name}`);
    if (rule.source !== '^') expect(messages.map((m) => m.rule)).toContainEqual(expect.stringMatching(rule));
  });
});

describe('a printer’s limits', () => {
  it('extends no file elsewhere, no device and no pipe, and not itself', async () => {
    const top = await folder();
    await put(top, 'secret.yaml', 'root: x\n');
    execFileSync('mkfifo', [join(top, 'pipe.yaml')]);
    await mkdir(join(top, 'press'));
    await symlink('../secret.yaml', join(top, 'press/link.yaml'));
    for (const [path, text] of [['../secret.yaml', 'lie outside'], ['/etc/passwd', 'lie outside'], ['link.yaml', 'lie outside'], ['/dev/zero', 'no file'], ['../pipe.yaml', 'no file'], ['.', 'no limits'], ['./ours.yaml', 'extend themselves']] as const) {
      await put(join(top, 'press'), 'ours.yaml', `extends: ${path}\n`);
      const { limits, messages } = await readLimits('press/ours.yaml', top);
      expect(limits).toBeNull();
      expect(messages.map((m) => m.text), path).toEqual([expect.stringContaining(text)]);
      expect(JSON.stringify(messages)).not.toContain('root');
    }
  });

  it.each(CASES)('%s', async (_, yaml, rule) => {
    const top = await folder();
    await put(top, 'ours.yaml', yaml);
    const began = performance.now();
    const { limits, messages } = await readLimits(join(top, 'ours.yaml'), top);
    expect(performance.now() - began).toBeLessThan(10_000);
    for (const message of messages) expect(message.note).not.toBe('');
    for (const message of messages) expect(message.text.length).toBeLessThan(1000);
    if (rule.source !== '^' && rule.source !== '.') expect(messages.length).toBeGreaterThan(0);
    if (messages.some((m) => m.severity === 'stopper')) expect(limits).toBeNull();
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});
