/**
 * The other side of the bench: the same texts and photos as plain HTML in two columns, one language after the other, as somebody would write it
 * for pagedjs-cli alone. No markup of ours, no verification, no boxes.
 */
import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { embeddedRunsHere, findBrowser } from '../src/browser/index.js';
import { findIssue, load } from '../src/load/load.js';
import type { Article, Block, Figure, Inline, Localized, PictureRef } from '../src/model/issue.js';
import { parse } from '../src/parse/parse.js';
import { resolveNpm } from '../src/render/css.js';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function inline(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return escape(node.text);
    case 'code':
      return `<code>${escape(node.text)}</code>`;
    case 'break':
      return '<br>';
    case 'link':
      return `<a href="${escape(node.url)}">${inlines(node.children)}</a>`;
    default: {
      const tag = { strong: 'strong', emphasis: 'em', delete: 'del', small: 'small' }[node.kind];
      return `<${tag}>${inlines(node.children)}</${tag}>`;
    }
  }
}
const inlines = (nodes: readonly Inline[]): string => nodes.map(inline).join('');

const image = (ref: PictureRef): string => `<img src="${escape(pathToFileURL(ref.path).href)}" alt="">`;

const figure = (figure: Figure): string =>
  `<figure>${image(figure.picture)}<figcaption>${Object.values(figure.caption).map((c) => inlines(c.inlines)).join(' / ')}${figure.credit ? ` ${escape(figure.credit.name)}` : ''}</figcaption></figure>`;

function block(node: Block): string {
  switch (node.kind) {
    case 'paragraph':
      return `<p>${inlines(node.inlines)}</p>`;
    case 'heading':
      return `<h2>${inlines(node.inlines)}</h2>`;
    case 'list': {
      const tag = node.ordered ? 'ol' : 'ul';
      return `<${tag}>${node.items.map((item) => `<li>${item.map(block).join('')}</li>`).join('')}</${tag}>`;
    }
    case 'quote':
      return `<blockquote>${node.children.map(block).join('')}</blockquote>`;
    case 'table':
      return `<table>${[node.head, ...node.rows].map((row) => `<tr>${row.map((cell) => `<td>${inlines(cell.inlines)}</td>`).join('')}</tr>`).join('')}</table>`;
    case 'code':
      return `<pre>${escape(node.text)}</pre>`;
    case 'rule':
      return '<hr>';
    case 'figure':
      return figure(node);
    case 'gallery':
      return node.figures.map(figure).join('');
    case 'box':
      return `<aside>${node.title ? `<h3>${inlines(node.title)}</h3>` : ''}${node.children.map(block).join('')}</aside>`;
    default:
      return '';
  }
}

const article = ({ texts }: Article): string =>
  texts
    .map((text) => {
      const said = [text.kicker, text.standfirst, ...text.bylines, text.source].flatMap((t) => (t ? [`<p>${escape(t.text)}</p>`] : []));
      return `<h1 lang="${text.lang}">${inlines(text.title.inlines)}</h1>\n<div class="columns" lang="${text.lang}">${said.join('')}${text.blocks.map(block).join('\n')}</div>`;
    })
    .join('\n');

/** Whatever of the metadata is shown: texts as paragraphs, pictures as figures, in the order of the value. */
function shown(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(shown);
  if (typeof value !== 'object' || value === null) return [];
  if ('by' in value) return Object.values((value as Localized).by).map((t) => `<p>${escape(t.text)}</p>`);
  if ('path' in value && 'typed' in value) return /\.pdf$/i.test((value as PictureRef).path) ? [] : [`<figure>${image(value as PictureRef)}</figure>`];
  return Object.values(value).flatMap(shown);
}

const font = (weight: number, style: string, file: string): string =>
  `@font-face { font-family: 'Bench Serif'; font-weight: ${weight}; font-style: ${style}; src: url('${pathToFileURL(resolveNpm(`npm:@expo-google-fonts/source-serif-4/${file}`)).href}'); }`;

const CSS = `
${font(400, 'normal', '400Regular/SourceSerif4_400Regular.ttf')}
${font(400, 'italic', '400Regular_Italic/SourceSerif4_400Regular_Italic.ttf')}
${font(600, 'normal', '600SemiBold/SourceSerif4_600SemiBold.ttf')}
@page { size: 190mm 270mm; margin: 18mm 16mm; bleed: 3mm; marks: crop; @bottom-center { content: counter(page); } }
body { font: 9.6pt/13pt 'Bench Serif'; text-align: justify; }
h1 { font-size: 22pt; line-height: 26pt; text-align: left; break-after: avoid; }
.columns { columns: 2; column-gap: 6mm; }
p { margin: 0; }
figure { margin: 13pt 0; break-inside: avoid; }
img { max-width: 100%; max-height: 150mm; }
figcaption { font-size: 7.6pt; line-height: 9.75pt; }`;

/** Writes the HTML of an issue beside `to` and tells how to start our browser from another program. Arguments: the issue's folder, the file. */
async function make(folder: string, to: string): Promise<void> {
  const target = await findIssue(resolve(folder), { issuesDir: dirname(resolve(folder)), cwd: process.cwd() });
  const source = target.value && (await load(target.value)).value;
  const parsed = source && (await parse(source)).value;
  if (!parsed) throw new Error(`${folder} cannot be parsed: run \`magazine check\` first.`);
  const { sections: _, terms: __, ...meta } = parsed.meta;
  const body = [`<div class="columns">${shown(meta).join('\n')}</div>`, ...parsed.articles.map(article)].join('\n');
  await writeFile(to, `<!doctype html>\n<html lang="${parsed.meta.languages[0]}"><head><meta charset="utf-8"><title>${parsed.id}</title><style>${CSS}</style></head><body>${body}</body></html>`);
  const browser = await findBrowser(null);
  process.stdout.write(JSON.stringify({ executable: browser.executable, env: browser.env, embedded: embeddedRunsHere(), root: process.getuid?.() === 0, beside: join(dirname(to), 'stacked.pdf') }));
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === resolve(process.argv[1])) await make(process.argv[2]!, process.argv[3]!);
