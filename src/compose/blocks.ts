/** Turns the blocks of a thread into flows for a column of a given width. */
import { styleKey, type Metrics, type PlacedLines } from '../model/compose.js';
import type { BlockView, BoxView, TableView, TextBlockView, TextView, ThreadView } from '../model/view.js';
import { figureBlock } from './figures.js';
import { columnWidths, holdsWords } from './column-widths.js';
import type { Flow, Matter } from './flow.js';
import { boxFlow } from './flow-box.js';
import { denseTable, tableFlow, type Row } from './flow-table.js';
import { linesFlow, solidFlow } from './flow-text.js';
import type { Stream } from './page-task.js';
import { graphemes, setText } from './set.js';

const styleOf = (view: TextView, metrics: Metrics) => metrics.style(styleKey(view));

const isHeading = (block: BlockView | undefined): boolean => block?.kind === 'text' && (block.text.role === 'h2' || block.text.role === 'h3');

/** Lines that a drop cap is high. */
const DROP_LINES = 3;
/** Lines of a stanza that stay together at head and foot: one of four or five is never parted. */
const STANZA_LINES = 3;
/** Room for the end mark and the space before it, em. */
const END_MARK = 1.2;

function firstLetter(view: TextView): string | null {
  const first = view.inlines[0];
  if (first?.kind !== 'text') return null;
  const letter = graphemes(first.text)[0] ?? '';
  return /^\p{L}/u.test(letter) ? letter : null;
}

function dropCapOf(view: TextView, metrics: Metrics): NonNullable<PlacedLines['dropCap']> | null {
  const letter = firstLetter(view);
  if (!letter) return null;
  const key = styleKey({ ...view, role: 'dropcap' });
  const style = metrics.style(key);
  return { lines: DROP_LINES, letter, width: metrics.width(key, '', letter) + style.padX };
}

interface TextFlowOptions {
  readonly before: number;
  readonly endMark: boolean;
  /** Inside a box: looked for by its own key, never parted from the box. */
  readonly own: boolean;
}

function textFlow(block: TextBlockView, width: number, metrics: Metrics, options: TextFlowOptions): Matter {
  const style = styleOf(block.text, metrics);
  const heading = isHeading(block);
  const hang = block.indent * style.indent * 1.25;
  const indented = style.align === 'justify' || block.text.role === 'quote';
  const indent = block.flush || block.verse || block.indent > 0 || !indented ? 0 : style.indent;
  const cap = block.dropCap ? dropCapOf(block.text, metrics) : null;
  const tail = options.endMark ? END_MARK * style.size : 0;
  const plain = setText(block.text, width - hang, metrics, { indent, balance: heading, tail, ...(block.verse ? { turn: style.indent } : {}) });
  // A short first paragraph cannot go round a drop cap.
  const useCap = cap && plain.lines.length > DROP_LINES ? cap : null;
  const set = useCap ? setText(block.text, width - hang, metrics, { dropCap: useCap, skip: 1, tail }) : plain;
  return linesFlow(set, {
    before: options.before,
    keepNext: block.keepNext,
    unit: metrics.grid.unit,
    x: hang,
    indent,
    marker: block.marker,
    dropCap: useCap,
    endMark: options.endMark,
    orphans: block.verse ? STANZA_LINES : 2,
    widows: block.verse ? STANZA_LINES : 2,
    own: options.own,
    whole: heading,
  });
}

function boxOf(box: BoxView, width: number, metrics: Metrics): Matter {
  const first = box.title ?? box.children[0]?.text;
  const style = first ? styleOf(first, metrics) : { padX: 0, padY: 0 };
  const boxStyle = box.children[0] ? styleOf(box.children[0].text, metrics) : style;
  const inner = width - 2 * boxStyle.padX;
  const flows: Matter[] = [];
  const title = box.title ? linesOnly(box.title, inner, metrics, 0, box.role !== 'pullquote') : null;
  if (title && box.role !== 'pullquote') flows.push(title);
  box.children.forEach((child, i) => flows.push(textFlow(child, inner, metrics, { before: i === 0 || child.tight ? 0 : box.role === 'pullquote' ? 0 : 0.5, endMark: false, own: true })));
  if (title && box.role === 'pullquote') flows.push(title);
  return boxFlow(flows, { className: `box ${box.role}`, padX: boxStyle.padX, padY: boxStyle.padY, unit: metrics.grid.unit, before: 1, tallest: metrics.grid.rows });
}

function linesOnly(view: TextView, width: number, metrics: Metrics, before: number, keepNext: boolean): Matter {
  return linesFlow(setText(view, width, metrics, { balance: true }), {
    before, keepNext, unit: metrics.grid.unit, x: 0, indent: 0, marker: null, dropCap: null, endMark: false, orphans: 1, widows: 1, own: true, whole: true,
  });
}

function tableOf(given: TableView, width: number, metrics: Metrics): Matter {
  // Smaller type sooner than words cut between their letters.
  const table = holdsWords(given, width, metrics) ? given : denseTable(given);
  const widths = columnWidths(table, width, metrics);
  let pad = 0;
  const row = (cells: readonly TextView[]): Row => {
    let x = 0;
    const set = cells.map((cell, c) => {
      const style = styleOf(cell, metrics);
      pad = Math.max(pad, 2 * style.padY);
      const column = { text: setText(cell, widths[c]! - 2 * style.padX, metrics), x: x + style.padX, width: widths[c]! - 2 * style.padX, align: table.align[c] ?? 'left' };
      x += widths[c]!;
      return column;
    });
    return { cells: set, from: set.map(() => 0), to: set.map((s) => s.text.lines.length) };
  };
  const head = table.head.length > 0 ? row(table.head) : null;
  const rows = table.rows.map(row);
  return tableFlow(head, rows, { unit: metrics.grid.unit, pad, before: 1, tallest: metrics.grid.rows });
}

/** Blocks after which the text takes a breath of one unit. */
const breathes = (block: BlockView | undefined): boolean =>
  block !== undefined && (block.kind === 'box' || block.kind === 'table' || block.kind === 'rule' || (block.kind === 'figure' && block.at === 'here') || (block.kind === 'text' && (block.text.role === 'quote' || block.verse)));

function spaceBefore(block: BlockView, previous: BlockView | undefined): number {
  if (block.kind !== 'text') return 1;
  if (isHeading(block)) return 1;
  // Paragraphs of one quotation are told apart by their indents, stanzas and two quotations by a space.
  if (block.text.role === 'quote') return previous?.kind === 'text' && previous.text.role === 'quote' && !block.flush && !block.verse ? 0 : 1;
  // A stanza or a question right under a heading belongs to it.
  return breathes(previous) || ((block.verse || block.question) && previous !== undefined && !isHeading(previous)) ? 1 : 0;
}

/**
 * Turns a thread into flows.
 * @param width of its column, pt.
 */
export function threadFlows(thread: ThreadView, width: number, metrics: Metrics): Flow[] {
  const lastText = thread.blocks.reduce((last, block, i) => (block.kind === 'text' ? i : last), -1);
  const flows: Flow[] = [];
  thread.blocks.forEach((block, i) => {
    const before = spaceBefore(block, thread.blocks[i - 1]);
    switch (block.kind) {
      case 'text': {
        const keep = i === lastText && thread.sign !== null && i === thread.blocks.length - 1;
        flows.push(textFlow(keep ? { ...block, keepNext: true } : block, width, metrics, { before, endMark: i === lastText, own: false }));
        break;
      }
      case 'box':
        flows.push(boxOf(block, width, metrics));
        break;
      case 'table':
        flows.push(tableOf(block, width, metrics));
        break;
      case 'rule':
        flows.push(solidFlow(1, 0, false, (x, y, w) => [{ kind: 'box', className: 'rule', x: x + w / 3, y: y + metrics.grid.unit / 2, width: w / 3, height: 0.5, children: [] }]));
        break;
      case 'page-break':
      case 'column-break':
        flows.push({ kind: 'break', before: 0, keepNext: false, to: block.kind === 'page-break' ? 'page' : 'column' });
        break;
      case 'gallery':
        flows.push({ kind: 'anchor', before: 0, keepNext: false, float: block });
        break;
      case 'figure':
        if (block.at === 'here' && block.span === 'column') {
          const set = figureBlock(block, width, metrics);
          flows.push(solidFlow(set.units, 1, false, (x, y) => set.place(x, y), true));
        } else flows.push({ kind: 'anchor', before: 0, keepNext: false, float: block });
        break;
    }
  });
  if (thread.sign) {
    flows.push(
      linesFlow(setText(thread.sign, width, metrics), {
        before: 0, keepNext: false, unit: metrics.grid.unit, x: 0, indent: 0, marker: null, dropCap: null, endMark: false, orphans: 1, widows: 1, own: true, whole: true,
      }),
    );
  }
  return flows;
}

/** A thread as the stream that runs through columns of a width, pt. */
export const streamOf = (thread: ThreadView, width: number, metrics: Metrics): Stream => ({ thread: thread.thread, lang: thread.lang, voice: thread.voice, queue: threadFlows(thread, width, metrics) });
