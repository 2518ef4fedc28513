/** Texts as flows: lines that may part between frames, and things of fixed height that never do. */
import type { PlacedLines, SetText } from '../model/compose.js';
import type { Matter } from './flow.js';

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
    heading: from === 0 && !options.own && options.whole,
    mayWait: false,
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
        part: null,
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

/** Something of fixed height that never parts; `mayWait` as in `Matter`. */
export function solidFlow(height: number, before: number, keepNext: boolean, place: Matter['place'], mayWait = false): Matter {
  return { kind: 'matter', pair: true, heading: false, mayWait, before, keepNext, height, least: height, place, split: () => null };
}
