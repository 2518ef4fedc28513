/**
 * An issue's files as lines that remember where they stood, and the pieces of text in them. A piece is a stretch of one line:
 * `{ file, line, start, end, lang, kind }`, start and end in UTF-16 units. Nothing here knows how the checker reads an issue.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { align } from './align.mjs';

/** @returns {Map<string, {text: string, was: number}[]>} the issue's Markdown and YAML by path, line by line */
export function readLines(folder) {
  const files = new Map();
  const take = (path) => files.set(path, readFileSync(join(folder, path), 'utf8').normalize('NFC').split('\n').map((text, i) => ({ text, was: i + 1 })));
  take('issue.yaml');
  for (const slug of readdirSync(join(folder, 'articles')).sort())
    for (const lang of ['vi', 'en']) if (existsSync(join(folder, 'articles', slug, `${lang}.md`))) take(`articles/${slug}/${lang}.md`);
  return files;
}

export const textOf = (piece) => piece.line.text.slice(piece.start, piece.end);

const VALUE = /^(\s*(?:- )?[\p{L}\p{N}_.\- ]+?:\s+)(.+?)\s*$/u;
/** The stretch of a YAML line that is its value, quotes left out. */
function value(line) {
  const found = VALUE.exec(line.text);
  if (!found || /^[>|{[]/.test(found[2])) return undefined;
  const quoted = /^(["']).*\1$/.test(found[2]) ? 1 : 0;
  return { start: found[1].length + quoted, end: found[1].length + found[2].length - quoted };
}

const FIGURE = /^(!\[|::figure\[)(.*)(\]\(([^ )]+)|\]\{src=([^ }]+))/;

function kindOf(text) {
  if (/^#/.test(text)) return 'heading';
  if (/^\|/.test(text)) return /^\|[\s:|-]+$/.test(text) ? 'rule' : 'table';
  if (/^>/.test(text)) return 'quote';
  if (/^(- |\d+\. )/.test(text)) return 'list';
  if (/^(:|<!--|$|\s)/.test(text) || FIGURE.test(text)) return 'rule';
  return 'prose';
}

/** One language's file of an article. `captions` and `figures` are by picture file. */
function readArticle(file, lines, lang) {
  const head = { title: [], standfirst: [] };
  const captions = new Map();
  const figures = new Map();
  const body = [];
  const piece = (line, start, end, kind) => ({ file, line, start, end, lang, kind });
  const close = lines.findIndex((line, i) => i > 0 && line.text === '---');
  let key = '';
  for (const line of lines.slice(1, close)) {
    const top = /^([\w-]+):/.exec(line.text);
    if (top) key = top[1];
    const own = value(line);
    if (key === 'captions' && !top && own) captions.set(line.text.trim().split(':')[0], piece(line, own.start, own.end, 'caption'));
    else if (key === 'title' && top && own) head.title.push(piece(line, own.start, own.end, 'title'));
    else if ((key === 'title' || key === 'standfirst') && !top) head[key].push(piece(line, line.text.length - line.text.trimStart().length, line.text.length, key));
  }
  for (const line of lines.slice(close + 1)) {
    const figure = FIGURE.exec(line.text);
    if (figure) figures.set(figure[4] ?? figure[5], piece(line, figure[1].length, figure[1].length + figure[2].length, 'caption'));
    const kind = kindOf(line.text);
    if (kind !== 'rule') body.push(piece(line, 0, line.text.length, kind));
  }
  return { file, lang, lines, close, head, captions, figures, body };
}

/** Captions and headlines of issue.yaml that stand under one another as `vi:` and `en:`. */
function issuePairs(lines) {
  const pairs = [];
  lines.forEach((line, i) => {
    const other = lines[i + 1];
    if (!/^\s+vi: /.test(line.text) || !other || !/^\s+en: /.test(other.text)) return;
    const [vi, en] = [line, other].map(value);
    if (!vi || !en) return;
    const kind = /caption:\s*$/.test(lines[i - 1]?.text ?? '') ? 'caption' : 'title';
    const picture = kind === 'caption' ? lines.slice(Math.max(0, i - 4), i).reverse().find((near) => /image:/.test(near.text)) : undefined;
    pairs.push({
      kind, picture, slug: 'issue.yaml',
      vi: [{ file: 'issue.yaml', line, ...vi, lang: 'vi', kind }],
      en: [{ file: 'issue.yaml', line: other, ...en, lang: 'en', kind }],
    });
  });
  return pairs;
}

/**
 * What says the same in both languages: `{ kind, slug, vi: pieces, en: pieces, picture? }`. In an article of one language the other list is empty.
 * @param {Map<string, {text: string, was: number}[]>} files
 */
export function pairsOf(files) {
  const pairs = issuePairs(files.get('issue.yaml'));
  const slugs = [...new Set([...files.keys()].flatMap((path) => /^articles\/(.+)\/(?:vi|en)\.md$/.exec(path)?.[1] ?? []))];
  for (const slug of slugs) {
    const [vi, en] = ['vi', 'en'].map((lang) => {
      const file = `articles/${slug}/${lang}.md`;
      return files.has(file) ? readArticle(file, files.get(file), lang) : undefined;
    });
    if (!vi || !en) {
      const one = vi ?? en;
      const alone = (kind, piece) => pairs.push({ kind, slug, vi: [], en: [], [one.lang]: [piece] });
      for (const piece of [...one.head.standfirst, ...one.body]) alone(piece.kind, piece);
      for (const piece of one.figures.values()) alone('caption', piece);
      continue;
    }
    for (const kind of ['title', 'standfirst']) if (vi.head[kind].length && en.head[kind].length) pairs.push({ kind, slug, vi: vi.head[kind], en: en.head[kind] });
    for (const [one, other] of [[vi, en], [en, vi]])
      for (const [name, shown] of one.figures) {
        const entry = other.captions.get(name);
        if (entry && shown.end > shown.start) pairs.push({ kind: 'caption', slug, picture: shown.line, pictureFile: one.file, [one.lang]: [shown], [other.lang]: [entry] });
      }
    pairs.push(...align(vi.body, en.body).map((pair) => ({ slug, ...pair })));
  }
  return pairs;
}
