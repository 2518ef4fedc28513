/** Turns block directives into figures, galleries, boxes and breaks. */
import type { BlockContent, Paragraph, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Block, Figure, Inline } from '../../model/issue.js';
import type { Place } from '../../model/message.js';
import { suggest } from '../../diagnostics/nearest.js';
import { quote } from '../reporter.js';
import { typedAttributes } from './attributes.js';
import { placeOf, type FileContext } from './context.js';
import { DIRECTIVES, exampleOf, isContainer, isDirective, isLeaf, LABELS, type ContainerName } from './directive-names.js';
import { directiveFigure } from './figures.js';
import { toInlines } from './inlines.js';

/** Converts blocks inside a directive, given by the caller so that this file need not know all of Markdown. */
export type ConvertBlocks = (children: readonly RootContent[]) => Block[];

/** A directive of one line. `top` is false inside of lists, quotes and boxes, where no page can be broken. */
export function fromLeaf(node: LeafDirective, cx: FileContext, top: boolean): Block[] {
  const place = placeOf(cx, node);
  if (!isLeaf(node.name)) return wrongName(node.name, '::', place, cx);
  if (node.name === 'figure') return [directiveFigure(node, cx)];
  typedAttributes(node, cx, []);
  if (node.children.length > 0) cx.report.stop('directive-syntax', place, `\`::${node.name}\` takes no words.`, `Write \`::${node.name}\` alone on its line.`);
  if (!top) cx.report.stop('directive-place', place, `\`::${node.name}\` stands inside a list, a quotation or a box.`, 'Put it between two blocks of the running text.');
  return [{ kind: node.name, id: cx.nextId(), place }];
}

/** A directive around blocks. */
export function fromContainer(node: ContainerDirective, cx: FileContext, convert: ConvertBlocks): Block[] {
  const place = placeOf(cx, node);
  const opening: Place = { file: place.file, line: place.line, column: place.column };
  if (!isContainer(node.name)) return wrongName(node.name, ':::', opening, cx);
  typedAttributes(node, cx, []);
  checkClosed(node, cx, opening);

  const id = cx.nextId();
  const label = node.children.find((child): child is Paragraph => child.type === 'paragraph' && child.data?.directiveLabel === true);
  const title = label === undefined ? null : toInlines(label.children, cx, opening);
  if (label !== undefined && LABELS[node.name] === undefined) {
    cx.report.stop('directive-syntax', opening, `\`:::${node.name}\` takes no words in brackets.`, `Write \`${exampleOf(node.name)}\`, and the words below it.`);
  }
  const children = convert(node.children.filter((child: BlockContent | RootContent) => child !== label));
  if (children.length === 0) cx.report.stop('empty-box', opening, `\`:::${node.name}\` holds nothing.`, 'Write something between its lines, or delete them.');
  return node.name === 'gallery' ? gallery(id, place, children, cx) : [box(id, place, node.name, title, children)];
}

const box = (id: string, place: Place, role: Exclude<ContainerName, 'gallery'>, title: readonly Inline[] | null, children: readonly Block[]): Block => ({
  kind: 'box', id, place, role, title: title === null || title.length === 0 ? null : title, children,
});

function gallery(id: string, place: Place, children: readonly Block[], cx: FileContext): Block[] {
  const figures = children.filter((child): child is Figure => child.kind === 'figure');
  for (const child of children) {
    if (child.kind !== 'figure') cx.report.stop('gallery-content', child.place, 'A gallery holds something that is not a picture.', 'Keep pictures only between its lines; put text above or below.');
  }
  return [{ kind: 'gallery', id, place, figures }];
}

function wrongName(name: string, colons: '::' | ':::', place: Place, cx: FileContext): Block[] {
  if (isDirective(name)) {
    const right = isLeaf(name) ? 'two colons, on one line' : 'three colons, and a line `:::` closes it';
    cx.report.stop('directive-syntax', place, `\`${name}\` is written with ${isLeaf(name) ? 'two' : 'three'} colons.`, `Write \`${exampleOf(name)}\`: ${right}.`);
  } else {
    cx.report.stop('unknown-directive', place, `There is no directive \`${colons}${name}\`.`, `${suggest(name, DIRECTIVES, 'Directives')} Where the colons are text, put \`\\\` before them.`);
  }
  return [];
}

/** A box that is not closed swallows the rest of the article, so it may not pass. */
function checkClosed(node: ContainerDirective, cx: FileContext, opening: Place): void {
  const end = node.position?.end.line ?? 0;
  const last = (cx.lines[end - 1] ?? '').slice(0, (node.position?.end.column ?? 1) - 1);
  if (end > opening.line && /:{3,}[ \t]*$/.test(last) && /^[\s>]*:{3,}[ \t]*$/.test(last)) return;
  cx.report.stop('directive-syntax', opening, `\`:::${quote(node.name).slice(1, -1)}\` is not closed.`, 'Write a line `:::` below its last line. Where one box stands inside another, write the outer one with more colons.');
}
