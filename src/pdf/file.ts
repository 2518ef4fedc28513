/**
 * A PDF file opened at its cross-reference table. Objects stay the bytes they are until one is asked for; only those that were, and new
 * ones, are written anew. A tagged magazine has some 15,000 objects, of which finishing touches a hundred: parsing and writing all of
 * them took 0.65 s of a cold process, this takes about a tenth. Unlike an incremental update it leaves nothing of the old ones behind.
 */
import { PDFArray, PDFContext, PDFDict, PDFDocument, PDFNumber, PDFObject, PDFObjectParser, PDFRawStream, PDFRef, PDFStream } from '@cantoo/pdf-lib';
import { LateStream } from './late-stream.js';
import { name } from './resources.js';

/** A PDF rectangle: left, bottom, right, top in pt (ISO 32000-1, 7.9.5). */
export type RectPt = readonly [number, number, number, number];

interface Extent {
  readonly start: number;
  /** Start of whatever comes next. */
  readonly end: number;
}

/** Versions that a file may be written as: 1.6 for what supplied pages may hold, which is also that of PDF/X-4; 1.4 for PDF/X-1a:2003. */
export type PdfVersion = '1.4' | '1.6';
/** The second line tells programs that the file is binary. */
const header = (version: PdfVersion): string => `%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`;

/** A page of the file: its dictionary and the reference that destinations point at. */
export interface FilePage {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
}

/** An opened PDF: read what you need, change it in place, register what is new, save. */
export class PdfFile {
  /** Objects read so far and those added; register new ones here. */
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  private readonly removed = new Set<number>();

  private constructor(private readonly bytes: Buffer, private readonly extents: ReadonlyMap<number, Extent>, trailer: PDFDict, context: PDFContext) {
    this.context = context;
    context.largestObjectNumber = Math.max(...extents.keys(), 0);
    context.trailerInfo = { Root: trailer.get(name('Root'))!, ...optional('Info', trailer) };
    this.catalog = this.dict(context.trailerInfo.Root);
  }

  /**
   * Opens a file as Chromium writes it: one classic cross-reference table, generation 0 throughout. Any other is first brought to that
   * form by a full parse, which is slower but loses nothing. Rejects with pdf-lib's error for what is no PDF.
   */
  static async open(pdf: Uint8Array): Promise<PdfFile> {
    const direct = PdfFile.tryOpen(pdf);
    if (direct !== null) return direct;
    const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: Infinity });
    const plain = PdfFile.tryOpen(await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: Infinity }));
    if (plain === null) throw new Error('The PDF could not be brought to a classic cross-reference table.');
    return plain;
  }

  private static tryOpen(pdf: Uint8Array): PdfFile | null {
    const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
    const table = readTable(bytes);
    if (table === null) return null;
    const context = PDFContext.create();
    const trailer = PDFObjectParser.forBytes(table.trailer, context).parseObject();
    if (!(trailer instanceof PDFDict) || !(trailer.get(name('Root')) instanceof PDFRef)) return null;
    if (['Prev', 'XRefStm', 'Encrypt'].some((key) => trailer.has(name(key)))) return null;
    return new PdfFile(bytes, table.extents, trailer, context);
  }

  /** The version in the file's first line, where it is one that we write; 1.6 for any other. */
  get version(): PdfVersion {
    return this.bytes.toString('latin1', 0, 8) === '%PDF-1.4' ? '1.4' : '1.6';
  }

  /** An object by reference, or itself when it is none. */
  get(value: PDFObject | undefined): PDFObject | undefined {
    if (!(value instanceof PDFRef)) return value;
    const known = this.context.lookup(value);
    if (known !== undefined || this.removed.has(value.objectNumber)) return known;
    const extent = this.extents.get(value.objectNumber);
    if (extent === undefined) return undefined;
    const raw = this.bytes.subarray(extent.start, extent.end);
    const object = PDFObjectParser.forBytes(raw.subarray(objectHeader(raw)!), this.context).parseObject();
    this.context.assign(value, object);
    return object;
  }

  /** A dictionary by reference or itself; throws for anything else. */
  dict(value: PDFObject | undefined): PDFDict {
    const object = this.get(value);
    if (!(object instanceof PDFDict)) throw new Error(`The PDF has ${object === undefined ? 'nothing' : object.constructor.name} where a dictionary belongs.`);
    return object;
  }

  /** The array behind a reference; null for anything else, which is left unread (a content stream, say, stays the bytes it is). */
  arrayAt(value: PDFObject): PDFArray | null {
    const extent = value instanceof PDFRef ? this.extents.get(value.objectNumber) : undefined;
    if (extent === undefined) return null;
    const raw = this.bytes.subarray(extent.start, extent.end);
    if (!/^\s*\[/.test(raw.toString('latin1', objectHeader(raw)!, objectHeader(raw)! + 16))) return null;
    return this.get(value) as PDFArray;
  }

  /** Objects whose bytes hold a mark, with the `length` characters after it. Each object once, by its first mark. */
  findMarked(mark: string, length: number): { readonly ref: PDFRef; readonly token: string }[] {
    const needle = Buffer.from(mark, 'latin1');
    const found: { ref: PDFRef; token: string }[] = [];
    for (const [number, extent] of this.extents) {
      const at = this.bytes.subarray(extent.start, extent.end).indexOf(needle);
      if (at < 0) continue;
      const from = extent.start + at + needle.length;
      found.push({ ref: PDFRef.of(number), token: this.bytes.toString('latin1', from, from + length) });
    }
    return found;
  }

  /** References to a page's content streams, in order. The streams themselves stay the bytes they are. */
  contentsOf({ dict }: FilePage): readonly PDFObject[] {
    const contents = dict.get(name('Contents'));
    if (contents === undefined) return [];
    return (contents instanceof PDFArray ? contents : this.arrayAt(contents))?.asArray() ?? [contents];
  }

  /** The MediaBox that a page was printed with. */
  mediaBox(page: FilePage): RectPt {
    const box = this.get(page.dict.get(name('MediaBox')));
    const numbers = box instanceof PDFArray ? box.asArray().map((n) => (n instanceof PDFNumber ? n.asNumber() : NaN)) : [];
    if (numbers.length !== 4 || numbers.some(Number.isNaN)) throw new Error('A page of the PDF has no MediaBox.');
    return [numbers[0]!, numbers[1]!, numbers[2]!, numbers[3]!];
  }

  /** Takes an object out of the file. */
  remove(ref: PDFRef): void {
    this.removed.add(ref.objectNumber);
    this.context.delete(ref);
  }

  /** Takes out every object that nothing leads to from the trailer. Objects not read so far are looked through as the bytes they are. */
  removeUnreachable(): void {
    const reached = new Set<number>();
    const waiting: PDFObject[] = [this.context.trailerInfo.Root, this.context.trailerInfo.Info].filter((value) => value !== undefined);
    const visitBytes = ({ start, end }: Extent): void => {
      const raw = this.bytes.subarray(start, end);
      // What follows the word is data; a number there that looks like a reference would keep an object too many, never one too few.
      const data = raw.indexOf('stream');
      for (const [, number] of raw.toString('latin1', 0, data < 0 ? raw.length : data).matchAll(/(\d+) \d+ R\b/g)) waiting.push(PDFRef.of(Number(number)));
    };
    for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
      if (value instanceof PDFRef) {
        if (reached.has(value.objectNumber) || this.removed.has(value.objectNumber)) continue;
        reached.add(value.objectNumber);
        const known = this.context.lookup(value);
        const extent = this.extents.get(value.objectNumber);
        if (known !== undefined) waiting.push(known);
        else if (extent !== undefined) visitBytes(extent);
      } else if (value instanceof PDFArray) waiting.push(...value.asArray());
      else if (value instanceof PDFDict) waiting.push(...value.values());
      else if (value instanceof PDFStream) waiting.push(value.dict);
    }
    for (const number of this.extents.keys()) if (!reached.has(number)) this.remove(PDFRef.of(number));
    for (const [ref] of this.context.enumerateIndirectObjects()) if (!reached.has(ref.objectNumber)) this.remove(ref);
  }

  /** The pages in reading order. Entries that a page inherits (MediaBox, Resources, Rotate) are not filled in; Chromium leaves none to inherit. */
  pages(): FilePage[] {
    const pages: FilePage[] = [];
    const visit = (ref: PDFObject | undefined): void => {
      const dict = this.dict(ref);
      const kids = this.get(dict.get(name('Kids')));
      if (kids instanceof PDFArray) kids.asArray().forEach(visit);
      else pages.push({ ref: ref as PDFRef, dict });
    };
    visit(this.catalog.get(name('Pages')));
    return pages;
  }

  /** Everything that a reader can come to from the trailer, each object once. Reading it all parses all of it. */
  *reachable(): Generator<readonly [PDFRef, PDFObject]> {
    const seen = new Set<number>();
    const { Root, Info } = this.context.trailerInfo;
    const waiting: PDFObject[] = [Root, Info].filter((each): each is PDFObject => each !== undefined);
    for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
      if (value instanceof PDFRef) {
        const object = seen.has(value.objectNumber) ? undefined : this.get(value);
        seen.add(value.objectNumber);
        if (object === undefined) continue;
        yield [value, object];
        waiting.push(object);
      } else if (value instanceof PDFArray) waiting.push(...value.asArray());
      else if (value instanceof PDFDict) waiting.push(...value.values());
      else if (value instanceof PDFStream) waiting.push(value.dict);
    }
  }

  /** Takes out whatever nothing leads to any more. */
  sweep(): void {
    const kept = new Set(Array.from(this.reachable(), ([ref]) => ref.objectNumber));
    for (const number of this.extents.keys()) if (!kept.has(number)) this.remove(PDFRef.of(number));
    for (const [ref] of this.context.enumerateIndirectObjects()) if (!kept.has(ref.objectNumber)) this.remove(ref);
  }

  /** The whole file: untouched objects byte for byte, the others written anew, one table, a trailer with the given ID (32 hex digits). */
  save(id: string, version: PdfVersion = '1.6'): Uint8Array {
    const { file, late } = this.write(id, version);
    if (late.length > 0) throw new Error('The file has streams that are still to be read.');
    return file;
  }

  /** `save` for a file with streams whose data is read now, one after the other. */
  async saveWhole(id: string, version: PdfVersion = '1.6'): Promise<Uint8Array> {
    const { file, late } = this.write(id, version);
    for (const { stream, at } of late) await stream.read(file.subarray(at, at + stream.length));
    return file;
  }

  /** Every object is measured first and then written where it belongs, so that nothing of the file is in memory twice. */
  private write(id: string, version: PdfVersion): { readonly file: Buffer; readonly late: readonly Late[] } {
    const first = header(version);
    const offsets = new Map<number, number>();
    const written: (PDFObject | Extent)[] = [];
    let size = first.length;
    const plan = (number: number, what: PDFObject | Extent): void => {
      offsets.set(number, size);
      written.push(what);
      size += what instanceof PDFObject ? opening(number).length + what.sizeInBytes() + CLOSING.length : what.end - what.start;
    };
    for (const [number, extent] of this.extents) if (!this.removed.has(number)) plan(number, this.context.lookup(PDFRef.of(number)) ?? extent);
    for (const [ref, object] of this.context.enumerateIndirectObjects()) if (!this.extents.has(ref.objectNumber)) plan(ref.objectNumber, object);

    const last = this.table(offsets, id, size);
    const late: Late[] = [];
    const file = Buffer.allocUnsafe(size + last.length);
    file.write(first, 0, 'latin1');
    file.write(last, size, 'latin1');
    for (const [i, [number, offset]] of [...offsets].entries()) {
      const what = written[i]!;
      if (!(what instanceof PDFObject)) file.set(this.bytes.subarray(what.start, what.end), offset);
      else file.write(CLOSING, putObject(what, file, offset + file.write(opening(number), offset, 'latin1'), late), 'latin1');
    }
    return { file, late };
  }

  /** The cross-reference table at the place where it begins, and what comes after it. */
  private table(offsets: ReadonlyMap<number, number>, id: string, start: number): string {
    const count = this.context.largestObjectNumber + 1;
    const entries = [`0000000000 65535 f \n`];
    // Numbers without an object are free entries that lead nowhere (ISO 32000-1, 7.5.4 allows linking them to object 0).
    for (let n = 1; n < count; n += 1) entries.push(offsets.has(n) ? `${String(offsets.get(n)).padStart(10, '0')} 00000 n \n` : '0000000000 65535 f \n');
    const { Root, Info } = this.context.trailerInfo;
    const trailer = `<</Size ${count} /Root ${String(Root)}${Info === undefined ? '' : ` /Info ${String(Info)}`} /ID [<${id}> <${id}>]>>`;
    return `xref\n0 ${count}\n${entries.join('')}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`;
  }
}

const opening = (number: number): string => `${number} 0 obj\n`;
const CLOSING = '\nendobj\n';

/** A stream whose data belongs at a place of the file. */
interface Late {
  readonly stream: LateStream;
  readonly at: number;
}

/** Writes an object at a place. pdf-lib copies the data of a stream byte by byte; for photos that takes seconds. @returns where it ends. */
function putObject(object: PDFObject, into: Buffer, at: number, late: Late[]): number {
  if (!(object instanceof PDFRawStream || object instanceof LateStream)) return at + object.copyBytesInto(into, at);
  const from = at + object.dict.copyBytesInto(into, at);
  const data = from + into.write('\nstream\n', from, 'latin1');
  if (object instanceof LateStream) late.push({ stream: object, at: data });
  else into.set(object.contents, data);
  const end = data + object.getContentsSize();
  return end + into.write('\nendstream', end, 'latin1');
}

const optional = (key: string, dict: PDFDict): Record<string, PDFObject> => {
  const value = dict.get(name(key));
  return value === undefined ? {} : { [key]: value };
};

/** Length of `12 0 obj` and the white space round it at the start of an object's bytes, or null when they are something else. */
function objectHeader(raw: Buffer, number?: number): number | null {
  const m = /^\s*(\d+) 0 obj\b/.exec(raw.toString('latin1', 0, 32));
  return m === null || (number !== undefined && Number(m[1]) !== number) ? null : m[0].length;
}

/** The single classic cross-reference table of a file (ISO 32000-1, 7.5.4), in the order of the file's bytes; null for any other kind. */
function readTable(bytes: Buffer): { readonly extents: ReadonlyMap<number, Extent>; readonly trailer: Buffer } | null {
  const found = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.toString('latin1', Math.max(0, bytes.length - 64)));
  const start = Number(found?.[1] ?? NaN);
  if (!(start < bytes.length)) return null;
  const text = bytes.toString('latin1', start);
  const split = text.indexOf('trailer');
  if (!/^xref\s/.test(text) || split < 0) return null;

  const offsets: [number: number, offset: number][] = [];
  let number = 0;
  for (const line of text.slice(4, split).trim().split(/[\r\n]+/)) {
    const entry = /^(\d{10}) (\d{5}) ([nf])\s*$/.exec(line);
    if (entry === null) {
      const section = /^(\d+) (\d+)\s*$/.exec(line);
      if (section === null) return null;
      number = Number(section[1]);
      continue;
    }
    if (entry[3] === 'n') {
      if (entry[2] !== '00000') return null;
      offsets.push([number, Number(entry[1])]);
    }
    number += 1;
  }
  offsets.sort((a, b) => a[1] - b[1]);
  const extents = new Map<number, Extent>();
  for (const [i, [object, offset]] of offsets.entries()) {
    const extent = { start: offset, end: offsets[i + 1]?.[1] ?? start };
    // A table that lies is no table: the full parse finds objects by searching for them.
    if (objectHeader(bytes.subarray(extent.start, extent.end), object) === null) return null;
    extents.set(object, extent);
  }
  return { extents, trailer: bytes.subarray(start + split + 'trailer'.length) };
}
