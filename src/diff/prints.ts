/**
 * What a page's content stream prints, as a hash: equal hashes mean equal pages. Everything is brought to the paper first: a browser counts from the top
 * of its whole document, so that the same page has other numbers in another place of it. Text outside the paper is left out (the slug names the day
 * and the commit), and so are groups of the graphics state (`q … Q`, ISO 32000-1, 8.4.2) in which nothing else was painted. What the hash
 * cannot see through makes it differ where the pages do not; such pages are drawn and looked at.
 */
import { createHash } from 'node:crypto';
import { PDFDict, PDFName, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { Name, asNumbers, contains, decodeStream, entry, forEachOperation, multiply, type Box, type Matrix, type Operand } from '../pdf/index.js';
import type { ObjectHashes } from './hash.js';

/** Where operators find what they name (table 33). */
const CATEGORIES: Readonly<Record<string, string>> = { Tf: 'Font', gs: 'ExtGState', Do: 'XObject', sh: 'Shading', cs: 'ColorSpace', CS: 'ColorSpace', scn: 'Pattern', SCN: 'Pattern' };
/** They change where things go, which is told by the things themselves. */
const POSITIONING = new Set(['Td', 'TD', 'Tm', 'T*']);
const SHOWING = new Set(['Tj', 'TJ', "'", '"']);
const MARKS = new Set(['BMC', 'BDC', 'EMC', 'MP', 'DP', 'BX', 'EX']);
/** Their operands are points. */
const PATHS = new Set(['m', 'l', 'c', 'v', 'y']);
/** They paint, and where or how large depends on the matrix in force. */
const PAINTING = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'BI']);
const DEEPEST = 24;

export interface PrintOptions {
  /** The page's default user space to mm from the trim's corner. */
  readonly toMm: Matrix;
  /** Beyond it text does not count, mm. */
  readonly paper: Box;
  /** True on pages whose furniture can be told by having no tag. */
  readonly tagged: boolean;
}

/** What a page prints but for its furniture, where that has no tag, as hexadecimal digits. */
export const printOf = (data: Uint8Array, resources: PDFDict | undefined, hashes: ObjectHashes, page: PrintOptions): string => new Recorder(hashes, page).run(data, resources);

interface Saved {
  readonly ctm: Matrix;
  readonly leading: number;
  readonly length: number;
  readonly painted: number;
}

class Recorder {
  private readonly tokens: string[] = [];
  private painted = 0;
  private ctm: Matrix;
  private leading = 0;
  private matrix: Matrix = [1, 0, 0, 1, 0, 0];
  private line: Matrix = [1, 0, 0, 1, 0, 0];
  private stack: Saved[] = [];
  /** Where the open text object began, in `tokens` and `painted`. */
  private text = { length: 0, painted: 0 };
  private marks: boolean[] = [];

  constructor(private readonly hashes: ObjectHashes, private readonly page: PrintOptions) {
    this.ctm = page.toMm;
  }

  run(data: Uint8Array, resources: PDFDict | undefined): string {
    this.stream(data, resources, 0);
    return createHash('sha1').update(this.tokens.join('\n')).digest('hex');
  }

  private stream(data: Uint8Array, resources: PDFDict | undefined, depth: number): void {
    forEachOperation(data, (operator, operands) => this.operation(operator, operands, resources, depth));
  }

  private operation(operator: string, operands: readonly Operand[], resources: PDFDict | undefined, depth: number): void {
    if (operator === 'q') this.stack.push({ ctm: this.ctm, leading: this.leading, length: this.tokens.push('q'), painted: this.painted });
    else if (operator === 'Q') this.restore();
    else if (operator === 'BT') this.begin();
    else if (operator === 'ET') this.end();
    else if (MARKS.has(operator)) this.mark(operator, operands, resources);
    else if (SHOWING.has(operator)) this.show(operator, operands);
    else if (operator === 'Do') this.object(operands, resources, depth);
    else if (POSITIONING.has(operator) || operator === 'TL') this.position(operator, operands);
    else if (operator === 'cm') this.ctm = multiply(matrixOf(operands), this.ctm);
    else if (PATHS.has(operator)) this.tokens.push(`${operator} ${this.points(operands)}`);
    else if (operator === 're') this.tokens.push(`re ${this.rectangle(operands)}`);
    else if (PAINTING.has(operator)) {
      this.painted += 1;
      this.tokens.push(`${operator} ${this.written(operator, operands, resources)} ${placed(operator === 'sh' || operator === 'BI' ? this.ctm : spread(this.ctm))}`);
    } else this.tokens.push(`${operator} ${this.written(operator, operands, resources)}${operator === 'gs' && this.masks(operands, resources) ? placed(this.ctm) : ''}`);
  }

  private written(operator: string, operands: readonly Operand[], resources: PDFDict | undefined): string {
    return operands.map((o) => this.operand(operator, o, resources)).join(' ');
  }

  /** A soft mask lies where it was set (11.6.5.2). */
  private masks([name]: readonly Operand[], resources: PDFDict | undefined): boolean {
    const state = name instanceof Name ? lookUp(resources, 'ExtGState', name.name) : undefined;
    return state instanceof PDFDict && entry(state, 'SMask') instanceof PDFDict;
  }

  private points(operands: readonly Operand[]): string {
    const at = (i: number): string => { const m = multiply([1, 0, 0, 1, numberAt(operands, i), numberAt(operands, i + 1)], this.ctm); return `${micrometres(m[4])},${micrometres(m[5])}`; };
    return Array.from({ length: Math.floor(operands.length / 2) }, (_, i) => at(2 * i)).join(' ');
  }

  private rectangle(operands: readonly Operand[]): string {
    const [x, y, width, height] = [0, 1, 2, 3].map((i) => numberAt(operands, i)) as [number, number, number, number];
    return this.points([x, y, x + width, y, x + width, y + height, x, y + height]);
  }

  /** `Q` brings back all that was set since `q`: where nothing was painted, nothing is left of it. */
  private restore(): void {
    const saved = this.stack.pop();
    if (!saved) return;
    this.ctm = saved.ctm;
    this.leading = saved.leading;
    if (this.painted === saved.painted) this.tokens.length = saved.length - 1;
    else this.tokens.push('Q');
  }

  private begin(): void {
    this.matrix = this.line = [1, 0, 0, 1, 0, 0];
    this.text = { length: this.tokens.push('BT'), painted: this.painted };
  }

  /** Of a text object that showed nothing only what outlives it stays. */
  private end(): void {
    if (this.painted > this.text.painted) this.tokens.push('ET');
    else this.tokens.push(...this.tokens.splice(this.text.length - 1).filter((token) => token !== 'BT'));
  }

  private mark(operator: string, operands: readonly Operand[], resources: PDFDict | undefined): void {
    if (operator === 'EMC') this.marks.pop();
    else if (operator === 'BMC' || operator === 'BDC') {
      const [tag, list] = operands;
      const named = list instanceof Name ? lookUp(resources, 'Properties', list.name) : undefined;
      this.marks.push((list instanceof Map && list.has('MCID')) || (named instanceof PDFDict && named.has(PDFName.of('MCID'))));
      // Optional content: the layer decides whether it shows (8.11).
      if (tag instanceof Name && tag.name === 'OC') this.tokens.push(`OC ${this.hashes.of(named)}`);
    }
  }

  private position(operator: string, operands: readonly Operand[]): void {
    const number = (i: number): number => numberAt(operands, i);
    if (operator === 'TL') this.leading = number(0);
    else if (operator === 'Tm') this.matrix = this.line = matrixOf(operands);
    else {
      if (operator === 'TD') this.leading = -number(1);
      this.nextLine(operator === 'T*' ? 0 : number(0), operator === 'T*' ? -this.leading : number(1));
    }
  }

  private nextLine(x: number, y: number): void {
    this.matrix = this.line = multiply([1, 0, 0, 1, x, y], this.line);
  }

  private show(operator: string, operands: readonly Operand[]): void {
    if (operator === "'" || operator === '"') this.nextLine(0, -this.leading);
    const origin = multiply(this.matrix, this.ctm);
    const left = !contains(this.page.paper, origin[4], origin[5]) || (this.page.tagged && !this.marks.includes(true));
    if (left) return;
    this.painted += 1;
    this.tokens.push(`${operator} ${operands.map(plain).join(' ')} ${placed(origin)}`);
  }

  /** A form is run where it stands, since text in it may lie in the slug; anything else counts by its contents. */
  private object(operands: readonly Operand[], resources: PDFDict | undefined, depth: number): void {
    const name = operands[0];
    const object = name instanceof Name ? lookUp(resources, 'XObject', name.name) : undefined;
    const isForm = object instanceof PDFStream && entry(object.dict, 'Subtype') === PDFName.of('Form');
    if (!isForm || depth >= DEEPEST) {
      this.painted += 1;
      this.tokens.push(`Do ${this.hashes.of(object)} ${placed(this.ctm)}`);
      return;
    }
    const outer = { ctm: this.ctm, leading: this.leading, matrix: this.matrix, line: this.line, stack: this.stack, text: this.text, marks: this.marks, painted: this.painted };
    const own = entry(object.dict, 'Resources');
    const matrix = asNumbers(entry(object.dict, 'Matrix'), 6);
    if (matrix !== null) this.ctm = multiply(matrixOf(matrix), this.ctm);
    const [left, bottom, right, top] = (asNumbers(entry(object.dict, 'BBox'), 4) ?? [0, 0, 0, 0]) as [number, number, number, number];
    const frame = ['Group', 'OC'].map((key) => this.hashes.of(entry(object.dict, key))).join(' ');
    const length = this.tokens.push(`form ${this.rectangle([left, bottom, right - left, top - bottom])} ${frame}`);
    this.stack = [];
    this.marks = [...this.marks];
    this.stream(decodeStream(object), own instanceof PDFDict ? own : resources, depth + 1);
    const { painted, ...state } = outer;
    Object.assign(this, state);
    if (this.painted === painted) this.tokens.length = length - 1;
    else this.tokens.push('end of form');
  }

  private operand(operator: string, operand: Operand, resources: PDFDict | undefined): string {
    const category = CATEGORIES[operator];
    if (!(operand instanceof Name) || category === undefined) return plain(operand);
    const object = lookUp(resources, category, operand.name);
    return object === undefined ? operand.name : this.hashes.of(object);
  }
}

function lookUp(resources: PDFDict | undefined, category: string, name: string): PDFObject | undefined {
  const entries = entry(resources, category);
  return entries instanceof PDFDict ? entries.lookup(PDFName.of(name)) : undefined;
}

/** An operand as text: numbers as read, bytes in hexadecimal. */
function plain(operand: Operand): string {
  if (operand instanceof Name) return `/${operand.name}`;
  if (operand instanceof Uint8Array) return Buffer.from(operand).toString('hex');
  if (operand instanceof Map) return `<<${[...operand].map(([key, value]) => `${key} ${plain(value as Operand)}`).sort().join(' ')}>>`;
  if (Array.isArray(operand)) return `[${operand.map((item) => plain(item as Operand)).join(' ')}]`;
  return String(operand);
}

const numberAt = (operands: readonly Operand[], i: number): number => { const value = operands[i]; return typeof value === 'number' ? value : 0; };

const matrixOf = (operands: readonly Operand[]): Matrix => [0, 1, 2, 3, 4, 5].map((i) => numberAt(operands, i)) as unknown as Matrix;

/** Whole micrometres: far below what prints, and above what is lost in counting from a document's top. */
const micrometres = (mm: number): string => String(Math.round(mm * 1000) + 0);

/** A matrix without its place: how lines and letters are stretched. */
const spread = (m: Matrix): Matrix => [m[0], m[1], m[2], m[3], 0, 0];

const placed = (m: Matrix): string => `${m.slice(0, 4).map((n) => n.toPrecision(6)).join(' ')} ${micrometres(m[4])} ${micrometres(m[5])}`;
