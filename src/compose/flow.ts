/**
 * Flows: what runs through the frames of a thread. Heights are whole units of the baseline grid, so that every line of every column
 * stands on it. Splitting and placing are pure: a flow is never changed, only replaced by its parts.
 */
import type { FrameEnd, Placed } from '../model/compose.js';
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
  /** Such a text that is a heading. */
  readonly heading: boolean;
  /** Where it finds no room the text may go on before it: a picture in place, which then stands at the head of the next frame. */
  readonly mayWait: boolean;
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
  readonly end: FrameEnd;
}

/** The least room that the start of these flows needs, so that what stands before them does not part from them. */
export function leastStart(flows: readonly Flow[], from = 0): number {
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
 * @param part what comes first parts anywhere, too, but never stands over.
 */
export function fillFrame(queue: readonly Flow[], room: number, tallest = true, part = tallest): FilledFrame {
  const standing: Standing[] = [];
  const anchors: FloatView[] = [];
  const waiting: Matter[] = [];
  let y = 0;
  for (let i = 0; i < queue.length; i += 1) {
    const flow = queue[i]!;
    const end = (why: FilledFrame['end'], rest: readonly Flow[]): FilledFrame => ({ standing, used: y, anchors, rest: [...waiting, ...rest], end: why });
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
    if (flow.height > left && !first && flow.mayWait) {
      waiting.push(flow);
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
    const parts = left >= flow.least || (first && part) ? flow.split(left, first && part) : null;
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
  return { standing, used: y, anchors, rest: waiting, end: waiting.length > 0 ? 'full' : 'done' };
}
