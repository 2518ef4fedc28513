/** Every rule passes its passing example and says of its failing one what it claims to. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/check/catalogue.js';
import { rulesDocument } from '../../src/check/document.js';
import { editsOf } from '../../src/model/message.js';
import { applyEdits } from '../../src/check/fix.js';
import type { ExampleFiles, Rule } from '../../src/check/rule.js';
import { STANDARD } from '../parse/memory-issue.js';
import { checked, line } from './desk.js';

const run = async ({ id, failing }: Rule, files: ExampleFiles): Promise<string[]> => (await checked(files, failing.lastBuild ?? null)).filter((m) => m.rule === id).map(line);

describe.each(RULES)('$id', (rule) => {
  it('says nothing of its passing example', async () => {
    expect(await run(rule, rule.passing)).toEqual([]);
  });
  it('says of its failing example what it claims', async () => {
    expect(await run(rule, rule.failing.files)).toEqual(rule.failing.messages);
  });
  it('tells why in a sentence', () => {
    expect(rule.why).toMatch(/^[A-Z].*\.$/);
    expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
  it('mends what it offers to mend, and only that', async () => {
    const { files, fixed, lastBuild = null } = rule.failing;
    const fixes = (await checked(files, lastBuild)).flatMap((m) => (m.rule === rule.id ? editsOf(m) : []));
    const before: ExampleFiles = { ...STANDARD, ...files };
    const changed = [...new Set(fixes.map((fix) => fix.place.file))];
    const after = Object.fromEntries(changed.map((file) => [file, applyEdits(before[file]!, fixes.filter((fix) => fix.place.file === file)).text]));
    expect(after).toEqual(fixed ?? {});
    if (fixed === undefined) return;
    const left = (await checked({ ...files, ...fixed }, lastBuild)).filter((m) => m.rule === rule.id && m.fix);
    expect(left).toEqual([]);
  });
});

it('lists its rules in order, each once', () => {
  const ids = RULES.map((rule) => rule.id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

it('has every rule in its document. `UPDATE=1` writes it', () => {
  const file = new URL('../../docs/rules.md', import.meta.url);
  if (process.env.UPDATE !== undefined) {
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, rulesDocument(RULES));
  }
  expect(readFileSync(file, 'utf8')).toBe(rulesDocument(RULES));
});
