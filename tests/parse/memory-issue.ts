/** Tiny issues in memory: a standard one, and what a test changes in it. */
import type { Article, Block } from '../../src/model/issue.js';
import type { IssueSource, SourceFile } from '../../src/model/stages.js';
import { parse } from '../../src/parse/parse.js';

/** Files by name; null leaves a file of the standard issue out. */
export type Files = Readonly<Record<string, string | null>>;

export const STANDARD: Files = {
  'issue.yaml': `languages: [vi, en]
nameplate: Thử
number: 1
date: 2026-06
label: { vi: Quý II, en: Quarter II }
cover: { image: images/cover.jpg, credit: Kim Ly }
sections:
  - title: { vi: Tin, en: News }
    layout: parallel
    articles: [port]
`,
  'images/cover.jpg': '',
  'articles/port/vi.md': '---\ntitle: Cảng\n---\nĐoạn.\n',
};

/** An issue as `load` would hand it on. */
export function memoryIssue(files: Files = {}): IssueSource {
  const all = Object.entries({ ...STANDARD, ...files }).filter((entry): entry is [string, string] => entry[1] !== null);
  const path = (file: string): string => (file.startsWith('../') ? `/issues/${file.slice(3)}` : `/issues/test/${file}`);
  const found = all.map(([file, text]) => ({ file, path: path(file), bytes: text.length }));
  const source = (name: string): SourceFile | null => {
    const text = all.find(([file]) => file === name)?.[1];
    return text === undefined ? null : { file: name, path: path(name), text };
  };
  const slugs = [...new Set(all.flatMap(([file]) => /^articles\/([^/]+)\//.exec(file)?.[1] ?? []))].sort();
  return {
    id: 'test',
    folder: '/issues/test',
    houseFolder: '/issues',
    issue: source('issue.yaml')!,
    house: source('../house.yaml'),
    names: source('../names.yaml'),
    articles: slugs.map((slug) => ({
      slug,
      folder: path(`articles/${slug}`),
      files: all.flatMap(([file]) => {
        const lang = new RegExp(`^articles/${slug}/([^/]+)\\.md$`).exec(file)?.[1];
        return lang === undefined ? [] : [{ lang, source: source(file)! }];
      }),
    })),
    files: found,
  };
}

/** Parses a tiny issue: its value, and its messages one a line: `severity rule file:line:column text`. */
export async function parsed(files: Files = {}) {
  const outcome = await parse(memoryIssue(files));
  const lines = outcome.messages.map((m) => `${m.severity} ${m.rule} ${m.place === null ? '-' : `${m.place.file}:${m.place.line}:${m.place.column}`} ${m.text}`);
  return { issue: outcome.value!, lines, notes: outcome.messages.map((m) => m.note), messages: outcome.messages };
}

/** Parses one Vietnamese article with this text below its front matter (which has three lines). Pictures a.jpg, b.jpg lie beside it. */
export async function article(body: string, frontMatter = 'title: Cảng', files: Files = {}) {
  const result = await parsed({ 'articles/port/a.jpg': '', 'articles/port/b.jpg': '', 'articles/port/vi.md': `---\n${frontMatter}\n---\n${body}`, ...files });
  const found: Article | undefined = result.issue?.articles[0];
  const blocks: readonly Block[] = found?.texts[0]?.blocks ?? [];
  return { ...result, article: found, text: found?.texts[0], blocks };
}
