/**
 * Runs content streams (ISO 32000-1, section 7.8.2) and notes what they paint. Holds the state; the operators themselves are in
 * `*-operators.ts`, each a small function of this interpreter and its operands.
 */
import { PDFDict, PDFStream } from '@cantoo/pdf-lib';
import type { Clip, GlyphRun, Glyph, Group, Paint, SoftMask } from './contents.js';
import type { InkColour } from './colour.js';
import { readFont, type Font } from './fonts.js';
import type { Matrix } from './geometry.js';
import { forEachOperation } from './operations.js';
import { PathBuilder } from './path.js';
import { GraphicsState } from './state.js';
import { decodeStream } from './streams.js';
import type { Operand } from './tokens.js';

/** What an operator does. Operands come as written; a handler passes over what does not fit. */
export type Handler = (run: Interpreter, operands: readonly Operand[]) => void;

/** What is read once for all pages of a document. */
export class ReaderCache {
  private readonly fonts = new Map<PDFDict, Font>();
  private readonly streams = new Map<PDFStream, Uint8Array>();

  font(dict: PDFDict): Font {
    let font = this.fonts.get(dict);
    if (!font) this.fonts.set(dict, (font = readFont(dict)));
    return font;
  }

  stream(stream: PDFStream): Uint8Array {
    let data = this.streams.get(stream);
    if (!data) this.streams.set(stream, (data = decodeStream(stream)));
    return data;
  }
}

/** An open marked-content sequence (section 14.6). */
export interface Mark {
  readonly mcid: number | null;
  readonly artifact: boolean;
  /** ActualText not yet given to a glyph; `''` once it was. Null without ActualText. */
  actualText: string | null;
}

/** The fields that every paint shares. */
type Base = Pick<Paint, 'order' | 'clip' | 'alpha' | 'mixed' | 'mask' | 'blend' | 'overprint' | 'overprintMode' | 'mcid' | 'artifact'>;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Forms inside forms beyond this depth are a loop. */
const DEEPEST = 24;

export class Interpreter {
  readonly paints: Paint[] = [];
  state: GraphicsState;
  readonly path = new PathBuilder();
  /** Set by W and W*, done by the next painting operator (section 8.5.4). */
  clipPending: 'nonzero' | 'evenodd' | null = null;
  readonly marks: Mark[] = [];
  resources: PDFDict | undefined;
  /** Alpha and mixing of the transparency groups round the stream. */
  groupAlpha = 1;
  groupMixed = false;
  groupMask: SoftMask | null = null;
  groupBlend = 'Normal';
  /** The matrix with which the stream began: patterns hang on it, not on the current one (section 8.7.3.1). */
  baseMatrix: Matrix;
  /** Text matrix and the start of the line, section 9.4.2. */
  textMatrix: Matrix = [1, 0, 0, 1, 0, 0];
  lineX = 0;
  lineY = 0;
  /** The run that further glyphs join as long as nothing about them changes. */
  openRun: (Writable<GlyphRun> & { glyphs: Glyph[] }) | null = null;

  private readonly stack: GraphicsState[] = [];
  /** What lies below on the stack belongs to the stream that called this one. */
  private floor = 0;

  constructor(
    readonly cache: ReaderCache, private readonly handlers: ReadonlyMap<string, Handler>, ctm: Matrix, clip: Clip,
    /** Groups met so far, shared with the readers of patterns and masks. */
    readonly groups: Group[] = [],
    private depth = 0,
  ) {
    this.baseMatrix = ctm;
    this.state = new GraphicsState(ctm, clip);
  }

  /** What a stream of its own (a pattern's cell, a mask's group) paints, in mm of the same page, beginning with `ink` instead of black. Read once, when asked for. */
  aside(data: () => Uint8Array, resources: PDFDict | undefined, ctm: Matrix, clip: Clip, ink: InkColour | null): () => readonly Paint[] {
    const outer = resources ?? this.resources;
    let paints: readonly Paint[] | null = null;
    return () => {
      if (paints) return paints;
      const inner = new Interpreter(this.cache, this.handlers, ctm, clip, this.groups, this.depth + 1);
      if (ink) inner.state.fillInk = inner.state.strokeInk = ink;
      inner.run(data(), outer);
      return (paints = inner.paints);
    };
  }

  /** Runs one stream under its resources; unbalanced q and Q inside it do not leak out. */
  run(data: Uint8Array, resources: PDFDict | undefined): void {
    if (this.depth >= DEEPEST) return;
    const outer = { resources: this.resources, state: this.state, floor: this.floor, height: this.stack.length, marks: this.marks.length };
    this.resources = resources ?? this.resources;
    this.floor = this.stack.length;
    this.depth += 1;
    forEachOperation(data, (operator, operands) => this.handlers.get(operator)?.(this, operands));
    this.depth -= 1;
    this.openRun = null;
    this.stack.length = outer.height;
    this.floor = outer.floor;
    this.marks.length = Math.min(this.marks.length, outer.marks);
    this.resources = outer.resources;
    this.state = outer.state;
  }

  save(): void {
    this.stack.push(this.state);
    this.state = this.state.copy();
    this.openRun = null;
  }

  restore(): void {
    if (this.stack.length > this.floor) this.state = this.stack.pop()!;
    this.openRun = null;
  }

  base(alpha: number, overprint: boolean): Base {
    const { state } = this;
    let mcid: number | null = null;
    let artifact = false;
    for (const mark of this.marks) {
      mcid = mark.mcid ?? mcid;
      artifact ||= mark.artifact;
    }
    return {
      order: this.paints.length, clip: state.clip, alpha: alpha * this.groupAlpha,
      mixed: state.softMask || state.blended || this.groupMixed, mask: state.mask ?? this.groupMask,
      blend: state.blend === 'Normal' ? this.groupBlend : state.blend, overprint, overprintMode: state.overprintMode, mcid, artifact,
    };
  }

  /** Takes down a paint; it ends the open run of glyphs. */
  paint(paint: Paint): void {
    this.openRun = null;
    this.paints.push(paint);
  }
}

/** The operand at `index` as a number, 0 where it is not one. */
export const num = (operands: readonly Operand[], index: number): number => {
  const value = operands[index];
  return typeof value === 'number' ? value : 0;
};
