/**
 * Reads a content stream with the state that decides on inks, and answers with the edits that turn its colours into ink. A colour is written
 * where the source set it, as the ink of what it is first used for; where later uses want another ink (a black that is text first and a large
 * area then), that one is set right before them.
 */
import { PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFStream, PDFArray } from '@cantoo/pdf-lib';
import { decodeStream, forEachOperation, multiply, Name, type Matrix, type Operand, type RectPt } from '../pdf/index.js';
import type { Edit } from './edits.js';
import { Graphics, NO_OVERPRINT, type Overprint, type Setting } from './graphics.js';
import type { Job, Rewritten, Target } from './job.js';
import { dictEntry, matrixEntry, name, nameEntry } from './objects.js';
import { decimal, operands } from './palette.js';
import { PathArea } from './path-area.js';
import { luminosity } from './rules.js';

/** Forms inside forms beyond this depth are a loop. */
const DEEPEST = 24;
/** A form drawn more often than this is not read again: where it is drawn makes little difference to its inks. */
const OFTEN = 4;

/** Where a stream is drawn. */
export interface Surroundings {
  readonly page: number;
  readonly target: Target;
  /** A group round it is painted with transparency. */
  readonly translucent: boolean;
  /** Boxes of pictures painted so far on the page, in pt of the page. */
  readonly pictures: RectPt[];
  readonly depth: number;
}

/** What an operator means to the walk: its operands as written, and where it stands in the stream, operands included. */
export type Handler = (walk: Walk, operands: readonly Operand[], start: number, end: number) => void;
/** Operators that are looked at, by name; all others are passed over. */
export type Handlers = ReadonlyMap<string, Handler>;

export class Walk {
  readonly edits: Edit[] = [];
  graphics: Graphics;
  /** From the stream's own space to pt of the page: where its patterns are anchored (8.7.3.1). */
  readonly base: Matrix;
  path = new PathArea();
  /** Where the path being built begins in the stream; nothing may be put between it and its painting. */
  pathStart = -1;
  overPicture = false;
  /** Something in this stream shines through. */
  transparent = false;
  /** One for each open marked-content sequence: whether it is printer's marks. */
  readonly marks: boolean[] = [];
  /** Nothing has changed since text was last shown, so that more of it needs no look. */
  textSettled = false;
  private readonly stack: Graphics[] = [];
  private readonly settings: Setting[] = [];

  constructor(readonly job: Job, private readonly handlers: Handlers, readonly resources: PDFDict, readonly around: Surroundings, graphics: Graphics) {
    this.graphics = graphics;
    this.base = graphics.ctm;
    job.read(resources);
  }

  /** Reads a stream from its beginning to its end. */
  run(data: Uint8Array): Rewritten {
    forEachOperation(data, (operator, values, start, end) => this.handlers.get(operator)?.(this, values, start, end));
    for (const setting of this.settings) {
      if (setting.found) setting.swatch ??= this.job.palette.swatch(setting.found, { role: 'area', large: false, overPicture: false, registration: false }, this.around.page);
    }
    return { data, edits: this.edits, overPicture: this.overPicture };
  }

  save(): void {
    this.stack.push(this.graphics);
    this.graphics = this.graphics.copy();
  }

  restore(): void {
    this.graphics = this.stack.pop() ?? this.graphics;
    this.textSettled = false;
  }

  /** A colour as text of the stream, to be known when all colours are. */
  write(setting: Setting, stroke: boolean): () => string {
    if (this.around.target === 'luminosity') return () => (setting.found ? `${decimal(luminosity(setting.found))} ${stroke ? 'G' : 'g'}` : '');
    this.settings.push(setting);
    return () => (setting.swatch ? `${operands(this.job.palette.ink(setting.swatch))} ${stroke ? 'K' : 'k'}` : '');
  }

  insert(at: number, text: () => string): void {
    this.edits.push({ start: at, end: at, text });
  }

  /** Brings overprint to what is wanted, by a graphics state of our own put in at a place. */
  setOverprint(wanted: Overprint, at: number): void {
    const { overprint } = this.graphics;
    if (wanted.fill === overprint.fill && wanted.stroke === overprint.stroke && (wanted.mode === overprint.mode || (!wanted.fill && !wanted.stroke))) return;
    this.graphics.overprint = wanted;
    const key = `PressOverprint${Number(wanted.fill)}${Number(wanted.stroke)}${wanted.mode}`;
    this.define('ExtGState', key, { Type: 'ExtGState', op: wanted.fill, OP: wanted.stroke, OPM: wanted.mode });
    this.insert(at, () => `/${key} gs`);
  }

  /** Puts something into the stream's resources under a name of ours. */
  define(category: string, key: string, value: PDFRef | readonly string[] | Readonly<Record<string, string | number | boolean>>): void {
    const { file } = this.job;
    let entries = dictEntry(file, this.resources, category);
    if (!entries) this.resources.set(name(category), (entries = file.context.obj({})));
    if (!entries.has(name(key))) entries.set(name(key), value instanceof PDFRef ? value : file.context.obj(value as never));
    this.job.use(this.resources, category, key);
  }

  /** A named resource with the reference it is held by. */
  find(category: string, operand: Operand | undefined): { readonly ref: PDFRef | null; readonly object: ReturnType<Job['file']['get']> } | null {
    if (!(operand instanceof Name)) return null;
    const entries = dictEntry(this.job.file, this.resources, category);
    const held = entries?.get(PDFName.of(operand.name));
    if (held === undefined) return null;
    this.job.use(this.resources, category, operand.name);
    return { ref: held instanceof PDFRef ? held : null, object: this.job.file.get(held) };
  }

  /** True where what is painted now lets through what lies below. */
  translucent(stroke: boolean): boolean {
    const { graphics, around } = this;
    return around.translucent || graphics.masked || graphics.blended || (stroke ? graphics.strokeAlpha : graphics.fillAlpha) < 0.9995;
  }

  /** Takes down that something shines through. @param box pt of the page. */
  noteTransparency(what: 'opacity' | 'mask' | 'blend' | 'picture', box: RectPt | null): void {
    this.transparent = true;
    if (this.around.target === 'ink') this.job.transparency.push({ page: this.around.page, box, what });
  }

  /** True where a picture was painted below a box; below an unknown box, any picture counts. */
  liesOnPicture(box: RectPt | null): boolean {
    return this.around.pictures.some((p) => box === null || (p[0] < box[2] && box[0] < p[2] && p[1] < box[3] && box[1] < p[3]));
  }

  /** Reads a form, tiling pattern or glyph drawn from here. @param ctm of its space to pt of the page. */
  descend(ref: PDFRef, stream: PDFStream, ctm: Matrix, around: Partial<Surroundings>, graphics: Graphics, fallback: PDFDict = this.resources): Walk | null {
    if (this.around.depth >= DEEPEST || !(stream instanceof PDFRawStream)) return null;
    const { job } = this;
    const known = job.streams.get(ref);
    const times = (job.visits.get(ref) ?? 0) + 1;
    job.visits.set(ref, times);
    if (times > OFTEN) return null;
    graphics.ctm = ctm;
    const inner = new Walk(job, this.handlers, dictEntry(job.file, stream.dict, 'Resources') ?? fallback, { ...this.around, ...around, depth: this.around.depth + 1 }, graphics);
    const result = inner.run(known?.data ?? decodeStream(stream));
    if (!known || (result.overPicture && !known.overPicture)) job.streams.set(ref, { ...result, stream });
    return inner;
  }

  /** Draws a form: its group, its matrix, and what it inherits. */
  drawForm(ref: PDFRef, stream: PDFStream, target: Target, at: number): void {
    const { file } = this.job;
    const group = dictEntry(file, stream.dict, 'Group');
    const isGroup = group !== null && nameEntry(file, group, 'S') === 'Transparency';
    const graphics = this.graphics.copy();
    const translucent = isGroup ? this.translucent(false) : this.around.translucent;
    if (isGroup) {
      if (translucent) this.noteTransparency(this.reason(), null);
      graphics.fillAlpha = graphics.strokeAlpha = 1;
      graphics.masked = graphics.blended = false;
    }
    if (at >= 0) {
      this.setOverprint(this.graphics.asked, at);
      graphics.overprint = this.graphics.overprint;
    }
    const inner = this.descend(ref, stream, multiply(matrixEntry(file, stream.dict, 'Matrix'), graphics.ctm), { target, translucent }, graphics);
    if (inner?.transparent) this.transparent = true;
    if (inner?.overPicture) this.overPicture = true;
    if (!isGroup) return;
    const known = this.job.groups.get(stream.dict) ?? { transparent: false, target };
    known.transparent ||= translucent || (inner?.transparent ?? false);
    if (target === 'ink') known.target = 'ink';
    this.job.groups.set(stream.dict, known);
  }

  /** Why what is painted now is translucent. */
  reason(): 'opacity' | 'mask' | 'blend' {
    return this.graphics.masked ? 'mask' : this.graphics.blended ? 'blend' : 'opacity';
  }

  /** `gs`: the entries of table 58 that inks depend on. */
  applyState(dict: PDFDict): void {
    const { file, states } = this.job;
    const { graphics } = this;
    states.add(dict);
    this.textSettled = false;
    const number = (key: string): number | null => {
      const value = file.get(dict.get(name(key)));
      return value instanceof PDFNumber ? value.asNumber() : null;
    };
    graphics.fillAlpha = number('ca') ?? graphics.fillAlpha;
    graphics.strokeAlpha = number('CA') ?? graphics.strokeAlpha;
    graphics.lineWidth = number('LW') ?? graphics.lineWidth;
    const mask = file.get(dict.get(name('SMask')));
    if (mask) graphics.masked = mask instanceof PDFDict;
    if (mask instanceof PDFDict) this.readMask(mask);
    const mode = file.get(dict.get(name('BM')));
    const first = mode instanceof PDFArray ? file.get(mode.get(0)) : mode;
    if (first instanceof PDFName) graphics.blended = !['Normal', 'Compatible'].includes(first.decodeText());
    const flag = (key: string): boolean | null => (dict.has(name(key)) ? String(file.get(dict.get(name(key)))) === 'true' : null);
    const stroke = flag('OP');
    const fill = flag('op') ?? stroke;
    const opm = number('OPM');
    if (stroke === null && fill === null && opm === null) return;
    graphics.asked = { fill: fill ?? graphics.asked.fill, stroke: stroke ?? graphics.asked.stroke, mode: opm === null ? graphics.asked.mode : opm === 1 ? 1 : 0 };
    graphics.overprint = { fill: fill ?? graphics.overprint.fill, stroke: stroke ?? graphics.overprint.stroke, mode: opm === null ? graphics.overprint.mode : opm === 1 ? 1 : 0 };
  }

  /** A soft mask: its group is read as gray, its backdrop written so (11.6.5.2). */
  private readMask(mask: PDFDict): void {
    const { file } = this.job;
    const ref = mask.get(name('G'));
    const form = file.get(ref);
    if (!(ref instanceof PDFRef) || !(form instanceof PDFStream)) return;
    const graphics = new Graphics(this.graphics.ctm);
    graphics.overprint = NO_OVERPRINT;
    const outer = new Walk(this.job, this.handlers, this.resources, { ...this.around, target: 'luminosity', translucent: false, pictures: [] }, graphics);
    this.job.masks.add(mask);
    outer.drawForm(ref, form, 'luminosity', -1);
  }
}
