/** Boxes as flows. */
import { fillFrame, type Matter } from './flow.js';

export interface BoxStyle {
  readonly className: string;
  /** pt inside the box. */
  readonly padX: number;
  readonly padY: number;
  readonly unit: number;
  readonly before: number;
  /** Units of the tallest frame: a box that no frame holds need not wait for a fresh one. */
  readonly tallest: number;
}

/** A part of a box at a frame's foot shows at least so many units. */
const LEAST_PART = 5;

/**
 * A box around flows. It moves whole to the next frame as long as one holds it; taller than a frame it parts between its flows,
 * and each part is drawn as a box.
 * @param begun its first part stands in the frame before.
 */
export function boxFlow(flows: readonly Matter[], style: BoxStyle, begun = false): Matter {
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
    pair: !begun,
    heading: false,
    mayWait: false,
    before: style.before,
    keepNext: false,
    height,
    least: height > style.tallest ? LEAST_PART : height,
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
      if (!force && height <= style.tallest) return null;
      const filled = fillFrame(flows, Math.floor(room - pad));
      const head = filled.standing.map((s) => s.flow);
      const rest = filled.rest.filter((f): f is Matter => f.kind === 'matter');
      if (head.length === 0 || rest.length === 0) return null;
      return [boxFlow(head, style, begun), boxFlow(rest, style, true)];
    },
  };
}
