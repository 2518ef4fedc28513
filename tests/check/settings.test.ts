/** Severities set by the house, the issue and an article, and rules silenced at a place. */
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/check/catalogue.js';
import type { ExampleFiles } from '../../src/check/rule.js';
import type { Message } from '../../src/model/message.js';
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

describe.each(RULES)('$id can be set and silenced', ({ id, failing, needsLayout }) => {
  const all: ExampleFiles = { ...STANDARD, ...failing.files };
  const told = async (files: ExampleFiles): Promise<Message[]> => (await checked(files, failing.lastBuild ?? null)).filter((m) => m.rule === id);
  const withLine = (file: string, at: number, line: string): ExampleFiles => ({ ...all, [file]: all[file]!.split('\n').flatMap((typed, n) => (n === at ? [line, typed] : [typed])).join('\n') });

  it('by the house', async () => {
    expect((await told({ ...all, '../house.yaml': `rules: { ${id}: error }\n` })).map(({ severity }) => severity)).toEqual(failing.messages.map(() => 'error'));
    expect(await told({ ...all, '../house.yaml': `rules: { ${id}: off }\n` })).toEqual([]);
  });

  it('by an article, for what is told of it', async () => {
    const before = await told(all);
    for (const slug of new Set(before.flatMap(({ place }) => /^articles\/([^/]+)\//.exec(place?.file ?? '')?.[1] ?? []))) {
      const file = `articles/${slug}/vi.md`;
      const left = await told(typeof all[file] === 'string' ? withLine(file, 1, `rules: { ${id}: off }`) : all);
      if (typeof all[file] === 'string') expect(left.filter(({ place }) => place?.file.startsWith(`articles/${slug}/`))).toEqual([]);
    }
  });

  it('at the place, where it is in a text', async () => {
    for (const { place } of await told(all)) {
      // The report of a build knows no lines that came since.
      if (needsLayout || place === null || !/\.(?:md|yaml)$/.test(place.file)) continue;
      const lines = all[place.file]!.split('\n');
      const fence = place.file.endsWith('.md') ? lines.indexOf('---', 1) : lines.length;
      const inYaml = place.line <= fence;
      const at = inYaml ? place.line - 1 : lines.findLastIndex((line, n) => n < place.line - 1 && (line.trim() === '' || n === fence)) + 1;
      const comment = inYaml ? `${/^\s*/.exec(lines[at]!)![0]}# magazine-ignore ${id}: an editor’s reason` : `<!-- magazine-ignore ${id}: an editor’s reason -->`;
      const after = await checked(withLine(place.file, at, comment), failing.lastBuild ?? null);
      expect(after.filter((m) => m.rule === id && m.place?.file === place.file && m.place.line === place.line + 1 && m.place.column === place.column)).toEqual([]);
      expect(after.filter((m) => m.rule === 'ignore-without-effect')).toEqual([]);
    }
  });
});

it('tells comments that are of no use', async () => {
  const files = {
    'articles/port/vi.md': '---\n# magazine-ignore picture-uncredted: lỗi chính tả\ntitle: x\n---\n<!-- magazine-ignore impossible-date: không có ngày -->\nĐoạn.\n\n<!-- magazine-ignore imposible-date: ngày cũ -->\nNgày 31/4/2026.\n',
    'issue.yaml': STANDARD['issue.yaml']!.replace('label:', '# magazine-ignore date-outside-quarter\nlabel:'),
  };
  const found = (await checked(files)).filter(({ rule }) => /ignore|unknown/.test(rule));
  expect(found.map(({ rule, place, text, note }) => `${rule} ${place!.file}:${place!.line} ${text} ${note.slice(0, 30)}`)).toEqual([
    expect.stringMatching(/^unknown-rule articles\/port\/vi\.md:2 .*“picture-uncredted”\. Write `picture-uncredited`/),
    'ignore-without-effect articles/port/vi.md:5 The comment silences “impossible-date”, which has nothing to say here. Take it out, or move it above ',
    expect.stringMatching(/^unknown-rule articles\/port\/vi\.md:8 .*“imposible-date”\. Write `impossible-date`/),
    expect.stringMatching(/^ignore-syntax issue\.yaml:5 /),
  ]);
});
