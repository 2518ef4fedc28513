/** Whatever is typed: every word arrives in a block or something is told, and nothing crashes. Texts are random, the same ones in every run. */
import { expect, it } from 'vitest';
import type { Block, Inline } from '../../src/model/issue.js';
import { article, parsed, STANDARD } from './memory-issue.js';

/** A small generator of pseudo-random numbers from 0 to 1 (Numerical Recipes' constants). */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
}

const SYNTAX = [
  '*', '**', '_', '`', '~~', '[', ']', '](https://a.vn)', '![', '](a.jpg)', ': ', ':', '::', '\n', '\n\n', '  \n', '\\', '\\\n', '# ', '- ', '1. ', '> ', '    ', '\t', '| ', ' |\n|--|\n| ', '---\n', '===\n', '```\n',
  '{track=5}', '{', '}', '::figure[', ']{src=a.jpg}\n', ':::sidebar[', ']\n', ':::\n', ':::note\n', ':::gallery\n', '<', '>', '<b>', '&', '&amp;', '"', '[^1]', '[^1]: ', '<!-- ', '-->', 'https://', 'www.', '@b.vn', '!', '|', '[x] ', '\u00a0', '\u0301', '~', ' "', '::page-break\n', '\n::', '\n:::', 'Ảnh:',
];

const words = (inlines: readonly Inline[]): string => inlines.map((i) => ('children' in i ? words(i.children) : i.kind === 'break' ? ' ' : i.text)).join('');
const textOf = (block: Block): string => {
  switch (block.kind) {
    case 'paragraph':
    case 'heading': return words(block.inlines);
    case 'list': return block.items.flat().map(textOf).join(' ');
    case 'table': return [...block.head, ...block.rows.flat()].map((cell) => words(cell.inlines)).join(' ');
    case 'code': return block.text;
    case 'figure': return `${Object.values(block.caption).map((c) => words(c.inlines)).join(' ')} ${block.credit?.name ?? ''}`;
    case 'gallery': return block.figures.map(textOf).join(' ');
    case 'box': return `${words(block.title ?? [])} ${block.children.map(textOf).join(' ')}`;
    case 'quote': return block.children.map(textOf).join(' ');
    default: return '';
  }
};

it('in Markdown', async () => {
  const next = random(7);
  for (let round = 0; round < 1500; round += 1) {
    let body = '';
    let count = 0;
    const word = (): string => `zq${(count += 1)}x`;
    for (let i = Math.floor(next() * 14); i >= 0; i -= 1) body += next() < 0.5 ? word() + ['', ' ', '\n', '\n\n'][Math.floor(next() * 4)]! : SYNTAX[Math.floor(next() * SYNTAX.length)]!;
    body += `\n\n${word()}`;
    const { blocks, messages } = await article(body);
    expect(messages.filter((m) => m.place === null || m.place.line > body.split('\n').length + 3 || m.note === '')).toEqual([]);
    if (messages.some((m) => m.severity === 'stopper')) continue;
    const found = blocks.map(textOf).join(' ');
    // A word right behind a fence is a language's name to CommonMark.
    const lost = [...body.replace(/```zq\w+/g, '').matchAll(/zq\d+x/g)].filter(([typed]) => !found.includes(typed));
    expect(lost.map(([typed]) => typed), JSON.stringify(body)).toEqual([]);
  }
}, 60_000);

it('in YAML', async () => {
  const next = random(11);
  const marks = [':', ' ', '\n', '-', '{', '}', '[', ']', ',', '"', "'", '#', '&a', '*a', '!', '|', '>', '%', '@', '\t', '?', '0', 'x', '\u00a0'];
  for (let round = 0; round < 600; round += 1) {
    let yaml = STANDARD['issue.yaml']!;
    for (let i = 0; i < 3; i += 1) {
      const at = Math.floor(next() * yaml.length);
      yaml = yaml.slice(0, at) + marks[Math.floor(next() * marks.length)]! + yaml.slice(at + Math.floor(next() * 3));
    }
    const { messages, issue } = await parsed({ 'issue.yaml': yaml, '../house.yaml': round % 3 === 0 ? yaml : null });
    if (issue === null) expect(messages.some((m) => m.severity === 'stopper'), JSON.stringify(yaml)).toBe(true);
    expect(messages.filter((m) => m.place === null || m.note === '')).toEqual([]);
  }
}, 60_000);

it('nor behind a sign of YAML that was typed as part of a text', async () => {
  const told = async (front: string): Promise<string[]> => (await article('Đoạn.\n', front)).messages.map((m) => `${m.severity} ${m.rule} ${m.place?.line}:${m.place?.column}`);
  expect(await told('title: Hội nghị #1 tại cảng')).toEqual(['warning yaml-comment 2:17']);
  expect(await told('title: Cảng\nkicker: #LangSon')).toEqual(['warning yaml-comment 3:9']);
  expect(await told('title: Cảng\ncaptions: { a.jpg: Ảnh #2 }')).toContainEqual('warning yaml-comment 3:24');
  expect(await told('title: Cảng\nbyline: &Co Kim')).toEqual([expect.stringMatching(/^stopper yaml-syntax 3:/)]);
  // What is a comment, and what is none.
  for (const front of ['title: Cảng # mới', '#title: Cũ\ntitle: Cảng', 'title: Cảng\n  #kicker: Cũ', 'title: "Hội nghị #1"', 'title: Hội nghị#1', 'title: Cảng\nstandfirst: >\n  Hội nghị #1\n  #LangSon', 'title: Cảng ##', 'title: Cảng #'])
    expect(await told(front), front).toEqual([]);
});
