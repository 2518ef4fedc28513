/** Severities set by the house, the issue and an article, and rules silenced at a place. */
import { expect, it } from 'vitest';
import { STANDARD } from '../parse/memory-issue.js';
import { checked } from './desk.js';

const PICTURE = { 'articles/port/a.jpg': '', 'articles/port/vi.md': '---\ntitle: x\n---\n![x](a.jpg)\n' };
const rules = (text: string): string => `${STANDARD['issue.yaml']!}rules: ${text}\n`;
const severities = async (files: Record<string, string>): Promise<string[]> => (await checked({ ...PICTURE, ...files })).filter((m) => m.place?.file.startsWith('articles/')).map((m) => `${m.severity} ${m.rule}`);

it('weighs a rule as it is set: house, then issue, then article', async () => {
  expect(await severities({})).toEqual(['info picture-uncredited']);
  expect(await severities({ '../house.yaml': 'rules: { picture-uncredited: warning }\n' })).toEqual(['warning picture-uncredited']);
  expect(await severities({ '../house.yaml': 'rules: { picture-uncredited: warning }\n', 'issue.yaml': rules('{ picture-unused: off }') })).toEqual(['warning picture-uncredited']);
  expect(await severities({ '../house.yaml': 'rules: { picture-uncredited: warning }\n', 'issue.yaml': rules('{ picture-uncredited: error }') })).toEqual(['error picture-uncredited']);
  expect(await severities({ 'issue.yaml': rules('{ picture-uncredited: error }'), 'articles/port/vi.md': '---\ntitle: x\nrules: { picture-uncredited: off }\n---\n![x](a.jpg)\n' })).toEqual([]);
});

it('tells a setting that names no rule, with the nearest one', async () => {
  const messages = await checked({ 'issue.yaml': rules('{ picture-uncredted: off }') });
  expect(messages.filter((m) => m.rule === 'unknown-rule')).toEqual([
    { severity: 'error', rule: 'unknown-rule', text: 'The copy desk has no rule “picture-uncredted”.', note: expect.stringMatching(/^Write `picture-uncredited`\?/), place: { file: 'issue.yaml', line: 11, column: 10, endLine: 11, endColumn: 27 } },
  ]);
});

it('keeps silent where an editor says so', async () => {
  const files = { 'articles/port/a.jpg': '', 'articles/port/vi.md': '---\ntitle: x\n---\n<!-- magazine-ignore picture-uncredited: tranh cổ -->\n![x](a.jpg)\n\nNgày 31/4/2026.\n' };
  const found = (await checked(files)).map((m) => m.rule);
  expect(found).toContain('impossible-date');
  expect(found).not.toContain('picture-uncredited');
});
