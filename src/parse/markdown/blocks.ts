/** Turns the syntax tree of a Markdown file into blocks. */
import type { Heading as HeadingNode, List as ListNode, Paragraph as ParagraphNode, RootContent, Table as TableNode, TableRow } from 'mdast';
import type { Block, Inline, TableCell } from '../../model/issue.js';
import { quote } from '../reporter.js';
import { MAX_LEVELS, placeOf, type FileContext } from './context.js';
import { fromContainer, fromLeaf } from './directives.js';
import { imageFigure, loneImages } from './figures.js';
import { readIgnore } from './ignores.js';
import { checkCharacters, plainText, toInlines } from './inlines.js';
import { checkDirectiveLines } from './lines.js';
import { takeTrack } from './track.js';

/** Blocks of a node's children, in order. `level` counts the lists, quotations and boxes around them. */
export function toBlocks(children: readonly RootContent[], cx: FileContext, level = 0): Block[] {
  const blocks: Block[] = [];
  const pending: { readonly rule: string; readonly reason: string; readonly place: ReturnType<typeof placeOf> }[] = [];
  for (const child of children) {
    if (child.type === 'html') {
      const ignore = readIgnore(child, cx);
      if (ignore !== null) pending.push(ignore);
      continue;
    }
    const made = toBlock(child, cx, level);
    if (made.length > 0) cx.ignores.push(...pending.splice(0).map((ignore) => ({ ...ignore, block: made[0]!.id })));
    blocks.push(...made);
  }
  for (const ignore of pending) {
    cx.report.warn('ignore-without-block', ignore.place, `Nothing follows that \`${ignore.rule}\` could be silenced for.`, 'Put the comment right above the block, or delete it.');
    cx.ignores.push({ ...ignore, block: null });
  }
  return blocks;
}

function toBlock(node: RootContent, cx: FileContext, level: number): Block[] {
  const place = placeOf(cx, node);
  if (level > MAX_LEVELS) {
    cx.report.stop('too-deep', place, `Lists, quotations and boxes are nested more than ${MAX_LEVELS} deep.`, 'Flatten the list; a page cannot show so many levels.');
    return [];
  }
  switch (node.type) {
    case 'paragraph':
      return fromParagraph(node, cx);
    case 'heading':
      return fromHeading(node, cx);
    case 'list':
      return fromList(node, cx, level);
    case 'blockquote': {
      const id = cx.nextId();
      return [{ kind: 'quote', id, place, children: toBlocks(node.children, cx, level + 1) }];
    }
    case 'table':
      return [fromTable(node, cx)];
    case 'code':
      checkCharacters(node.value, cx, place);
      // CommonMark takes what stands behind the fence for a language's name and does not print it.
      if (!/^[\w+#.-]*$/.test(`${node.lang ?? ''}${node.meta ?? ''}`) || node.meta) cx.report.stop('code-info', place, 'Words behind the fence of a code block would not be printed.', 'Put them on a line of their own.');
      return [{ kind: 'code', id: cx.nextId(), place, text: node.value.normalize('NFC') }];
    case 'thematicBreak':
      return [{ kind: 'rule', id: cx.nextId(), place }];
    case 'leafDirective':
      return fromLeaf(node, cx, level === 0);
    case 'containerDirective':
      return fromContainer(node, cx, (children) => toBlocks(children, cx, level + 1));
    case 'definition':
      return [];
    case 'footnoteDefinition':
      cx.report.stop('footnote', place, 'Footnotes are not part of the format.', 'Put the note into the text in brackets, or into a `:::note`.');
      return [];
    default:
      cx.report.stop('unknown-markdown', place, `Markdown of the kind ${quote(node.type)} is not known here.`, 'Write it in plain Markdown.');
      return [];
  }
}

function fromParagraph(node: ParagraphNode, cx: FileContext): Block[] {
  const images = loneImages(node);
  if (images !== null) return images.map((image) => imageFigure(image, cx));
  checkDirectiveLines(node, cx);
  const place = placeOf(cx, node);
  const { inlines, track } = takeTrack(toInlines(node.children, cx, place), node, cx);
  // Nothing is left of a paragraph whose content was refused.
  return inlines.length === 0 ? [] : [{ kind: 'paragraph', id: cx.nextId(), place, inlines, track }];
}

function fromHeading(node: HeadingNode, cx: FileContext): Block[] {
  checkDirectiveLines(node, cx);
  const place = placeOf(cx, node);
  const told = cx.report.messages.length;
  const inlines = toInlines(node.children, cx, place);
  if (plainText(inlines).trim() === '') {
    // Where something in it was refused, its emptiness needs no telling.
    if (cx.report.messages.length === told) cx.report.stop('empty-heading', place, 'A heading has no words.', 'Write them after the `#`, or put `\\` before it where it is text.');
    return [];
  }
  if (/\{track=[^{}]*\}\s*$/.test(plainText(inlines))) cx.report.stop('track-value', place, 'A heading cannot be nudged with {track=…}.', 'Delete it; only paragraphs have it.');
  return [{ kind: 'heading', id: cx.nextId(), place, level: node.depth, inlines }];
}

function fromList(node: ListNode, cx: FileContext, level: number): Block[] {
  const id = cx.nextId();
  const items = node.children.map((item): readonly Block[] => {
    const blocks = toBlocks(item.children, cx, level + 1);
    // A bullet by itself is a blank to fill in; a number by itself would be read as part of the item below it.
    if (node.ordered === true && item.children.length === 0) cx.report.stop('empty-item', placeOf(cx, item), 'A numbered item has no words.', 'Write them after the number, or delete the line.');
    return item.checked === null || item.checked === undefined ? blocks : withTaskBox(blocks, item.checked);
  });
  return [{ kind: 'list', id, place: placeOf(cx, node), ordered: node.ordered === true, start: node.start ?? 1, items }];
}

/** Task lists are not of the format: the brackets are text, as CommonMark has it, and are printed. */
function withTaskBox(blocks: readonly Block[], checked: boolean): readonly Block[] {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return blocks;
  const box: Inline = { kind: 'text', text: checked ? '[x] ' : '[ ] ' };
  const [head, ...tail] = first.inlines;
  const inlines = head?.kind === 'text' ? [{ ...head, text: box.text + head.text }, ...tail] : [box, ...first.inlines];
  return [{ ...first, inlines }, ...rest];
}

/** A row that ends early has empty cells at its end. */
const padded = (cells: readonly TableCell[], columns: number, place: TableCell['place']): TableCell[] =>
  Array.from({ length: Math.max(columns, cells.length) }, (_, i) => cells[i] ?? { inlines: [], place });

function fromTable(node: TableNode, cx: FileContext): Block {
  const id = cx.nextId();
  const cells = (row: TableRow): TableCell[] => row.children.map((cell) => ({ inlines: toInlines(cell.children, cx, placeOf(cx, cell)), place: placeOf(cx, cell) }));
  const [head, ...rows] = node.children;
  const columns = head?.children.length ?? 0;
  for (const row of rows) {
    const extra = row.children[columns];
    if (extra !== undefined) cx.report.stop('table-cells', placeOf(cx, extra), `A row of the table has ${row.children.length} cells, its head has ${columns}.`, 'Give the head as many cells; put `\\` before a `|` that is text.');
  }
  return { kind: 'table', id, place: placeOf(cx, node), align: node.align ?? [], head: head === undefined ? [] : cells(head), rows: rows.map((row) => padded(cells(row), columns, placeOf(cx, row))) };
}
