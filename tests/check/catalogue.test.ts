/** Every rule passes its passing example and says of its failing one what it claims to. */
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/check/catalogue.js';
import { check } from '../../src/check/check.js';
import type { ExampleFiles } from '../../src/check/rule.js';
import { parse } from '../../src/parse/parse.js';
import { memoryIssue } from '../parse/memory-issue.js';

const run = async (id: string, files: ExampleFiles): Promise<string[]> => {
  const { value, messages } = await parse(memoryIssue(files));
  expect(messages.filter((m) => m.severity === 'stopper')).toEqual([]);
  return check(value!, new Map()).filter((m) => m.rule === id).map((m) => `${m.place!.file}:${m.place!.line}:${m.place!.column} ${m.text}`);
};

describe.each(RULES)('$id', (rule) => {
  it('says nothing of its passing example', async () => {
    expect(await run(rule.id, rule.passing)).toEqual([]);
  });
  it('says of its failing example what it claims', async () => {
    expect(await run(rule.id, rule.failing.files)).toEqual(rule.failing.messages);
  });
  it('tells why in a sentence', () => {
    expect(rule.why).toMatch(/^[A-Z].*\.$/);
    expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

it('lists its rules in order, each once', () => {
  const ids = RULES.map((rule) => rule.id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

it('keeps silent where an editor says so', async () => {
  const files = { 'articles/port/a.jpg': '', 'articles/port/vi.md': '---\ntitle: x\n---\n<!-- magazine-ignore picture-uncredited: tranh cổ -->\n![x](a.jpg)\n\nNgày 31/4/2026.\n' };
  const { value } = await parse(memoryIssue(files));
  expect(check(value!, new Map()).map((m) => m.rule)).toEqual(['impossible-date']);
});
