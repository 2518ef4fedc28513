/** Operators that build, paint and clip with paths (ISO 32000-1, tables 59 to 61), and `sh` (table 77). */
import { PT_PER_MM } from '../model/paper.js';
import type { FillPaint } from './contents.js';
import { grow, scaleOf } from './geometry.js';
import { num, type Handler, type Interpreter } from './interpreter.js';
import type { PathShape } from './path.js';
import { resource } from './resources.js';
import { readShade } from './shading.js';
import { narrow } from './state.js';
import { Name } from './tokens.js';

type Part = Pick<FillPaint, 'how' | 'box' | 'rectangle' | 'outline' | 'evenOdd'> & Partial<Pick<FillPaint, 'pattern' | 'ink'>>;

function addFill(run: Interpreter, part: Part): void {
  const { state } = run;
  run.paint({
    kind: 'fill', ...run.base(state.fillAlpha, state.fillOverprint), ink: state.fillInk, pattern: state.fillPattern, ...part, colour: part.how === 'shading' ? 'unknown' : state.fill,
    picture: part.how === 'fill' && state.fillPicture, opaque: part.how === 'shading' || !state.fillTiled, lineWidthPt: 0,
  });
}

function addStroke(run: Interpreter, path: PathShape): void {
  const { state } = run;
  const width = state.lineWidth * scaleOf(state.ctm);
  run.paint({
    kind: 'fill', ...run.base(state.strokeAlpha, state.strokeOverprint), how: 'stroke', box: grow(path.box, width / 2), rectangle: false, outline: path.lines(), evenOdd: false,
    colour: state.stroke, ink: state.strokeInk, pattern: state.strokePattern, picture: false, opaque: false, lineWidthPt: width * PT_PER_MM,
  });
}

/** Ends the path: paints it as asked, then narrows the clip where W or W* stood before. */
function finish(run: Interpreter, paint: { readonly fill?: 'nonzero' | 'evenodd'; readonly stroke?: boolean; readonly close?: boolean }): void {
  if (paint.close) run.path.close();
  const path = run.path.take();
  if (path && paint.fill) {
    addFill(run, { how: 'fill', box: path.box, rectangle: path.rectangle, outline: path.outline, evenOdd: paint.fill === 'evenodd' });
  }
  if (path && paint.stroke) addStroke(run, path);
  if (run.clipPending) {
    run.state.clip = narrow(run.state.clip, path, run.clipPending === 'evenodd');
    run.clipPending = null;
    run.openRun = null;
  }
}

export const PATH_OPERATORS: Readonly<Record<string, Handler>> = {
  m: (run, o) => run.path.moveTo(run.state.ctm, num(o, 0), num(o, 1)),
  l: (run, o) => run.path.lineTo(run.state.ctm, num(o, 0), num(o, 1)),
  c: (run, o) => run.path.curveTo(run.state.ctm, num(o, 0), num(o, 1), num(o, 2), num(o, 3), num(o, 4), num(o, 5)),
  v: (run, o) => run.path.curveFromHere(run.state.ctm, num(o, 0), num(o, 1), num(o, 2), num(o, 3)),
  y: (run, o) => run.path.curveTo(run.state.ctm, num(o, 0), num(o, 1), num(o, 2), num(o, 3), num(o, 2), num(o, 3)),
  re: (run, o) => run.path.rectangle(run.state.ctm, num(o, 0), num(o, 1), num(o, 2), num(o, 3)),
  h: (run) => run.path.close(),
  n: (run) => finish(run, {}),
  f: (run) => finish(run, { fill: 'nonzero' }),
  F: (run) => finish(run, { fill: 'nonzero' }),
  'f*': (run) => finish(run, { fill: 'evenodd' }),
  S: (run) => finish(run, { stroke: true }),
  s: (run) => finish(run, { stroke: true, close: true }),
  B: (run) => finish(run, { fill: 'nonzero', stroke: true }),
  'B*': (run) => finish(run, { fill: 'evenodd', stroke: true }),
  b: (run) => finish(run, { fill: 'nonzero', stroke: true, close: true }),
  'b*': (run) => finish(run, { fill: 'evenodd', stroke: true, close: true }),
  W: (run) => { run.clipPending = 'nonzero'; },
  'W*': (run) => { run.clipPending = 'evenodd'; },
  sh: (run, o) => {
    const name = o[0];
    const shade = name instanceof Name ? readShade(resource(run.resources, 'Shading', name.name), run.resources, run.state.ctm) : null;
    addFill(run, {
      how: 'shading', box: run.state.clip, rectangle: run.state.clip.exact, outline: null, evenOdd: false,
      ...(shade ? { pattern: { kind: 'shade', shade }, ink: { space: shade.space, components: [] } } : {}),
    });
  },
};
