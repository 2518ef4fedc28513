/**
 * Flows: what runs through the frames of a thread. Heights are whole units of the baseline grid, so that every line of every column
 * stands on it. Splitting and placing are pure: a flow is never changed, only replaced by its parts.
 */
import type { Placed, PlacedLines, SetText } from '../model/compose.js';
import type { FigureView, GalleryView } from '../model/view.js';

interface FlowBase {
  /** Units kept free above, unless at the head of a frame. */
  readonly before: number;
  /** Stays with the start of what follows. */
  readonly keepNext: boolean;
}

/** Something that takes room. */
export interface Matter extends FlowBase {
  readonly kind: 'matter';
  /** Begins a text that has a partner in the other language. */
  readonly pair: boolean;
  /** Units. */
  readonly height: number;
  /** The least units that may stand at the foot of a frame with the rest in the next one. */
  readonly least: number;
  /** Draws it at a place (pt) in a frame. */
  place(x: number, y: number, width: number): readonly Placed[];
  /**
   * Cuts it so that the head takes at most `room` units, null where it does not part there.
   * @param force nothing stands above it in its frame: part anywhere rather than never.
   */
  split(room: number, force: boolean): readonly [Matter, Matter] | null;
}

/** What stands outside the run of the text: a picture with its captions, or a group of them. */
export type FloatView = FigureView | GalleryView;

/** The reference of a float, which stands on this page or a later one. */
export interface Anchor extends FlowBase {
  readonly kind: 'anchor';
  readonly float: FloatView;
}

export interface Break extends FlowBase {
  readonly kind: 'break';
  readonly to: 'page' | 'column';
}

export type Flow = Matter | Anchor | Break;

/** A flow with its place in a frame, units from the frame's head. */
export interface Standing {
  readonly flow: Matter;
  readonly y: number;
}

export interface FilledFrame {
  readonly standing: readonly Standing[];
  /** Units used from the head. */
  readonly used: number;
  /** Floats whose references were passed. */
  readonly anchors: readonly FloatView[];
  readonly rest: readonly Flow[];
  /** Why it ended: nothing left, full, or a break that the designer typed. */
  readonly end: 'done' | 'full' | 'column' | 'page';
}

/** The least room that the start of these flows needs, so that what stands before them does not part from them. */
function leastStart(flows: readonly Flow[], from: number): number {
  for (let i = from; i < flows.length; i += 1) {
    const flow = flows[i]!;
    if (flow.kind === 'break') return 0;
    if (flow.kind === 'anchor') continue;
    return flow.before + (flow.keepNext ? flow.height + leastStart(flows, i + 1) : flow.least);
  }
  return 0;
}

/**
 * Fills a frame from the head of a queue.
 * @param room height of the frame in units.
 * @param tallest no later frame is taller: what does not fit here parts anywhere, or stands over, rather than wait for ever.
 */
export function fillFrame(queue: readonly Flow[], room: number, tallest = true): FilledFrame {
  const standing: Standing[] = [];
  const anchors: FloatView[] = [];
  let y = 0;
  for (let i = 0; i < queue.length; i += 1) {
    const flow = queue[i]!;
    const end = (why: FilledFrame['end'], rest: readonly Flow[]): FilledFrame => ({ standing, used: y, anchors, rest, end: why });
    if (flow.kind === 'anchor') {
      anchors.push(flow.float);
      continue;
    }
    if (flow.kind === 'break') {
      // A break where nothing stands yet would only leave a hole.
      if (standing.length === 0) continue;
      return end(flow.to, queue.slice(i + 1));
    }
    const top = standing.length === 0 ? 0 : y + flow.before;
    const left = room - top;
    const first = standing.length === 0;
    if (flow.height <= left && (!flow.keepNext || first || flow.height + leastStart(queue, i + 1) <= left)) {
      standing.push({ flow, y: top });
      y = top + flow.height;
      continue;
    }
    if (flow.height <= left) {
      // It fits, what must follow does not: a paragraph gives its last lines to the next frame, a heading goes there whole.
      const parts = flow.split(flow.height - 1, false);
      if (!parts) return end('full', queue.slice(i));
      standing.push({ flow: parts[0], y: top });
      y = top + parts[0].height;
      return end('full', [parts[1], ...queue.slice(i + 1)]);
    }
    const parts = left >= flow.least || (first && tallest) ? flow.split(left, first && tallest) : null;
    if (!parts) {
      if (!first || !tallest || room <= 0) return end('full', queue.slice(i));
      // Taller than any frame and not to be parted: it stands alone and the check for lost text will say what it hides.
      standing.push({ flow, y: 0 });
      return { standing, used: flow.height, anchors, rest: queue.slice(i + 1), end: 'full' };
    }
    standing.push({ flow: parts[0], y: top });
    y = top + parts[0].height;
    return end('full', [parts[1], ...queue.slice(i + 1)]);
  }
  return { standing, used: y, anchors, rest: [], end: 'done' };
}

// ---- texts ----------------------------------------------------------------------------------------------------

export interface LinesOptions {
  readonly before: number;
  readonly keepNext: boolean;
  /** Units a line. */
  readonly unit: number;
  /** pt from the frame's left edge to the text. */
  readonly x: number;
  readonly indent: number;
  readonly marker: string | null;
  readonly dropCap: PlacedLines['dropCap'];
  readonly endMark: boolean;
  /** Lines that must stay together at head and foot. */
  readonly orphans: number;
  readonly widows: number;
  readonly own: boolean;
  /** Never parts (titles, headings). */
  readonly whole: boolean;
}

/** A text whose lines may part between frames. */
export function linesFlow(text: SetText, options: LinesOptions, from = 0, to = text.lines.length): Matter {
  const { unit } = options;
  const units = (lines: number): number => Math.ceil((lines * text.leading) / unit - 1e-6);
  const count = to - from;
  const height = units(count);
  const capLines = from === 0 && options.dropCap ? options.dropCap.lines : 0;
  const least = options.whole || count < options.orphans + options.widows ? height : units(Math.max(options.orphans, capLines));
  return {
    kind: 'matter',
    pair: from === 0 && !options.own,
    before: from === 0 ? options.before : 0,
    keepNext: options.keepNext,
    height,
    least,
    place: (x, y, width) => [
      {
        kind: 'lines',
        text,
        from,
        to,
        x: x + options.x,
        // A heading stands close to its text: what rounding to whole units adds goes above it.
        y: options.whole ? y + height * unit - count * text.leading : y,
        width: width - options.x,
        indent: from === 0 ? options.indent : 0,
        marker: from === 0 ? options.marker : null,
        dropCap: from === 0 ? options.dropCap : null,
        endMark: options.endMark && to === text.lines.length,
        own: options.own,
        repeated: false,
      },
    ],
    split: (room, force) => {
      if (options.whole && !force) return null;
      let take = Math.min(Math.floor((room * unit) / text.leading + 1e-6), count - 1);
      if (!force || count >= options.orphans + options.widows) {
        take = Math.min(take, count - options.widows);
        if (take < Math.max(options.orphans, capLines)) return null;
      }
      if (take < 1) return null;
      return [linesFlow(text, { ...options, keepNext: false }, from, from + take), linesFlow(text, options, from + take, to)];
    },
  };
}

/** Something of fixed height that never parts. */
export function solidFlow(height: number, before: number, keepNext: boolean, place: Matter['place']): Matter {
  return { kind: 'matter', pair: true, before, keepNext, height, least: height, place, split: () => null };
}

// ---- boxes ----------------------------------------------------------------------------------------------------

export interface BoxStyle {
  readonly className: string;
  /** pt inside the box. */
  readonly padX: number;
  readonly padY: number;
  readonly unit: number;
  readonly before: number;
}

/**
 * A box around flows. It moves whole to the next frame as long as one holds it; taller than a frame it parts between its flows,
 * and each part is drawn as a box.
 */
export function boxFlow(flows: readonly Matter[], style: BoxStyle): Matter {
  const tops: number[] = [];
  let inner = 0;
  flows.forEach((flow, i) => {
    inner += i === 0 ? 0 : flow.before;
    tops.push(inner);
    inner += flow.height;
  });
  const pad = (2 * style.padY) / style.unit;
  const height = Math.ceil(inner + pad - 1e-6);
  return {
    kind: 'matter',
    pair: true,
    before: style.before,
    keepNext: false,
    height,
    least: height,
    place: (x, y, width) => [
      {
        kind: 'box',
        className: style.className,
        x,
        y,
        width,
        height: height * style.unit,
        // Rounding up to whole units leaves a little room: half of it above, half below.
        children: flows.flatMap((flow, i) => flow.place(style.padX, style.padY + ((height - inner - pad) / 2 + tops[i]!) * style.unit, width - 2 * style.padX)),
      },
    ],
    split: (room, force) => {
      if (!force) return null;
      const filled = fillFrame(flows, Math.floor(room - pad));
      const head = filled.standing.map((s) => s.flow);
      const rest = filled.rest.filter((f): f is Matter => f.kind === 'matter');
      if (head.length === 0 || rest.length === 0) return null;
      return [boxFlow(head, style), boxFlow(rest, style)];
    },
  };
}

// ---- tables ---------------------------------------------------------------------------------------------------

/** A row of cells set in lines, with the x and width of each column in pt. */
export interface Row {
  readonly cells: readonly { readonly text: SetText; readonly x: number; readonly width: number }[];
  /** First lines already printed in the frame before, per cell. */
  readonly from: readonly number[];
  /** Lines shown, per cell. */
  readonly to: readonly number[];
}

export interface TableStyle {
  readonly unit: number;
  /** pt above and below a row's text together. */
  readonly pad: number;
  readonly before: number;
}

const rowHeight = (row: Row, style: TableStyle): number =>
  Math.max(...row.cells.map((cell, i) => (row.to[i]! - row.from[i]!) * cell.text.leading), 0) + style.pad;

function placeRow(row: Row, x: number, y: number, width: number, style: TableStyle, className: string, repeated: boolean): Placed {
  return {
    kind: 'box',
    className,
    x,
    y,
    width,
    height: rowHeight(row, style),
    children: row.cells.map((cell, i): PlacedLines => ({
      kind: 'lines',
      text: cell.text,
      from: row.from[i]!,
      to: row.to[i]!,
      x: cell.x,
      y: style.pad / 2,
      width: cell.width,
      indent: 0,
      marker: null,
      dropCap: null,
      endMark: false,
      own: false,
      repeated,
    })),
  };
}

/** Cuts a row so that at most `room` pt of every cell stand in the head; null where not a line fits. */
function splitRow(row: Row, room: number, style: TableStyle): readonly [Row, Row] | null {
  const cut = row.cells.map((cell, i) => Math.min(row.to[i]!, row.from[i]! + Math.floor((room - style.pad) / cell.text.leading + 1e-6)));
  if (cut.every((to, i) => to <= row.from[i]!) || cut.some((to, i) => to < row.from[i]!)) return null;
  return [
    { ...row, to: cut },
    { ...row, from: cut },
  ];
}

/** A table: parts between rows and repeats its head; a row taller than a frame parts between its lines. */
export function tableFlow(head: Row | null, rows: readonly Row[], style: TableStyle, repeated = false): Matter {
  const headPt = head ? rowHeight(head, style) : 0;
  const rowsPt = rows.reduce((sum, row) => sum + rowHeight(row, style), 0);
  const units = (pt: number): number => Math.ceil(pt / style.unit - 1e-6);
  const firstPt = rows.length > 0 ? rowHeight(rows[0]!, style) : 0;
  return {
    kind: 'matter',
    pair: !repeated,
    before: repeated ? 0 : style.before,
    keepNext: false,
    height: units(headPt + rowsPt),
    least: units(headPt + firstPt),
    place: (x, y, width) => {
      const placed: Placed[] = [];
      let top = y;
      if (head) {
        placed.push(placeRow(head, x, top, width, style, 'table-head', repeated));
        top += headPt;
      }
      for (const row of rows) {
        placed.push(placeRow(row, x, top, width, style, 'table-row', false));
        top += rowHeight(row, style);
      }
      return placed;
    },
    split: (room, force) => {
      const left = room * style.unit - headPt;
      let used = 0;
      let take = 0;
      while (take < rows.length && used + rowHeight(rows[take]!, style) <= left + 1e-6) {
        used += rowHeight(rows[take]!, style);
        take += 1;
      }
      if (take > 0 && take < rows.length) return [tableFlow(head, rows.slice(0, take), style, repeated), tableFlow(head, rows.slice(take), style, true)];
      if (take === 0 && force && rows.length > 0) {
        const parts = splitRow(rows[0]!, left, style);
        if (parts) return [tableFlow(head, [parts[0]], style, repeated), tableFlow(head, [parts[1], ...rows.slice(1)], style, true)];
      }
      return null;
    },
  };
}
